"""`its-apostrophe`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.its_apostrophe import its_apostrophe

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("He said its a trap.", "He said it's a trap."),
    ("I think its been there for years.", "I think it's been there for years."),
    ("The dog hurt it's paws.", "The dog hurt its paws."),
    ("The ship lost it's own anchor.", "The ship lost its own anchor."),
    ("The town and its' wall stood.", "The town and its wall stood."),
    ("The name of it's owner was lost.", "The name of its owner was lost."),
)
STAYS = (
    "It's a trap, and its jaws are rusty.",
    "The dog hurt its paw.",
    "It's been years.",
    "What it's worth is its price.",
    "Its dark shape rose.",
    "Its very walls wept.",
    "In its time it was new.",
    "On its own it stands.",
    "Of its kind it's the best.",
    "She said it's no use.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_its_apostrophe_mends_the_apostrophe_of_its(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, its_apostrophe)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_its_apostrophe_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, its_apostrophe) == ()
