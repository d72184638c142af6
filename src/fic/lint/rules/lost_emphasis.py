"""Italics seem to have been lost on the way here: thoughts stand as narration does.

What it finds
    In a chapter told of others (*he*, *she*) that has no italics at all, two or more short paragraphs in which somebody
    thinks as *I*, without quotation marks. And a chapter without any italics in a story whose other chapters all have a
    good many.

Why it matters
    Text that was copied without its formatting reads as if the teller had changed for a line.

What it leaves alone
    Stories told by an *I*, letters, songs and notes (long paragraphs, several together, before the first and after the
    last scene), chapters with italics of any kind, and short chapters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from fic.lint.missed import amount, without_any
from fic.lint.rule import (
    BODY_ONLY,
    ENGLISH,
    ChapterFacts,
    Chapters,
    Example,
    Level,
    Slip,
    Stories,
    StorySlip,
    also,
    rule,
    slip,
    word_set,
)
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import Paragraph, Prose

_I = word_set("i i'm i've i'd i'll my me myself mine")
_OTHERS = word_set("he she they his her him them their")
# A thought is short; a chapter tells of others if so many paragraphs do, and so many for each that has an I.
_LONGEST, _TOLD, _TIMES, _LEAST = 25, 6, 3, 2
# More than so many side by side are a letter or a song.
_TOGETHER = 2
# How much a chapter would have by the story's custom for it to be missed.
_MISSED = 10
_ENDS = (".", "!", "?", "…")


def _amount(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return how many words a chapter has and how much emphasis, and the place of its first word."""
    return amount(proses, lambda body: sum(len(paragraph.emphasis) for paragraph in body.paragraphs))


def _without_any(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for the one chapter without emphasis, where it would have much by the custom of all others."""
    return without_any(
        chapters,
        _MISSED,
        lambda expected: f"This chapter has no italics; by the others' measure it would have them {expected} times.",
    )


@rule(
    on=Chapters(),
    also=(also(Stories(_amount, whole=True), _without_any),),
    level=Level.HINT,
    languages=ENGLISH,
    places=BODY_ONLY,
    examples=(
        Example(
            "She woke.\n\nHis arm lay on hers.\n\nI should not have come.\n\nShe lay still.\n\nHe stirred.\n\n"
            "I need more time.\n\nHe slept again.\n\nShe rose.",
            "I should not have come.",
        ),
    ),
    leaves=(
        "She woke.\n\nHis arm lay on hers.\n\n*I should not have come.*\n\nShe lay.\n\nHe slept.\n\nShe rose.",
        "She woke.\n\nHis arm lay on hers.\n\n“I should not come.”\n\nShe lay.\n\nHe slept.\n\nShe rose.",
        "I woke.\n\nHis arm lay on mine.\n\nI should not have come.\n\nHe stirred.\n\nI need more time.",
    ),
)
def lost_emphasis(prose: Prose) -> Iterable[Slip]:
    """Answer for the first of the thoughts that stand bare, if there are several."""
    if any(paragraph.emphasis for paragraph in prose.paragraphs):
        return
    kinds = [_kind(prose, paragraph) for paragraph in prose.paragraphs]
    told = kinds.count("told")
    if told < _TOLD or kinds.count("I") * _TIMES > told:
        return
    thoughts = list(_thoughts(prose, kinds))
    if len(thoughts) < _LEAST:
        return
    first = thoughts[0]
    end = len(first.text.rstrip())
    more = "one more paragraph" if len(thoughts) == 2 else f"{len(thoughts) - 1} more paragraphs"
    message = f"This and {more} of the chapter read as thoughts, and nothing sets them off: were their italics lost?"
    yield slip(first, end - len(first.text[:end].lstrip()), end, message)


def _kind(prose: Prose, paragraph: Paragraph) -> str:
    """Return whether a paragraph has an I in it, tells of others or has speech ("I", "told", "speech"), else ""."""
    if paragraph.kind is not Kind.PROSE:
        return ""
    if prose.heard[paragraph.number].speeches or not set('"“”').isdisjoint(paragraph.text):
        return "speech"
    if not _I.isdisjoint(paragraph.keys) and any(
        key in _I and _is_thinker(paragraph, index) for index, key in enumerate(paragraph.keys)
    ):
        return "I"
    return "" if _OTHERS.isdisjoint(paragraph.keys) else "told"


def _is_thinker(paragraph: Paragraph, index: int) -> bool:
    """Return whether a word is an I or a my, and no numeral or part of a name (My Dear)."""
    word = paragraph.word(index)
    if word[0] in "iI":
        numeral = (
            word == "I" and index > 1 and paragraph.gap(index - 1) == " " and paragraph.word(index - 1)[0].isupper()
        )
        return word[0] == "I" and not numeral
    last = index + 1 == len(paragraph.keys)
    return last or word[0].islower() or not paragraph.word(index + 1)[0].isupper()


def _thoughts(prose: Prose, kinds: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the short paragraphs with an I of which no more than two stand together, among narration."""
    told = [number for number, kind in enumerate(kinds) if kind == "told"]
    for kind, run in groupby(range(told[0], told[-1]), key=kinds.__getitem__):
        together = [prose.paragraphs[number] for number in run]
        if kind != "I" or len(together) > _TOGETHER:
            continue
        for paragraph in together:
            if len(paragraph.keys) <= _LONGEST and paragraph.text.rstrip().endswith(_ENDS):
                yield paragraph
