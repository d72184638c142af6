"""Markdown read as prose: the words a reader sees, in blocks, and where each stands in the source.

Code, HTML, comments and the addresses of links are not prose. Emphasis marks are left out of the text (they may stand
between a quotation mark and a letter) but it is known what they emphasise. What a reader sees as one thing and is no
prose, code or a picture, stands in the text as one object character (U+FFFC), so that its neighbours aren't neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

import pyromark

from fic.manuscript.scene_break import is_scene_break

OBJECT = "\ufffc"

_INLINE = frozenset({"Emphasis", "Strong", "Link", "Image", "Strikethrough", "Superscript", "Subscript"})
_EMPHASIS = frozenset({"Emphasis", "Strong"})


class Kind(StrEnum):
    """What a block is to a reader."""

    PROSE = "prose"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    BREAK = "break"


class Segments(NamedTuple):
    """Where the pieces of a block's text stand in the source, as parallel tuples.

    A piece from ``text_starts[i]`` stands at ``source_starts[i]``, character for character, unless ``source_ends[i]``
    isn't 0: then its characters stand together for the source up to there (an entity, code, a picture).
    """

    text_starts: tuple[int, ...]
    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]


class Block(NamedTuple):
    """One block: its kind, its text with one line break ("\\n") a line, its segments and the spans in emphasis."""

    kind: Kind
    text: str
    segments: Segments
    emphasis: tuple[tuple[int, int], ...]


def blocks(source: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown text in order; offsets are code points in ``source``. Linear in its length.

    Empty blocks are left out. A thematic break is a block of kind BREAK whose text is what the author typed.
    """
    reader = _Reader(source)
    for event, span in pyromark.events_with_range(source):
        if isinstance(event, str):
            reader.mark(event, span["start"], span["end"])
            continue
        name: str
        value: Any
        ((name, value),) = event.items()
        if name == "Start":
            yield from reader.start(_name(value), value, span)
        elif name == "End":
            yield from reader.end(_name(value))
        else:
            reader.inline(name, value, span["start"], span["end"])
        if reader.ready:
            yield reader.ready.pop()
    yield from reader.closed()


def _name(tag: str | Mapping[str, Any]) -> str:
    return tag if isinstance(tag, str) else next(iter(tag))


class _Reader:
    """Gathers events into blocks."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.data = None if source.isascii() else source.encode("utf-8")
        self.byte = self.point = 0
        self.quotes = self.items = 0
        self.silent = 0
        self.heading = False
        self.ready: list[Block] = []
        self._clear()

    def _clear(self) -> None:
        self.text: list[str] = []
        self.length = 0
        self.rows: list[tuple[int, int, int]] = []
        self.spans: list[tuple[int, int]] = []
        self.opened: list[int] = []

    def at(self, byte: int) -> int:
        """Return the code point at a byte offset; offsets come almost in order, so each byte is decoded about once."""
        if self.data is None:
            return byte
        low, high = (self.byte, byte) if byte >= self.byte else (byte, self.byte)
        step = len(self.data[low:high].decode("utf-8"))
        self.point += step if byte >= self.byte else -step
        self.byte = byte
        return self.point

    def start(self, name: str, value: Any, span: Any) -> Iterator[Block]:
        if name in _INLINE:
            if name == "Image":
                if not self.silent:
                    self._object(span["start"], span["end"])
                self.silent += 1
            elif name == "Link" and value[name]["link_type"] in ("Autolink", "Email"):
                if not self.silent:
                    self._object(span["start"], span["end"])
                self.silent += 1
                self.opened.append(-1)
            elif name in _EMPHASIS:
                self.opened.append(self.length)
            elif name == "Link":
                self.opened.append(-2)
            return
        yield from self.closed()
        if name == "BlockQuote":
            self.quotes += 1
        elif name == "Item":
            self.items += 1
        elif name == "Heading":
            self.heading = True
        elif name in ("CodeBlock", "HtmlBlock", "MetadataBlock"):
            self.silent += 1

    def end(self, name: str) -> Iterator[Block]:
        if name in _INLINE:
            if name == "Image":
                self.silent -= 1
            elif name == "Link":
                if self.opened.pop() == -1:
                    self.silent -= 1
            elif name in _EMPHASIS:
                opened = self.opened.pop()
                if opened < self.length:
                    self.spans.append((opened, self.length))
            return
        yield from self.closed()
        if name == "BlockQuote":
            self.quotes -= 1
        elif name == "Item":
            self.items -= 1
        elif name == "Heading":
            self.heading = False
        elif name in ("CodeBlock", "HtmlBlock", "MetadataBlock"):
            self.silent -= 1

    def mark(self, name: str, start: int, end: int) -> None:
        """Take an event without a value: a line break or a thematic break."""
        if name in ("SoftBreak", "HardBreak"):
            if not self.silent:
                self._add("\n", self.at(start), self.at(end))
        elif name == "Rule":
            first, last = self.at(start), self.at(end)
            text = self.source[first:last].rstrip()
            self.ready.append(Block(Kind.BREAK, text, Segments((0,), (first,), (0,)), ()))

    def inline(self, name: str, value: Any, start: int, end: int) -> None:
        if self.silent:
            return
        if name == "Text":
            self._add(value, self.at(start), self.at(end))
        elif name == "Code":
            self._object(start, end)
        elif name == "InlineHtml" and value[:3].lower() == "<br":
            self._add("\n", self.at(start), self.at(end))

    def _object(self, start: int, end: int) -> None:
        self._add(OBJECT, self.at(start), self.at(end))

    def _add(self, text: str, first: int, last: int) -> None:
        if not text:
            return
        whole = last - first == len(text) and text != OBJECT
        self.rows.append((self.length, first, 0 if whole else last))
        self.text.append(text)
        self.length += len(text)

    def closed(self) -> Iterator[Block]:
        """Yield the block gathered so far, if it has any text."""
        text = "".join(self.text)
        if text.strip():
            rows = self.rows
            segments = Segments(
                tuple(row[0] for row in rows), tuple(row[1] for row in rows), tuple(row[2] for row in rows)
            )
            yield Block(self._kind(text), text, segments, tuple(sorted(self.spans)))
        if self.rows:
            self._clear()

    def _kind(self, text: str) -> Kind:
        if self.heading:
            return Kind.HEADING
        if is_scene_break(text):
            return Kind.BREAK
        if self.quotes:
            return Kind.QUOTE
        return Kind.ITEM if self.items else Kind.PROSE
