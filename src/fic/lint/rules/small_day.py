"""A day of the week or a month is written small: `on tuesday`.

What it finds
    The days of the week and the months that are no other words, in small letters.

Why it matters
    English gives them a capital as it does names, and many other languages don't.

What it leaves alone
    *March*, *May* and *August*, which are words too; what is typed (texts, messages), and paragraphs without any
    capital.
"""

from __future__ import annotations

from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_slip
from fic.lint.typed import is_small, is_typed
from fic.manuscript.prose import Paragraph, Prose

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "april", "june", "july", "september", "october", "november", "december")


@rule(
    on=Words(*_DAYS, *(f"{day}s" for day in _DAYS), *(f"{day}'s" for day in _DAYS), *_MONTHS),
    level=Level.WARNING,
    languages=ENGLISH,
    vocabulary=True,
    examples=(
        Example("They met on tuesday.", "tuesday", "They met on Tuesday."),
        Example("It rained all october.", "october", "It rained all October."),
        Example("She hated mondays.", "mondays", "She hated Mondays."),
    ),
    leaves=(
        "They met on Tuesday, the third of October.",
        "They march. He may be august.",
        "“see u on tuesday,” he texted.",
        "**Wren:** tuesday? Really?",
        "on tuesday it rained",
    ),
)
def small_day(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a day or a month in small letters."""
    word = paragraph.word(index)
    if not word[0].islower() or is_small(paragraph) or is_typed(prose, paragraph, index):
        return None
    return word_slip(paragraph, index, index, f'"{word}" wants a capital.', word.capitalize(), safe=True)
