"""A scene break seems to have been lost on the way here.

What it finds
    Two or more blank lines, where the chapter elsewhere has one; a paragraph of nothing but `&nbsp;`; a lone letter
    `o` or `x`, and a lone number that goes on with no other. And a chapter without any break in a story whose other
    chapters all have several.

Why it matters
    Blank lines show as no more than one, so the gap that parted two scenes is gone, and readers run on from one place
    into another.

What it leaves alone
    Chapters that type their breaks, beside which a wider gap means nothing, chapters with many such gaps, numbered
    sections (1, 2, 3), and a number at the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fic.lint.missed import amount, without_any
from fic.lint.rule import (
    BODY_ONLY,
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
)
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import Paragraph, Prose

_STRAY = frozenset("oOxX")
# Line ends between two paragraphs with one blank line between.
_ONE = 2
# Gaps are told of where they are few: at most so many, and one in so many.
_GAPS, _TIMES = 4, 5
# How much a chapter would have by the story's custom for it to be missed.
_MISSED = 4


def _amount(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return how many words and breaks a chapter has, and the place of its first word if it has no break."""
    return amount(proses, lambda body: sum(paragraph.kind is Kind.BREAK for paragraph in body.paragraphs))


def _without_any(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for the one chapter without a break, where it would have several by the custom of all others."""
    return without_any(
        chapters,
        _MISSED,
        lambda expected: f"This chapter has no scene break; by the others' measure it would have {expected}.",
    )


@rule(
    on=Chapters(),
    also=(also(Stories(_amount, whole=True), _without_any),),
    level=Level.HINT,
    languages=(),
    places=BODY_ONLY,
    examples=(
        Example("One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\n\n\nSeven, elsewhere.", "Seven"),
        Example("It was over.\n\no\n\nIn the morning it rained.", "o"),
        Example("It was over.\n\n214\n\nIn the morning it rained.", "214"),
    ),
    leaves=(
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\n***\n\nSix.\n\n\n\nSeven, elsewhere.",
        "One.\n\n\nTwo.\n\n\nThree.\n\n\nFour.",
        "1\n\nIt rained.\n\n2\n\nIt snowed.",
        "He counted.\n\n“214.”",
    ),
)
def lost_scene_break(prose: Prose) -> Iterable[Slip]:
    """Answer for gaps and leavings that may have been a break, where the chapter types none."""
    yield from _leavings(prose)
    if any(paragraph.kind is Kind.BREAK for paragraph in prose.paragraphs):
        return
    wide: list[Paragraph] = []
    empty: list[Paragraph] = []
    single = 0
    for paragraph, gap in _gaps(prose):
        if gap.replace("&nbsp;", "").strip():
            continue  # a comment, a picture: no mere gap
        if "&" in gap or "\u00a0" in gap:
            empty.append(paragraph)
        elif gap.count("\n") > _ONE:
            wide.append(paragraph)
        else:
            single += 1
    for found, message in (
        (wide, "Readers see no wider gap here: if a scene ended, a break is missing."),
        (empty, "An empty paragraph stands before this one: if a scene ended, a break says so."),
    ):
        if len(found) <= _GAPS and len(found) * _TIMES <= single:
            for paragraph in found:
                yield slip(paragraph, paragraph.starts[0], paragraph.end(0), message)


def _gaps(prose: Prose) -> Iterator[tuple[Paragraph, str]]:
    """Yield the paragraphs of plain prose that follow another, and what stands in the source between."""
    last = None
    for paragraph in prose.paragraphs:
        if paragraph.kind is not Kind.PROSE or not paragraph.starts:
            last = None
            continue
        start = paragraph.segments.source_starts[0]
        if last is not None:
            yield paragraph, prose.source[last:start]
        last = prose.span(paragraph, 0, len(paragraph.text))[1] - prose.start


def _leavings(prose: Prose) -> Iterator[Slip]:
    """Yield lone letters that were part of a break, and lone numbers that number nothing."""
    numbers = {"0"}
    for paragraph in prose.paragraphs:
        lone = paragraph.text.strip()
        if paragraph.kind is not Kind.PROSE or len(paragraph.keys) != 1 or lone != paragraph.word(0):
            continue
        if lone.isdigit() and lone.isascii() and len(lone) < 5:
            known = str(int(lone) - 1) in numbers or not paragraph.number
            numbers.add(str(int(lone)))
            if not known:
                message = "This number stands alone and numbers nothing: was it a page, or a scene break?"
                yield slip(paragraph, paragraph.starts[0], paragraph.end(0), message)
        elif lone in _STRAY:
            message = "This letter stands alone: was it a scene break?"
            yield slip(paragraph, paragraph.starts[0], paragraph.end(0), message)
