"""Counts, as people say them."""

from __future__ import annotations


def spoken_count(count: int, noun: str) -> str:
    """Return a count of things called ``noun``, which takes an s: `1 chapter`, `0 chapters`, `1,200 chapters`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
