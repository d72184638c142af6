"""Lines of verse, or of a letter's end, will run together into one.

What it finds
    A paragraph of short lines with nothing at their ends that breaks them: a poem, a signature, a list of numbers.

Why it matters
    The end of a line is a blank to Markdown, so every site shows *Roses are red, violets are blue* on one line. A
    backslash at a line's end keeps it.

What it leaves alone
    Paragraphs that an editor has wrapped, one sentence a line, and lines that end in a backslash, two blanks or `<br>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fic.lint.rule import ChapterFacts, Example, Fix, Level, Stories, StorySlip, rule
from fic.manuscript.prose import BODY, Prose
from fic.manuscript.verse import joined_lines as joined

_MESSAGE = "These lines will run together into one: a backslash at the end of each keeps them."
_END = re.compile(r"[ \t]*(\r?\n)")


def _paragraphs(proses: Sequence[Prose]) -> list[tuple[int, int, str]]:
    """Return where each paragraph of such lines stands in the file, and how its lines are kept."""
    found: list[tuple[int, int, str]] = []
    for prose in (prose for prose in proses if prose.where == BODY):
        for paragraph in joined(prose):
            start, end = prose.span(paragraph, 0, len(paragraph.text))
            found.append((start, end, _END.sub(r"\\\1", prose.source[start - prose.start : end - prose.start])))
    return found


@rule(
    on=Stories(_paragraphs, whole=False),
    level=Level.HINT,
    languages=(),
    examples=(
        Example(
            "Roses are red,\nviolets are blue,\nand I am late.",
            "Roses are red,\nviolets are blue,\nand I am late.",
            fixed="Roses are red,\\\nviolets are blue,\\\nand I am late.",
        ),
        Example("> Yours in haste,\n> F.", "Yours in haste,\n> F.", fixed="> Yours in haste,\\\n> F."),
    ),
    leaves=(
        "Roses are red,\\\nviolets are blue.",
        "Roses are red,  \nviolets are blue.",
        "It rained.\nIt rained all day.\nNobody came.",
        "It had rained since the morning, and nobody in the house had so much as\nlooked out.",
    ),
)
def joined_lines(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for each paragraph whose lines will be joined."""
    for chapter in chapters:
        for start, end, kept in chapter.facts:
            yield StorySlip(chapter.path, BODY, start, end, _MESSAGE, (Fix(kept, safe=False),))
