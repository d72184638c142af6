"""What is prose in a chapter, tokenised once: paragraphs, their words and where everything stands in the file.

Text is held as tuples, not as objects a word: the words of a paragraph are its ``keys`` (folded: small letters,
straight apostrophes) and its ``starts`` side by side, found in one pass. Offsets are code points. A position is traced
back to the file only when a finding needs it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from fic.manuscript import speech
from fic.manuscript.chapter import Chapter
from fic.manuscript.markdown import OBJECT, Block, Kind, Segments, blocks
from fic.manuscript.pattern import lazy_pattern

BODY = "body"
PLACES = (BODY, "title", "summary", "notes.before", "notes.after")

# A word: letters and digits, with apostrophes inside. Hyphens part words; what lies between two words is a gap.
_WORD = re.compile(r"[^\W_]+(?:['ʼ][^\W_]+)*")
_LETTER = "(?:[^\\W_]|[\u0300-\u036f])"
_MARKED_WORD = rf"[^\W_]{_LETTER}*(?:['ʼ][^\W_]{_LETTER}*)*"
_COMBINING = "[\u0300-\u036f]"
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"“”]+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}"
# Spans of emphasis nest, but no deeper than this.
_DEEPEST = 8


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A paragraph (or heading, list item, scene break) as a reader sees it.

    ``text`` has no markup; a line break in it is "\\n", and what is no prose is masked by U+FFFC. ``keys[i]`` is the
    folded word i, ``starts[i]`` where it begins in ``text``; a folded word is as long as the word. ``emphasis`` holds
    the spans in italics or bold. ``number`` counts the paragraphs of one prose.
    """

    number: int
    kind: Kind
    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    emphasis: tuple[tuple[int, int], ...]
    segments: Segments

    def end(self, index: int) -> int:
        """Return where word ``index`` ends in the text."""
        return self.starts[index] + len(self.keys[index])

    def word(self, index: int) -> str:
        """Return word ``index`` as the author wrote it."""
        start = self.starts[index]
        return self.text[start : start + len(self.keys[index])]

    def gap(self, index: int) -> str:
        """Return what stands between word ``index`` and the next one.

        That is up to the end after the last word, from the beginning for -1, and nothing beyond.
        """
        count = len(self.starts)
        if index >= count:
            return ""
        following = self.starts[index + 1] if index + 1 < count else len(self.text)
        return self.text[self.starts[index] + len(self.keys[index]) if index >= 0 else 0 : following]

    def key(self, index: int) -> str:
        """Return the folded word ``index``, or "" where there is none."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def word_at(self, position: int) -> int:
        """Return the index of the first word that ends after ``position``; the number of words if none does."""
        index = bisect_right(self.starts, position) - 1
        if index >= 0 and self.end(index) > position:
            return index
        return index + 1

    def emphasised(self, start: int, end: int) -> bool:
        """Return whether the whole span is in italics or bold."""
        last = bisect_right(self.emphasis, (start, len(self.text)))
        return any(first <= start and end <= until for first, until in self.emphasis[max(0, last - _DEEPEST) : last])


@dataclass(frozen=True, eq=False)
class Prose:
    """The prose of one place of a chapter: its body, its title, its summary or a note.

    ``source`` is the text of that place, ``offsets`` where each of its code points stands in the file: None where
    the place is a slice of the file that begins at ``start``.
    """

    where: str
    source: str
    paragraphs: tuple[Paragraph, ...]
    start: int = 0
    offsets: tuple[int, ...] | None = field(default=None, repr=False)

    def span(self, paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
        """Return where the span of ``paragraph`` (not empty) stands in the file: first code point, and past the last.

        Markup at its edges is left outside, markup within is inside.
        """
        first = _source(paragraph.segments, start)[0]
        last = _source(paragraph.segments, end - 1)[1]
        if self.offsets is None:
            return self.start + first, self.start + last
        return self.offsets[first], self.offsets[last - 1] + 1

    def is_plain(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """Return whether the file has the span letter for letter, with no markup, escape or line's indent inside."""
        first = _source(paragraph.segments, start)[0]
        last = _source(paragraph.segments, end - 1)[1]
        if self.source[first:last].replace("\r\n", "\n") != paragraph.text[start:end]:
            return False
        return self.offsets is None or self.offsets[last - 1] - self.offsets[first] == last - 1 - first

    def following(self, paragraph: Paragraph) -> Paragraph | None:
        """Return the next paragraph, or None after the last."""
        number = paragraph.number + 1
        return self.paragraphs[number] if number < len(self.paragraphs) else None

    def preceding(self, paragraph: Paragraph) -> Paragraph | None:
        """Return the paragraph before, or None before the first."""
        return self.paragraphs[paragraph.number - 1] if paragraph.number else None

    @cached_property
    def heard(self) -> tuple[speech.Heard, ...]:
        """What is spoken in each paragraph, in paragraph order."""
        return speech.heard(tuple(paragraph.text for paragraph in self.paragraphs))

    def is_spoken(self, paragraph: Paragraph, position: int) -> bool:
        """Return whether a position in the text of ``paragraph`` is inside quotation marks, or at the opening one."""
        starts, ends = self._aloud[paragraph.number]
        at = bisect_right(starts, position) - 1
        return at >= 0 and position < ends[at]

    @cached_property
    def _aloud(self) -> tuple[tuple[list[int], list[int]], ...]:
        """Where the outermost quotations of each paragraph start, and where they end."""
        outermost = ([speech for speech in heard.speeches if not speech.level] for heard in self.heard)
        return tuple(
            ([one.start for one in outer], [sys.maxsize if one.end is None else one.end for one in outer])
            for outer in outermost
        )


def proses(chapter: Chapter) -> Iterator[Prose]:
    """Yield the prose of every place a chapter has: the front matter's in file order, then the body.

    A file whose name ends in `.txt` is plain text: an indent is no code there.
    """
    for each in chapter.fields:
        yield field_prose(each.where, each.value, each.offsets)
    body = chapter.body
    yield body_prose(_unindented(body) if chapter.path.suffix == ".txt" else body, chapter.body_start)


def body_prose(source: str, start: int = 0) -> Prose:
    """Return the prose of a chapter's body that begins at code point ``start`` of its file."""
    return Prose(BODY, source, tuple(_paragraphs(source)), start)


def field_prose(where: str, value: str, offsets: tuple[int, ...]) -> Prose:
    """Return the prose of a value in the front matter; a title is plain text, the others are Markdown."""
    if where != "title":
        return Prose(where, value, tuple(_paragraphs(value)), 0, offsets)
    plain = Block(Kind.HEADING, value, Segments((0,), (0,), (0,)), ())
    return Prose(where, value, (_paragraph(0, plain),) if value.strip() else (), 0, offsets)


def folded(text: str) -> str:
    """Return a text with small letters and straight apostrophes, every character in its place."""
    small = text.lower()
    if len(small) != len(text):  # a few letters have a longer small form; positions matter more than they do
        small = "".join(mark.lower() if len(mark.lower()) == 1 else mark for mark in text)
    return small.replace("’", "'")


def _paragraphs(source: str) -> Iterator[Paragraph]:
    for number, block in enumerate(blocks(source)):
        yield _paragraph(number, block)


def _paragraph(number: int, block: Block) -> Paragraph:
    text = block.text
    if "://" in text or "www." in text or "@" in text:
        text = lazy_pattern(_ADDRESS).sub(lambda address: OBJECT * len(address[0]), text)
    small = folded(text)
    marked = not small.isascii() and lazy_pattern(_COMBINING).search(small)
    pattern = lazy_pattern(_MARKED_WORD) if marked else _WORD
    keys: list[str] = []
    starts: list[int] = []
    for word in pattern.finditer(small):
        keys.append(word[0])
        starts.append(word.start())
    return Paragraph(number, block.kind, text, tuple(keys), tuple(starts), block.emphasis, block.segments)


def _unindented(source: str) -> str:
    # No-break spaces in place of an indent keep every position, and Markdown reads no code block out of them.
    return re.sub(r"^[ \t]+", lambda indent: "\u00a0" * len(indent[0]), source, flags=re.MULTILINE)


def _source(segments: Segments, position: int) -> tuple[int, int]:
    piece = bisect_right(segments.text_starts, position) - 1
    start, end = segments.source_starts[piece], segments.source_ends[piece]
    if end:
        return start, end
    place = start + position - segments.text_starts[piece]
    return place, place + 1
