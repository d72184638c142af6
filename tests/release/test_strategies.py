"""Strategies: found by being a file, true to their names, and obedient to the author's days."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.manuscript.chapter import Chapter
from fic.registry import module_names
from fic.release.calendar import WEEKDAYS
from fic.release.pace import pace_of_gaps
from fic.release.plan import Plan, Wishes, plan, strategies
from fic.release.strategy import Promise, Stand, arc_lengths

TODAY = date(2026, 1, 1)
STAND = Stand(TODAY, 182, 6)
PARIS = ZoneInfo("Europe/Paris")


def promise(name: str, stand: Stand) -> Promise | None:
    return next(each for each in strategies() if each.name == name).promise(stand)


def made(stand: Stand, wishes: Wishes | None = None, gaps: tuple[float, ...] = (5, 7, 4, 6, 8, 5, 6)) -> Plan:
    return plan(stand, pace_of_gaps(gaps), wishes or Wishes(), PARIS)


def test_every_file_holds_one_strategy_of_its_own_name() -> None:
    names = [name.replace("_", "-") for name in module_names("fic.release.strategies")]
    assert sorted(each.name for each in strategies()) == names


@given(
    st.dates(date(2001, 1, 1), date(2080, 1, 1)),
    st.integers(1, 400),
    st.integers(0, 30),
    st.lists(st.sampled_from(WEEKDAYS), unique=True).map(tuple),
    st.none() | st.integers(0, 20),
)
def test_every_promise_lies_after_today_within_the_horizon_and_on_the_authors_days(
    today: date, horizon: int, buffer: int, days: tuple[str, ...], remaining: int | None
) -> None:
    stand = Stand(today, horizon, buffer, remaining, days, arcs=(3, 2))
    for strategy in strategies():
        found = strategy.promise(stand)
        if found is None or not found.days:
            continue
        assert list(found.days) == sorted(found.days)
        assert today < found.days[0] <= found.days[-1] <= today + timedelta(days=max(horizon, 1))
        if days and strategy.name != "all-at-once":
            assert all(WEEKDAYS[day.weekday()] in days for day in found.days), strategy.name
        if remaining is not None:
            assert len(found.days) <= buffer + remaining


def test_a_burst_gives_half_the_buffer_on_the_first_day() -> None:
    found = promise("burst-then-weekly", STAND)
    assert found is not None
    assert found.days[:4] == (date(2026, 1, 8),) * 3 + (date(2026, 1, 15),)
    assert promise("burst-then-weekly", Stand(TODAY, 182, 3)) is None


def test_a_finished_story_hooks_first_and_has_an_end_date() -> None:
    found = made(Stand(TODAY, 182, 9, remaining=0))
    assert found.recommended is not None
    assert found.recommended.name == "hook-then-drip"
    days = found.recommended.promise.days
    assert len(days) == 9
    assert len(set(days[:3])) == 1
    assert found.recommended.dry == 0


def test_arcs_go_out_whole() -> None:
    found = promise("by-arc", Stand(TODAY, 120, 5, arcs=(3, 2)))
    assert found is not None
    counts = [found.days.count(day) for day in sorted(set(found.days))]
    assert counts[:3] == [3, 2, 2]
    assert promise("by-arc", STAND) is None


def test_an_arc_is_as_long_as_the_chapters_that_name_it_written_or_not() -> None:
    def named(*arcs: str) -> list[Chapter]:
        return [
            Chapter(PurePosixPath(f"{number:03}.md"), number, "", "", arc=arc) for number, arc in enumerate(arcs, 1)
        ]

    assert arc_lengths(named("Weir", "Weir", "", "Salt", "Salt", "Salt", "", "")) == (2, 1, 3)
    assert arc_lengths(named("", "")) == ()
    assert arc_lengths([]) == ()


def test_limits_are_obeyed_and_their_price_is_shown() -> None:
    from fic.release.advice import reasons

    free, slow = made(STAND), made(STAND, Wishes(at_most="21d"))
    assert free.recommended is not None
    assert slow.recommended is not None
    assert slow.recommended.updates < free.recommended.updates
    assert any("Your limits rule out" in reason for reason in reasons(slow))
    assert made(STAND, Wishes(at_least="1d")).recommended is None


def test_favouring_visibility_begins_with_a_burst_where_that_is_safe() -> None:
    many = Stand(TODAY, 182, 24)
    found = made(many, Wishes(favour="visibility")).recommended
    assert found is not None
    assert found.name == "burst-then-weekly"
    assert made(many).recommended != found


def test_the_reserve_is_the_fewest_chapters_that_still_fit() -> None:
    found = made(STAND)
    assert found.recommended is not None
    assert found.reserve is not None
    asked = Wishes(asked=(found.recommended.promise.rule or "",))
    held, below = (made(Stand(TODAY, 182, buffer), asked) for buffer in (found.reserve, found.reserve - 1))
    assert next(each for each in held.outlooks if each.asked).dry == pytest.approx(0.1, abs=0.1)
    assert (next(each for each in held.outlooks if each.asked).dry or 0) <= 0.1
    assert (next(each for each in below.outlooks if each.asked).dry or 1) > 0.1


def test_what_is_told_to_be_short_is_what_would_be_enough() -> None:
    found = made(Stand(TODAY, 182, 2))
    ((name, short),) = found.chapters_short.items()
    enough, lacking = (
        next(each for each in made(Stand(TODAY, 182, 2 + more)).outlooks if each.name == name)
        for more in (short, short - 1)
    )
    assert enough.dry is not None
    assert lacking.dry is not None
    assert enough.dry <= 0.1 < lacking.dry
