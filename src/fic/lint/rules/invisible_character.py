"""A character nobody can see, or one that stands for a broken one.

What it finds
    Zero-width spaces and joiners, soft hyphens, byte order marks inside the text, direction marks, control characters,
    and U+FFFD, which stands where a letter could not be read.

Why it matters
    They come along from word processors and web pages, split words for searches, spell checkers and screen readers, and
    some sites show them as boxes.

What it leaves alone
    No-break spaces, and joiners and direction marks beside the scripts and emoji that need them.
"""

from __future__ import annotations

import unicodedata

from fic.lint.rule import Example, Level, Marks, Slip, rule, slip
from fic.manuscript.prose import Paragraph, Prose

_CONTROLS = "".join(chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160)))
_DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
_JOINERS = "\u200c\u200d"
_OTHERS = "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb\u2028\u2029"
_BROKEN = "\ufffd"
_NAMES = {"\u00ad": "a soft hyphen", "\u200b": "a zero-width space", "\ufeff": "a byte order mark"}


@rule(
    on=Marks(_CONTROLS + _DIRECTIONS + _JOINERS + _OTHERS + _BROKEN),
    level=Level.ERROR,
    languages=(),
    examples=(
        Example("The ga\u200bte was open.", "\u200b", "The gate was open."),
        Example("The ga\u00adte was open.", "\u00ad", "The gate was open."),
        Example("The caf\ufffd was open.", "\ufffd"),
    ),
    leaves=(
        "Ten\u00a0miles.",
        "A family: \U0001f469\u200d\U0001f467.",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "The gate was open.",
    ),
)
def invisible_character(_prose: Prose, paragraph: Paragraph, position: int) -> Slip | None:
    """Answer for a character that cannot be seen, unless its neighbours' script needs it."""
    text = paragraph.text
    mark = text[position]
    if mark == _BROKEN:
        return slip(paragraph, position, position + 1, "A letter here could not be read when the text was converted.")
    around = text[max(0, position - 1) : position] + text[position + 1 : position + 2]
    if mark in _JOINERS + _DIRECTIONS and any(each >= "\u0590" and not "\u2000" <= each <= "\u206f" for each in around):
        return None
    name = _NAMES.get(mark) or f"an invisible character ({_called(mark)})"
    return slip(paragraph, position, position + 1, f"There is {name} here.", "", safe=True)


def _called(mark: str) -> str:
    """Return Unicode's name of a character, its code where it has none (a control character)."""
    return unicodedata.name(mark, "").lower() or f"U+{ord(mark):04X}"
