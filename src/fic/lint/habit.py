"""What a story has a habit of, where there are several ways to type a thing, and where a chapter goes against it.

For rules of the whole story: a chapter's facts name the ways it goes and some places of each; the story's sum shows the
habit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from fic.lint.rule import ChapterFacts, Fix, StorySlip
from fic.manuscript.prose import Paragraph, Prose

# From so many places on that go against the habit a chapter is told once, of all of them.
MANY = 6
# Which part of the whole story goes the usual way, at least.
_MOST = 0.75


class Went(NamedTuple):
    """A place where a thing is typed in one of its ways."""

    way: str
    prose: Prose
    paragraph: Paragraph
    start: int
    end: int


def ways_gone(places: Iterable[Went]) -> dict[str, Any]:
    """Return the facts of a chapter: how often it goes each way, and the first places of each."""
    counts: Counter[str] = Counter()
    shown: list[tuple[object, ...]] = []
    for place in places:
        counts[place.way] += 1
        if counts[place.way] <= MANY:
            span = place.prose.span(place.paragraph, place.start, place.end)
            plain = place.prose.is_plain(place.paragraph, place.start, place.end)
            shown.append((place.way, place.prose.where, *span, plain))
    return {"places": [(*each, counts[str(each[0])]) for each in shown], "counts": dict(counts)}


def against_habit(
    chapters: Sequence[ChapterFacts], *, least: int, share: float, message: Callable[[str, str, int], str]
) -> Iterator[StorySlip]:
    """Yield what goes against the story's habit: each place, or the first of many in a chapter.

    A way is the story's habit in a chapter's eyes if ``share`` of all other chapters go it, in ``least`` places or more
    (with the chapter's own where the others have fewer), and most of the whole story does. ``message`` is given the way
    that was gone, the usual one, and for how many places the finding stands.
    """
    counts: Counter[str] = Counter()
    for chapter in chapters:
        counts.update(chapter.facts["counts"])
    usual = max(counts, key=lambda way: (counts[way], way), default="")
    if counts[usual] < _MOST * counts.total():
        return
    for chapter in chapters:
        others = counts - Counter(chapter.facts["counts"])
        among = others if others.total() >= least else counts
        if among.total() < least or among[usual] < share * among.total():
            continue
        for way, where, start, end, plain, count in _shown(chapter.facts["places"], usual):
            many = count >= MANY
            fixes = (Fix(usual, safe=False),) if plain and not many else ()
            yield StorySlip(chapter.path, where, start, end, message(way, usual, count if many else 1), fixes)


def _shown(places: Sequence[Any], usual: str) -> Iterator[Any]:
    told: set[str] = set()
    for place in places:
        way, count = place[0], place[-1]
        if way == usual or way in told:
            continue
        if count >= MANY:
            told.add(way)
        yield place
