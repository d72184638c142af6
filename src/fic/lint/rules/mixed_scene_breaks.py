"""A chapter, or a story, has scene breaks of different kinds.

What it finds
    A scene break that is typed in another way than the chapter's first: `***` here and `~ ~ ~` there. And the first
    break of a chapter that types them in another way than nearly all other chapters of its story.

Why it matters
    Readers learn what a break looks like, and some sites turn one kind into a line and print the other as it is.

What it leaves alone
    Breaks of one kind with more or fewer marks or blanks: `***` and `* * *`; a story of which a good part has either
    kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

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
from fic.lint.vocabulary.census import added
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import BODY, Paragraph, Prose

# So many chapters show what a story has: at least, and for each that goes against it if those are more than one.
_CHAPTERS, _TIMES = 3, 5


def _first(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return of which kind a chapter's first break is, and where it stands."""
    body = next((prose for prose in proses if prose.where == BODY), None)
    breaks = _breaks(body) if body else []
    if body is None or not breaks:
        return {"places": [], "counts": {}}
    kind = _kind(breaks[0])
    return {"places": [(kind, *body.span(breaks[0], *_typed(breaks[0])))], "counts": {kind: 1}}


def _against_story(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for a chapter whose first break is of another kind than those of nearly all others."""
    counts = added(chapters, "counts")
    usual = max(counts, key=lambda kind: (counts[kind], kind), default="")
    for chapter in chapters:
        for kind, start, end in chapter.facts["places"]:
            mine, theirs = counts[kind], counts[usual]
            if kind != usual and theirs >= _CHAPTERS and (mine == 1 or theirs >= _TIMES * mine):
                message = f"This scene break is of another kind than those of {theirs} other chapters ({usual})."
                yield StorySlip(chapter.path, BODY, start, end, message)


@rule(
    on=Chapters(),
    also=(also(Stories(_first, whole=True), _against_story),),
    level=Level.HINT,
    languages=(),
    places=BODY_ONLY,
    examples=(Example("One.\n\n***\n\nTwo.\n\n~ ~ ~\n\nThree.", "~ ~ ~"),),
    leaves=(
        "One.\n\n***\n\nTwo.\n\n* * *\n\nThree.",
        "One.\n\n---\n\nTwo.",
        "One.\n\nTwo.",
    ),
)
def mixed_scene_breaks(prose: Prose) -> Iterable[Slip]:
    """Answer for each break that isn't of the first one's kind."""
    breaks = _breaks(prose)
    for each in breaks[1:]:
        if _kind(each) != _kind(breaks[0]):
            yield slip(each, *_typed(each), "This scene break is of another kind than the chapter's first.")


def _breaks(prose: Prose) -> list[Paragraph]:
    return [paragraph for paragraph in prose.paragraphs if paragraph.kind is Kind.BREAK]


def _kind(paragraph: Paragraph) -> str:
    """Return the marks a break is made of, each once: their number and the blanks between are no matter."""
    return "".join(sorted(set("".join(paragraph.text.split()))))


def _typed(paragraph: Paragraph) -> tuple[int, int]:
    typed = paragraph.text.strip()
    start = paragraph.text.index(typed)
    return start, start + len(typed)
