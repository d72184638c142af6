"""`verb-form`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.verb_form import verb_form

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("He didn't went.", "He didn't go."),
    ("She had took the key.", "She had taken the key."),
    ("They tried to ran.", "They tried to run."),
    ("It would had been late.", "It would have been late."),
    ("I can't came today.", "I can't come today."),
    ("He did not knew.", "He did not know."),
    ("She would being late.", "She would be late."),
    ("He can't goes on.", "He can't go on."),
    ("They had give it away.", "They had given it away."),
)
STAYS = (
    "If she would, being tired, stay, he could.",
    "They were come home.",
    "It was to have, give and take.",
    "They have come to believe it.",
    "Would being late matter?",
    "He didn't go.",
    "“She had took it,” said Rook.",
    "They had run far.",
    "She had come.",
    "All the might had was spent.",
    "He had to left and right a friend.",
    "It would, had been said, be late.",
    "She had Drew and Will for company.",
    "They were close to lost souls.",
    "They want to wed.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_verb_form_mends_the_form_of_the_verb(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, verb_form)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_verb_form_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, verb_form) == ()
