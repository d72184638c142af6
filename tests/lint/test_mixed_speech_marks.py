"""`mixed-speech-marks`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.mixed_speech_marks import mixed_speech_marks

Findings = Callable[..., tuple[Finding, ...]]
StoryFindings = Callable[..., list[Any]]

TALK = "“Who is it?” “Wren.” “Wren who?” “Just Wren.” "
CHANGES = (
    (TALK + "‘Come in,’ she said.", "‘Come in,’", "“Come in,”"),
    (TALK + "\n\n‘It’s late,’ said Wren, yawning.", "‘It’s late,’", "“It’s late,”"),
    (TALK.replace("“", '"').replace("”", '"') + "'It's late!' he shouted.", "'It's late!'", '"It\'s late!"'),
)
STAYS = (
    TALK + "“Come in,” she said.",
    TALK + "‘Odd,’ she thought.",
    TALK + "‘Odd,’ she mused.",
    TALK + "She had read ‘The Gate,’ and slept.",
    TALK + "“And I said, ‘Come in,’ she told me.”",
    TALK + "‘One,’ it said. ‘Two,’ it said. ‘Three,’ it said.",
    TALK + "The dogs,’ he said.",
    TALK + "‘Come in’ said the mat.",
    "“Who is it?” ‘Come in,’ she said.",
    "‘Who is it?’ ‘Wren.’ ‘Wren who?’ ‘Just Wren.’ ‘Come in,’ she said.",
)
BRITISH = TALK.replace("“", "‘").replace("”", "’")


@pytest.mark.parametrize(("text", "speech", "mended"), CHANGES)
def test_a_speech_between_other_marks_is_shown(text: str, speech: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, mixed_speech_marks)
    assert (finding.text, finding.fixes[0].replacement) == (speech, mended)


@pytest.mark.parametrize("text", STAYS)
def test_what_may_be_meant_so_is_left(text: str, findings: Findings) -> None:
    assert findings(text, mixed_speech_marks) == ()


def test_a_chapter_against_all_others_is_told_once(story_findings: StoryFindings) -> None:
    assert story_findings([TALK, TALK, BRITISH, TALK], mixed_speech_marks) == [(2, "‘", [])]
    assert story_findings([BRITISH, BRITISH, BRITISH, TALK], mixed_speech_marks) == [(3, "“", [])]


def test_a_story_that_goes_both_ways_is_left(story_findings: StoryFindings) -> None:
    assert story_findings([TALK, TALK, BRITISH, TALK, BRITISH], mixed_speech_marks) == []
    assert story_findings([TALK, TALK, BRITISH], mixed_speech_marks) == []
