"""What one chapter has nothing of, though the others of its story all have much: emphasis, scene breaks.

For rules of the whole story: a chapter's facts are how long it is and how much it has; the sum of all shows the custom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from fic.lint.rule import ChapterFacts, StorySlip
from fic.lint.vocabulary.census import added
from fic.manuscript.prose import BODY, Prose

# So many chapters that have it show a custom.
_CHAPTERS = 3


def amount(proses: Sequence[Prose], count: Callable[[Prose], int]) -> dict[str, Any]:
    """Return the facts of a chapter: its words, how much its body has by ``count``, and its first word if nothing."""
    body = next((prose for prose in proses if prose.where == BODY), None)
    words = sum(len(paragraph.keys) for paragraph in body.paragraphs) if body else 0
    if body is None or not words:
        return {"places": [], "counts": {}}
    much = count(body)
    first = next(paragraph for paragraph in body.paragraphs if paragraph.keys)
    place = [] if much else [(words, *body.span(first, first.starts[0], first.end(0)))]
    return {"places": place, "counts": {"words": words, "much": much, "with": min(much, 1), "all": 1}}


def without_any(chapters: Sequence[ChapterFacts], least: int, message: Callable[[int], str]) -> Iterator[StorySlip]:
    """Yield the one chapter with nothing of it, where by its length and the others' measure it would have ``least``.

    ``message`` is given how much it would have.
    """
    counts = added(chapters, "counts")
    if counts["with"] < _CHAPTERS or counts["all"] - counts["with"] > 1:
        return
    for chapter in chapters:
        for words, start, end in chapter.facts["places"]:
            expected = counts["much"] * words // max(1, counts["words"] - words)
            if expected >= least:
                yield StorySlip(chapter.path, BODY, start, end, message(expected))
