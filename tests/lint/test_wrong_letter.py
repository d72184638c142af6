"""`wrong-letter`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.wrong_letter import wrong_letter

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("They hated taking about it.", "They hated talking about it."),
    ("He came form the north.", "He came from the north."),
    ("Two of then all came.", "Two of them all came."),
    ("The were gone by noon.", "They were gone by noon."),
    ("She jumped of the cart.", "She jumped off the cart."),
    ("He did it because off her.", "He did it because of her."),
    ("It was on of those days.", "It was one of those days."),
    ("She ran though the market.", "She ran through the market."),
    ("I though about it.", "I thought about it."),
    ("He went wondering through the halls.", "He went wandering through the halls."),
    ("So he was right alter all.", "So he was right after all."),
    ("He kept quite until noon.", "He kept quiet until noon."),
    ("Up an down he went.", "Up and down he went."),
)
STAYS = (
    "They were taking about an hour.",
    "The form the river took was odd.",
    "By then they were gone.",
    "Since then, he slept.",
    "He was sick of the off season.",
    "Be off with you, and off he went.",
    "One of them was on.",
    "She sat on one of the steps.",
    "Though the rain fell, he went on.",
    "He ran, though the ground was soft.",
    "She was wondering about the tide.",
    "It was quite late, and quiet.",
    "He was an on-and-off friend.",
    "“Up an’ down,” said Rook.",
    "He took the off ramp, then the on ramp.",
    "The have-nots took the would-be king.",
    "He is off her hands.",
    "The fellow did not care.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_wrong_letter_mends_a_slipped_letter(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, wrong_letter)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_wrong_letter_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, wrong_letter) == ()
