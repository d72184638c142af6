"""`scanning-slip`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.scanning_slip import scanning_slip

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("He hid in the comer.", "He hid in the corner."),
    ("It was nothing at ail.", "It was nothing at all."),
    ("She lived in modem times.", "She lived in modern times."),
    ("Then be could see it.", "Then he could see it."),
    ("They bad been warned.", "They had been warned."),
    ("He sat clown and slept.", "He sat down and slept."),
    ("She was very fund of him.", "She was very fond of him."),
)
STAYS = (
    "He was the last comer.",
    "All comers were welcome.",
    "What ails the child?",
    "The modem was old.",
    "What will be could be worse.",
    "They had a bad time.",
    "The clown sat.",
    "The fund was empty.",
    "Tom was late, and so was Tom's aunt.",
    "It was to be had for a song.",
    "The arid plain lay before him.",
    "That is how it would be.",
    "The hut stood empty.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_scanning_slip_reads_what_the_scanner_misread(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, scanning_slip)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_scanning_slip_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, scanning_slip) == ()
