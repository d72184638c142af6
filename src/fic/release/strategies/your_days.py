"""A chapter on each of the weekdays the author likes to post on."""

from __future__ import annotations

from fic.release.calendar import WEEKDAYS
from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    if not 4 <= len(stand.days) <= 6:
        return None  # up to three days have names of their own; all seven are daily
    return stand.on_days(len(stand.days), WEEKDAYS)


YOUR_DAYS = Strategy("your-days", "a chapter on each of your days", _promise)
