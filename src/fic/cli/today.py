"""The day and the time it is for the author: in the story's time zone, else the system's."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from fic.errors import UsageError


def now_in(zone: str) -> datetime:
    """Return the time it is in ``zone``, a name such as ``Europe/Paris``; empty: in the system's zone, by its name."""
    if zone:
        return datetime.now(UTC).astimezone(ZoneInfo(zone))
    from tzlocal import get_localzone

    return datetime.now(UTC).astimezone(get_localzone())


def today(zone: str) -> date:
    """Return the day it is now in ``zone``, a name such as ``Europe/Paris``; empty: in the system's zone."""
    return datetime.now(UTC).astimezone(ZoneInfo(zone) if zone else None).date()


def given_day(text: str) -> date:
    """Return the day an option gives as ``YYYY-MM-DD``; raises UsageError for anything else, and for the year 3000 on.

    Days are counted on from the one that is given, and the calendar ends with the year 9999.
    """
    try:
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text} is not a date; write it like 2026-10-02.") from None
    if day.year >= 3000:
        raise UsageError(f"{text} is too far off; write a day before the year 3000.")
    return day
