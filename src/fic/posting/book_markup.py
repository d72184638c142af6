"""Passages as the body of a book's page: markup that is XML and HTML at once.

Books carry everything passages have but pictures, which may lie anywhere: what a picture shows stands there in words,
leading to it where it is on the web.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote, urlsplit

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
)

_TAGS = {
    Style.STRONG: "strong",
    Style.EMPHASIS: "em",
    Style.UNDERLINE: "u",
    Style.STRIKE: "s",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
    Style.CODE: "code",
}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
_SCHEMES = ("http", "https")
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w.-]+\w", re.ASCII)
_KEPT = "/?#[]@!$&'()*+,;=:%~._-"
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a kind of book marks things up.

    ``depth`` is added to the level of headings, which stand below the page's own. The others are attributes, each with
    a blank before it: of a footnote's mark, of the footnote, of a link.
    """

    depth: int
    mark: str = ""
    note: str = ""
    link: str = ""


@dataclass(slots=True)
class _Page:
    """One text being marked up: which footnotes it has, and which of their marks were seen."""

    manner: Manner
    name: str
    notes: frozenset[int]
    marked: set[int] = field(default_factory=set)


def markup(blocks: Blocks, manner: Manner, name: str) -> str:
    """Return the blocks as markup, a block a line. ``name`` begins the names of its footnotes: one a text of a page."""
    page = _Page(manner, name, frozenset(block.number for block in blocks if isinstance(block, Footnote)))
    return "\n".join(_block(block, page) for block in blocks)


def escaped(text: str) -> str:
    """Return text so that markup shows it and obeys none of it; less what XML can't hold."""
    return escape(_NO_XML.sub("", text), quote=False)


def quoted(text: str) -> str:
    """Return text as `escaped` does, for the value of an attribute."""
    return escape(_NO_XML.sub("", text))


def address(link: str) -> str:
    """Return the address a link may lead to, written so that every reader accepts it; empty where it may not."""
    if _MAIL.fullmatch(link):
        return link
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or not _HOST.fullmatch(host) or ".." in host or parts.username:
        return ""
    rest = "".join(
        mark
        + quote(_BAD_PERCENT.sub("%25", part), safe=_KEPT.replace(mark or "\0", "").replace("[", "").replace("]", ""))
        for mark, part in (("", parts.path), ("?", parts.query), ("#", parts.fragment))
        if part
    )
    return f"{parts.scheme}://{host}{port}{rest}"


def _block(block: Block, page: _Page) -> str:
    match block:
        case Paragraph(inlines, align):
            return f"<p{_aligned(align)}>{_inlines(inlines, page)}</p>"
        case Heading(level, inlines, align):
            tag = f"h{min(6, level + page.manner.depth)}"
            return f"<{tag}{_aligned(align)}>{_inlines(inlines, page)}</{tag}>"
        case SceneBreak():
            return "<hr/>"
        case Code(text):
            return f"<pre>{escaped(text)}</pre>"
        case Quote(blocks):
            return f"<blockquote>{_blocks(blocks, page)}</blockquote>"
        case List(items, start):
            tag, first = ("ul", "") if start is None else ("ol", f' start="{start}"' if start != 1 else "")
            return f"<{tag}{first}>{''.join(f'<li>{_blocks(item, page)}</li>' for item in items)}</{tag}>"
        case Footnote(number, blocks):
            name = f"{page.name}-{number}"
            back = f'<a href="#{name}-mark">{number}</a>. ' if number in page.marked else f"{number}. "
            opening, rest = _opening(blocks)
            text = f"<p>{back}{_inlines(opening, page)}</p>{_blocks(rest, page)}"
            return f'<aside id="{name}"{page.manner.note}>{text}</aside>'


def _opening(blocks: Blocks) -> tuple[Inlines, Blocks]:
    """Return what stands beside a footnote's number, and the rest of the note."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0].inlines, blocks[1:]
    return (), blocks


def _blocks(blocks: Blocks, page: _Page) -> str:
    return "".join(_block(block, page) for block in blocks)


def _aligned(align: Align) -> str:
    return "" if align is Align.LEFT else f' class="{align.value}"'


def _inlines(inlines: Inlines, page: _Page) -> str:
    return "".join(part for inline in inlines for part in _inline(inline, page))


def _inline(inline: Inline, page: _Page) -> Iterator[str]:
    match inline:
        case Run(text, styles, link):
            tags = [_TAGS[style] for style in Style if style in styles]
            shown = "".join(f"<{tag}>" for tag in tags) + escaped(text) + "".join(f"</{tag}>" for tag in reversed(tags))
            yield _linked(shown, link, page)
        case LineBreak():
            yield "<br/>"
        case Image(source, alt, link):
            yield _linked(f"[{escaped(alt or 'picture')}]", address(link) or source, page)
        case FootnoteMark(number):
            yield _mark(number, page)


def _linked(shown: str, link: str, page: _Page) -> str:
    to = address(link)
    return f'<a href="{quoted(to)}"{page.manner.link}>{shown}</a>' if to else shown


def _mark(number: int, page: _Page) -> str:
    if number not in page.notes:
        return f"<sup>{number}</sup>"
    name = f"{page.name}-{number}"
    place = "" if number in page.marked else f' id="{name}-mark"'
    page.marked.add(number)
    return f'<sup><a href="#{name}"{place}{page.manner.mark}>{number}</a></sup>'
