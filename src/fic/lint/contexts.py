'''Words that are wrong between certain neighbours, written down as a table that reads like the phrases themselves.

```
readings("""
then > than
    rather|sooner _
    more _ {number}
of so > or so
    _ .
""")
```

A line at the margin says what is written and what is meant; each indented line is a context that makes it sure, with
`_` for what is written. No context at all: it is sure anywhere. Apart from `_`, a place in a context is

    a|b         one of these words
    {number}    a word of that class (`fic.lint.word_classes`)
    -ing        a word that ends so
    .           no word: a stop, a mark or the paragraph's edge
    ^           no word, and what is written begins with a capital
    !...        none of these; a stop will do
    *           any word

Several may be joined by `|`. Between neighbours there is nothing but a blank. `(narration)` after the meaning keeps a
reading out of speech, where people say what they like.
'''

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from fic.lint.rule import Slip, word_slip
from fic.lint.word_classes import CLASSES
from fic.manuscript.prose import Paragraph, Prose

_NARRATION = "(narration)"
_APOSTROPHES = ("'", "’", "‘", "ʼ")
_HYPHEN = "-"
_INDEXED = 60


class Neighbour(NamedTuple):
    """What one place beside the written words must be. ``stop`` takes the absence of a word, ``capital`` wants one."""

    words: frozenset[str]
    endings: tuple[str, ...]
    stop: bool
    negated: bool = False
    capital: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether it takes its words and nothing else, and so few that looking up each of them is worth a table."""
        return not (self.endings or self.stop or self.negated) and len(self.words) <= _INDEXED

    def takes(self, word: str) -> bool:
        """Return whether the folded ``word`` ("" for none) may stand in this place."""
        hit = word in self.words or word.endswith(self.endings) if word else self.stop
        return hit != self.negated


class Context(NamedTuple):
    """Neighbours on both sides, the nearest first."""

    left: tuple[Neighbour, ...]
    right: tuple[Neighbour, ...]

    def holds(self, paragraph: Paragraph, first: int, last: int) -> bool:
        """Return whether the words ``first`` to ``last`` stand in this context."""
        return _beside(paragraph, self.left, first, -1) and _beside(paragraph, self.right, last, 1)


class Reading(NamedTuple):
    """What is written, what is meant by it, and where that is sure: in any of the contexts."""

    written: tuple[str, ...]
    meant: str
    contexts: tuple[Context, ...]
    narration: bool

    def holds(self, prose: Prose, paragraph: Paragraph, index: int, context: Context) -> bool:
        """Return whether what stands at word ``index`` is this slip, by one of its contexts."""
        last = index + len(self.written) - 1
        if paragraph.keys[index : last + 1] != self.written:
            return False
        if not all(paragraph.gap(each).isspace() for each in range(index, last)) or _joined(paragraph, index, last):
            return False
        if not context.holds(paragraph, index, last):
            return False
        return not self.narration or not prose.is_spoken(paragraph, paragraph.starts[index])


class Readings:
    """A table of readings by the first word written."""

    def __init__(self, table: str) -> None:
        self._table = table
        self._parsed: dict[str, _Candidates] = {}

    @property
    def first_words(self) -> tuple[str, ...]:
        """The words that a reading begins with: what a rule is called on."""
        return tuple(self._entries)

    @cached_property
    def _entries(self) -> Mapping[str, list[tuple[str, list[str]]]]:
        by_word: dict[str, list[tuple[str, list[str]]]] = {}
        for header, contexts in _entries(self._table):
            by_word.setdefault(header.split(maxsplit=1)[0], []).append((header, contexts))
        return by_word

    def _candidates(self, word: str) -> _Candidates:
        candidates = self._parsed.get(word)
        if candidates is None:
            candidates = self._parsed[word] = _Candidates()
            for header, contexts in self._entries[word]:
                candidates.add(_reading(header, contexts))
        return candidates

    def at(self, prose: Prose, paragraph: Paragraph, index: int) -> Reading | None:
        """Return a reading that holds for word ``index``, which is one of ``first_words``."""
        keys = paragraph.keys
        candidates = self._candidates(keys[index])
        following = keys[index + 1] if index + 1 < len(keys) else ""
        for reading, context in candidates.by_following.get(following, ()):
            if reading.holds(prose, paragraph, index, context):
                return reading
        for reading, context in candidates.by_preceding.get(keys[index - 1] if index else "", ()):
            if reading.holds(prose, paragraph, index, context):
                return reading
        for reading, context in candidates.others:
            if reading.holds(prose, paragraph, index, context):
                return reading
        return None


class _Candidates:
    """The readings of one first word with each of their contexts, found by a word beside it where that must be."""

    def __init__(self) -> None:
        self.by_following: dict[str, list[tuple[Reading, Context]]] = {}
        self.by_preceding: dict[str, list[tuple[Reading, Context]]] = {}
        self.others: list[tuple[Reading, Context]] = []

    def add(self, reading: Reading) -> None:
        """Take in a reading."""
        for context in reading.contexts:
            following, preceding = context.right[:1], context.left[:1]
            if len(reading.written) > 1:
                words, table = reading.written[1:2], self.by_following
            elif following and following[0].is_closed:
                words, table = tuple(following[0].words), self.by_following
            elif preceding and preceding[0].is_closed:
                words, table = tuple(preceding[0].words), self.by_preceding
            else:
                self.others.append((reading, context))
                continue
            for word in words:
                table.setdefault(word, []).append((reading, context))


def readings(table: str) -> Readings:
    """Return the readings of a table; its contexts are parsed when the first of its words is met."""
    return Readings(table)


def reading_slip(paragraph: Paragraph, index: int, reading: Reading, message: str, *, safe: bool = False) -> Slip:
    """Return the slip of a reading that holds at word ``index``: its fix is what was meant, with its capital.

    ``message`` may name `{written}` and `{meant}`.
    """
    last = index + len(reading.written) - 1
    written = paragraph.text[paragraph.starts[index] : paragraph.end(last)]
    meant = cased_like(written, reading.meant)
    said = message.format(written=" ".join(written.split()), meant=meant)
    return word_slip(paragraph, index, last, said, meant, safe=safe)


def cased_like(written: str, meant: str) -> str:
    """Return ``meant`` with the capitals and the kind of apostrophe of ``written``; straight if it has none."""
    if written.isupper() and len(written) > 1:
        return meant.upper()
    if "’" in written:
        meant = meant.replace("'", "’")
    return meant[0].upper() + meant[1:] if written[:1].isupper() else meant


def _beside(paragraph: Paragraph, neighbours: tuple[Neighbour, ...], index: int, step: int) -> bool:
    for neighbour in neighbours:
        gap = index if step > 0 else index - 1
        word = paragraph.key(index + step) if gap >= 0 and paragraph.gap(gap).isspace() else ""
        if word and _is_hyphened(paragraph, index + step, step):
            word += _HYPHEN  # one half of a compound is no word of any list
        if not neighbour.takes(word) or (neighbour.capital and not paragraph.word(index)[0].isupper()):
            return False
        if not word:
            return True
        index += step
    return True


def _is_hyphened(paragraph: Paragraph, index: int, step: int) -> bool:
    """Return whether a hyphen ties a word to what stands beyond it."""
    place = paragraph.end(index) if step > 0 else paragraph.starts[index] - 1
    return place >= 0 and paragraph.text[place : place + 1] == _HYPHEN


def _joined(paragraph: Paragraph, first: int, last: int) -> bool:
    """Return whether a hyphen or an apostrophe ties the words to what stands around them."""
    text = paragraph.text
    start, end = paragraph.starts[first], paragraph.end(last)
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return before in (_HYPHEN, *_APOSTROPHES[:2]) or after in (_HYPHEN, *_APOSTROPHES)


def _entries(table: str) -> Iterator[tuple[str, list[str]]]:
    header, contexts = "", list[str]()
    for line in table.splitlines():
        if not line.strip():
            continue
        if line[0] == " ":
            contexts.append(line)
            continue
        if header:
            yield header, contexts
        header, contexts = line, []
    if header:
        yield header, contexts


def _reading(header: str, contexts: list[str]) -> Reading:
    written, _, meant = header.removesuffix(_NARRATION).partition(">")
    return Reading(
        tuple(written.split()),
        meant.strip(),
        tuple(_context(line.split()) for line in contexts or ["_"]),
        header.endswith(_NARRATION),
    )


def _context(places: list[str]) -> Context:
    middle = places.index("_")
    neighbours = [_neighbour(place) if place != "_" else None for place in places]
    left = tuple(each for each in reversed(neighbours[:middle]) if each)
    return Context(left, tuple(each for each in neighbours[middle + 1 :] if each))


_ANY = Neighbour(frozenset(), (), stop=True, negated=True)
_OPENING = Neighbour(frozenset(), (), stop=True, capital=True)
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz'|")


@cache
def _neighbour(place: str) -> Neighbour:
    if place == "*":
        return _ANY
    if place == "^":
        return _OPENING
    if _PLAIN.issuperset(place):  # most places
        return Neighbour(frozenset(place.split("|")), (), stop=False)
    negated = place.startswith("!")
    words: frozenset[str] = frozenset()
    plain: list[str] = []
    endings: list[str] = []
    stop = False
    for part in place.removeprefix("!").split("|"):
        if part == ".":
            stop = True
        elif part.startswith("{"):
            words = words | CLASSES[part[1:-1]] if words else CLASSES[part[1:-1]]
        elif part.startswith("-"):
            endings.append(part[1:])
        else:
            plain.append(part)
    return Neighbour(words | set(plain) if plain else words, tuple(endings), stop, negated=negated)
