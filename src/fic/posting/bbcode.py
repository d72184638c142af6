"""Passages as BBCode, the square brackets of forums; prose that looks like a tag is made to show as it is."""

from __future__ import annotations

import re
from types import MappingProxyType

from fic.manuscript.passage import (
    Align,
    Block,
    Blocks,
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

TAGS = MappingProxyType(
    {
        Style.STRONG: "b",
        Style.EMPHASIS: "i",
        Style.UNDERLINE: "u",
        Style.STRIKE: "s",
        Style.SUPERSCRIPT: "sup",
        Style.SUBSCRIPT: "sub",
    }
)
KNOWN = (
    "accordion", "anchor", "article", "attach", "b", "bg", "center", "code", "color", "email", "encadre",
    "fieldset", "float", "font", "gallery", "goto", "h1", "h2", "h3", "h4", "h5", "h6", "heading", "highlight",
    "hr", "html", "i", "icode", "img", "indent", "inlinespoiler", "ispoiler", "jk", "justify", "left", "li",
    "list", "media", "member", "noparse", "ol", "ooc", "php", "plain", "post", "quote", "rich", "right", "s",
    "size", "slide", "slider", "spoiler", "spoilerb", "sub", "sup", "tab", "table", "tabs", "td", "th",
    "thread", "tr", "u", "ul", "url", "user", "video", "xtable", "youtube",
)  # fmt: skip
"""Tags that XenForo and the forums built on it know."""

_TAGLIKE = re.compile(rf"\[(?=/?(?:{'|'.join(KNOWN)}|\*)(?:[\s=\]]|$))", re.IGNORECASE)
_ADDRESS = MappingProxyType({ord(each): f"%{ord(each):02X}" for each in "[] \"'<>\n"})
_ALIGNS = MappingProxyType({Align.CENTRE: "center", Align.RIGHT: "right"})


def bbcode(blocks: Blocks) -> str:
    """Return the blocks as BBCode: paragraphs with an empty line between, none at the end.

    Takes what BBCode can carry: no footnotes, headings, text as typed, or lists that don't begin at 1.
    """
    return "\n\n".join(_block(block) for block in blocks)


def inert(text: str) -> str:
    """Return text so that no bracket in it begins a tag: such a one stands in a `[plain]` of its own."""
    return _TAGLIKE.sub("[plain][[/plain]", text)


def _block(block: Block) -> str:
    match block:
        case Paragraph(inlines, align):
            text = _inlines(inlines)
            return text if align is Align.LEFT else f"[{_ALIGNS[align]}]{text}[/{_ALIGNS[align]}]"
        case SceneBreak():
            return "[hr][/hr]"
        case Quote(blocks):
            return f"[indent]{bbcode(blocks)}[/indent]"
        case List(items, start):
            return "\n".join(
                ["[list]" if start is None else "[list=1]", *(f"[*]{bbcode(item)}" for item in items), "[/list]"]
            )
    raise ValueError(f"BBCode has nothing for a {type(block).__name__.lower()}: it should have been changed before")


def _inlines(inlines: Inlines) -> str:
    parts: list[str] = []
    for piece in nested(inlines, tuple(TAGS)):
        match piece:
            case Opening(Style() as style):
                parts.append(f"[{TAGS[style]}]")
            case Opening(address):
                parts.append(f"[url={address.translate(_ADDRESS)}]")
            case Closing(Style() as style):
                parts.append(f"[/{TAGS[style]}]")
            case Closing():
                parts.append("[/url]")
            case Run(text):
                parts.append(inert(text))
            case LineBreak():
                parts.append("\n")
            case Image(source):
                parts.append(f"[img]{source.translate(_ADDRESS)}[/img]")
    return "".join(parts)
