"""A sentence that goes on after a dash or an ellipsis begins with a capital: `—And then`.

What it finds
    A small, common word with a capital straight after a dash or an ellipsis at the start of a paragraph or of speech,
    and a few of them after a dash in the middle of a sentence.

Why it matters
    The dash says that something goes on; the capital says that it begins.

What it leaves alone
    Names, *I*, new sentences after a dash in the middle of another, above all in a chapter that has several; a
    chapter that begins with a capital after every opening dash; and what stands in italics, a letter quoted from its
    middle.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fic.lint.rule import ENGLISH, Example, Level, Matches, Slip, lazy_pattern, rule, word_set, word_slip
from fic.manuscript.prose import Paragraph, Prose

_WORDS = word_set(
    """
    and but or if in on at to of is was were are it he she they we you his her their this that there then when where
    with for from by as so because while the no not
    """
)

# In the middle of a sentence a dash may well be followed by a new one; with these it hardly is.
_INSIDE = frozenset({"it", "this", "that", "in", "no", "and", "of", "on", "to"})
# Before a name these are no part of it.
_JOINING = frozenset({"and", "but", "or", "if", "because", "so", "when", "while"})


_NEW_SENTENCE = r"[a-z]—(?:And|As|But|He|How|If|It|No|One|She|That|The|There|They|This|We|What|Who|Why|You)\b"
_BEGUN = r"(?:\A|[“\"])(?:[—–…]|---?)(?:[a-z]|(?:And|But|So|If|Or|Because|It|He|She|They|We|You|The|That|This)\b)"
_MARKS = '“"—–…-'
_SELDOM = 2


@rule(
    on=Matches(r"(?:\A|[“\"]|[A-Za-z])(?:[—–…]|---?)(?=[A-Z])", cost="one scan for a dash before a capital"),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("“—And then the gate fell,” said Wren.", "And", "“—and then the gate fell,” said Wren."),
        Example("—But nobody came.", "But", "—but nobody came."),
    ),
    leaves=(
        "“—and then the gate fell,” said Wren.",
        "“—I never did,” said Wren.",
        "“—Wren never did,” said Ott.",
        "The gate—The Gate, they called it—fell.",
        "“—And another thing,” said Wren. “—But why?”\n\n“—So it is late,” said Ott.",
        "She read: *“…This much is known.”*",
        "It rained—No matter! He came—But why?—and went—And then the gate—It was late—fell.",
    ),
)
def capital_after_dash(prose: Prose, paragraph: Paragraph, match: re.Match[str]) -> Slip | None:
    """Answer for a common word with a capital after a dash that goes on."""
    index = paragraph.word_at(match.end())
    word = paragraph.word(index)
    following = paragraph.word(index + 1) if index + 1 < len(paragraph.keys) else ""
    inside = match[0][0].isalpha()
    if paragraph.keys[index] not in (_INSIDE if inside else _WORDS) or not word[1:].islower():
        return None
    if not following.islower() and not (paragraph.keys[index] in _JOINING and following):
        return None
    if (inside and _habit(prose) > _SELDOM) or paragraph.emphasised(match.start(), match.end() + 1):
        return None
    if not inside and _is_custom(prose):
        return None
    message = f'What goes on after the dash begins small: "{word.lower()}".'
    return word_slip(paragraph, index, index, message, word.lower())


@lru_cache(maxsize=4)
def _is_custom(prose: Prose) -> bool:
    """Return whether a chapter begins again and again with a capital after an opening dash, and never without."""
    openings = (each for paragraph in prose.paragraphs for each in lazy_pattern(_BEGUN).finditer(paragraph.text))
    begun = [each[0].lstrip(_MARKS)[0] for each in openings]
    return len(begun) > _SELDOM and all(letter.isupper() for letter in begun)


@lru_cache(maxsize=4)
def _habit(prose: Prose) -> int:
    """Return how often a dash inside a sentence of a chapter is followed by the capital of a new one."""
    pattern = lazy_pattern(_NEW_SENTENCE)
    return sum(1 for paragraph in prose.paragraphs if "—" in paragraph.text for _ in pattern.finditer(paragraph.text))
