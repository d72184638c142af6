"""`missing-apostrophe`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.missing_apostrophe import missing_apostrophe

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("They dont know.", "They don't know."),
    ("He wasnt there.", "He wasn't there."),
    ("I cant ask him.", "I can't ask him."),
    ("Wont you stay?", "Won't you stay?"),
    ("She took her mothers hand.", "She took her mother's hand."),
    ("Two weeks worth of bread was gone.", "Two weeks' worth of bread was gone."),
    ("He climbed to the crows nest.", "He climbed to the crow's nest."),
    ("The old mans dog barked.", "The old man's dog barked."),
    ("They knew each others names.", "They knew each other's names."),
)
STAYS = (
    "They don't know.",
    "It is thieves' cant.",
    "He slept, as was his wont.",
    "Her mothers were two.",
    "Her brothers went on.",
    "The weeks, worth little, went by.",
    "He mans the gate.",
    "Each of the others knew.",
    "The crow's nest swayed.",
    "It is a man's world.",
    "The peoples of the plain came.",
    "Ill winds blow.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_missing_apostrophe_puts_the_apostrophe_in(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, missing_apostrophe)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_missing_apostrophe_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, missing_apostrophe) == ()
