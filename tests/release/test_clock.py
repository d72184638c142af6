"""Breaks, heavy weekdays and a chapter nearly done: what they do to the odds."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import PurePosixPath

import pytest

from fic.manuscript.chapter import Chapter
from fic.release.belief import belief_from
from fic.release.clock import EVEN_WEEK, break_days, weekday_loads, writing_days
from fic.release.forecast import days_from, first_dry_odds
from fic.release.outlook import Foresight
from fic.release.pace import pace_of_chapters, share_written

MONDAY = date(2026, 1, 5)


def chapter(number: int, drafted: date | None, words: int = 10) -> Chapter:
    return Chapter(PurePosixPath(f"{number:03}.md"), number, "", "word " * words, drafted=drafted)


def test_a_break_holds_no_writing_and_both_its_ends_belong_to_it() -> None:
    away = break_days([(date(2026, 1, 7), date(2026, 1, 8))], MONDAY, MONDAY + timedelta(days=10))
    assert writing_days(MONDAY, 5, away) == (0, 1, 1, 1, 2, 3)


def test_a_week_always_holds_seven_writing_days() -> None:
    loads = weekday_loads([0, 0, 0, 0, 1, 12, 15])
    assert sum(loads) == pytest.approx(7)
    assert loads[6] > loads[0]
    assert weekday_loads([0, 0, 0, 0, 0, 3, 4]) == EVEN_WEEK


def test_a_break_ahead_raises_the_odds_and_a_break_behind_excuses_the_gap() -> None:
    belief = belief_from((7, 8, 6, 9, 7, 8))
    usual = Foresight(belief, writing_days(MONDAY, 182))
    away = break_days([(MONDAY, MONDAY + timedelta(days=40))], MONDAY, MONDAY + timedelta(days=182))
    broken = Foresight(belief, writing_days(MONDAY, 182, away))
    releases = list(range(10, 183, 10))
    assert sum(broken.dry_odds(3, releases)) > sum(usual.dry_odds(3, releases)) + 0.1
    days = [MONDAY, MONDAY + timedelta(days=7), MONDAY + timedelta(days=37)]
    chapters = [chapter(number, day) for number, day in enumerate(days, 1)]
    pace = pace_of_chapters(chapters, days[-1], breaks=[(date(2026, 1, 14), date(2026, 2, 5))])
    assert pace.gaps == (7, 7)


def test_an_author_of_weekends_finishes_on_weekends() -> None:
    saturdays = [MONDAY + timedelta(days=5 + 7 * week) for week in range(20)]
    pace = pace_of_chapters([chapter(number, day) for number, day in enumerate(saturdays, 1)], saturdays[-1])
    assert pace.loads[5] > 2 * pace.loads[0]
    assert sum(pace.gaps) == pytest.approx(7 * 19)


def test_the_more_is_written_the_better_the_odds() -> None:
    belief = belief_from((9, 12, 8, 10), open_gap=3)
    odds = [sum(first_dry_odds(days_from(belief, 60, share), 0, [4, 12, 20])) for share in (0, 0.5, 0.7, 0.9)]
    assert odds == sorted(odds, reverse=True)
    assert odds[-1] < odds[0] - 0.1


def test_a_chapter_counts_as_nearly_done_from_half_the_usual_length() -> None:
    finished = [chapter(1, MONDAY, 100), chapter(2, MONDAY, 120), chapter(3, MONDAY, 90)]
    assert share_written([*finished, chapter(4, None, 75)]) == 0.75
    assert share_written([*finished, chapter(4, None, 30)]) == 0
    assert share_written([*finished, chapter(4, None, 500)]) == 0.9
    assert share_written(finished) == 0
    assert share_written([]) == 0
