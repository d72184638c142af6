"""`mixed-ellipses`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fic.lint.finding import Finding
from fic.lint.rule import Level
from fic.lint.rules.mixed_ellipses import mixed_ellipses

Findings = Callable[..., tuple[Finding, ...]]
StoryFindings = Callable[..., list[Any]]

ON = "On… and on… and on… and on… and on… and on… and on… and on… and on… and on… "
CHANGES = (
    (ON + "and... out.", "...", "…"),
    (ON + "and . . . out.", ". . .", "…"),
    (ON.replace("…", "...") + "and… out.", "…", "..."),
    (ON.replace("…", "...") + "and out. . . .", ". . .", "..."),
    (ON.replace("…", ". . .") + "and... out.", "...", ". . ."),
)
STAYS = (
    ON,
    "On… and on...",
    ON + ON.replace("…", "..."),
    ON.replace("…", "...") + "and out....",
    ON + "It was over. It rained.",
    ON + "It was over.. It rained.",
    ON + "The year was 19..",
    ON + "He read `...` on the screen.",
)


@pytest.mark.parametrize(("text", "dots", "usual"), CHANGES)
def test_an_ellipsis_against_the_habit_is_shown_with_the_usual_one(
    text: str, dots: str, usual: str, findings: Findings
) -> None:
    (finding,) = findings(text, mixed_ellipses)
    assert (finding.text, finding.fixes[0].replacement) == (dots, usual)


@pytest.mark.parametrize("text", STAYS)
def test_an_ellipsis_that_goes_with_the_habit_is_left(text: str, findings: Findings) -> None:
    assert findings(text, mixed_ellipses) == ()


def test_the_habit_is_the_storys(story_findings: StoryFindings) -> None:
    assert story_findings([ON, "It rained...", ON], mixed_ellipses) == [(1, "...", ["…"])]


def test_it_is_a_hint() -> None:
    assert mixed_ellipses.level is Level.HINT
