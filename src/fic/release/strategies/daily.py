"""A chapter a day."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    return None if stand.days and len(stand.days) < 7 else stand.by_rule("FREQ=DAILY")


DAILY = Strategy("daily", "a chapter a day", _promise)
