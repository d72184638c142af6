"""A chapter a month.

On today's day of the month (the month's end where a month is shorter), or on the first of the author's weekday in it.
"""

from __future__ import annotations

from fic.release.calendar import RULE_DAYS, WEEKDAYS
from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    if stand.days:
        return stand.by_rule(f"FREQ=MONTHLY;BYDAY=1{RULE_DAYS[WEEKDAYS.index(stand.days[0])]}")
    return stand.by_rule("FREQ=MONTHLY")


MONTHLY = Strategy("monthly", "a chapter a month", _promise)
