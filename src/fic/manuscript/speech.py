"""Speech: what is said aloud in a paragraph, found by its quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Speech(NamedTuple):
    """A quotation: from its opening mark to past its closing mark.

    ``end`` is None where the paragraph leaves it open. ``level`` is 0 for a quotation that is inside no other.
    """

    start: int
    end: int | None
    level: int = 0


class Fault(NamedTuple):
    """Something wrong with quotation marks: its kind, the span to show, and what should stand there if that is sure."""

    kind: str
    start: int
    end: int
    repair: str | None = None


class Heard(NamedTuple):
    """The quotations of one paragraph in order, and the faults of their marks."""

    speeches: tuple[Speech, ...] = ()
    faults: tuple[Fault, ...] = ()


SILENT = Heard()


def heard(texts: Sequence[str]) -> tuple[Heard, ...]:
    """Return what is spoken in each of the paragraphs of a text, in order. Linear in their length."""
    return tuple(_heard(text) if '"' in text or "“" in text else SILENT for text in texts)


def _heard(text: str) -> Heard:
    speeches: list[Speech] = []
    opened: int | None = None
    for position, mark in enumerate(text):
        if mark not in '"“”':
            continue
        if opened is None:
            if mark != "”":
                opened = position
        elif mark != "“":
            speeches.append(Speech(opened, position + 1))
            opened = None
    if opened is not None:
        speeches.append(Speech(opened, None))
    return Heard(tuple(speeches))
