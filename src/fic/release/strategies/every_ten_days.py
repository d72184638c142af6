"""A chapter every ten days: between weekly and fortnightly, where many authors' pace lies."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    return None if stand.days and len(stand.days) < 7 else stand.by_rule("FREQ=DAILY;INTERVAL=10")


EVERY_TEN_DAYS = Strategy("every-ten-days", "a chapter every ten days", _promise)
