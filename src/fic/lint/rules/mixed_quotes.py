"""A chapter changes between straight and curly quotation marks.

What it finds
    The place where a chapter leaves the kind of marks it mostly has, straight (`"`, `'`) or curly (`“ ”`, `’`), once
    for every change; many changes in one chapter are one finding.

Why it matters
    The chapter was put together from two programs, one of which curls quotes. Readers see the seam.

What it leaves alone
    Straight apostrophes beside curly quotation marks all through a chapter, and feet, inches, minutes and seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fic.lint.rule import BODY_ONLY, Chapters, Example, Level, Slip, lazy_pattern, rule, slip
from fic.manuscript.prose import Paragraph, Prose

_MARKS = r"[\"'“”‘’]"
_CURLY = frozenset("“”‘’")
_DOUBLE = frozenset('"“”')
_MOST = 8
_OPENING = frozenset(" \n\u00a0([{—–-")


class _Mark(NamedTuple):
    paragraph: Paragraph
    position: int
    double: bool
    curly: bool


@rule(
    on=Chapters(),
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
    marks = list(_marks(prose))
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


def _marks(prose: Prose) -> Iterator[_Mark]:
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
