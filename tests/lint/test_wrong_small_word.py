"""`wrong-small-word`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.wrong_small_word import wrong_small_word

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("He came form the north.", "He came from the north."),
    ("Two of then all came.", "Two of them all came."),
    ("The were gone by noon.", "They were gone by noon."),
    ("She jumped of the cart.", "She jumped off the cart."),
    ("He did it because off her.", "He did it because of her."),
    ("It was on of those days.", "It was one of those days."),
    ("Up an down he went.", "Up and down he went."),
    ("She threw it over he shoulder.", "She threw it over her shoulder."),
    ("A cup if tea stood there.", "A cup of tea stood there."),
    ("It belonged to you mother.", "It belonged to your mother."),
    ("I told my go home.", "I told me go home."),
)
STAYS = (
    "The form the river took was odd.",
    "By then they were gone.",
    "Since then, he slept.",
    "He was sick of the off season.",
    "Be off with you, and off he went.",
    "One of them was on.",
    "She sat on one of the steps.",
    "He was an on-and-off friend.",
    "“Up an’ down,” said Rook.",
    "He took the off ramp, then the on ramp.",
    "The have-nots took the would-be king.",
    "He is off her hands.",
    "It belongs to you, mother.",
    "A cup, if tea was to be had, stood there.",
    "My own is mine.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_wrong_small_word_mends_a_small_word(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, wrong_small_word)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_wrong_small_word_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, wrong_small_word) == ()
