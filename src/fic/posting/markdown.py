"""Passages as Markdown that reads back as the same passages: CommonMark, and HTML's tags where it has no marks."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from itertools import count
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
from fic.posting.nesting import Closing, Opening, nested

_MARKS = MappingProxyType({Style.STRONG: "**", Style.EMPHASIS: "*", Style.STRIKE: "~~"})
_TAGS = MappingProxyType(
    {
        Style.STRONG: "strong",
        Style.EMPHASIS: "em",
        Style.UNDERLINE: "u",
        Style.STRIKE: "s",
        Style.SUPERSCRIPT: "sup",
        Style.SUBSCRIPT: "sub",
        Style.CODE: "code",
    }
)
_SPECIAL = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|!$")
_LINE_START = re.compile(r"^([#>=]|[-+](?=[\s-]|$)|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_PLAIN_ADDRESS = re.compile(r"(?:[^\s()<>\\&\x00-\x1f]|&(?!#?\w+;))+")
_ALIGNS = MappingProxyType({Align.CENTRE: "center", Align.RIGHT: "right"})

_Piece = Inline | Opening | Closing


def markdown(blocks: Blocks) -> str:
    """Return the blocks as Markdown, an empty line between, none at the end; `passages` of it are the blocks again."""
    return "\n\n".join(_blocks(blocks))


def _blocks(blocks: Blocks) -> list[str]:
    found: list[str] = []
    last: Block | None = None
    lists = 0
    for block in blocks:
        # Lists of a kind that follow one another need marks of their own, or they would read as one.
        follows = isinstance(block, List) and isinstance(last, List) and (block.start is None) is (last.start is None)
        lists = lists + 1 if follows else 1
        last = block
        found.append(_list(block, lists) if isinstance(block, List) else _block(block))
    return found


def _block(block: Block) -> str:
    match block:
        case Paragraph(inlines, align):
            return _aligned(_LINE_START.sub(_escaped_start, _inlines(inlines, "\\\n")), align)
        case Heading(level, inlines, align):
            text = _inlines(inlines, "<br>")
            text = text[:-1] + "\\#" if text.endswith("#") else text
            return _aligned(f"{'#' * level} {text}", align)
        case SceneBreak():
            return "* * *"
        case Code(text):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            return f"{fence}\n{text}\n{fence}"
        case Quote(inner):
            return "\n".join(f"> {line}" if line else ">" for line in markdown(inner).split("\n"))
        case Footnote(number, inner):
            return f"[^{number}]: " + _indented(markdown(inner), 4)
        case List():
            return _list(block, 1)


def _list(block: List, turn: int) -> str:
    numbers = None if block.start is None else count(block.start)
    items = []
    for item in block.items:
        mark = "-+"[turn % 2 - 1] if numbers is None else f"{next(numbers)}{'.)'[turn % 2 - 1]}"
        items.append(f"{mark} {_indented(markdown(item), len(mark) + 1)}")
    short = all(len(item) == 1 and isinstance(item[0], Paragraph) for item in block.items)
    return ("\n" if short else "\n\n").join(items)


def _indented(text: str, by: int) -> str:
    """Return text with all its lines but the first moved to the right; empty ones stay empty."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * by, text)


def _aligned(text: str, align: Align) -> str:
    return text if align is Align.LEFT else f'<div align="{_ALIGNS[align]}">\n\n{text}\n\n</div>'


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"


def _inlines(inlines: Inlines, line_break: str) -> str:
    pieces = list(nested(inlines))
    ends = _ends(pieces)
    parts: list[str] = []
    marked: dict[int, str] = {}
    for at, piece in enumerate(pieces):
        match piece:
            case Opening(Style() as style):
                tag = _TAGS[style]
                mark = _mark(pieces, at, ends[at], marked)
                parts.append(mark or f"<{tag}>")
                marked[ends[at]] = mark or f"</{tag}>"
            case Opening(address):
                # `[^1][a](b)` would be read as a reference.
                tagged = at > 0 and isinstance(pieces[at - 1], FootnoteMark)
                parts.append(f'<a href="{escape(str(address))}">' if tagged else "[")
                marked[ends[at]] = "</a>" if tagged else f"]({_address(str(address))})"
            case Closing():
                parts.append(marked[at])
            case Run(text):
                escaped = _SPECIAL.sub(lambda found: "&amp;" if found[0] == "&" else f"\\{found[0]}", text)
                after_mark = at and isinstance(pieces[at - 1], FootnoteMark) and escaped[0] in ":("
                parts.append(f"\\{escaped}" if after_mark else escaped)
            case LineBreak():
                parts.append(line_break)
            case Image(source, alt):
                alt = _SPECIAL.sub(lambda found: "&amp;" if found[0] == "&" else f"\\{found[0]}", alt)
                parts.append(f"![{alt}]({_address(source)})")
            case FootnoteMark(number):
                parts.append(f"[^{number}]")
    return "".join(parts)


def _ends(pieces: list[_Piece]) -> dict[int, int]:
    """Return, for the place of each opening, that of its closing."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Opening):
            waiting.append(at)
        elif isinstance(piece, Closing):
            found[waiting.pop()] = at
    return found


def _mark(pieces: list[_Piece], start: int, end: int, marked: dict[int, str]) -> str:
    """Return the mark that can stand for the look opened at ``start``, or "" where only a tag is understood.

    A mark must lean on its word from outside (CommonMark's flanking), and no other mark may stand beside it, except
    `***` for bold emphasis.
    """
    opening = pieces[start]
    assert isinstance(opening, Opening)
    if opening.look not in _MARKS:
        return ""
    mark = _MARKS[opening.look]  # type: ignore[index]
    first, last = pieces[start + 1], pieces[end - 1]
    if mark == "**" and first == Opening(Style.EMPHASIS) and last == Closing(Style.EMPHASIS):
        first, last = pieces[start + 2], pieces[end - 2]
        before, after = start - 1, end + 1
    elif start and pieces[start - 1] == Opening(Style.STRONG) and marked.get(end + 1) == "**":
        return mark
    else:
        before, after = start - 1, end + 1
    outer = (_char(pieces, before, -1), _char(pieces, after, 0))
    inner = (first.text[0] if isinstance(first, Run) else None, last.text[-1] if isinstance(last, Run) else None)
    fits = all(
        edge is not None and beside is not None and _leans(edge, beside)
        for edge, beside in zip(inner, outer, strict=True)
    )
    return mark if fits else ""


def _char(pieces: list[_Piece], at: int, which: int) -> str | None:
    """Return the character beside a mark: a blank at the end of a line, None where another mark or a tag stands."""
    if not 0 <= at < len(pieces) or isinstance(pieces[at], LineBreak):
        return " "
    piece = pieces[at]
    return piece.text[which] if isinstance(piece, Run) else None


def _leans(edge: str, beside: str) -> bool:
    return not edge.isspace() and (not _is_mark(edge) or beside.isspace() or _is_mark(beside))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _address(address: str) -> str:
    address = re.sub(r"[\x00-\x1f]", "", address)
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    return "<" + re.sub(r"[<>\\]", r"\\\g<0>", address).replace("&", "&amp;") + ">"
