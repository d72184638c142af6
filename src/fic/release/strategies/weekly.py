"""A chapter a week, on the author's day or on today's weekday."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    return stand.on_days(1, ())


WEEKLY = Strategy("weekly", "a chapter a week", _promise)
