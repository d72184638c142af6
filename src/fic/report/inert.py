"""Text taken from a manuscript, made harmless to print."""

from __future__ import annotations

import json

from fic.manuscript.characters import OBEYED
from fic.manuscript.pattern import lazy_pattern

_OBEYED = f"[{OBEYED}]"
_OBEYED_IN_A_LINE = rf"(?!\t|\r?\n)[{OBEYED}]"


def inert(text: str) -> str:
    """Return ``text`` on one line without anything a terminal would obey.

    Control characters, escapes, marks that turn the direction of writing and bytes of a file's name that are no text
    are shown as U+FFFD; line breaks and tabs become blanks.
    """
    return lazy_pattern(_OBEYED).sub(lambda found: " " if found[0] in "\n\r\t" else "\ufffd", text)


def inert_lines(text: str) -> str:
    """Return ``text`` as `inert` does, but with its line ends and tabs."""
    return lazy_pattern(_OBEYED_IN_A_LINE).sub("\ufffd", text)


def json_text(value: object, indent: int | None = 1) -> str:
    """Return ``value`` as JSON in the author's own script, with what a terminal would obey written as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return lazy_pattern(_OBEYED).sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)
