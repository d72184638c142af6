"""Three chapters a week."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    return stand.on_days(3, ("mon", "wed", "fri"))


THREE_A_WEEK = Strategy("three-a-week", "three chapters a week", _promise)
