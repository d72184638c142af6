"""The marks git leaves in a text where it could not merge two versions of a passage."""

from __future__ import annotations

from fic.manuscript.pattern import lazy_pattern

_MARKS = r"(?m)^(?:(?:<{7}|>{7}|\|{7})(?: [^\r\n]*)?|={7})(?=\r?$)"
_OPENING, _CLOSING, _PARTING = "<" * 7, ">" * 7, "="


def conflict_marks(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each mark of a conflict starts and ends in ``text``: a line, without its ending.

    That is a line of seven `<`, `>` or `|`, with or without a branch's name behind it, and where there is a line of
    `<` the line of seven `=` that parts the two sides; alone, this one underlines a heading. Source: git-merge(1), "How
    conflicts are presented".
    """
    if _OPENING not in text and _CLOSING not in text:
        return ()
    return tuple(
        mark.span() for mark in lazy_pattern(_MARKS).finditer(text) if mark[0][0] != _PARTING or _OPENING in text
    )
