"""Lines that were typed as lines and will run together: verse, a letter's end, a list of numbers.

To Markdown the end of a line is a blank, unless a backslash or two blanks stand before it.
"""

from __future__ import annotations

from itertools import pairwise

from fic.manuscript.markdown import OBJECT, Kind
from fic.manuscript.pattern import lazy_pattern
from fic.manuscript.prose import Paragraph, Prose

# Code points. A line longer than WRAPPED was wrapped by an editor, which then wraps every paragraph of that length.
_SHORT, _SHORTER, _WRAPPED, _NARROW = 60, 45, 66, 40
_RULED = frozenset("|:- \t")  # the second row of a table, whose rows are kept apart
_SENTENCE = r"[.!?…][”\"’')*_]*$"


def joined_lines(prose: Prose) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a body whose lines are too short to have been wrapped, and will be joined all the same.

    None where each line is a sentence or two, as some type one sentence a line; of a text that an editor has wrapped
    only those of three lines or more.
    """
    typed = [(paragraph, lines) for paragraph in prose.paragraphs if (lines := _typed_lines(prose, paragraph))]
    if not typed:
        return ()
    broken = [len(line) for _paragraph, lines in typed for line in lines[:-1]]
    widest = max(broken)
    wrapped = widest > _WRAPPED
    room = max(widest, _NARROW)
    found = []
    for paragraph, lines in typed:
        longest = max(map(len, lines))
        if longest > (_SHORTER if wrapped else _SHORT) or (wrapped and len(lines) < 3):
            continue
        if _has_room(lines, room) and not all(lazy_pattern(_SENTENCE).search(line) for line in lines[:-1]):
            found.append(paragraph)
    return tuple(found)


def _typed_lines(prose: Prose, paragraph: Paragraph) -> list[str]:
    """Return a paragraph's lines where it has more than one and no break of its own says so, else none."""
    if "\n" not in paragraph.text or paragraph.kind not in (Kind.PROSE, Kind.QUOTE) or OBJECT in paragraph.text:
        return []
    lines = [line.strip() for line in paragraph.text.split("\n")]
    ends = (at for at, character in enumerate(paragraph.text) if character == "\n")
    if "" in lines or any(_is_break(prose, paragraph, end) for end in ends):
        return []
    return [] if any("-" in line and "|" in line and _RULED.issuperset(line) for line in lines) else lines


def _is_break(prose: Prose, paragraph: Paragraph, end: int) -> bool:
    """Return whether Markdown breaks the line that ends at ``end`` of the paragraph's text: what says so is there."""
    first, last = (place - prose.start for place in prose.span(paragraph, end, end + 1))
    return bool(prose.source[first:last].strip("\r\n"))


def _has_room(lines: list[str], room: int) -> bool:
    """Return whether some line ends though the next word would have fitted into it."""
    for line, following in pairwise(lines):
        words = following.split(maxsplit=1)
        if words and len(line) + 1 + len(words[0]) <= room:
            return True
    return False
