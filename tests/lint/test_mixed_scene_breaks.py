"""`mixed-scene-breaks`: what it shows, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fic.lint.finding import Finding
from fic.lint.rule import Level
from fic.lint.rules.mixed_scene_breaks import mixed_scene_breaks

Findings = Callable[..., tuple[Finding, ...]]
StoryFindings = Callable[..., list[Any]]

CHANGES = (
    ("One.\n\n***\n\nTwo.\n\n~ ~ ~\n\nThree.", ["~ ~ ~"]),
    ("One.\n\n---\n\nTwo.\n\n***\n\nThree.\n\n***\n\nFour.", ["***", "***"]),
    ("One.\n\noOo\n\nTwo.\n\n***\n\nThree.", ["***"]),
)
STAYS = (
    "One.\n\n***\n\nTwo.\n\n* * *\n\nThree.\n\n*****\n\nFour.",
    "One.\n\n---\n\nTwo.\n\n-----\n\nThree.",
    "One.\n\n***\n\nTwo.",
    "One.\n\nTwo.",
    "***",
)


@pytest.mark.parametrize(("text", "breaks"), CHANGES)
def test_breaks_of_another_kind_than_the_first_are_shown(text: str, breaks: list[str], findings: Findings) -> None:
    assert [each.text for each in findings(text, mixed_scene_breaks)] == breaks


@pytest.mark.parametrize("text", STAYS)
def test_breaks_of_one_kind_are_left(text: str, findings: Findings) -> None:
    assert findings(text, mixed_scene_breaks) == ()


STARS, WAVES = "One.\n\n***\n\nTwo.\n\n* * *\n\nThree.\n", "One.\n\n~ ~ ~\n\nTwo.\n\n~ ~\n\nThree.\n"


def test_a_chapter_against_its_story_is_told_once(story_findings: StoryFindings) -> None:
    assert story_findings([STARS, WAVES, STARS, STARS], mixed_scene_breaks) == [(1, "~ ~ ~", [])]


def test_a_story_of_both_kinds_and_a_short_one_are_left(story_findings: StoryFindings) -> None:
    assert story_findings([STARS, WAVES, STARS, STARS, WAVES], mixed_scene_breaks) == []
    assert story_findings([STARS, WAVES, STARS], mixed_scene_breaks) == []


def test_it_is_a_hint() -> None:
    assert mixed_scene_breaks.level is Level.HINT
