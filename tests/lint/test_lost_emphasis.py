"""`lost-emphasis`: what it asks about, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fic.lint.finding import Finding
from fic.lint.rule import Level
from fic.lint.rules.lost_emphasis import lost_emphasis

Findings = Callable[..., tuple[Finding, ...]]
StoryFindings = Callable[..., list[Any]]

FIRST = "She woke.\n\nHis arm lay on hers.\n\n"
MIDDLE = "\n\nShe lay still.\n\nHe stirred in his sleep.\n\n"
LAST = "\n\nHe slept again.\n\nShe rose.\n"


def _chapter(one: str, two: str) -> str:
    return FIRST + one + MIDDLE + two + LAST


CHANGES = (
    (_chapter("I should not have come.", "I need more time..."), "I should not have come."),
    (_chapter("What is he doing in my room?", "Damn, I’ll be late."), "What is he doing in my room?"),
    (_chapter("  It’s late, I’m cold!", "Why me?"), "It’s late, I’m cold!"),
)
STAYS = (
    _chapter("*I should not have come.*", "*I need more time...*"),
    _chapter("*I should not have come.*", "I need more time..."),
    _chapter("“I should not have come.”", "“I need more time...”"),
    _chapter("I should not have come.", "He needs more time..."),
    _chapter("The first World War I was over.", "He met King Henry I there."),
    _chapter("My Dear came in.", "She looked at My Dear."),
    _chapter("I should not have come,", "for I am a stranger here"),
    _chapter("I should not have come. " * 8, "I need more time. " * 8),
    _chapter("I came.\n\nI saw.\n\nI left.\n\nI wrote.", "He read."),
    _chapter("> I should not have come.", "> I need more time."),
    "I own nothing.\n\n" + FIRST + MIDDLE + LAST + "\n\nI hope you liked it!",
    _chapter("I woke.", "I rose.").replace("She", "I").replace("His", "My").replace("He ", "I "),
    "She woke.\n\nI should not have come.\n\nHe slept.\n\nI need more time.\n\nShe rose.",
)


@pytest.mark.parametrize(("text", "thought"), CHANGES)
def test_thoughts_that_stand_bare_are_asked_about_once(text: str, thought: str, findings: Findings) -> None:
    (finding,) = findings(text, lost_emphasis)
    assert (finding.text, finding.fixes) == (thought, ())


@pytest.mark.parametrize("text", STAYS)
def test_what_may_be_told_so_is_left(text: str, findings: Findings) -> None:
    assert findings(text, lost_emphasis) == ()


PLAIN = "She went on and on along the wall. " * 40
SET_OFF = PLAIN + "*So late,* she thought. " * 12


def test_a_chapter_without_italics_in_a_story_full_of_them_is_asked_about(story_findings: StoryFindings) -> None:
    assert story_findings([SET_OFF, SET_OFF, PLAIN, SET_OFF], lost_emphasis) == [(2, "She", [])]


@pytest.mark.parametrize(
    "texts",
    [
        [SET_OFF, PLAIN, SET_OFF],
        [SET_OFF, SET_OFF, SET_OFF, PLAIN, PLAIN],
        [SET_OFF, SET_OFF, SET_OFF, "She slept."],
        [PLAIN + "*So late.*"] * 4 + [PLAIN],
    ],
)
def test_a_story_without_that_habit_and_a_short_chapter_are_left(
    texts: list[str], story_findings: StoryFindings
) -> None:
    assert story_findings(texts, lost_emphasis) == []


def test_it_is_a_hint() -> None:
    assert lost_emphasis.level is Level.HINT
