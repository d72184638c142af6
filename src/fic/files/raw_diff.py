"""What git says a diff changes, path by path; source: "Raw output format" in git-diff(1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What a commit, or the index, did to a path: git's status letter, the path before (a rename's source), the blobs.

    A blob is None where there is no regular file: no file at all, a link, a submodule.
    """

    status: str
    path: str
    source: str
    old: str | None
    new: str | None


def entries(fields: Iterable[str]) -> Iterator[Entry]:
    """Read what `--raw -z` printed, cut at its zero bytes; what is a regular file on neither side is left out."""
    reading = iter(fields)
    for facts in reading:
        if not facts:
            continue
        before, after, old, new, status = facts.lstrip("\n:").split(" ")
        source = path = next(reading)
        if status[0] in "RC":  # looked at hard, git calls a text that moved away and was replaced a copy
            path = next(reading)
        regular = (_blob(before, old), _blob(after, new))
        if regular != (None, None):
            yield Entry(status[0], path, source, *regular)


def _blob(mode: str, blob: str) -> str | None:
    return blob if mode.startswith("100") and blob.strip("0") else None
