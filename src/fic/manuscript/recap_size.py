"""How much of a recap readers need after a wait; the bands and where they come from: docs/drift.md, "Recaps"."""

from __future__ import annotations

from enum import StrEnum

_WEEK, _THREE_WEEKS, _TWO_MONTHS = 7, 21, 60


class Size(StrEnum):
    """How much of a recap a gap asks for."""

    NONE = "none"
    LINE = "line"
    SHORT = "short"
    FULL = "full"


def size_for(gap: int | None) -> Size:
    """Return how much of a recap a gap of that many days asks for; None is a story's beginning."""
    if gap is None or gap <= _WEEK:
        return Size.NONE
    if gap <= _THREE_WEEKS:
        return Size.LINE
    return Size.SHORT if gap <= _TWO_MONTHS else Size.FULL
