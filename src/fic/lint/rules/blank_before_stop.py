"""A blank stands before a mark that ends something: `Well ?`, `she came , and went`.

What it finds
    A blank between a word and the comma, semicolon, question or exclamation mark after it, or the full stop at the end
    of a paragraph.

Why it matters
    It is what remains when a word was deleted, and the mark may end up alone on the next line.

What it leaves alone
    Ellipses with blanks between the dots, marks that begin a smiley or a number (`.5`), and chapters that set a blank
    before every question, as French does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fic.lint.rule import ENGLISH, Example, Level, Matches, Slip, lazy_pattern, rule, slip
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import Paragraph, Prose

_BLANK = r" (?:[?!,;](?=[\s”\"’]|\Z)|\.(?=[”\"’]?\Z))"
_APART = r"\w [?!]"
# So often it is a custom.
_CUSTOM = 4


@rule(
    on=Matches(_BLANK, cost="one scan for a blank before a mark"),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("“Well ?” she said.", " ?", "“Well?” she said."),
        Example("She came , and nobody saw her.", " ,", "She came, and nobody saw her."),
        Example("Nobody saw her .", " .", "Nobody saw her."),
    ),
    leaves=(
        "“Well?” she said.",
        "She waited . . . and waited.",
        "A board .5 of an inch thick.",
        "“Well ?” “What ?” “Who ?” “You ?” “When ?”",
        "She typed ;) and left.",
    ),
)
def blank_before_stop(prose: Prose, paragraph: Paragraph, match: re.Match[str]) -> Slip | None:
    """Answer for a blank between a word and the mark after it."""
    start, mark = match.start(), match[0][1]
    if paragraph.kind is not Kind.PROSE or not paragraph.text[start - 1 : start].isalpha():
        return None
    if mark in "?!" and _habit(prose) >= _CUSTOM:
        return None
    message = "A blank stands before this mark; it belongs to the word."
    return slip(paragraph, start, match.end(), message, mark, safe=True)


@lru_cache(maxsize=4)
def _habit(prose: Prose) -> int:
    """Return how often a chapter has a blank before a question or an exclamation mark."""
    pattern = lazy_pattern(_APART)
    return sum(1 for paragraph in prose.paragraphs for _ in pattern.finditer(paragraph.text))
