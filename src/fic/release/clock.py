"""The writing clock: how much of the author's writing time each day of the calendar holds.

Gaps are measured, and forecast, in writing days. A day of a break holds none; a weekday on which the author finishes
more holds more than one, and the week always holds seven outside breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

EVEN_WEEK = (1.0,) * 7
"""A week in which every day is like the others."""

_PRIOR_COMPLETIONS = 21.0
"""How many completions spread evenly over the week stand against the ones seen: three a weekday."""


def weekday_loads(completions: Sequence[int]) -> tuple[float, ...]:
    """Return the writing days that Monday to Sunday hold, given how many chapters were finished on each.

    Shrunk towards an even week, so that a dozen chapters change little; fewer than eight change nothing.
    """
    seen = sum(completions)
    if seen < 8:
        return EVEN_WEEK
    return tuple(7 * (count + _PRIOR_COMPLETIONS / 7) / (seen + _PRIOR_COMPLETIONS) for count in completions)


def break_days(breaks: Iterable[tuple[date, date]], first: date, last: date) -> frozenset[date]:
    """Return the days from ``first`` to ``last`` on which the author won't be writing; breaks include both ends."""
    found: set[date] = set()
    for start, end in breaks:
        day = max(start, first)
        while day <= min(end, last):
            found.add(day)
            day += timedelta(days=1)
    return frozenset(found)


def writing_days(
    start: date, days: int, away: frozenset[date] = frozenset(), loads: Sequence[float] = EVEN_WEEK
) -> tuple[float, ...]:
    """Return the writing days in the first 0, 1, ... ``days`` days after ``start``; ``away`` days hold none."""
    total, found = 0.0, [0.0]
    for step in range(1, days + 1):
        day = start + timedelta(days=step)
        if day not in away:
            total += loads[day.weekday()]
        found.append(total)
    return tuple(found)
