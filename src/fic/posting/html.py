"""Passages as HTML, in the few tags a site understands: a block a line, nothing a paste could trip over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType

from fic.manuscript.passage import (
    Align,
    Block,
    Blocks,
    Code,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Quote,
    Run,
    SceneBreak,
    Style,
)
from fic.posting.nesting import Closing, Opening, nested

_TAGS = MappingProxyType(
    {
        Style.STRONG: ("<strong>", "</strong>"),
        Style.EMPHASIS: ("<em>", "</em>"),
        Style.UNDERLINE: ("<u>", "</u>"),
        Style.STRIKE: ("<s>", "</s>"),
        Style.SUPERSCRIPT: ("<sup>", "</sup>"),
        Style.SUBSCRIPT: ("<sub>", "</sub>"),
        Style.CODE: ("<code>", "</code>"),
    }
)
_CENTRED = MappingProxyType({Align.CENTRE: ' style="text-align: center"', Align.RIGHT: ' style="text-align: right"'})


@dataclass(frozen=True, slots=True)
class Dialect:
    """The HTML a site wants: the tags of looks, the attribute that aligns, and its scene break."""

    tags: Mapping[Style, tuple[str, str]] = field(default_factory=lambda: _TAGS)
    aligned: Mapping[Align, str] = field(default_factory=lambda: _CENTRED)
    scene_break: str = "<hr>"


def html(blocks: Blocks, dialect: Dialect) -> str:
    """Return the blocks as HTML: one top-level block a line, one line break between, none at the end.

    Looks are sets, so no tag stands inside another of its kind. Footnotes must have been made blocks of the text
    before (`carrying.carried`).
    """
    return "\n".join(_block(block, dialect) for block in blocks)


def document(title: str, body: str) -> str:
    """Return a file of HTML that a browser opens right: a page that holds ``body`` and says its encoding."""
    head = f'<meta charset="utf-8">\n<title>{escape(title, quote=False)}</title>'
    return f"<!DOCTYPE html>\n<html>\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>"


def _block(block: Block, dialect: Dialect) -> str:
    match block:
        case Paragraph(inlines, align):
            return f"<p{dialect.aligned.get(align, '')}>{_inlines(inlines, dialect)}</p>"
        case Heading(level, inlines, align):
            return f"<h{level}{dialect.aligned.get(align, '')}>{_inlines(inlines, dialect)}</h{level}>"
        case SceneBreak():
            return dialect.scene_break
        case Code(text):
            # A browser swallows the first line break in <pre>.
            return "<pre>" + "\n" * text.startswith("\n") + escape(text, quote=False) + "</pre>"
        case Quote(blocks):
            return f"<blockquote>{''.join(_block(each, dialect) for each in blocks)}</blockquote>"
        case List(items, start):
            name = "ul" if start is None else "ol"
            first = f' start="{start}"' if start not in (None, 1) else ""
            return f"<{name}{first}>{''.join(_item(item, dialect) for item in items)}</{name}>"
        case Footnote():
            raise ValueError("a footnote has no HTML of its own: make it blocks of the text first")


def _item(item: Blocks, dialect: Dialect) -> str:
    if item and isinstance(first := item[0], Paragraph) and first.align is Align.LEFT and not _has_paragraph(item[1:]):
        # A short item stands by itself; the lists in it follow.
        return f"<li>{_inlines(first.inlines, dialect)}{''.join(_block(each, dialect) for each in item[1:])}</li>"
    return f"<li>{''.join(_block(each, dialect) for each in item)}</li>"


def _has_paragraph(blocks: Iterable[Block]) -> bool:
    return any(not isinstance(block, List) for block in blocks)


def _inlines(inlines: Inlines, dialect: Dialect) -> str:
    parts: list[str] = []
    for piece in nested(inlines):
        match piece:
            case Opening(Style() as style):
                parts.append(dialect.tags[style][0])
            case Opening(address):
                parts.append(f'<a href="{escape(address)}">')
            case Closing(Style() as style):
                parts.append(dialect.tags[style][1])
            case Closing():
                parts.append("</a>")
            case Run(text):
                parts.append(escape(text, quote=False))
            case LineBreak():
                parts.append("<br>")
            case Image(source, alt):
                parts.append(f'<img src="{escape(source)}" alt="{escape(alt)}">')
            case FootnoteMark():
                raise ValueError("a footnote's mark has no HTML of its own: make it text first")
    return "".join(parts)
