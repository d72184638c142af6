"""`missing-to`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.missing_to import missing_to

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("She was unable speak.", "She was unable to speak."),
    ("He wanted go home.", "He wanted to go home."),
    ("They were ready begin.", "They were ready to begin."),
    ("Try not forget it.", "Try not to forget it."),
    ("He would not allow them enter.", "He would not allow them to enter."),
    ("She was about give up.", "She was about to give up."),
)
STAYS = (
    "She is an able seaman.",
    "They let them enter.",
    "He was going home.",
    "Help me carry it.",
    "She saw him go.",
    "I have come to say it.",
    "He must needs go.",
    "All he wanted, know this, was rest.",
    "She was ready, willing and able.",
    "He did not know.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_missing_to_puts_the_to_in(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, missing_to)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_missing_to_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, missing_to) == ()
