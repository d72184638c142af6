"""A text as its readers see it: blocks and the runs in them, freed from how they were typed.

Exporters, books, fingerprints and importers share these values. Where they come from: `passage_reading.passages`.

What a block may rely on: no run is empty, neighbouring runs differ in style or link, white space in prose is single
blanks with none at a line's ends, a line break always has something before and after it, and no text holds a control
character. Styles are a set, so emphasis inside emphasis is emphasis. A footnote stands at the end of the blocks, in
the order of the marks that refer to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a run looks; the order here is the order in which exporters nest them, outermost first."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    UNDERLINE = "underline"
    STRIKE = "strike"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"


Styles = frozenset[Style]
PLAIN: Styles = frozenset()


class Align(StrEnum):
    """Where the lines of a paragraph or heading stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. ``link`` is the address it leads to, as typed, or empty: exporters judge addresses."""

    text: str
    styles: Styles = PLAIN
    link: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break the author wants: verse, an address, a letterhead."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: where it is, what it shows, and the address it leads to, if any."""

    source: str
    alt: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The place of footnote ``number`` (from 1, in reading order) in the text."""

    number: int


Inline = Run | LineBreak | Image | FootnoteMark
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; with line breaks in it, it is verse."""

    inlines: Inlines
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of ``level`` 1 to 6."""

    level: int
    inlines: Inlines
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """A break between scenes, however it was typed."""


@dataclass(frozen=True, slots=True)
class Code:
    """Text kept as it is, blanks and line breaks and all: a screen, a table drawn by hand. No line break at its end."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A letter, a sign, an epigraph: blocks set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list, its items being blocks; ``start`` is the first number of an ordered one, None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a mark in the text refers to. A note that nothing refers to comes last, with a number of its own."""

    number: int
    blocks: tuple[Block, ...]


Block = Paragraph | Heading | SceneBreak | Code | Quote | List | Footnote
Blocks = tuple[Block, ...]


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block in reading order, those inside quotes, lists and footnotes after the one they are in."""
    for block in blocks:
        yield block
        if isinstance(block, Quote | Footnote):
            yield from walk(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from walk(item)


def shown_paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the text of every paragraph and heading in reading order, as readers see it (`text_of`)."""
    return (text_of(block.inlines) for block in walk(blocks) if isinstance(block, Paragraph | Heading))


def lines(inlines: Inlines) -> tuple[Inlines, ...]:
    """Return a paragraph's lines: what stands between its line breaks. Prose has one."""
    found: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            found.append([])
        else:
            found[-1].append(inline)
    return tuple(tuple(line) for line in found)


def joined_runs(inlines: Iterable[Inline]) -> Inlines:
    """Return the inlines with neighbouring runs made one that look alike and lead the same way."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if (
            isinstance(inline, Run)
            and isinstance(last, Run)
            and (last.styles, last.link) == (inline.styles, inline.link)
        ):
            found[-1] = Run(last.text + inline.text, last.styles, last.link)
        else:
            found.append(inline)
    return tuple(found)


def text_of(inlines: Inlines) -> str:
    """Return the characters readers see, without looks.

    A line break is "\\n", a picture what it shows, a footnote's mark "[1]".
    """
    parts = []
    for inline in inlines:
        match inline:
            case Run(text):
                parts.append(text)
            case LineBreak():
                parts.append("\n")
            case Image(alt=alt):
                parts.append(alt)
            case FootnoteMark(number):
                parts.append(f"[{number}]")
    return "".join(parts)
