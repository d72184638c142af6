"""Pace from chapters' dates: which count, which are set aside, and what is said about it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import PurePosixPath

import pytest

from fic.manuscript.chapter import Chapter, Posting
from fic.release.belief import belief_from
from fic.release.pace import Pace, pace_of_chapters, pace_of_gaps, pace_said

TODAY = date(2026, 3, 1)


def chapter(number: int, drafted: date | None, *postings: Posting) -> Chapter:
    path = PurePosixPath(f"manuscript/{number:03}.md")
    return Chapter(path=path, number=number, title="", text="words", drafted=drafted, postings=postings)


def drafted_on(*ages: int) -> list[Chapter]:
    return [chapter(number, TODAY - timedelta(days=age)) for number, age in enumerate(ages, 1)]


def test_gaps_are_the_days_between_completions_whatever_order_the_chapters_are_in() -> None:
    pace = pace_of_chapters(drafted_on(10, 30, 24, 3), TODAY)
    assert pace.gaps == (6, 14, 7)
    assert pace.ages == (24, 10, 3)
    assert pace.open_gap == 3
    assert pace.completions == 4
    assert pace.source == "drafted dates"


def test_two_in_a_day_are_a_gap_of_nothing() -> None:
    assert pace_of_chapters(drafted_on(20, 10, 10), TODAY).gaps == (10, 0)


def test_git_fills_in_for_chapters_without_a_drafted_date() -> None:
    first, last = chapter(1, None, Posting("ao3", TODAY, TODAY)), chapter(2, date(2026, 2, 20))
    written = {first.path: date(2026, 2, 10)}
    pace = pace_of_chapters([first, last], TODAY, written)
    assert pace.gaps == (10,)
    assert pace.source == "drafted dates and git history"
    assert pace_of_chapters([first, chapter(2, None, *first.postings)], TODAY, written).source == "git history"


def test_a_chapter_still_being_written_is_no_completion() -> None:
    unfinished = chapter(3, None)
    pace = pace_of_chapters([*drafted_on(20, 10), unfinished], TODAY, {unfinished.path: TODAY})
    assert pace.completions == 2
    assert pace.open_gap == 10


def test_dates_to_come_are_set_aside_and_said_so() -> None:
    pace = pace_of_chapters(drafted_on(20, 10, -5), TODAY)
    assert pace.gaps == (10,)
    assert pace.remarks == ("Chapter 3 is dated after today, so its day is left out of the pace.",)


def test_a_chapter_drafted_after_it_was_posted_was_finished_by_the_posting() -> None:
    posted = date(2026, 2, 1)
    odd = chapter(2, date(2026, 2, 25), Posting("ao3", posted, posted))
    pace = pace_of_chapters([chapter(1, date(2026, 1, 20)), odd], TODAY)
    assert pace.gaps == (12,)
    assert "Chapter 2 was posted before its drafted date" in pace.remarks[0]


def test_chapters_brought_in_together_say_nothing_about_pace() -> None:
    pace = pace_of_chapters(drafted_on(90, 60, 60, 60, 60, 60, 50, 38), TODAY)
    assert pace.gaps == (10, 12)
    assert "5 chapters came in together" in pace.remarks[0]
    assert pace.known


def test_a_story_drafted_all_on_one_day_gives_no_odds() -> None:
    assert not pace_of_chapters(drafted_on(5, 5), TODAY).known
    assert not pace_of_chapters(drafted_on(5, 5, 5, 5, 5), TODAY).known
    assert not pace_of_chapters(drafted_on(5), TODAY).known
    assert not pace_of_chapters([], TODAY).known


def test_a_stated_pace_is_enough_and_stated_gaps_count_their_completions() -> None:
    assert pace_said(9).known
    pace = pace_of_gaps((9, 14, 6), open_gap=4)
    assert (pace.completions, pace.ages, pace.open_gap) == (4, (24, 10, 4), 4)
    assert not Pace().known


def test_recent_gaps_count_more_once_there_are_enough_of_them() -> None:
    few, many = pace_of_gaps([7] * 16), pace_of_gaps([7] * 60)
    assert few.weights == (1.0,) * 16
    assert list(many.weights) == sorted(many.weights)
    assert many.weights[0] < 0.2
    assert sum(many.weights) >= 16
    assert many.weights[-14] == pytest.approx(0.5 * many.weights[-1], rel=0.5)


def test_an_author_who_has_slowed_down_is_taken_to_be_slower_but_not_as_if_the_past_had_never_been() -> None:
    slowed = pace_of_gaps([2, 4, 3, 1, 5] * 8 + [9, 16, 12, 20, 11, 14, 8, 18, 13, 10, 15, 17])
    days = belief_from(slowed.gaps, 0, slowed.weights).days_per_chapter(0.5)
    alike = belief_from(slowed.gaps, 0).days_per_chapter(0.5)
    assert alike < days < 14


def test_a_long_rest_leaves_the_weight_of_sixteen_gaps() -> None:
    assert sum(pace_of_gaps([7] * 40, open_gap=800).weights) >= 16
