"""Everything that is ready, tomorrow."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    return Promise((stand.tomorrow,) * stand.buffer) if stand.buffer else None


ALL_AT_ONCE = Strategy("all-at-once", "the whole buffer tomorrow, then silence", _promise, steady=False)
