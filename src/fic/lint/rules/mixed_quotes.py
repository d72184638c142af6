"""A chapter, or a story, changes between straight and curly quotation marks.

What it finds
    The place where a chapter leaves the kind of marks it mostly has, straight (`"`, `'`) or curly (`“ ”`, `’`), once
    for every change; many changes in one chapter are one finding. And a chapter that has the one kind where nearly all
    other chapters of its story have the other: once for its quotation marks, once for its apostrophes.

Why it matters
    The chapter was put together from two programs, one of which curls quotes. Readers see the seam.

What it leaves alone
    Straight apostrophes beside curly quotation marks all through a chapter, feet, inches, minutes and seconds, and a
    story of which a good part has either kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

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
    lazy_pattern,
    rule,
    slip,
)
from fic.lint.vocabulary.census import added
from fic.manuscript.prose import BODY, Paragraph, Prose

_MARKS = r"[\"'“”‘’]"
_CURLY = frozenset("“”‘’")
_DOUBLE = frozenset('"“”')
_MOST = 8
_OPENING = frozenset(" \n\u00a0([{—–-")
# So many marks show what a chapter has, and so many chapters what a story has: at least, and for each that goes against
# it if those are more than one.
_SHOWS, _CHAPTERS, _TIMES = 4, 3, 5


class _Mark(NamedTuple):
    paragraph: Paragraph
    position: int
    double: bool
    curly: bool


def _kinds(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return which kind of quotation marks and of apostrophes a chapter mostly has, and where it first has it."""
    body = next((prose for prose in proses if prose.where == BODY), None)
    marks = _marks(body) if body else ()
    places: list[tuple[object, ...]] = []
    for double in (True, False):
        of_kind = [mark for mark in marks if mark.double is double]
        if body and len(of_kind) >= _SHOWS:
            curly = _house(mark.curly for mark in of_kind)
            first = next(mark for mark in of_kind if mark.curly is curly)
            places.append((_called(double, curly), *body.span(first.paragraph, first.position, first.position + 1)))
    return {"places": places, "counts": {place[0]: 1 for place in places}}


def _against_story(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer once for each kind of mark of which a chapter has another one than nearly all others."""
    counts = added(chapters, "counts")
    for chapter in chapters:
        for kind, start, end in chapter.facts["places"]:
            shape, _, what = kind.partition(" ")
            other = "curly" if shape == "straight" else "straight"
            mine, theirs = counts[kind], counts[f"{other} {what}"]
            if theirs >= _CHAPTERS and (mine == 1 or theirs >= _TIMES * mine):
                message = f"This chapter's {what} are {shape}; those of the story's other chapters are {other}."
                yield StorySlip(chapter.path, BODY, start, end, message)


@rule(
    on=Chapters(),
    also=(also(Stories(_kinds, whole=True), _against_story),),
    level=Level.WARNING,
    languages=(),
    places=BODY_ONLY,
    examples=(
        Example('“One,” he said. “Two.”\n\n"Three," she said.\n\n“Four,” he said.', '"'),
        Example("“It’s late,” he said. “It's late.”", "'", "“It’s late,” he said. “It’s late.”"),
    ),
    leaves=(
        "“It's late,” he said. “It's over.”",
        "“He’s 6' 2\" tall,” she said. “It’s a lot.”",
        '"One," he said.\n\n"It\'s two," she said.',
    ),
)
def mixed_quotes(prose: Prose) -> Iterable[Slip]:
    """Answer once for each run of marks of the kind the chapter has less of."""
    marks = _marks(prose)
    if len({mark.curly for mark in marks}) < 2:
        return
    house = {double: _house(mark.curly for mark in marks if mark.double is double) for double in (True, False)}
    runs: list[list[_Mark]] = []
    strange = False
    for mark in marks:
        if mark.curly == house[mark.double]:
            strange = False
            continue
        if not strange:
            runs.append([])
        runs[-1].append(mark)
        strange = True
    if len(runs) > _MOST:
        runs = [[mark for run in runs for mark in run]]
    for run in runs:
        yield _answer(run)


@lru_cache(maxsize=4)
def _marks(prose: Prose) -> tuple[_Mark, ...]:
    return tuple(_met(prose))


def _met(prose: Prose) -> Iterator[_Mark]:
    pattern = lazy_pattern(_MARKS)
    for paragraph in prose.paragraphs:
        text = paragraph.text
        for found in pattern.finditer(text):
            position = found.start()
            if position and text[position - 1].isdigit() and found[0] in "\"'":
                continue
            yield _Mark(paragraph, position, found[0] in _DOUBLE, found[0] in _CURLY)


def _house(kinds: Iterable[bool]) -> bool:
    # Where both are as many, the first one met.
    counts = Counter(kinds)
    return counts.most_common(1)[0][0] if counts else False


def _answer(run: list[_Mark]) -> Slip:
    first = run[0]
    kind, other = ("curly", "straight") if first.curly else ("straight", "curly")
    if len(run) == 1:
        message = f"This mark is {kind}; the chapter's are {other}."
        return slip(first.paragraph, first.position, first.position + 1, message, _other_kind(first))
    message = f"The quotation marks turn {kind} here ({len(run)} of them); most of the chapter has {other} ones."
    return slip(first.paragraph, first.position, first.position + 1, message)


def _other_kind(mark: _Mark) -> str:
    if mark.curly:
        return '"' if mark.double else "'"
    text = mark.paragraph.text
    opens = not mark.position or text[mark.position - 1] in _OPENING
    if mark.double:
        return "“" if opens else "”"
    return "‘" if opens else "’"


def _called(double: bool, curly: bool) -> str:
    return f"{'curly' if curly else 'straight'} {'quotation marks' if double else 'apostrophes'}"
