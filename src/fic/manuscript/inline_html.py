"""The HTML that authors type inside Markdown: which tags mean something to readers, and a text cut into tags and words.

Tags are cut as a browser cuts them: an attribute's value may hold `>`, a comment that is not closed hides what follows,
and what stands in `<script>` and its like is no text at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from types import MappingProxyType

from fic.manuscript.passage import Align, Style

STYLES = MappingProxyType(
    {
        "em": Style.EMPHASIS,
        "i": Style.EMPHASIS,
        "cite": Style.EMPHASIS,
        "dfn": Style.EMPHASIS,
        "var": Style.EMPHASIS,
        "strong": Style.STRONG,
        "b": Style.STRONG,
        "u": Style.UNDERLINE,
        "ins": Style.UNDERLINE,
        "s": Style.STRIKE,
        "strike": Style.STRIKE,
        "del": Style.STRIKE,
        "sup": Style.SUPERSCRIPT,
        "sub": Style.SUBSCRIPT,
        "code": Style.CODE,
        "kbd": Style.CODE,
        "samp": Style.CODE,
        "tt": Style.CODE,
    }
)
"""Tags that change how text looks."""

PAIRS = MappingProxyType({"q": ("“", "”"), "rt": (" (", ")")})
"""Tags whose look is characters: quotation marks, and the reading above ruby text."""

SILENT = frozenset(
    {
        "applet",
        "canvas",
        "embed",
        "iframe",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "plaintext",
        "rp",
        "script",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "xmp",
    }
)
"""Tags whose contents are no text of the story."""

BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
"""Tags that end a paragraph where they begin and where they end."""

TRANSPARENT = BLOCKS | frozenset(
    {"a", "abbr", "acronym", "bdi", "bdo", "head", "label", "link", "meta", "rb", "ruby", "span", "time"}
)
"""Tags whose absence changes no word and no emphasis."""

_RAW = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"}
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_TO_TAG_END = re.compile(r"""[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*+>""")
_CENTRED = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_ALIGNS = MappingProxyType(
    {"center": Align.CENTRE, "centre": Align.CENTRE, "middle": Align.CENTRE, "right": Align.RIGHT}
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its name in small letters, whether it closes, and what was typed after the name."""

    name: str
    closing: bool
    typed: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The tag's attributes, names in small letters, entities read; of two with one name the first counts."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.typed):
            found.setdefault(name.lower(), unescape(double or single or bare))
        return found

    @property
    def align(self) -> Align | None:
        """Where the tag puts the lines in it, or None where it doesn't say."""
        if self.name == "center":
            return Align.CENTRE
        if not self.typed.strip():
            return None
        given = self.attributes
        said = _CENTRED.search(given.get("style", ""))
        return _ALIGNS.get((said[1] if said else given.get("align", "")).lower())


@dataclass(frozen=True, slots=True)
class OpenComment:
    """A comment that was not closed: everything after it is hidden."""


def without_comments(text: str) -> str:
    """Return text that isn't Markdown, a title say, without the comments in it; one left open hides what follows."""
    return _COMMENT.sub("", text)


def tag(text: str) -> Tag | None:
    """Return the tag that ``text``, from `<` to `>`, is; None for a comment or a declaration."""
    named = _TAG.match(text)
    return Tag(named[2].lower(), bool(named[1]), text[named.end() : -1]) if named else None


def pieces(html: str) -> Iterator[str | Tag | OpenComment]:
    """Yield the text, entities read, and the tags of ``html`` in order. Linear in its length.

    Comments, declarations and the contents of `<script>` and its like are left out; a comment without an end is an
    OpenComment, and nothing follows it.
    """
    at = start = 0
    quotes = True
    while (at := html.find("<", at)) != -1:
        named = _TAG.match(html, at)
        if named is None and not html.startswith(("<!", "<?"), at):
            at += 1
            continue
        if start < at:
            yield unescape(html[start:at])
        if html.startswith("<!--", at):
            end = html.find("-->", at + 2)
            if end == -1:
                yield OpenComment()
                return
            at = start = end + 3
            continue
        ended = _TO_TAG_END.match(html, at + 1) if quotes else None
        if ended is None:
            # A quotation mark without its partner: from here on, a tag ends at the first `>`.
            quotes = False
            end = html.find(">", at) + 1
            if not end:
                yield unescape(html[at:])
                return
        else:
            end = ended.end()
        at = start = end
        if named is None:
            continue
        found = Tag(named[2].lower(), bool(named[1]), html[named.end() : end - 1])
        yield found
        if found.name in _RAW and not found.closing:
            close = re.compile(f"</{re.escape(found.name)}(?=[\\s/>])", re.IGNORECASE).search(html, at)
            if close is None:
                return
            at = start = close.start()
    if start < len(html):
        yield unescape(html[start:])
