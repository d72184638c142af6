"""`neither-or`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.neither_or import neither_or

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("It was neither wet or dry.", "It was neither wet nor dry."),
    ("Neither Wren or Rook came.", "Neither Wren nor Rook came."),
)
STAYS = (
    "It was neither wet nor dry.",
    "Neither of us knew or cared.",
    "Neither spoke, or moved.",
    "It was either wet or dry.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_neither_or_puts_nor(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, neither_or)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_neither_or_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, neither_or) == ()
