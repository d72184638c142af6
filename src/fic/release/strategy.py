"""What a strategy is: a way of posting, as the days on which it promises a chapter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from fic.manuscript.chapter import Chapter
from fic.release.calendar import RULE_DAYS, WEEKDAYS, rule_dates


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the author stands when a strategy is asked for its days.

    ``buffer`` chapters could be posted now; ``remaining`` are still to be written (None: nobody knows).
    ``days`` are the weekdays the author likes to post on, ``mon`` to ``sun``; empty for any. ``arcs`` are the lengths,
    in chapters, of the runs that belong together from the first chapter of the buffer on. ``share_written`` of the
    chapter in progress is there (0 to 0.9), where at least half is. ``rhythm_days`` is the wait readers are used to,
    where there is one, and ``days_since_post`` how long they have waited for the next chapter by now.
    """

    today: date
    horizon_days: int
    buffer: int
    remaining: int | None = None
    days: tuple[str, ...] = ()
    arcs: tuple[int, ...] = ()
    share_written: float = 0.0
    rhythm_days: float | None = None
    days_since_post: int | None = None

    @property
    def tomorrow(self) -> date:
        """The first day anything can be released on."""
        return self.today + timedelta(days=1)

    @property
    def chapters_to_come(self) -> int | None:
        """How many chapters readers will still be given in all, where the author knows."""
        return None if self.remaining is None else self.buffer + self.remaining

    def by_rule(self, rule: str) -> Promise:
        """Return the promise of a chapter on each day of an RFC 5545 rule, as long as there are chapters to come."""
        days = rule_dates(rule, self.today, self.horizon_days)
        return Promise(days[: self.chapters_to_come], rule)

    def on_days(self, count: int, usual: tuple[str, ...], interval: int = 1) -> Promise | None:
        """Return the promise of ``count`` chapters every ``interval`` weeks, on the author's days if any are set.

        ``usual`` are the days where none are set; None where the author's days are too few.
        """
        wanted = _spread(self.days, count) if self.days else usual
        if self.days and len(wanted) < count:
            return None
        every = f";INTERVAL={interval}" if interval > 1 else ""
        named = ",".join(RULE_DAYS[WEEKDAYS.index(day)] for day in wanted)
        return self.by_rule(f"FREQ=WEEKLY{every}" + (f";BYDAY={named}" if named else ""))

    def burst(self, count: int, then: Promise | None) -> Promise | None:
        """Return ``count`` chapters on the first day of ``then``, and its later days one by one; None without it."""
        if then is None or not then.days:
            return None
        days = (then.days[0],) * count + then.days[1:]
        return Promise(days[: self.chapters_to_come])


@dataclass(frozen=True, slots=True)
class Promise:
    """The days on which readers are promised a chapter; a day stands twice if it brings two.

    ``rule`` is the RFC 5545 rule it follows, or None where no single rule says it.
    """

    days: tuple[date, ...]
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way of posting.

    ``name`` is what people call it; ``summary`` says it in a few words. ``promise`` returns the days it promises from
    a given stand, or None where it makes no sense there. ``steady`` says that it is one rhythm throughout, which is
    what fic recommends.
    """

    name: str
    summary: str
    promise: Callable[[Stand], Promise | None]
    steady: bool = True


def arc_lengths(chapters: Sequence[Chapter]) -> tuple[int, ...]:
    """Return how many chapters each arc has, for chapters in reading order; empty where no arc is named.

    Chapters still being written count towards their arc, so that a part never goes out before it is whole. A chapter
    without an arc stands for itself; such chapters at the end, of which nobody knows yet, are left out.
    """
    found: list[int] = []
    known = 0
    for arc, members in groupby(chapters, key=lambda chapter: chapter.arc):
        count = sum(1 for _ in members)
        found.extend([count] if arc else [1] * count)
        known = len(found) if arc else known
    return tuple(found[:known])


def _spread(days: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Return ``count`` of the days, spread over the week as evenly as may be, the author's first one among them."""
    order = sorted(set(days), key=WEEKDAYS.index)
    if len(order) <= count:
        return tuple(order)
    if count == 1:
        return (days[0],)
    start = order.index(days[0])
    turned = order[start:] + order[:start]
    chosen = {turned[round(step * len(turned) / count)] for step in range(count)}
    return tuple(sorted(chosen, key=WEEKDAYS.index))
