"""The heading's number is not the chapter's.

What it finds
    A heading or a title such as `Chapter 12` at the top of a chapter whose file has another number.

Why it matters
    Chapters are moved and the heading stays; readers think one is missing.

What it leaves alone
    Headings without a number, numbers in words, parts and books (`Book 2`), files outside a story, and stories in which
    three headings or more are as far from their files (a prologue comes first).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from fic.lint.rule import ENGLISH, ChapterFacts, Example, Level, Stories, StorySlip, lazy_pattern, rule
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import Prose

_NUMBERED = r"(?i)\A\W*(?:chapter|ch\.?)\s+(\d{1,4})\b"
# So many chapters away from their files by the same number are a story with a prologue, or in parts.
_CUSTOM = 3


def _numbers(proses: Sequence[Prose]) -> list[list[Any]]:
    """Return the number each heading at the top and the title give, and where."""
    found: list[list[Any]] = []
    for prose in proses:
        first = prose.paragraphs[0] if prose.paragraphs else None
        if first is None or first.kind is not Kind.HEADING:
            continue
        number = lazy_pattern(_NUMBERED).match(first.text)
        if number:
            found.append([int(number[1]), prose.where, *prose.span(first, number.start(1), number.end(1))])
    return found


@rule(
    on=Stories(_numbers, whole=False),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(Example("# Chapter 12\n\nIt rained.", "12"),),
    leaves=("# Chapter 1\n\nIt rained.", "# The Gate\n\nIt rained.", "# Book 2\n\nIt rained."),
)
def wrong_chapter_number(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for each number that isn't the chapter's own."""
    away = Counter(
        number - chapter.number
        for chapter in chapters
        if chapter.number is not None
        for number in {found[0] for found in chapter.facts}
    )
    for chapter in chapters:
        for number, where, start, end in chapter.facts:
            if chapter.position is None or chapter.number is None or number == chapter.number:
                continue
            if away[number - chapter.number] < _CUSTOM:
                message = f"The file says that this is chapter {chapter.number}."
                yield StorySlip(chapter.path, where, start, end, message)
