"""Release days: recurrence rules, and the local hour they fall on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from fic.errors import FicError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RULE_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rule_dates(text: str, today: date, horizon_days: int) -> tuple[date, ...]:
    """Return the days of an RFC 5545 rule strictly after ``today``, up to ``horizon_days`` from it.

    The rule starts today. A monthly or yearly rule on a day that a month lacks falls on that month's end, where RFC
    5545 would skip the month: readers were promised a chapter. Raises FicError for a rule dateutil refuses.
    """
    parts = dict(part.split("=", 1) for part in text.split(";"))
    count = int(parts.pop("COUNT", "0"))
    if "UNTIL" in parts:
        parts["UNTIL"] = parts["UNTIL"][:8]
    last = today + timedelta(days=horizon_days)
    found: set[date] = set()
    for variant in _without_missing_days(parts, today):
        found.update(_until(last, variant, today, text))
    days = sorted(day for day in found if day > today)
    return tuple(days[:count] if count else days)


def _without_missing_days(parts: dict[str, str], today: date) -> list[dict[str, str]]:
    """Return rules whose days together are those of ``parts``, with each month's end for a day the month lacks."""
    plain = "BYDAY" not in parts and "BYSETPOS" not in parts and "BYYEARDAY" not in parts and "BYWEEKNO" not in parts
    if parts["FREQ"] not in ("MONTHLY", "YEARLY") or not plain:
        return [parts]
    if "BYMONTHDAY" not in parts:
        if today.day <= 28:
            return [parts]
        parts = {**parts, "BYMONTHDAY": str(today.day)}
        if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts:
            parts["BYMONTH"] = str(today.month)
    variants = []
    for day in (day.lstrip("+0") for day in parts["BYMONTHDAY"].split(",")):
        if day in ("29", "30", "31"):
            month_end = ",".join(str(each) for each in range(28, int(day) + 1))
            for month in parts.get("BYMONTH", "").split(","):
                own = {"BYMONTH": month} if month else {}
                variants.append({**parts, **own, "BYMONTHDAY": month_end, "BYSETPOS": "-1"})
        else:
            variants.append({**parts, "BYMONTHDAY": day})
    return variants


def _until(last: date, parts: dict[str, str], today: date, text: str) -> Iterator[date]:
    """Yield the days of a rule up to ``last``; ``text`` is what the author wrote."""
    from dateutil.rrule import rrulestr  # 20 ms that only a plan needs

    start = datetime(today.year, today.month, today.day)  # noqa: DTZ001 - days only: the zone comes with the hour
    try:
        for moment in rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start):
            if moment.date() > last:
                return
            yield moment.date()
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        raise FicError(
            f'"{text}" is not a rule fic can read. RFC 5545 has examples: FREQ=WEEKLY;BYDAY=TU,FR.'
        ) from None


def release_time(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """Return the moment of a release: ``hour`` o'clock on that day where the author lives, summer or winter.

    An hour the clocks skip becomes the hour they jump to; of an hour that comes twice, the first.
    """
    local = datetime(day.year, day.month, day.day, hour, tzinfo=zone)
    return local.astimezone(UTC).astimezone(zone)


def gap_days(today: date, releases: Sequence[date]) -> tuple[int, ...]:
    """Return the days readers wait: from today to the first release, and from each release to the next."""
    return tuple((later - earlier).days for earlier, later in zip((today, *releases), releases, strict=False))


def spoken_date(day: date) -> str:
    """Return a day as people say it, in English whatever the system speaks: ``9 October 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
