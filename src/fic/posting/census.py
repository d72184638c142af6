"""The census: how much of each thing a text holds, counted the same way in passages and in what a site will show.

An exporter that loses italics or scene breaks is caught by counting before and after. Counting before reads passages;
counting after reads the exporter's own output as the site would (`seen_html`, `seen_bbcode`), knowing nothing of how it
was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from fic.manuscript.passage import (
    PLAIN,
    Align,
    Block,
    Code,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    Inline,
    LineBreak,
    List,
    Paragraph,
    Quote,
    Run,
    SceneBreak,
    Style,
    Styles,
)

_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"(?:\[\d+\])+")

LOOKS = {
    Style.EMPHASIS: "emphasised",
    Style.STRONG: "strong",
    Style.UNDERLINE: "underlined",
    Style.STRIKE: "struck",
    Style.SUPERSCRIPT: "raised",
    Style.SUBSCRIPT: "lowered",
    Style.CODE: "code",
}


@dataclass(frozen=True, slots=True)
class Census:
    """How much of each thing there is.

    Looks (``emphasised`` to ``code``) are counted in words, a word being touched by a look if part of it is; headings
    are no paragraphs; ``characters`` are all that aren't blank. ``footnotes`` are the marks that refer to notes, raised
    like `[1]`, and the notes themselves.
    """

    characters: int = 0
    words: int = 0
    paragraphs: int = 0
    scene_breaks: int = 0
    line_breaks: int = 0
    headings: int = 0
    centred: int = 0
    quotes: int = 0
    lists: int = 0
    items: int = 0
    code_blocks: int = 0
    emphasised: int = 0
    strong: int = 0
    underlined: int = 0
    struck: int = 0
    raised: int = 0
    lowered: int = 0
    code: int = 0
    links: int = 0
    pictures: int = 0
    footnotes: int = 0

    def differences(self, other: Census) -> dict[str, tuple[int, int]]:
        """Return, by name, the counts in which ``other`` differs: here and there."""
        return {
            each.name: (here, there)
            for each in fields(self)
            if (here := getattr(self, each.name)) != (there := getattr(other, each.name))
        }

    def plus(self, other: Census) -> Census:
        """Return both counted together."""
        return Census(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


class Tally:
    """Counts what it is told of, block by block; both the reader of passages and those of markup speak to one."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys((each.name for each in fields(Census)), 0)
        self.stretches: dict[str, list[str]] = {name: [] for name in LOOKS.values()}
        self.last: Styles = PLAIN
        self.link = ""
        self.shown = False
        self.text: list[str] = []

    def run(self, text: str, styles: Styles = PLAIN, link: str = "") -> None:
        """Take characters of one look."""
        if not text:
            return
        for style, name in LOOKS.items():
            if style in styles:
                self.stretches[name].append(text)
            elif style in self.last:
                self._end_stretch(name)
        if link and link != self.link:
            self.counts["links"] += 1
        self.last, self.link = styles, link
        self.text.append(text)
        self.shown = self.shown or bool(text.strip())

    def picture(self, link: str = "") -> None:
        """Take a picture."""
        self._end_looks()
        if link and link != self.link:
            self.counts["links"] += 1
        self.link = link
        self.counts["pictures"] += 1
        self.text.append(" ")
        self.shown = True

    def line_break(self) -> None:
        """Take a line break within a block."""
        self._end_looks()
        self.counts["line_breaks"] += 1
        self.text.append("\n")

    def one(self, name: str) -> None:
        """Count one more of what ``name`` says: a scene break, a quote, a list, an item."""
        self.counts[name] += 1

    def end_block(self, kind: str = "paragraphs", *, centred: bool = False) -> bool:
        """End a block, counted as ``kind`` if it shows anything; return whether it did."""
        self._end_looks()
        self.link = ""
        text = "".join(self.text)
        shown, self.shown = self.shown, False
        self.text.clear()
        if shown:
            self.counts[kind] += 1
            self.counts["centred"] += centred
            self.counts["words"] += len(_WORD.findall(text))
            self.counts["characters"] += sum(map(len, text.split()))
        return shown

    def census(self) -> Census:
        """Return what was counted."""
        return Census(**self.counts)

    def _end_looks(self) -> None:
        for name in self.stretches:
            self._end_stretch(name)
        self.last = PLAIN

    def _end_stretch(self, name: str) -> None:
        if self.stretches[name]:
            text = "".join(self.stretches[name])
            self.stretches[name].clear()
            if name == "raised" and _MARKS.fullmatch(text):
                self.counts["footnotes"] += text.count("[")
            else:
                self.counts[name] += len(_WORD.findall(text))


def census_of(blocks: Iterable[Block]) -> Census:
    """Return the census of passages."""
    tally = Tally()
    _count(tally, blocks)
    return tally.census()


def _count(tally: Tally, blocks: Iterable[Block]) -> None:
    for block in blocks:
        match block:
            case Paragraph(inlines, align):
                _count_inlines(tally, inlines)
                tally.end_block(centred=align is not Align.LEFT)
            case Heading(_, inlines, align):
                _count_inlines(tally, inlines)
                tally.end_block("headings", centred=align is not Align.LEFT)
            case SceneBreak():
                tally.one("scene_breaks")
            case Code(text):
                tally.run(text)
                tally.end_block("code_blocks")
            case Quote(inner):
                tally.one("quotes")
                _count(tally, inner)
            case List(items):
                tally.one("lists")
                for item in items:
                    tally.one("items")
                    _count(tally, item)
            case Footnote(_, inner):
                tally.one("footnotes")
                _count(tally, inner)


def _count_inlines(tally: Tally, inlines: Iterable[Inline]) -> None:
    for inline in inlines:
        match inline:
            case Run(text, styles, link):
                tally.run(text, styles, link)
            case LineBreak():
                tally.line_break()
            case Image(link=link):
                tally.picture(link)
            case FootnoteMark(number):
                tally.run(f"[{number}]", frozenset({Style.SUPERSCRIPT}))
