"""Markdown read as passages: CommonMark with strikethrough and footnotes, and the HTML that authors mix in.

Comments never come through, `fic:` marks among them, even where they run over blank lines, which CommonMark doesn't
call a comment; nor do the contents of `<script>` and its like. A tag that means nothing to readers is left out and its
text kept. Between the tags of a block of HTML, Markdown isn't read (CommonMark 4.6): a blank line after the tag makes
it be read again. Tags typed in a paragraph close with it at the latest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyromark

from fic.manuscript.characters import NONCHARACTERS, OTHER_CONTROLS
from fic.manuscript.inline_html import BLOCKS, PAIRS, SILENT, STYLES, TRANSPARENT, OpenComment, Tag, pieces, tag
from fic.manuscript.passage import Blocks, Style
from fic.manuscript.passage_building import Builder

_OPTIONS = pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_FOOTNOTES
_STYLES: Mapping[str, Style] = {
    "Emphasis": Style.EMPHASIS,
    "Strong": Style.STRONG,
    "Strikethrough": Style.STRIKE,
}
_CONTAINERS = frozenset({"BlockQuote", "List", "Item", "FootnoteDefinition"})
_CONTROL = re.compile(f"[{OTHER_CONTROLS}{NONCHARACTERS}]")
_LOOKS_MARKED = re.compile(r"(?<![\w*_])([*_]{1,3})(?=[^\s*_])[^*_\n]{0,80}(?<=[^\s*_])\1(?![\w*_])")
_HEADING = re.compile(r"h[1-6]")
_MOST_TAGS = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """The passages of a text, and what its author should know of the reading.

    ``open_comment`` is the line (1-based) of a comment that never ends, so that everything after it is hidden; None
    where all end. ``dropped`` names the tags that were left out though they may have meant something. ``unread`` is
    what looks like Markdown between the tags of a block of HTML, where it shows as typed; "" where nothing does.
    """

    blocks: Blocks
    open_comment: int | None
    dropped: tuple[str, ...]
    unread: str


class _Opened(NamedTuple):
    """A tag that is open: the style it turned on, if one, and whether it aligns what is in it."""

    tag: Tag
    style: Style | None
    aligns: bool


def passages(markdown: str) -> Blocks:
    """Return the blocks of a text written in Markdown: a chapter's body, a note, a summary. Linear in its length."""
    return reading(markdown).blocks


def reading(markdown: str) -> Reading:
    """Return the passages of a text and what its author should know of the reading."""
    source = markdown.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(source)
    events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(source, options=_OPTIONS)
    if "[^" in source:
        events = list(events)
        reader.builder.numbers.update(_footnote_numbers(events))
    for event, span in events:
        start, end = span["start"], span["end"]
        if isinstance(event, str):
            reader.mark(event, start)
            continue
        name: str
        value: Any
        ((name, value),) = event.items()
        if name == "Text":
            reader.text(value, start, end)
        elif name == "Start":
            reader.start(*_tag(value), start, end)
        elif name == "End":
            reader.end(_tag(value)[0], start, end)
        else:
            reader.leaf(name, value, start, end)
    return Reading(reader.builder.finished(), reader.open_comment, tuple(sorted(reader.dropped)), reader.unread)


def _tag(value: str | Mapping[str, Any]) -> tuple[str, Any]:
    return (value, None) if isinstance(value, str) else next(iter(value.items()))


def _footnote_numbers(events: Iterable[tuple[Any, Any]]) -> dict[str, int]:
    """Return each footnote's number: in the order of the marks in the text, then of those in notes, then the rest."""
    inside: str | None = None
    marks: dict[str | None, list[str]] = {None: []}
    for event, _span in events:
        if isinstance(event, str):
            continue
        ((name, value),) = event.items()
        if name == "FootnoteReference":
            marks[inside].append(value)
        elif name in ("Start", "End") and _tag(value)[0] == "FootnoteDefinition":
            inside = value["FootnoteDefinition"] if name == "Start" else None
            marks.setdefault(inside, [])
    order = dict.fromkeys(marks[None])
    waiting = list(order)
    while waiting:
        new = [label for known in waiting for label in marks.get(known, []) if label not in order]
        waiting = list(dict.fromkeys(new))
        order.update(dict.fromkeys(waiting))
    order.update(dict.fromkeys(label for label in marks if label is not None))
    return {label: number for number, label in enumerate(order, start=1)}


class _Reader:
    """Takes pyromark's events to a builder; knows comments and the tags of HTML. Offsets are bytes of the source."""

    def __init__(self, source: str) -> None:
        self.data = source.encode("utf-8", "replace")
        self.commented = b"<!--" in self.data
        self.hidden = 0  # everything before this byte is in a comment
        self.open_comment: int | None = None
        self.dropped: set[str] = set()
        self.unread = ""
        self.builder = Builder()
        self.tags: list[_Opened] = []
        self.floors: list[int] = [0]  # tags below were opened outside the innermost quote, item or note
        self.typed = 0  # tags from here on were typed in this paragraph
        self.code = False
        self.block_html: list[str] | None = None
        self.alt: list[str] | None = None
        self.images = 0
        self.source = ""

    # --- what Markdown says ---------------------------------------------------------------------------------------

    def start(self, name: str, value: Any, start: int, end: int) -> None:
        if name in _STYLES:
            if name == "Strikethrough" and self.data[start : start + 2] != b"~~":
                # Authors draw out a word with one tilde; only two strike out.
                self._say("~")
            else:
                self.builder.open_style(_STYLES[name])
        elif name == "Link":
            address = value["dest_url"]
            self.builder.open_link(f"mailto:{address}" if value["link_type"] == "Email" else address)
        elif name == "Image":
            self.images += 1
            if self.images == 1 and start >= self.hidden:
                self.alt = []
                self.source = value["dest_url"]
        elif name == "HtmlBlock":
            self.builder.flush()
            self.block_html = []
        else:
            self.builder.flush()
            self.typed = len(self.tags)
            if name in _CONTAINERS:
                self.floors.append(len(self.tags))
            match name:
                case "Heading":
                    self.builder.open_heading(int(value["level"][1:]))
                case "BlockQuote":
                    self.builder.open_quote()
                case "List":
                    self.builder.open_list(value)
                case "Item":
                    self.builder.open_item()
                case "FootnoteDefinition":
                    self.builder.open_footnote(value)
                case "CodeBlock":
                    self.code = True
                    self.builder.open_code()

    def end(self, name: str, start: int, end: int) -> None:
        if name in _STYLES:
            if name == "Strikethrough" and self.data[start : start + 2] != b"~~":
                self._say("~")
            else:
                self.builder.close_style(_STYLES[name])
        elif name == "Link":
            self.builder.close_link()
        elif name == "Image":
            self.images -= 1
            if self.images == 0 and self.alt is not None:
                alt, self.alt = "".join(self.alt), None
                self.builder.image(self.source, alt)
        elif name == "HtmlBlock":
            html, self.block_html = "".join(self.block_html or []), None
            self._html(html, end)
        else:
            if name == "Heading" and start >= self.hidden and self.builder.nothing_gathered:
                # `#` alone on a line is how typescripts mark a scene break.
                self.builder.scene_break()
            self.builder.flush()
            floor = self.floors.pop() if name in _CONTAINERS else self.typed
            while len(self.tags) > floor:
                self._undo(self.tags.pop())
            if name == "Heading":
                self.builder.close_heading()
            elif name in _CONTAINERS:
                self.builder.close_container()
            elif name == "CodeBlock":
                self.code = False
                self.builder.close_code()

    def mark(self, name: str, start: int) -> None:
        if start < self.hidden:
            return
        if name == "SoftBreak":
            self._say("\n")
        elif name == "HardBreak":
            if self.alt is None:
                self.builder.line_break()
        elif name == "Rule":
            self.builder.flush()
            self.builder.scene_break()

    def text(self, value: str, start: int, end: int) -> None:
        if end <= self.hidden:
            return
        if start < self.hidden:
            start, value = self.hidden, self.data[self.hidden : end].decode("utf-8", "replace")
        if self.commented and not self.code:
            opening = self._comment_in(start, end)
            if opening is not None:
                self._say(self.data[start:opening].decode("utf-8", "replace"))
                self._hide_from(opening, opening + 4)
                if self.hidden < end:
                    self.text(value, start, end)
                return
        self._say(value)

    def leaf(self, name: str, value: Any, start: int, end: int) -> None:
        if end <= self.hidden:
            return
        if name == "Code":
            if self.alt is not None:
                self.alt.append(value)
                return
            self.builder.open_style(Style.CODE)
            self._say(value)
            self.builder.close_style(Style.CODE)
        elif name == "InlineHtml":
            found = tag(value)
            if found and self.alt is None:
                self._tag(found)
        elif name == "Html":
            if self.block_html is not None:
                if start < self.hidden:
                    value = self.data[self.hidden : end].decode("utf-8", "replace")
                self.block_html.append(value)
        elif name == "FootnoteReference" and self.alt is None:
            self.builder.footnote_mark(value)

    def _say(self, text: str) -> None:
        text = _CONTROL.sub("", text)
        if self.alt is not None:
            self.alt.append(text)
        else:
            self.builder.say(text)

    # --- comments that CommonMark doesn't see ---------------------------------------------------------------------

    def _comment_in(self, start: int, end: int) -> int | None:
        """Return the byte at which a comment opens that begins in this text, or None."""
        at = self.data.find(b"<!--", start, end + 3)
        if at == -1:
            return None
        before = self.data[max(0, at - 64) : at]
        escaped = (len(before) - len(before.rstrip(b"\\"))) % 2 == 1
        return None if escaped else at

    def _hide_from(self, opening: int, search: int) -> None:
        close = self.data.find(b"-->", search)
        if close == -1:
            self.hidden = len(self.data)
            if self.open_comment is None:
                self.open_comment = self.data.count(b"\n", 0, opening) + 1
        else:
            self.hidden = close + 3

    # --- what HTML says -------------------------------------------------------------------------------------------

    def _html(self, html: str, end: int) -> None:
        """Read a block of HTML that ends at byte ``end`` of the source."""
        silent = len(self.tags)
        for piece in pieces(html):
            if isinstance(piece, str):
                self._say(piece)
                marks = _LOOKS_MARKED.search(piece) if not self.unread else None
                self.unread = marks[0] if marks else self.unread
            elif isinstance(piece, Tag):
                self._tag(piece)
            else:
                assert isinstance(piece, OpenComment)
                self._hide_from(self.data.rfind(b"<!--", 0, end), end)
        self.builder.flush()
        # What must not be read ends with its block: an <svg> left open should not swallow the chapter.
        for at in range(len(self.tags) - 1, silent - 1, -1):
            if self.tags[at].tag.name in SILENT:
                self._undo(self.tags.pop(at))

    def _tag(self, found: Tag) -> None:
        name = found.name
        if name in BLOCKS:
            self.builder.flush()
        if name == "br":
            self.builder.line_break()
        elif name == "hr":
            if not found.closing:
                self.builder.scene_break()
        elif name == "img":
            given = found.attributes
            if given.get("src") or given.get("alt"):
                self.builder.image(given.get("src", ""), given.get("alt", ""))
        elif name in ("wbr", "embed"):
            pass
        elif found.closing:
            self._close(name)
        elif len(self.tags) < _MOST_TAGS:
            self._open(found)

    def _open(self, found: Tag) -> None:
        name, builder = found.name, self.builder
        style = STYLES.get(name)
        if style is not None:
            builder.open_style(style)
        elif name in SILENT:
            builder.silent += 1
            self.dropped.add(name)
        elif name == "a":
            builder.open_link(found.attributes.get("href", ""))
        elif name in PAIRS:
            builder.say(PAIRS[name][0])
        elif name == "blockquote":
            builder.open_quote()
        elif name in ("ul", "ol"):
            first = found.attributes.get("start", "")
            builder.open_list((int(first[:9]) if first.isdecimal() else 1) if name == "ol" else None)
        elif name == "li":
            while self.tags and len(self.tags) > self.floors[-1] and self.tags[-1].tag.name == "li":
                self._undo(self.tags.pop())
            builder.open_item()
        elif name == "pre":
            builder.open_code()
        elif _HEADING.fullmatch(name):
            builder.open_heading(int(name[1]))
        elif name not in TRANSPARENT:
            self.dropped.add(name)
        align = found.align if name in BLOCKS else None
        if align is not None:
            builder.aligns.append(align)
        self.tags.append(_Opened(found, style, align is not None))

    def _close(self, name: str) -> None:
        """Close the innermost open tag of that name, and the containers opened in it."""
        floor = self.floors[-1]
        for at in range(len(self.tags) - 1, floor - 1, -1):
            if self.tags[at].tag.name == name:
                break
        else:
            return
        if name in BLOCKS:
            for inner in range(len(self.tags) - 1, at, -1):
                if self.tags[inner].tag.name in BLOCKS:
                    self._undo(self.tags.pop(inner))
        self._undo(self.tags.pop(at))
        self.typed = min(self.typed, at)

    def _undo(self, opened: _Opened) -> None:
        name, builder = opened.tag.name, self.builder
        if name in BLOCKS:
            builder.flush()
        if opened.aligns:
            builder.aligns.pop()
        if opened.style is not None:
            builder.close_style(opened.style)
        elif name in SILENT:
            builder.silent -= 1
        elif name == "a":
            builder.close_link()
        elif name in PAIRS:
            builder.say(PAIRS[name][1])
        elif name in ("blockquote", "ul", "ol", "li"):
            builder.close_container()
        elif name == "pre":
            builder.close_code()
        elif _HEADING.fullmatch(name):
            builder.close_heading()
