"""Words with a small number each, looked up in a file as it lies there.

Making a dictionary of fifty thousand words takes longer than reading a chapter, which asks for four thousand. So the
file is a table: the checksum of a word's line says which slot it is in, and a slot has seven words or so, which are
searched as bytes.

    SLOTS + 1 numbers of four bytes, the lowest first: where each slot begins, and where the last one ends
    for each word: a line break, the word in UTF-8, a blank, the letter of its number
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from zlib import crc32

SLOTS = 1 << 13
_LOWEST = -2
_FIRST_LETTER = ord("A")
# Who has asked so often reads many chapters, and a dictionary answers sooner.
_MANY = 30_000


class WordTable(Mapping[str, int]):
    """The words of a table and their numbers."""

    def __init__(self, data: bytes) -> None:
        self._starts = _numbers(data[: 4 * (SLOTS + 1)])
        self._data = data
        self._asked = 0

    def __getitem__(self, word: str) -> int:
        letter = self._letter(word)
        if letter is None:
            raise KeyError(word)
        return letter - _FIRST_LETTER + _LOWEST

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._letter(word) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self.whole)

    def among(self, words: Collection[str]) -> set[str]:
        """Return those of ``words`` that are in the table."""
        if self.is_worn:
            return self.whole.keys() & words
        self._asked += len(words)
        find, starts, found = self._data.find, self._starts, set()
        for word in words:
            line = _line(word)
            slot = crc32(line) & (SLOTS - 1)
            if find(line, starts[slot], starts[slot + 1]) > 0 and "\n" not in word:
                found.add(word)
        return found

    @property
    def is_worn(self) -> bool:
        """Whether so much was asked that from now on `whole` is the quicker way."""
        return self._asked > _MANY

    @cached_property
    def whole(self) -> Mapping[str, int]:
        """The same as a dictionary, made when first asked for."""
        lines = self._data[self._starts[0] : self._starts[SLOTS]].decode().split("\n")[1:]
        return {line[:-2]: ord(line[-1]) - _FIRST_LETTER + _LOWEST for line in lines}

    def _letter(self, word: str) -> int | None:
        self._asked += 1
        line = _line(word)
        slot = crc32(line) & (SLOTS - 1)
        at = self._data.find(line, self._starts[slot], self._starts[slot + 1])
        return None if at < 0 or "\n" in word else self._data[at + len(line)]


def table_bytes(words: Mapping[str, int]) -> bytes:
    """Return the table of ``words``, none of which has a line break, with numbers from -2 to 23."""
    slots: list[list[bytes]] = [[] for _ in range(SLOTS)]
    for word in sorted(words):
        line = _line(word)
        slots[crc32(line) & (SLOTS - 1)].append(line + chr(_FIRST_LETTER + words[word] - _LOWEST).encode())
    texts = [b"".join(slot) for slot in slots]
    starts = [4 * (SLOTS + 1)]
    for text in texts:
        starts.append(starts[-1] + len(text))
    return b"".join((*(start.to_bytes(4, "little") for start in starts), *texts))


def _line(word: str) -> bytes:
    """Return how a word's line begins, up to the letter of its number; what can't be written is in no table."""
    try:
        return f"\n{word} ".encode()
    except UnicodeEncodeError:  # half a surrogate pair, by an escape in the front matter
        return b"\n\n"


def _numbers(data: bytes) -> array[int]:
    numbers = array("I" if array("I").itemsize == 4 else "L", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
