"""What each site has: the fingerprint of the text its readers were given.

A fingerprint is a scheme and twelve hex digits, ``t1:3f9a2c1b7e04``. It is taken of what the author wrote and readers
see: title, summary, both notes and the body, each as passages. So whatever passages leave out makes no drift: how lines
are wrapped and ended, ``*`` or ``_``, ``***`` or ``---``, comments. Nor do templates, slots and the rules of sites.

Scheme ``t1`` is frozen: what is hashed, and how, may never change, or every record of every story would look like
drift.
A change of mind is another scheme beside it; a record is always compared by the scheme it was made with.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from fic.manuscript.chapter import Chapter
from fic.manuscript.passage import (
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
    text_of,
    walk,
)
from fic.manuscript.passage_reading import passages

CURRENT = "t1"
"""The scheme of new records."""

_DIGITS = 12
_SEEN_ON_BLANKS = frozenset({Style.UNDERLINE, Style.STRIKE, Style.CODE})


def fingerprint(chapter: Chapter) -> str:
    """Return the fingerprint, by the current scheme, of what readers see of a chapter. Linear in its length."""
    return SCHEMES[CURRENT](chapter)


def scheme_of(text: str) -> str:
    """Return the scheme a record's fingerprint was made with: what stands before the colon."""
    return text.partition(":")[0]


def _t1(chapter: Chapter) -> str:
    """Return the fingerprint by scheme t1: the first 48 bits of the SHA-256 of the chapter's canonical form.

    The canonical form is JSON without blanks, in ASCII: a list of "t1", the title, and the summary, the opening note,
    the closing note and the body as lists of blocks. All text is in Unicode's normal form C, because no reader can tell
    the forms apart and editors and file systems change them behind the author's back. The title is the front matter's,
    else the first heading's; one taken from the file's name isn't the author's words to readers, and a file may be
    renamed.
    """
    body = passages(chapter.body)
    form = [
        "t1",
        _words(_title(chapter, body)),
        _blocks(passages(chapter.summary)),
        _blocks(passages(chapter.notes.before)),
        _blocks(passages(chapter.notes.after)),
        _blocks(body),
    ]
    canonical = json.dumps(form, ensure_ascii=True, separators=(",", ":"))
    return "t1:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()[:_DIGITS]


SCHEMES: Mapping[str, Callable[[Chapter], str]] = MappingProxyType({"t1": _t1})
"""Every scheme there has been, by name."""


# --- the canonical form of t1 -----------------------------------------------------------------------------------------


def _title(chapter: Chapter, body: Blocks) -> str:
    if any(field.where == "title" for field in chapter.fields):
        return chapter.title
    return next((text_of(block.inlines) for block in walk(body) if isinstance(block, Heading)), "")


def _words(text: str) -> str:
    """Return text that is shown on one line: blanks at its edges gone and one between words."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _blocks(blocks: Blocks) -> list[Any]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> list[Any]:
    match block:
        case Paragraph(inlines, align):
            return ["p", align.value, _inlines(inlines)]
        case Heading(level, inlines, align):
            return ["h", level, align.value, _inlines(inlines)]
        case SceneBreak():
            return ["*"]
        case Code(text):
            return ["code", unicodedata.normalize("NFC", text)]
        case Quote(inner):
            return ["quote", _blocks(inner)]
        case List(items, start):
            return ["list", start, [_blocks(item) for item in items]]
        case Footnote(number, inner):
            return ["note", number, _blocks(inner)]


def _inlines(inlines: Inlines) -> list[Any]:
    """Return runs as [text, looks, link], neighbours of the same look joined; breaks, pictures and marks by a letter.

    Emphasis on a blank can't be seen, so a blank beside other text has none.
    """
    found: list[Any] = []
    for inline in inlines:
        match inline:
            case Run(text, styles, link):
                for part, looks in _visible(unicodedata.normalize("NFC", text), styles):
                    if found and found[-1][1:] == [looks, link]:
                        found[-1][0] += part
                    else:
                        found.append([part, looks, link])
            case LineBreak():
                found.append(["br"])
            case Image(source, alt, link):
                found.append(["img", source, unicodedata.normalize("NFC", alt), link])
            case FootnoteMark(number):
                found.append(["mark", number])
    return found


def _visible(text: str, styles: frozenset[Style]) -> list[tuple[str, list[str]]]:
    """Return a run's text in up to three parts, its edge blanks freed of the looks that can't be seen on them."""
    looks = sorted(style.value for style in styles)
    on_blanks = sorted(style.value for style in styles & _SEEN_ON_BLANKS)
    if looks == on_blanks:
        return [(text, looks)]
    inner = text.strip(" ")
    if not inner:
        return [(text, on_blanks)]
    start = text.index(inner)
    parts = [(text[:start], on_blanks), (inner, looks), (text[start + len(inner) :], on_blanks)]
    return [(part, looks) for part, looks in parts if part]
