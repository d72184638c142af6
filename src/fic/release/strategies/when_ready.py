"""A chapter whenever one is finished, with the buffer kept as it is: nothing is promised, so nothing is broken."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    return None if stand.remaining == 0 else Promise(())


WHEN_READY = Strategy("when-ready", "one each time you finish one, no promise", _promise, steady=False)
