"""Where a key stands in a TOML file: tomllib reads values and keeps no lines."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from fic.files.accepts import Place


def key_line(text: str, place: Place) -> int | None:
    """Return the 1-based line of ``text``, which is valid TOML, on which the statement that sets ``place`` begins.

    A place is a key's names from the outermost table inwards; a number counts the tables of a list from 0. None where
    nothing sets it. However the key is written, it is found, since every statement is read by tomllib itself.
    """
    header, nth = "", None
    counts = Counter[str]()
    for line, statement in _statements(text):
        if statement.lstrip().startswith("["):
            header, nth = statement, None
            if header.lstrip().startswith("[["):
                table = str(tomllib.loads(header))
                nth = counts[table]
                counts[table] += 1
            statement = ""
        if _holds(tomllib.loads(header + statement), place, nth):
            return line
    return None


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Give each table header and each `key = value`, which may run over several lines, with the line it begins on."""
    first, lines = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        lines += f"{line}\n"
        try:
            says_something = bool(tomllib.loads(lines))
        except tomllib.TOMLDecodeError:
            continue
        if says_something:
            yield first, lines
        first, lines = number + 1, ""


def _holds(value: Any, place: Place, nth: int | None) -> bool:
    """Whether ``value``, what one statement says, has ``place``; its first list is the ``nth`` table of that name."""
    for name in place:
        if isinstance(value, list) and isinstance(name, int):
            if nth is not None:
                found, name, nth = name == nth, 0, None
            else:
                found = name < len(value)
        else:
            found = isinstance(value, dict) and name in value
        if not found:
            return False
        value = value[name]
    return True
