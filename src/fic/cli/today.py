"""The day and the time it is for the author: in the story's time zone, else the system's."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fic.errors import FicError, UsageError


def zone_of(name: str) -> ZoneInfo:
    """Return the time zone called ``name``, such as ``Europe/Paris``; empty: the system's.

    Raises FicError where the system's has no name, such as ``TZ=CET-1``: no calendar could say when it changes.
    """
    if name:
        return ZoneInfo(name)
    from tzlocal import get_localzone

    try:
        return get_localzone()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FicError(
            "The system's time zone cannot be told by name: set TZ to one such as Europe/Paris, or the story's `zone` "
            "in .fic.toml."
        ) from None


def now_in(zone: str) -> datetime:
    """Return the time it is in ``zone``, a name such as ``Europe/Paris``; empty: in the system's zone."""
    return datetime.now(UTC).astimezone(zone_of(zone))


def today(zone: str) -> date:
    """Return the day it is now in ``zone``, a name such as ``Europe/Paris``; empty: in the system's zone.

    The day alone needs no name of the system's zone, which the system knows however it was set.
    """
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
