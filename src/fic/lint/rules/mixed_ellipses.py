"""An ellipsis is typed in another way than the story types its ellipses.

What it finds
    In a story that nearly always goes one way, an ellipsis that goes another: the one character `…`, three dots `...`,
    or dots with blanks between `. . .`. Many in one chapter are one finding.

Why it matters
    The three look different on the page, most of all in an e-book.

What it leaves alone
    A story without a habit, a full stop before or after an ellipsis (`....`), and the blanks around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fic.lint.habit import Went, against_habit, ways_gone
from fic.lint.rule import BODY_ONLY, ChapterFacts, Example, Level, Stories, StorySlip, lazy_pattern, rule
from fic.manuscript.prose import BODY, Prose

_ELLIPSIS = r"…|(?<!\.)\.(?:\.{2,}|(?:[ \u00a0\u2009\u202f]\.){2,3})(?![ \u00a0]?\.)"
_STARTS = ("…", "..", ". .", ".\u00a0.", ".\u2009.", ".\u202f.")
_OFTEN, _SHARE = 10, 0.9


def _ellipses(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return how often each kind of ellipsis is typed, and where."""
    return ways_gone(place for prose in proses if prose.where == BODY for place in _typed(prose))


@rule(
    on=Stories(_ellipses, whole=True),
    level=Level.HINT,
    languages=(),
    places=BODY_ONLY,
    examples=(
        Example(
            "On… and on… and on… and on… and on… and on… and on… and on… and on… and... out.",
            "...",
            "On… and on… and on… and on… and on… and on… and on… and on… and on… and… out.",
        ),
    ),
    leaves=(
        "She went… slowly. It rained... softly.",
        "On... and on... and on... and on... and on... and on... and on... and on... and on... and out....",
        "On… and on… and on… and on… and on… and on… and on… and on… and on… and out.",
    ),
)
def mixed_ellipses(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for the ellipses that go against the story's habit."""
    return against_habit(chapters, least=_OFTEN, share=_SHARE, message=_message)


def _message(way: str, usual: str, count: int) -> str:
    many = f", the first of {count} in this chapter" if count > 1 else ""
    return f'This is "{way}"{many}; the story types its ellipses "{usual}".'


def _typed(prose: Prose) -> Iterator[Went]:
    pattern = lazy_pattern(_ELLIPSIS)
    for paragraph in prose.paragraphs:
        if not any(start in paragraph.text for start in _STARTS):
            continue
        for found in pattern.finditer(paragraph.text):
            typed = found[0]
            way = typed if typed == "…" else "..." if ".." in typed else ". . ."
            # Of four dots one is the sentence's own stop, which stands first where they are set apart.
            own = 1 if way != "…" and typed.count(".") > 3 else 0
            if own and way == "...":
                yield Went(way, prose, paragraph, found.start(), found.start() + 3)
            else:
                yield Went(way, prose, paragraph, found.start() + 2 * own, found.end())
