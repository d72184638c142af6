"""`misplaced-apostrophe`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.misplaced_apostrophe import misplaced_apostrophe

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("The choice is your's.", "The choice is yours."),
    ("The law say's no.", "The law says no."),
    ("They knew each others' faults.", "They knew each other's faults."),
    ("He slept in other peoples' beds.", "He slept in other people's beds."),
    ("The childrens' room was dark.", "The children's room was dark."),
    ("He wore a blasé’ air.", "He wore a blasé air."),
    ("“Who did’ that to the gate?” she said.", "“Who did that to the gate?” she said."),
    ("It was a dangerous’ letter.", "It was a dangerous letter."),
)
STAYS = (
    "The choice is yours.",
    "What I say's my own affair.",
    "The others' beds were made.",
    "The peoples' envoys met.",
    "All you want's a bed.",
    "‘It was the others’ he said.",
    "The children's room was dark.",
    "Ours is theirs.",
    "“I tol’ ’im so an’ lef’ it wi’ the ol’ man,” he said.",
    "‘Whatever he knew’ was the title of the book.",
    "The boys’ room was dark, and so was Bess’ own.",
    "“Nex’ time, jus’ kep’ still,” he said.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_misplaced_apostrophe_moves_or_takes_away_the_apostrophe(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, misplaced_apostrophe)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_misplaced_apostrophe_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, misplaced_apostrophe) == ()
