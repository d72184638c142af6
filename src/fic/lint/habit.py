"""What a story has a habit of, where there are several ways to type a thing, and where a chapter goes against it.

For rules of the whole story: a chapter's facts name the ways it goes and some places of each; the story's sum shows the
habit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from fic.lint.rule import ChapterFacts, Fix, StorySlip
from fic.manuscript.prose import Paragraph, Prose

# From so many places on that go against the habit a chapter is told once, of all of them.
MANY = 6


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


def habit(counts: Mapping[str, int], *, least: int, share: float) -> str | None:
    """Return the way that ``share`` of the story goes, None where none is a habit or there are fewer than ``least``."""
    total = sum(counts.values())
    if total < least:
        return None
    way = max(counts, key=lambda each: (counts[each], each))
    return way if counts[way] >= share * total else None


def against(
    chapters: Sequence[ChapterFacts], usual: str, message: Callable[[str, int], str], form: Callable[[str], str | None]
) -> Iterator[StorySlip]:
    """Yield what goes against the habit ``usual``: each place, or the first of many in a chapter.

    ``message`` is given the way and how many places one finding is for; ``form`` gives what to type for a way instead.
    """
    for chapter in chapters:
        for way, where, start, end, plain, count in _shown(chapter.facts["places"], usual):
            right = form(way) if plain and count < MANY else None
            fixes = () if right is None else (Fix(right, safe=False),)
            yield StorySlip(chapter.path, where, start, end, message(way, count if count >= MANY else 1), fixes)


def _shown(places: Sequence[Any], usual: str) -> Iterator[Any]:
    told: set[str] = set()
    for place in places:
        way, count = place[0], place[-1]
        if way == usual or way in told:
            continue
        if count >= MANY:
            told.add(way)
        yield place
