"""A hyphen stands for a dash: `she waited- nobody came`.

What it finds
    A hyphen that hangs on the word before it, with a blank after it.

Why it matters
    A hyphen ties two words into one; a dash parts them. Hanging on one side it does neither.

What it leaves alone
    The first half of a pair (`two- and three-year-olds`), stammers and broken words before a mark, hyphens with blanks
    on both sides, and the ends of lines.
"""

from __future__ import annotations

import re

from fic.lint.rule import ENGLISH, Example, Level, Matches, Slip, rule, slip
from fic.manuscript.prose import Paragraph, Prose

_PAIRING = frozenset({"and", "or", "to", "nor", "but", "through", "versus", "as", "und", "y"})


@rule(
    on=Matches(r"[a-z]- (?=[A-Za-z])", cost="one scan for a hyphen before a blank"),
    # A custom of many authors: none of 1,975 slips that were mended was one of these.
    level=Level.HINT,
    languages=ENGLISH,
    examples=(
        Example("She waited at the gate- nobody came.", "- ", "She waited at the gate—nobody came."),
        Example("It was a lamp- old and bent.", "- ", "It was a lamp—old and bent."),
    ),
    leaves=(
        "She waited at the gate—nobody came.",
        "There were two- and three-year-old lambs.",
        "She waited - nobody came.",
        "The pre- or post-war years.",
        "A well-known gate.",
        "“I was-” she said.",
    ),
)
def hyphen_for_dash(_prose: Prose, paragraph: Paragraph, match: re.Match[str]) -> Slip | None:
    """Answer for a hyphen with a blank after it."""
    following = paragraph.word_at(match.end())
    last = following - 1
    if last < 0 or paragraph.gap(last) != "- " or paragraph.key(following) in _PAIRING or len(paragraph.keys[last]) < 2:
        return None
    start = match.start() + 1
    return slip(paragraph, start, match.end(), "A dash belongs here: a hyphen ties words together.", "—")
