"""`extra-small-word`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.extra_small_word import extra_small_word

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("It came from the their house.", "It came from their house."),
    ("She did it a herself.", "She did it herself."),
    ("He fell in while running.", "He fell while running."),
    ("It was a much a better day.", "It was a much better day."),
    ("They rode out of from there.", "They rode out from there."),
    ("It was more easier now.", "It was easier now."),
)
STAYS = (
    "Once more better men came.",
    "It was more, easier said than done.",
    "It came from their house.",
    "He was in on it.",
    "So much a part of her was it.",
    "She came in while he ate.",
    "The that-way-lies-madness look.",
    "What she came from to what she is.",
    "He had the me-first look.",
    "From under the bed it came.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_extra_small_word_takes_the_small_word_out(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, extra_small_word)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_extra_small_word_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, extra_small_word) == ()
