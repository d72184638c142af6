"""`wrong-letter`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.wrong_letter import wrong_letter

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("They hated taking about it.", "They hated talking about it."),
    ("She ran though the market.", "She ran through the market."),
    ("I though about it.", "I thought about it."),
    ("He went wondering through the halls.", "He went wandering through the halls."),
    ("So he was right alter all.", "So he was right after all."),
    ("He kept quite until noon.", "He kept quiet until noon."),
    ("She was starring at him.", "She was staring at him."),
    ("He saw it four yours ago.", "He saw it four hours ago."),
    ("It was made of lighting, a bolt of lighting.", "It was made of lighting, a bolt of lightning."),
)
STAYS = (
    "Thy ready wit the word will soon supply.",
    "They were taking about an hour.",
    "Though the rain fell, he went on.",
    "He ran, though the ground was soft.",
    "She was wondering about the tide.",
    "It was quite late, and quiet.",
    "The fellow did not care.",
    "The thought was his.",
    "He altered all of it.",
    "The play was starring her at last.",
    "As thought goes, it was deep.",
    "She kept quite a lot of it.",
    "Yours is the other.",
    "He took his word for it.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_wrong_letter_mends_a_slipped_letter(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, wrong_letter)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_wrong_letter_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, wrong_letter) == ()
