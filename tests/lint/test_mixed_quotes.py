"""`mixed-quotes`: a chapter against itself, and against its story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.mixed_quotes import mixed_quotes

Findings = Callable[..., tuple[Finding, ...]]
StoryFindings = Callable[..., list[Any]]

CURLY = "“It’s late,” she said. “He’s here.” “Who’s there?” It’s Wren.\n"
STRAIGHT = CURLY.translate(str.maketrans("“”’", '""\''))
CHANGES = (
    ('“One,” he said. “Two.”\n\n"Three," she said.\n\n“Four,” he said.', '"'),
    (CURLY + "It's Rook.", "'"),
    (STRAIGHT + "It’s Rook.", "’"),
)
STAYS = (
    CURLY,
    STRAIGHT,
    "“It's late,” he said. “It's over.”",
    CURLY + "He was 6' 2\" tall.",
)


@pytest.mark.parametrize(("text", "mark"), CHANGES)
def test_a_chapter_that_changes_is_told_where(text: str, mark: str, findings: Findings) -> None:
    (finding,) = findings(text, mixed_quotes)
    assert finding.text == mark


@pytest.mark.parametrize("text", STAYS)
def test_a_chapter_of_one_kind_is_left(text: str, findings: Findings) -> None:
    assert findings(text, mixed_quotes) == ()


def test_a_chapter_against_its_story_is_told_once_for_each_kind_of_mark(story_findings: StoryFindings) -> None:
    assert story_findings([CURLY, STRAIGHT, CURLY, CURLY], mixed_quotes) == [(1, '"', []), (1, "'", [])]
    assert story_findings([STRAIGHT, STRAIGHT, STRAIGHT, CURLY], mixed_quotes) == [(3, "“", []), (3, "’", [])]


def test_a_story_of_both_kinds_and_a_short_one_are_left(story_findings: StoryFindings) -> None:
    assert story_findings([CURLY, CURLY, CURLY, STRAIGHT, STRAIGHT], mixed_quotes) == []
    assert story_findings([CURLY, STRAIGHT, CURLY], mixed_quotes) == []


def test_a_chapter_with_hardly_a_mark_is_left(story_findings: StoryFindings) -> None:
    assert story_findings([CURLY, CURLY, CURLY, '"No," said Wren.\n'], mixed_quotes) == []


def test_straight_apostrophes_all_through_a_story_are_its_habit(story_findings: StoryFindings) -> None:
    typed = CURLY.replace("’", "'")
    assert story_findings([typed, typed, typed, typed], mixed_quotes) == []
    assert story_findings([typed, typed, typed, CURLY], mixed_quotes) == [(3, "’", [])]
