"""Text taken from a manuscript, made harmless to print."""

from __future__ import annotations

import json
from typing import Any

from fic.manuscript.pattern import lazy_pattern

_CONTROL = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff]"


def inert(text: str) -> str:
    """Return ``text`` on one line without anything a terminal would obey.

    Control characters, escapes, marks that turn the direction of writing and bytes of a file's name that are no text
    are shown as U+FFFD; line breaks and tabs become blanks.
    """
    return lazy_pattern(_CONTROL).sub(lambda found: " " if found[0] in "\n\r\t" else "\ufffd", text)


def json_text(value: Any, indent: int | None = 1) -> str:
    """Return ``value`` as JSON in the author's own script, with what a terminal would obey written as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return lazy_pattern(_CONTROL).sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)
