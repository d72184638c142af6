"""The heading's number is not the chapter's.

What it finds
    A heading or a title such as `Chapter 12` or `Chapter Twelve` at the top of a chapter whose file has another number,
    as a heading or on a line of its own.

Why it matters
    Chapters are moved and the heading stays; readers think one is missing.

What it leaves alone
    Headings without a number, parts and books (`Book 2`), first lines that are sentences, files outside a story, and
    stories in which three headings or more are as far from their files (a prologue comes first).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from fic.lint.rule import ENGLISH, ChapterFacts, Example, Level, Stories, StorySlip, lazy_pattern, rule
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import Paragraph, Prose

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER = {
    **{word: number for number, word in enumerate(f"{_ONES} eighteen nineteen".split(), 1)},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)},
}
_NUMBERED = r"(?i)\A\W*(?:chapter|ch\.?)\s+(\d{1,4}|[a-z]+(?:-[a-z]+)?)\b"
# A line of so many words may be a heading that is only typed as a paragraph.
_LONGEST = 12
# So many chapters away from their files by the same number are a story with a prologue, or in parts.
_CUSTOM = 3


def _numbers(proses: Sequence[Prose]) -> list[list[Any]]:
    """Return the number each heading at the top and the title give, and where."""
    found: list[list[Any]] = []
    for prose in proses:
        first = prose.paragraphs[0] if prose.paragraphs else None
        if first is None or not _is_heading(first):
            continue
        given = lazy_pattern(_NUMBERED).match(first.text)
        number = _number(given[1].lower()) if given else None
        if given and number:
            found.append([number, prose.where, *prose.span(first, given.start(1), given.end(1))])
    return found


def _is_heading(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is a heading, or a short line without a stop that may be one."""
    if paragraph.kind is Kind.HEADING:
        return True
    return (
        paragraph.kind is Kind.PROSE
        and len(paragraph.keys) <= _LONGEST
        and not paragraph.text.rstrip().endswith((".", ",", ";", '"', "”", "’"))
    )


def _number(given: str) -> int | None:
    """Return the number that figures or words give: 7, seven, twenty-one; None if they give none."""
    if given.isdigit():
        return int(given)
    tens, _, ones = given.partition("-")
    number = _NUMBER.get(tens)
    if number is None or not ones:
        return number
    return number + _NUMBER[ones] if tens in _TENS.split() and _NUMBER.get(ones, 10) < 10 else None


@rule(
    on=Stories(_numbers, whole=False),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("# Chapter 12\n\nIt rained.", "12"),
        Example("Chapter 7: Six Lanterns\n\nIt rained.", "7"),
        Example("**Chapter Twenty-One**\n\nIt rained.", "Twenty-One"),
    ),
    leaves=(
        "Chapter 7 was the one she liked best.",
        "Chapter One\n\nIt rained.",
        "# Chapter Notes\n\nIt rained.",
        "# Chapter 1\n\nIt rained.",
        "# The Gate\n\nIt rained.",
        "# Book 2\n\nIt rained.",
    ),
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
