"""The plan as an iCalendar file: one event a release, which a calendar updates when it is imported again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fic.errors import FicError
from fic.release.plan import Slot

if TYPE_CHECKING:
    from icalendar import Component


def ics_bytes(
    schedule: Sequence[Slot], zone: ZoneInfo, title: str, site: str, stamp: datetime, earlier: bytes = b""
) -> bytes:
    """Return an iCalendar file (RFC 5545) with the releases of a schedule; ``stamp`` is now, in any zone.

    A chapter's event keeps its UID, so that importing again moves it; its SEQUENCE is one more than in ``earlier``,
    the file as it was, if the release moved. Raises FicError where icalendar is not installed or ``earlier`` is not a
    calendar.
    """
    try:
        from icalendar import Alarm, Calendar, Event
    except ImportError:
        raise FicError('Calendars need one more package: pip install "fic-cli[calendar]".') from None
    before: dict[str, tuple[int, datetime]] = {}
    if earlier:
        try:
            for event in Calendar.from_ical(earlier).walk("VEVENT"):
                before[str(event["UID"])] = int(event.get("SEQUENCE", 0)), event.decoded("DTSTART")
        except (ValueError, KeyError):
            raise FicError("The file to write is there and is no calendar; choose another name for --ics.") from None
    calendar = Calendar()
    calendar.add("PRODID", "-//fic//plan-releases//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("X-WR-CALNAME", f"{title}: releases")
    for place, slot in enumerate(schedule, 1):
        uid = _uid(title, slot, place)
        sequence, planned = before.get(uid, (0, slot.at))
        event = Event()
        event.add("UID", uid)
        event.add("DTSTAMP", stamp.astimezone(UTC))
        event.add("DTSTART", slot.at)
        event.add("DURATION", timedelta(minutes=30))
        event.add("SEQUENCE", sequence + (planned != slot.at))
        event.add("SUMMARY", f"{title}: {_named(slot, place)}")
        event.add("DESCRIPTION", f"Release day on {site}.")
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", f"{title}: {_named(slot, place)}")
        alarm.add("TRIGGER", timedelta(hours=-1))
        event.add_component(alarm)
        calendar.add_component(event)
    if schedule and zone.key != "UTC":
        calendar.subcomponents.insert(0, _zone_component(schedule, zone))
    return bytes(calendar.to_ical())


def _zone_component(schedule: Sequence[Slot], zone: ZoneInfo) -> Component:
    """Return a VTIMEZONE for the years of the schedule.

    icalendar's own gives the hour *after* each change as its start and lists the rest as RDATEs, which dateutil (and
    so vobject) reads as no change at all; here each change is a component of its own, at the hour before (RFC 5545).
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    component = Timezone()
    component.add("TZID", zone.key)
    moment = schedule[0].at.astimezone(UTC).replace(minute=0) - timedelta(days=370)
    before = moment.astimezone(zone).utcoffset() or timedelta()
    changes = [(moment, before)]
    while moment < schedule[-1].at + timedelta(days=2):
        moment += timedelta(hours=1)
        offset = moment.astimezone(zone).utcoffset() or timedelta()
        if offset != changes[-1][1]:
            changes.append((moment, offset))
    for start, offset in changes:
        kind = TimezoneDaylight() if start.astimezone(zone).dst() else TimezoneStandard()
        kind.add("DTSTART", (start + before).replace(tzinfo=None))
        kind.add("RRULE", {"FREQ": "YEARLY", "COUNT": 1})
        kind.add("TZOFFSETFROM", before)
        kind.add("TZOFFSETTO", offset)
        kind.add("TZNAME", start.astimezone(zone).tzname() or zone.key)
        component.add_component(kind)
        before = offset
    return component


def _uid(title: str, slot: Slot, place: int) -> str:
    own = str(slot.chapter.path) if slot.chapter else str(place)
    key = f"{title}/{own}".encode()
    return f"{hashlib.sha256(key).hexdigest()[:24]}@fic"


def _named(slot: Slot, place: int) -> str:
    if slot.chapter is None:
        return f"chapter {place} of the buffer"
    return f"{slot.chapter.label}, {slot.chapter.title}" if slot.chapter.title else slot.chapter.label
