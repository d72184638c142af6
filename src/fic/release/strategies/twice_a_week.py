"""Two chapters a week."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    return stand.on_days(2, ("tue", "fri"))


TWICE_A_WEEK = Strategy("twice-a-week", "two chapters a week", _promise)
