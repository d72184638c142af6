"""A chapter every three weeks."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    return stand.on_days(1, (), interval=3)


EVERY_THREE_WEEKS = Strategy("every-three-weeks", "a chapter every three weeks", _promise)
