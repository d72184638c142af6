"""Release days and the local hour: every rule, every month's end, both changes of the clocks."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.errors import FicError
from fic.manuscript.cadence import rule_text
from fic.release.calendar import gap_days, release_time, rule_dates, spoken_date

THURSDAY = date(2026, 1, 1)


@pytest.mark.parametrize("rule", ["FREQ=DAILY;UNTIL=99999999", "FREQ=YEARLY;BYMONTH=5;BYDAY=53MO"])
def test_a_rule_dateutil_cannot_read_or_count_by_is_refused_in_a_sentence(rule: str) -> None:
    with pytest.raises(FicError, match="is not a rule"):
        rule_dates(rule_text(rule), THURSDAY, 182)


def test_days_start_after_today_and_end_with_the_horizon() -> None:
    days = rule_dates("FREQ=WEEKLY", THURSDAY, 21)
    assert days == (date(2026, 1, 8), date(2026, 1, 15), date(2026, 1, 22))
    assert rule_dates("FREQ=WEEKLY;BYDAY=TU,FR", THURSDAY, 7) == (date(2026, 1, 2), date(2026, 1, 6))


def test_a_count_is_of_releases_to_come() -> None:
    assert len(rule_dates("FREQ=WEEKLY;COUNT=4", THURSDAY, 182)) == 4
    assert rule_dates("FREQ=DAILY;UNTIL=20260105T000000Z", THURSDAY, 182)[-1] == date(2026, 1, 5)


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY"])
def test_monthly_on_the_31st_means_the_months_end(rule: str) -> None:
    days = rule_dates(rule, date(2026, 1, 31), 150)
    assert days == (date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30))


def test_the_fifteenth_and_the_thirtieth_are_both_kept_in_february() -> None:
    days = rule_dates("FREQ=MONTHLY;BYMONTHDAY=15,30", date(2028, 1, 31), 60)
    assert days == (date(2028, 2, 15), date(2028, 2, 29), date(2028, 3, 15), date(2028, 3, 30))


def test_the_29th_of_february_comes_every_year() -> None:
    assert rule_dates("FREQ=YEARLY", date(2028, 2, 29), 800) == (date(2029, 2, 28), date(2030, 2, 28))


def test_a_rule_without_any_day_is_empty_and_soon_known_to_be() -> None:
    assert rule_dates("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-30", THURSDAY, 182) == ()


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 400), st.integers(1, 60))
def test_every_n_days_is_every_n_days(today: date, horizon: int, step: int) -> None:
    days = rule_dates(rule_text(f"{step}d"), today, horizon)
    assert days == tuple(today + timedelta(days=ahead) for ahead in range(step, horizon + 1, step))


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_monthly_promise_is_kept_every_month(today: date) -> None:
    months = [day.month for day in rule_dates("FREQ=MONTHLY", today, 366)]
    assert months[:11] == [(today.month + ahead - 1) % 12 + 1 for ahead in range(1, 12)]


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
def test_six_in_the_evening_stays_six_in_the_evening(zone: str) -> None:
    hours = {release_time(date(2026, 1, 1) + timedelta(days=day), 18, ZoneInfo(zone)).hour for day in range(366)}
    assert hours == {18}


def test_an_hour_the_clocks_skip_is_the_one_they_jump_to() -> None:
    moment = release_time(date(2026, 3, 29), 2, ZoneInfo("Europe/Paris"))
    assert moment.isoformat() == "2026-03-29T03:00:00+02:00"
    assert release_time(date(2026, 10, 25), 2, ZoneInfo("Europe/Paris")).astimezone(UTC).hour == 0


def test_gaps_are_what_readers_wait() -> None:
    assert gap_days(THURSDAY, (date(2026, 1, 4), date(2026, 1, 4), date(2026, 1, 11))) == (3, 0, 7)
    assert gap_days(THURSDAY, ()) == ()


def test_days_are_spoken_in_english() -> None:
    assert spoken_date(date(2026, 10, 9)) == "9 October 2026"
