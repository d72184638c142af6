"""`lost-scene-break`: what it asks about, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fic.lint.finding import Finding
from fic.lint.rule import Level
from fic.lint.rules.lost_scene_break import lost_scene_break

Findings = Callable[..., tuple[Finding, ...]]
StoryFindings = Callable[..., list[Any]]

SIX = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\n"
CHANGES = (
    (SIX + "\n\nSeven.", "Seven"),
    (SIX.replace("\n", "\r\n") + "\r\nSeven.", "Seven"),
    (SIX + "&nbsp;\n\nSeven.", "Seven"),
    (SIX + "\u00a0\n\nSeven.", "Seven"),
    (SIX + "o\n\nSeven.", "o"),
    (SIX + "x\n\nSeven.", "x"),
    (SIX + "214\n\nSeven.", "214"),
)
STAYS = (
    SIX,
    SIX + "***\n\nSeven.",
    SIX + "***\n\n\n\nSeven.",
    SIX + "# Later\n\n\n\nSeven.",
    SIX + "<!-- later -->\n\n\nSeven.",
    SIX.replace("\n\n", "\n\n\n"),
    "One.\n\n\nTwo.",
    "1\n\nOne.\n\n2\n\nTwo.\n\n3\n\nThree.",
    "12\n\nOne.",
    SIX + "“Seven?”\n\n“7.”",
    SIX + "I\n\nA",
    SIX + "oOo\n\nSeven.",
)


@pytest.mark.parametrize(("text", "place"), CHANGES)
def test_what_may_have_been_a_break_is_asked_about(text: str, place: str, findings: Findings) -> None:
    (finding,) = findings(text, lost_scene_break)
    assert (finding.text, finding.fixes) == (place, ())


@pytest.mark.parametrize("text", STAYS)
def test_what_shows_no_break_is_left(text: str, findings: Findings) -> None:
    assert findings(text, lost_scene_break) == ()


WORDS = "She went on and on along the wall. " * 40
SCENES = f"{WORDS}\n\n***\n\n" * 5 + WORDS


def test_a_chapter_without_a_break_in_a_story_full_of_them_is_asked_about(story_findings: StoryFindings) -> None:
    assert story_findings([SCENES, SCENES, WORDS * 6, SCENES], lost_scene_break) == [(2, "She", [])]


@pytest.mark.parametrize(
    "texts",
    [[SCENES, WORDS * 6, SCENES], [SCENES, SCENES, SCENES, WORDS * 6, WORDS * 6], [SCENES, SCENES, SCENES, WORDS]],
)
def test_a_story_without_that_habit_and_a_short_chapter_are_left(
    texts: list[str], story_findings: StoryFindings
) -> None:
    assert story_findings(texts, lost_scene_break) == []


def test_it_is_a_hint() -> None:
    assert lost_scene_break.level is Level.HINT
