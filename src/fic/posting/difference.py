"""The difference between two texts as their readers see them, word by word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from fic.manuscript.chapter import Chapter
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
from fic.manuscript.passage_reading import passages

_MARKS = {
    Style.STRONG: "**",
    Style.EMPHASIS: "*",
    Style.UNDERLINE: "__",
    Style.STRIKE: "~~",
    Style.SUPERSCRIPT: "^",
    Style.SUBSCRIPT: "~",
    Style.CODE: "`",
}
_AROUND = 6
_MOST_COMPARED = 4_000_000


class Fate(StrEnum):
    """What became of words since the site got them."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring words of one fate, as readers see them, looks marked as in Markdown."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A place where readers see something else, with a few words around it.

    ``where`` says which: ``title``, ``summary``, ``opening note``, ``closing note``, or ``paragraph 12`` of the body
    as it is now.
    """

    where: str
    pieces: tuple[Piece, ...]


Word = str
"""A word with its looks marked; a line break and a paragraph's end are words too."""

_END = "¶"


def changes(then: Chapter, now: Chapter) -> tuple[Change, ...]:
    """Return where readers of ``then`` would see something else in ``now``, in reading order.

    Paragraphs are compared first and the words of those that differ after, so the cost follows the change. A place too
    long to compare word by word is shown as gone and new.
    """
    found: list[Change] = []
    for where, old, new in (
        ("title", [_plain(then.title)], [_plain(now.title)]),
        ("summary", _paragraphs(passages(then.summary)), _paragraphs(passages(now.summary))),
        ("opening note", _paragraphs(passages(then.notes.before)), _paragraphs(passages(now.notes.before))),
        ("closing note", _paragraphs(passages(then.notes.after)), _paragraphs(passages(now.notes.after))),
    ):
        if old != new:
            found += (Change(where, pieces) for pieces in _hunks(_compared(_joined(old), _joined(new))))
    found += _body_changes(_paragraphs(passages(then.body)), _paragraphs(passages(now.body)))
    return tuple(found)


def as_text(found: Iterable[Change]) -> str:
    """Return changes as lines of text: the place, then its words, ``[-gone-]`` and ``{+new+}`` as git marks them."""
    wrap = {Fate.SAME: "{}", Fate.GONE: "[-{}-]", Fate.NEW: "{{+{}+}}"}
    return "".join(
        f"{change.where}: {' '.join(wrap[piece.fate].format(piece.text) for piece in change.pieces)}\n"
        for change in found
    )


def _body_changes(old: Sequence[tuple[Word, ...]], new: Sequence[tuple[Word, ...]]) -> list[Change]:
    found: list[Change] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            where = f"paragraph {max(1, min(j1 + 1, len(new)))}" if j2 - j1 <= 1 else f"paragraphs {j1 + 1}-{j2}"
            pairs = [(i1, i2, j1, j2)]
            if i2 - i1 == j2 - j1:
                # As many as before: each is told by itself.
                pairs = [(i, i + 1, j1 + i - i1, j1 + i - i1 + 1) for i in range(i1, i2)]
            for a1, a2, b1, b2 in pairs:
                where = f"paragraph {b1 + 1}" if len(pairs) > 1 else where
                found += (
                    Change(where, pieces) for pieces in _hunks(_compared(_joined(old[a1:a2]), _joined(new[b1:b2])))
                )
    return found


def _compared(old: Sequence[Word], new: Sequence[Word]) -> list[tuple[Fate, list[Word]]]:
    """Return runs of words by their fate, what is gone before what is new in its place."""
    if len(old) * len(new) > _MOST_COMPARED:
        return [(Fate.GONE, list(old)), (Fate.NEW, list(new))]
    found: list[tuple[Fate, list[Word]]] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append((Fate.SAME, list(old[i1:i2])))
        else:
            found += [(Fate.GONE, list(old[i1:i2]))] if i2 > i1 else []
            found += [(Fate.NEW, list(new[j1:j2]))] if j2 > j1 else []
    return found


def _hunks(compared: Sequence[tuple[Fate, list[Word]]]) -> Iterable[tuple[Piece, ...]]:
    """Give the changes with a few words around each; those far apart are told apart."""
    pieces: list[Piece] = []
    for at, (fate, words) in enumerate(compared):
        if fate is not Fate.SAME:
            pieces.append(Piece(fate, _shown(words)))
            continue
        first, last = at == 0, at == len(compared) - 1
        if len(words) <= (_AROUND if first or last else 2 * _AROUND):
            pieces.append(Piece(fate, _shown(words)))
            continue
        if not first:
            pieces.append(Piece(fate, _shown(words[:_AROUND]) + " …"))
            yield tuple(pieces)
            pieces = []
        if not last:
            pieces.append(Piece(fate, "… " + _shown(words[-_AROUND:])))
    if any(piece.fate is not Fate.SAME for piece in pieces):
        yield tuple(pieces)


def _shown(words: Iterable[Word]) -> str:
    return " ".join("/" if word == "\n" else word for word in words)


# --- a text as words --------------------------------------------------------------------------------------------------


def _joined(paragraphs: Sequence[tuple[Word, ...]]) -> list[Word]:
    joined: list[Word] = []
    for at, paragraph in enumerate(paragraphs):
        joined += ((_END,) if at else ()) + paragraph
    return joined


def _plain(text: str) -> tuple[Word, ...]:
    return tuple(unicodedata.normalize("NFC", text).split())


def _paragraphs(blocks: Blocks) -> list[tuple[Word, ...]]:
    return [paragraph for block in blocks for paragraph in _block(block)]


def _block(block: Block) -> list[tuple[Word, ...]]:
    """Return a block as paragraphs of words; what kind of block it is stands before it, as in Markdown."""
    match block:
        case Paragraph(inlines, align):
            return [(*_aligned(align), *_words(inlines))]
        case Heading(level, inlines, align):
            return [("#" * level, *_aligned(align), *_words(inlines))]
        case SceneBreak():
            return [("* * *",)]
        case Code(text):
            return [("`", *_plain(text), "`")]
        case Quote(inner):
            return [(">", *paragraph) for paragraph in _paragraphs(inner)]
        case List(items, start):
            return [
                ("•" if start is None else f"{start + at}.", *paragraph)
                for at, item in enumerate(items)
                for paragraph in _paragraphs(item)
            ]
        case Footnote(number, inner):
            return [(f"[{number}]:", *paragraph) for paragraph in _paragraphs(inner)]


def _aligned(align: Align) -> tuple[Word, ...]:
    return () if align is Align.LEFT else (f"({align.value})",)


def _words(inlines: Inlines) -> list[Word]:
    """Return a paragraph's words, each with the marks of its own looks, so that a change of looks is a change."""
    found: list[Word] = []
    apart = True  # whether the next characters begin a word
    for inline in inlines:
        match inline:
            case Run(text, styles, link):
                marks = "".join(mark for style, mark in _MARKS.items() if style in styles)
                for at, word in enumerate(unicodedata.normalize("NFC", text).split(" ")):
                    apart = apart or at > 0
                    if not word:
                        continue
                    marked = marks + word + marks[::-1] + (f"<{link}>" if link else "")
                    if apart or not found:
                        found.append(marked)
                    else:
                        found[-1] += marked
                    apart = False
                apart = text.endswith(" ")
            case LineBreak():
                found.append("\n")
                apart = True
            case Image(source, alt, link):
                found.append(f"![{alt}]({source})" + (f"<{link}>" if link else ""))
                apart = False
            case FootnoteMark(number):
                found.append(f"[{number}]")
                apart = False
    return found
