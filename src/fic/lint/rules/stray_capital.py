"""A capital stands in the middle of a sentence.

What it finds
    A small, common word (*and*, *it*, *was*) with a capital between words without one, or after a comma.

Why it matters
    The sentence was joined to another, or the word processor took an abbreviation for the end of one.

What it leaves alone
    Names and titles: anything beside another capital, in italics or in a heading. Thoughts after a comma (`She thought,
    What now`).
"""

from __future__ import annotations

from fic.lint.reverence import is_reverent
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_set, word_slip
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import Paragraph, Prose

_WORDS = word_set(
    """
    and but or if in on at to of is was were are it he she they we you his her their this that there then when where
    what who with for from by as so no not can could would should did do has had have because while the a an my your
    """
)
_AFTER_COMMA = word_set("and but or if can could would because so as with of to in on at he she they it we you my")
_VERBS = frozenset({"was", "were", "is", "are", "had", "has"})
_NEAR = 30
_TITLE, _CLOSING = 8, frozenset('”"’')
_REVERENT = frozenset({"he", "his", "you", "your"})
_PRONOUNS = frozenset({"he", "him", "his", "she", "her", "hers"})
_THOUGHT = word_set(
    "thought think thinks thinking wondered wonder said say says read wrote asked knew know called is was means meant"
)


@rule(
    on=Words(*sorted(_WORDS)),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("The gate And the wall were old.", "And", "The gate and the wall were old."),
        Example("Wren, Can you shut the gate now?", "Can", "Wren, can you shut the gate now?"),
    ),
    leaves=(
        "The gate and the wall were old.",
        "They met at The Gate and stayed.",
        "She read *The gate And the wall* again.",
        "She thought, Can this be it?",
        "Our Lady smiled, and Her hands were warm. God looked upon His work.",
        "May She keep you, and may Her light find you.",
        "# The gate And the wall",
        "He got an A in Latin.",
        "THE GATE And THE WALL",
        "“What Is a Gate?” was the title of the book.",
    ),
)
def stray_capital(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a capital that begins nothing."""
    start = paragraph.starts[index]
    if not paragraph.text[start].isupper() or not index or paragraph.kind is Kind.HEADING:
        return None
    word = paragraph.word(index)
    if not word[1:].islower() or index + 1 >= len(paragraph.keys) or paragraph.gap(index) != " ":
        return None
    before, gap = paragraph.word(index - 1), paragraph.gap(index - 1)
    following = paragraph.word(index + 1)
    if not following.islower() and not (paragraph.keys[index] == "my" and gap == ", "):
        return None
    if before in {"the", "a", "an"}:
        return None  # "the How and the When"
    if gap == " " and not (before.islower() or paragraph.keys[index] in _VERBS):
        return None
    if paragraph.keys[index] in {"no", "not"} and paragraph.keys[index - 1] in _THOUGHT:
        return None
    if gap == ", ":
        near = paragraph.keys[max(0, index - 4) : index]
        if paragraph.keys[index] not in _AFTER_COMMA or _THOUGHT.intersection(near):
            return None
    elif gap != " ":
        return None
    if paragraph.keys[index] in _REVERENT and _speaks_of_god(paragraph, index):
        return None
    if paragraph.keys[index] in _PRONOUNS and is_reverent(prose, paragraph, index):
        return None
    if paragraph.emphasised(start, start + 1) or _is_title(paragraph, index):
        return None
    message = f'"{word}" has a capital in the middle of a sentence.'
    return word_slip(paragraph, index, index, message, word[0].lower() + word[1:])


def _speaks_of_god(paragraph: Paragraph, index: int) -> bool:
    """Return whether another pronoun near by has a capital in the middle of a sentence."""
    near = range(max(1, index - _NEAR), min(len(paragraph.keys), index + _NEAR))
    pronouns = (each for each in near if each != index and paragraph.keys[each] in {"he", "him", "his"})
    return any(paragraph.word(each)[0].isupper() and paragraph.gap(each - 1) == " " for each in pronouns)


def _is_title(paragraph: Paragraph, index: int) -> bool:
    """Return whether a word is one of a few between quotation marks, half of which have capitals: a title."""
    text = paragraph.text
    # A mark before more words than a title has is none of its: looking no further keeps a long line's cost in bounds.
    near = paragraph.starts[index - _TITLE] if index > _TITLE else 0
    opened = max(text.rfind(mark, near, paragraph.starts[index]) for mark in '“"‘')
    first = paragraph.word_at(opened) if opened >= 0 else index
    last = first
    while last < len(paragraph.keys) and last - first < _TITLE and not _CLOSING.intersection(paragraph.gap(last)):
        last += 1
    words = [paragraph.word(each) for each in range(first, min(last + 1, len(paragraph.keys)))]
    few = first < index <= last < first + _TITLE and len(words) >= _TITLE // 2
    return opened >= 0 and few and 2 * sum(map(_is_upper, words)) > len(words)


def _is_upper(word: str) -> bool:
    return word[0].isupper()
