"""A whole arc at a time, a month apart: readers who would rather sit down with a part than wait in the middle of it."""

from __future__ import annotations

from itertools import chain

from fic.release.strategy import Promise, Stand, Strategy


def _promise(stand: Stand) -> Promise | None:
    if not stand.arcs:
        return None
    first = stand.on_days(1, ("fri",), interval=4)
    days = first.days if first else ()
    # The arcs to come are taken to be as long as the last known one.
    lengths = chain(stand.arcs, (stand.arcs[-1] for _ in days))
    promised = tuple(day for day, length in zip(days, lengths, strict=False) for _ in range(length))
    return Promise(promised[: stand.chapters_to_come])


BY_ARC = Strategy("by-arc", "a whole arc every four weeks", _promise, steady=False)
