"""For a finished story: the first chapters at once, so that the hook is inside, then two a week to the end."""

from __future__ import annotations

from fic.release.strategy import Promise, Stand, Strategy

HOOK = 3
"""Chapters that go out together: enough for a reader to know whether the story is theirs."""


def _promise(stand: Stand) -> Promise | None:
    if stand.remaining != 0 or stand.buffer <= HOOK:
        return None
    return stand.burst(HOOK, stand.on_days(2, ("tue", "fri")) or stand.on_days(1, ()))


HOOK_THEN_DRIP = Strategy(
    "hook-then-drip", "three chapters on one day, then two a week to the end", _promise, steady=False
)
