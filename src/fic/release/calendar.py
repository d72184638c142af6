"""Release days: recurrence rules, and the local hour they fall on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from fic.errors import FicError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RULE_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_PART = re.compile(r"([A-Z]+)=([A-Z0-9,+\-]+)")
_KNOWN = frozenset(
    {
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "BYDAY",
        "BYMONTHDAY",
        "BYMONTH",
        "BYSETPOS",
        "BYWEEKNO",
        "BYYEARDAY",
        "WKST",
    }
)
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def rule_text(cadence: str) -> str:
    """Return the RFC 5545 rule of a cadence given as one, or as a number of days such as ``7d``.

    Raises FicError for what is neither, for an hour in the rule, and for rules faster than daily.
    """
    text = cadence.strip().upper().removeprefix("RRULE:")
    every = re.fullmatch(r"(\d{1,4})D", text)
    if every:
        if int(every[1]) == 0:
            raise FicError("A cadence of 0 days would never end. Give at least 1d.")
        return "FREQ=DAILY" if int(every[1]) == 1 else f"FREQ=DAILY;INTERVAL={int(every[1])}"
    parts = {match[1]: match[2] for part in text.split(";") if (match := _PART.fullmatch(part))}
    if not parts or len(parts) != len(text.split(";")) or parts.get("FREQ") not in _FREQUENCIES:
        raise FicError(
            f'"{cadence}" is not a cadence fic can read. Give days, such as 7d, or an RFC 5545 rule with '
            f"FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, such as FREQ=WEEKLY;BYDAY=FR."
        )
    unknown = sorted(set(parts) - _KNOWN)
    if unknown:
        raise FicError(f"{unknown[0]} has no place in a cadence: the hour of a release is [release] hour in .fic.toml.")
    return text


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
        rule = _parsed(variant, today, text)
        for moment in rule:
            if moment.date() > last:
                break
            found.add(moment.date())
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
    for day in parts["BYMONTHDAY"].split(","):
        if re.fullmatch(r"29|30|31", day):
            month_end = ",".join(str(each) for each in range(28, int(day) + 1))
            for month in parts.get("BYMONTH", "").split(","):
                own = {"BYMONTH": month} if month else {}
                variants.append({**parts, **own, "BYMONTHDAY": month_end, "BYSETPOS": "-1"})
        else:
            variants.append({**parts, "BYMONTHDAY": day})
    return variants


def _parsed(parts: dict[str, str], today: date, text: str) -> Iterable[datetime]:
    from dateutil.rrule import rrulestr  # 20 ms that only a plan needs

    start = datetime(today.year, today.month, today.day)  # noqa: DTZ001 - days only: the zone comes with the hour
    try:
        rule = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        raise FicError(
            f'"{text}" is not a rule fic can read. RFC 5545 has examples: FREQ=WEEKLY;BYDAY=TU,FR.'
        ) from None
    return rule


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
