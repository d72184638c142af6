"""What a site shows of HTML it was given, counted: an HTML parser and the rules of a browser, and nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from fic.manuscript.passage import Style
from fic.posting.census import Census, Tally

_LOOKS = {
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "strong": Style.STRONG,
    "b": Style.STRONG,
    "u": Style.UNDERLINE,
    "s": Style.STRIKE,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
    "code": Style.CODE,
}
_BLOCKS = frozenset({"p", "blockquote", "ul", "ol", "li", "hr", "pre", "div", "h1", "h2", "h3", "h4", "h5", "h6"})
_VOID = frozenset({"br", "hr", "img"})
_BLANKS = re.compile(r"[ \t\r\n]+")


def census_of_html(html: str) -> Census:
    """Return the census of a text in HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.tally.census()


class _Reader(HTMLParser):
    """Tells a tally what a browser would show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tally = Tally()
        self.open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _BLOCKS:
            self.flush()
        if tag == "br":
            self.tally.line_break()
        elif tag == "hr":
            self.tally.one("scene_breaks")
        elif tag == "img":
            self.tally.picture(self._link)
        elif tag == "blockquote":
            self.tally.one("quotes")
        elif tag in ("ul", "ol"):
            self.tally.one("lists")
        elif tag == "li":
            self.tally.one("items")
        if tag not in _VOID:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at][0] == tag:
                del self.open[at]
                return

    def handle_data(self, data: str) -> None:
        names = {tag for tag, _ in self.open}
        looks = {_LOOKS[tag] for tag in names if tag in _LOOKS}
        for tag, attributes in self.open:
            if tag == "span" and "underline" in (attributes.get("style") or ""):
                looks.add(Style.UNDERLINE)
        text = data if "pre" in names else _BLANKS.sub(" ", data)
        if text.strip(" ") or self.tally.shown:
            self.tally.run(text, frozenset(looks), self._link)

    @property
    def _link(self) -> str:
        return next((given.get("href") or "" for tag, given in reversed(self.open) if tag == "a"), "")

    def flush(self) -> None:
        """End the block being shown."""
        names = [tag for tag, _ in self.open]
        centred = any(
            given.get("align") in ("center", "right") or "text-align" in (given.get("style") or "")
            for tag, given in self.open
            if tag in _BLOCKS
        )
        heading = any(re.fullmatch("h[1-6]", tag) for tag in names)
        kind = "code_blocks" if "pre" in names else "headings" if heading else "paragraphs"
        self.tally.end_block(kind, centred=centred)
