"""`disagreement`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.disagreement import disagreement

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("We was late.", "We were late."),
    ("She were alone.", "She was alone."),
    ("Thou are late.", "Thou art late."),
    ("He came three day later.", "He came three days later."),
    ("There was four horses.", "There were four horses."),
    ("Five woman who knew him came.", "Five women who knew him came."),
    ("A women who knew him came.", "A woman who knew him came."),
    ("He liked these thing and that.", "He liked this thing and that."),
)
STAYS = (
    "This women's hall is old.",
    "These day trips are long.",
    "Let him go, lest he forget.",
    "What does she know?",
    "One man's men are another's.",
    "“We was late,” said Rook.",
    "If she were alone, he would come.",
    "As though he were king.",
    "Did she have it?",
    "He and she are one.",
    "A three day ride.",
    "Many a man who had gone came back.",
    "There was one of four.",
    "I am late, am I not?",
    "It was 3 am.",
    "I wish he were here.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_disagreement_makes_them_agree(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, disagreement)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_disagreement_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, disagreement) == ()
