"""Git's marks of a conflict are still in the text: `<<<<<<< HEAD`, `=======`, `>>>>>>> draft`.

What it finds
    A line of seven `<`, `>` or `|` with or without a branch's name behind it, and the line of seven `=` that parts the
    two sides.

Why it matters
    Both versions of the passage are in the chapter, marks and all, and so they would be posted.

What it leaves alone
    A line of `=` under a heading, arrows inside a line, and quotations in quotations (`> > >`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fic.lint.rule import ChapterFacts, Example, Level, Stories, StorySlip, rule
from fic.manuscript.conflict import conflict_marks
from fic.manuscript.prose import Prose

_MESSAGE = "Git left both versions here: keep one of them, and delete the marks."


def _marks(proses: Sequence[Prose]) -> list[tuple[str, int, int]]:
    """Return the place of each mark, and where it stands in the file."""
    return [
        (prose.where, *_place(prose, start, end)) for prose in proses for start, end in conflict_marks(prose.source)
    ]


def _place(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """Return where a span of a prose's source stands in the file."""
    if prose.offsets is None:
        return prose.start + start, prose.start + end
    return prose.offsets[start], prose.offsets[end - 1] + 1


@rule(
    on=Stories(_marks, whole=False),
    level=Level.ERROR,
    languages=(),
    examples=(
        Example("She took the lamp.\n\n<<<<<<< HEAD\n\nIt rained.", "<<<<<<< HEAD"),
        Example("It rained.\n\n>>>>>>> 3f9a2c1 (Let it rain)\n\nShe took the lamp.", ">>>>>>> 3f9a2c1 (Let it rain)"),
    ),
    leaves=(
        "The Gate\n=======\n\nIt rained.",
        "She saw <<<<<<< on the wall, and >>>>>>> beside it.",
        "> > > > > > > she wrote",
        "<<< back | next >>>",
    ),
)
def conflict_marker(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for each mark."""
    for chapter in chapters:
        for where, start, end in chapter.facts:
            yield StorySlip(chapter.path, where, start, end, _MESSAGE)
