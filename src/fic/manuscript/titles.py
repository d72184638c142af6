"""Titles that begin with the chapter's own number."""

from __future__ import annotations

from fic.manuscript.pattern import lazy_pattern

_SPELLED = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBERED = (
    rf"(?i)(?:chapter\s+(?P<after>[0-9]+|{'|'.join(_SPELLED)})|(?P<alone>[0-9]+))(?:\s*[:.]\s+|\s*[–—]\s*|\s+-\s+)"
)


def without_number(title: str, number: int) -> str:
    """Return ``title`` without a `Chapter 1:` or `1.` before it, if that is ``number`` and something follows.

    For where the number is shown anyway: `Chapter 1: Chapter 1: The Start` is what nobody wants.
    """
    found = lazy_pattern(_NUMBERED).match(title)
    if found is None:
        return title
    said = (found["after"] or found["alone"]).lower()
    value = _SPELLED.index(said) + 1 if said in _SPELLED else int(said[:18])
    return title[found.end() :].strip() or title if value == number else title
