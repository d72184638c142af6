"""`mixed-dashes`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fic.lint.finding import Finding
from fic.lint.rule import Level
from fic.lint.rules.mixed_dashes import mixed_dashes

Findings = Callable[..., tuple[Finding, ...]]
StoryFindings = Callable[..., list[Any]]

UP = "Up—down—up—down—up—down—up—down—up—down—up. "
CHANGES = (
    (UP + "And -- she fell.", " -- ", "—"),
    (UP + "And--she fell.", "--", "—"),
    (UP + "And – she fell.", " – ", "—"),
    (UP + "And – *now* it rained.", " – ", "—"),
    (UP + "And — she fell.", " — ", "—"),
    (UP + "And - she fell.", " - ", "—"),
    (UP + "She fell— and rose.", "— ", "—"),
    (UP.replace("—", " – ") + "And—she fell.", "—", " – "),
    (UP.replace("—", " -- ") + "And — she fell.", " — ", " -- "),
)
STAYS = (
    UP,
    "Up—down -- up.",
    UP + UP.replace("—", " – "),
    UP + "“But I--” she said.",
    UP + "“But I --”",
    UP + "-- and then it rained.",
    UP + "The war of 1914–1918, from Paris–Rome.",
    UP + "A well-known gate, and a two- or three-year-old lamb.",
    UP + "“I— I don’t know,” she said.",
    UP + "Two - 2 = 0.",
    UP + "\n\n---\n\nIt rained.",
    UP + "\n\n- It rained.\n- It snowed.",
)


@pytest.mark.parametrize(("text", "dash", "usual"), CHANGES)
def test_a_dash_against_the_habit_is_shown_with_the_usual_one(
    text: str, dash: str, usual: str, findings: Findings
) -> None:
    found = findings(text, mixed_dashes)
    assert found[0].text == dash
    assert found[0].fixes[0].replacement == usual


@pytest.mark.parametrize("text", STAYS)
def test_a_dash_that_may_be_meant_so_is_left(text: str, findings: Findings) -> None:
    assert findings(text, mixed_dashes) == ()


def test_the_habit_is_the_storys(story_findings: StoryFindings) -> None:
    assert story_findings([UP, UP, "It rained -- softly."], mixed_dashes) == [(2, " -- ", ["—"])]


def test_many_in_one_chapter_are_told_once(story_findings: StoryFindings) -> None:
    ((chapter, text, fixes),) = story_findings([UP * 9, UP.replace("—", " -- ")], mixed_dashes)
    assert (chapter, text, fixes) == (1, " -- ", [])


def test_a_chapter_that_goes_its_own_way_all_through_is_told_though_its_dashes_are_many(
    story_findings: StoryFindings,
) -> None:
    other = UP.replace("—", " -- ")
    assert story_findings([UP, UP, other, UP], mixed_dashes) == [(2, " -- ", [])]
    assert story_findings([UP, other], mixed_dashes) == []


def test_it_is_a_hint() -> None:
    assert mixed_dashes.level is Level.HINT
