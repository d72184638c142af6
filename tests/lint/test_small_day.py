"""Days and months want a capital, unless they are typed or are other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.small_day import small_day

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = [
    ("Nobody came on wednesday.", "wednesday", "Wednesday"),
    ("It was friday's child.", "friday's", "Friday's"),
    ("“See you in september,” he said.", "september", "September"),
    ("She hated sundays.", "sundays", "Sundays"),
]
STAYS = [
    "Nobody came on Wednesday, in September.",
    "They march in a May that may be august.",
    "“c u tuesday,” he texted.",
    "[10:42 PM] Wren: not on tuesday",
    "nothing happens on sundays",
]


@pytest.mark.parametrize(("text", "covers", "right"), CHANGES)
def test_a_small_day_gets_its_capital_safely(text: str, covers: str, right: str, findings: Findings) -> None:
    (finding,) = findings(text, small_day)
    assert (finding.text, [(fix.replacement, fix.safe) for fix in finding.fixes]) == (covers, [(right, True)])


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_small_day_is_left_alone(text: str, findings: Findings) -> None:
    assert findings(text, small_day) == ()
