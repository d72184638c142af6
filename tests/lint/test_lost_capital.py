"""`lost-capital`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fic.lint.finding import Finding
from fic.lint.rule import Level
from fic.lint.rules.lost_capital import lost_capital

Findings = Callable[..., tuple[Finding, ...]]
StoryFindings = Callable[..., list[Any]]

MICE = "So the Field Mice met the Field Mice, and the Field Mice fled the Field Mice. "
SHEIK = "Then the Sheik rose, and the Sheik spoke. " * 7
CHANGES = (
    (MICE + "But the field mice slept.", "field mice", "Field Mice"),
    (MICE + "The field mice slept.", "field mice", "Field Mice"),
    (SHEIK + "Then the sheik slept.", "sheik", "Sheik"),
    (SHEIK + "“Is the sheik’s tent here?”", "sheik", None),
)
STAYS = (
    MICE,
    MICE + "But the field mouse slept.",
    MICE + "The field mice ran. The field mice hid.",
    MICE + "Two field mice slept.",
    "Then the Sheik rose. Then the sheik slept.",
    SHEIK + "He was the sheik of the hills.",
    SHEIK + "He had the sheik-like look.",
    SHEIK + "THE SHEIK WAS HERE.",
    "Then the Times rose, and the Times fell. " * 7 + "All the times he lost.",
    "The Sheik rose. The Sheik spoke. " * 9 + "Then the sheik slept.",
)


@pytest.mark.parametrize(("text", "words", "mended"), CHANGES)
def test_a_term_without_its_capital_is_shown(text: str, words: str, mended: str | None, findings: Findings) -> None:
    found = findings(text, lost_capital)
    assert [each.text for each in found] == ([words] if mended else [])
    assert [each.fixes[0].replacement for each in found] == ([mended] if mended else [])


@pytest.mark.parametrize("text", STAYS)
def test_a_word_that_may_be_common_is_left(text: str, findings: Findings) -> None:
    assert findings(text, lost_capital) == ()


def test_the_habit_is_the_storys(story_findings: StoryFindings) -> None:
    told = "Once the Sheik came. Then the sheik slept. "
    assert story_findings([told, told.replace("sheik", "Sheik")], lost_capital) == []
    assert story_findings([SHEIK, told], lost_capital) == [(1, "sheik", ["Sheik"])]


def test_it_is_a_hint() -> None:
    assert lost_capital.level is Level.HINT
