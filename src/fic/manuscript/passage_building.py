"""Blocks built from what is said one after the other: characters, looks, and where containers open and close."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fic.manuscript.passage import (
    Align,
    Block,
    Blocks,
    Code,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Quote,
    Run,
    SceneBreak,
    Style,
    Styles,
    joined_runs,
)
from fic.manuscript.scene_break import is_scene_break

_BLANKS = re.compile("[ \t\n\x0b\x0c\x85\u2028\u2029]+")
_MOST_CONTAINERS = 40


@dataclass(slots=True)
class _Frame:
    """A container being filled: what it will be, and what is in it so far."""

    kind: type[Quote] | type[List] | type[Footnote] | None
    number: int | None = None
    blocks: list[Block] = field(default_factory=list)
    items: list[Blocks] = field(default_factory=list)


class Builder:
    """Builds blocks; nothing said is lost but white space that readers don't see.

    Every ``open_`` is followed by its ``close_``, containers in the order they nest. Containers deeper than readers
    could tell apart are left out and their blocks kept, so that no text makes an exporter recurse without end.
    ``silent`` counts the reasons why what is said must not be heard; ``numbers`` are those of the footnotes.
    """

    def __init__(self) -> None:
        self.silent = 0
        self.numbers: dict[str, int] = {}
        self.aligns: list[Align] = [Align.LEFT]
        self.gathered: list[Inline] = []
        self.pieces: list[str] = []
        self.counts = dict.fromkeys(Style, 0)
        self.styles: Styles = frozenset()
        self.links: list[str] = []
        self.headings: list[int] = []
        self.code = 0
        self.frames: list[_Frame | None] = [_Frame(None)]
        self.notes: dict[int, list[Block]] = {}

    # --- inside a block ---------------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Take the next characters, in the looks that are open."""
        if not self.silent and text:
            self.pieces.append(text)

    def line_break(self) -> None:
        """Take a line break the author wants."""
        if self.code:
            self.say("\n")
        else:
            self._add(LineBreak())

    def image(self, source: str, alt: str) -> None:
        """Take a picture."""
        self._add(Image(source.strip(), _BLANKS.sub(" ", alt).strip(), self._link))

    def footnote_mark(self, label: str) -> None:
        """Take the mark of the footnote called ``label``."""
        self._add(FootnoteMark(self._number(label)))

    def open_style(self, style: Style) -> None:
        """Let what follows have a look; looks opened twice need closing twice."""
        self._end_run()
        self.counts[style] += 1
        self._restyle()

    def close_style(self, style: Style) -> None:
        """Let what follows lose a look opened before."""
        self._end_run()
        self.counts[style] -= 1
        self._restyle()

    def open_link(self, address: str) -> None:
        """Let what follows lead to ``address``."""
        self._end_run()
        self.links.append(address.strip())

    def close_link(self) -> None:
        """End the innermost link."""
        self._end_run()
        self.links.pop()

    # --- blocks -----------------------------------------------------------------------------------------------------

    @property
    def nothing_gathered(self) -> bool:
        """Whether the block being gathered has nothing to show yet."""
        return not self.gathered and not "".join(self.pieces).strip()

    def flush(self) -> None:
        """End the block being gathered, if it has anything to show."""
        self._end_run()
        if self.code:
            text = "".join(each.text for each in self.gathered if isinstance(each, Run)).strip("\n")
            self.gathered.clear()
            if text.strip():
                self._put(Code(text))
            return
        if not self.gathered:
            return
        stanzas = _stanzas(self.gathered)
        self.gathered.clear()
        if self.headings:
            whole = tuple(part for at, one in enumerate(stanzas) for part in ((LineBreak(),) if at else ()) + one)
            if _shown(whole).strip():
                self._put(Heading(self.headings[-1], whole, self.aligns[-1]))
            return
        for inlines in stanzas:
            text = _shown(inlines)
            if is_scene_break(text):
                self._put(SceneBreak())
            elif text.strip():
                self._put(Paragraph(inlines, self.aligns[-1]))
            else:
                self._gap()

    def scene_break(self) -> None:
        """Take a scene break."""
        if not self.silent:
            self._put(SceneBreak())

    def open_heading(self, level: int) -> None:
        """Let what is gathered next be a heading."""
        self.headings.append(level)

    def close_heading(self) -> None:
        """End the heading."""
        self.flush()
        self.headings.pop()

    def open_code(self) -> None:
        """Let what is gathered next be kept as it is."""
        self.code += 1

    def close_code(self) -> None:
        """End what is kept as it is."""
        self.flush()
        self.code -= 1

    # --- containers -------------------------------------------------------------------------------------------------

    def open_quote(self) -> None:
        """Begin a quote."""
        self._open(_Frame(Quote))

    def open_list(self, start: int | None) -> None:
        """Begin a list: ordered from ``start``, or of bullets."""
        self._open(_Frame(List, start))

    def open_item(self) -> None:
        """Begin an item of the innermost list; outside a list it is no more than a place where a block ends."""
        self.flush()
        frame = self.frames[-1]
        if frame is not None and frame.kind is List and len(self.frames) <= _MOST_CONTAINERS:
            self.frames.append(_Frame(None))
        else:
            self.frames.append(None)

    def open_footnote(self, label: str) -> None:
        """Begin the footnote called ``label``; it will stand at the end."""
        self._open(_Frame(Footnote, self._number(label)))

    def close_container(self) -> None:
        """End the innermost container or item."""
        self.flush()
        frame = self.frames.pop()
        if frame is None:
            return
        blocks = tuple(frame.blocks)
        if frame.kind is Footnote:
            assert frame.number is not None
            self.notes.setdefault(frame.number, []).extend(blocks)
        elif frame.kind is Quote:
            if blocks:
                self._put(Quote(blocks))
        elif frame.kind is List:
            if frame.items:
                self._put(List(tuple(frame.items), frame.number))
        elif blocks:
            outer = self.frames[-1]
            assert outer is not None
            outer.items.append(blocks)

    def finished(self) -> Blocks:
        """Return the blocks, the footnotes at their end."""
        self.flush()
        while len(self.frames) > 1:
            self.close_container()
        root = self.frames[0]
        assert root is not None
        return (*root.blocks, *(Footnote(number, tuple(self.notes[number])) for number in sorted(self.notes)))

    # --- within -----------------------------------------------------------------------------------------------------

    @property
    def _link(self) -> str:
        return self.links[-1] if self.links else ""

    def _number(self, label: str) -> int:
        return self.numbers.setdefault(label, len(self.numbers) + 1)

    def _restyle(self) -> None:
        self.styles = frozenset(style for style, count in self.counts.items() if count)

    def _add(self, inline: Inline) -> None:
        if not self.silent:
            self._end_run()
            self.gathered.append(inline)

    def _end_run(self) -> None:
        if self.pieces:
            self.gathered.append(Run("".join(self.pieces), self.styles, self._link))
            self.pieces.clear()

    def _open(self, frame: _Frame) -> None:
        self.flush()
        shallow = len(self.frames) <= _MOST_CONTAINERS or frame.kind is Footnote
        self.frames.append(frame if shallow else None)

    def _place(self) -> list[Block]:
        """Return the list the next block goes to."""
        frame = next(frame for frame in reversed(self.frames) if frame is not None)
        return frame.blocks

    def _put(self, block: Block) -> None:
        frame = next(frame for frame in reversed(self.frames) if frame is not None)
        if frame.kind is List:
            # A block right in a list, where only items should be.
            frame.items.append((block,))
        else:
            frame.blocks.append(block)

    def _gap(self) -> None:
        """Take a paragraph of nothing but `&nbsp;`: a scene break, unless it only keeps its neighbours apart."""
        place = self._place()
        if place and not isinstance(place[-1], SceneBreak | Heading):
            self._put(SceneBreak())


def _shown(inlines: Inlines) -> str:
    """Return the text of the runs, anything else that shows standing there as one mark."""
    return "".join(
        each.text if isinstance(each, Run) else "\n" if isinstance(each, LineBreak) else "\ufffc" for each in inlines
    )


def _stanzas(gathered: list[Inline]) -> list[Inlines]:
    """Return what was gathered as paragraphs: cut where two line breaks meet, white space as a browser shows it."""
    found: list[list[Inline]] = [[]]
    breaks = 0
    blank = True  # at the start of a line, or after a blank: another one isn't seen
    for inline in gathered:
        if isinstance(inline, LineBreak):
            breaks += 1
            blank = True
            continue
        if isinstance(inline, Run):
            text = _BLANKS.sub(" ", inline.text)
            if blank and text.startswith(" "):
                text = text[1:]
            if not text:
                continue
            inline = Run(text, inline.styles, inline.link)
        if breaks:
            _trim_end(found[-1])
            if breaks == 1 and found[-1]:
                found[-1].append(LineBreak())
            elif found[-1]:
                found.append([])
            breaks = 0
        blank = isinstance(inline, Run) and inline.text.endswith(" ")
        found[-1].append(inline)
    _trim_end(found[-1])
    return [joined_runs(stanza) for stanza in found if stanza]


def _trim_end(line: list[Inline]) -> None:
    last = line[-1] if line else None
    if isinstance(last, Run) and last.text.endswith(" "):
        line.pop()
        if last.text != " ":
            line.append(Run(last.text[:-1], last.styles, last.link))
