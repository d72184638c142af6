"""The opening note lacks the story's disclaimer.

What it finds
    A chapter that should carry the disclaimer of `.fic.toml` (the first, or every one with `disclaimer_in = "every"`)
    and has none in its opening note or at the top of its text.

Why it matters
    It is easily forgotten when a story starts, and then it is said in chapter two.

What it leaves alone
    A disclaimer in other words: a note that says *disclaimer* or that nothing here is owned, a *disclaimer* at the top
    of the text. Stories without a disclaimer, and files outside a story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from fic.lint.rule import ChapterFacts, Example, Level, Stories, StorySlip, rule
from fic.manuscript.disclaimer import TOP, is_said
from fic.manuscript.markdown import Kind, blocks
from fic.manuscript.prose import BODY, Prose


def _opening(proses: Sequence[Prose]) -> dict[str, object]:
    """Return what the opening note and the first paragraphs say, and where a finding should stand."""
    note = next((prose for prose in proses if prose.where == "notes.before"), None)
    body = next((prose for prose in proses if prose.where == BODY), None)
    top = islice((each for each in body.paragraphs if each.kind is not Kind.BREAK) if body else (), TOP)
    place = note if note and note.paragraphs else body
    if place is None or not place.paragraphs or not place.paragraphs[0].starts:
        return {"note": "", "top": "", "where": None, "start": 0, "end": 0}
    first = place.paragraphs[0]
    start, end = place.span(first, first.starts[0], first.end(0))
    return {
        "note": "\n".join(paragraph.text for paragraph in note.paragraphs) if note else "",
        "top": "\n".join(paragraph.text for paragraph in top),
        "where": place.where,
        "start": start,
        "end": end,
    }


@rule(
    on=Stories(_opening, whole=False),
    level=Level.WARNING,
    languages=(),
    unfinished=True,
    examples=(Example("It rained on the gate.", "It"),),
    leaves=(
        "Disclaimer: the gate is somebody else's.\n\nIt rained on the gate.",
        "## The Gate\n\nThe usual disclaimers: it isn't mine.\n\nIt rained.",
    ),
)
def missing_disclaimer(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for each chapter that should carry a disclaimer and doesn't."""
    for chapter in chapters:
        facts = chapter.facts
        if not chapter.disclaimer or facts["where"] is None:
            continue
        if is_said(_shown(chapter.disclaimer), facts["note"], facts["top"]):
            continue
        message = "The opening note lacks the story's disclaimer."
        yield StorySlip(chapter.path, facts["where"], facts["start"], facts["end"], message)


def _shown(markdown: str) -> str:
    return "\n".join(block.text for block in blocks(markdown))
