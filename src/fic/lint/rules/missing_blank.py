"""No blank stands after a mark: `stopped,and listened`.

What it finds
    A comma between two English words with nothing else between them, and a stop between an English word and one that
    begins with a capital.

Why it matters
    The two words run into one on the page, and a line can't be broken between them.

What it leaves alone
    Addresses, names of files, numbers, abbreviations, and what is typed (texts, messages).
"""

from __future__ import annotations

import re

from fic.lint.dialogue import is_abbreviation
from fic.lint.rule import ENGLISH, Example, Level, Matches, Slip, rule, slip
from fic.lint.typed import is_typed
from fic.lint.vocabulary.dictionary import english
from fic.manuscript.prose import Paragraph, Prose

_SHORTEST = 3


@rule(
    on=Matches(r"(?<=[a-z])(?:[,;](?=[A-Za-z])|[.!?](?=[A-Z][a-z]))", cost="one scan for a mark between letters"),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("He stopped,and listened.", "stopped,and", "He stopped, and listened."),
        Example("He stopped.Then he ran.", "stopped.Then", "He stopped. Then he ran."),
    ),
    leaves=(
        "He stopped, and listened. Then he ran.",
        "She opened Notes.Docx and example.Com, and Mr.Ott came.",
        "It cost 1,000 at St.Orth.",
        "“ok,then,” he texted.",
    ),
)
def missing_blank(prose: Prose, paragraph: Paragraph, match: re.Match[str]) -> Slip | None:
    """Answer for a mark with a word straight behind it."""
    after = paragraph.word_at(match.end())
    before = after - 1
    if before < 0 or after >= len(paragraph.keys) or paragraph.gap(before) != match[0]:
        return None
    dictionary = english()
    one, two = paragraph.keys[before], paragraph.keys[after]
    if one not in dictionary.in_use or two not in dictionary.in_use or is_abbreviation(paragraph, before):
        return None
    if len(one) < _SHORTEST or (len(two) < _SHORTEST and match[0] != ","):
        return None
    if match[0] == "." and not paragraph.word(before).islower():
        return None  # a name with stops in it
    if is_typed(prose, paragraph, before):
        return None
    start, end = paragraph.starts[before], paragraph.end(after)
    mended = f"{paragraph.word(before)}{match[0]} {paragraph.word(after)}"
    return slip(paragraph, start, end, f'A blank is missing after "{match[0]}".', mended)
