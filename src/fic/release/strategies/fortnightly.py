"""A chapter every two weeks."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    return stand.on_days(1, (), interval=2)


FORTNIGHTLY = Strategy("fortnightly", "a chapter every two weeks", _promise)
