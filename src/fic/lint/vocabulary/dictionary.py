"""English as the linter knows it: words, how often they are used, and which stand side by side.

The files in `fic/lint/data` are derived by `tools/derive_words.py`. Nothing is read before it is asked for, and nothing
is parsed: the words in use are a table (`word_table.py`), the rest are sorted lines, one file a first letter, searched
where they lie.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, cached_property
from pathlib import Path
from zlib import crc32

from fic.lint.vocabulary.word_table import WordTable

DATA = Path(__file__).parent.parent / "data"

# The marks behind a word in `words/x.txt`: a name only; met in speech, and there alone.
NAME, SPOKEN = "N", "S"

PAIR_BITS = 1 << 21
_HASHES = 5


class Dictionary:
    """The words of a folder derived by `tools/derive_words.py`. All words are asked for folded."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._letters: dict[str, bytes] = {}
        self._marks: dict[str, str | None] = {}

    @property
    def in_use(self) -> Mapping[str, int]:
        """The words English uses, each with the power of two of its uses in a million words (-2 to 16)."""
        return self._in_use.whole if self._in_use.is_worn else self._in_use

    def in_use_among(self, words: Collection[str]) -> set[str]:
        """Return those of ``words`` that English uses."""
        return self._in_use.among(words)

    @cached_property
    def _in_use(self) -> WordTable:
        return WordTable((self._folder / "in-use.table").read_bytes())

    def marks(self, word: str) -> str | None:
        """Return the marks of a word that is not in use: "" where it is plain English, None where it is no word."""
        if word not in self._marks:
            self._marks[word] = self._looked_up(word)
        return self._marks[word]

    def knows(self, word: str) -> bool:
        """Return whether a word is English beyond doubt; a name, or what is only said, is not."""
        return word in self.in_use or self.marks(word) == ""

    def beginning(self, start: str) -> frozenset[str]:
        """Return the plain English words not in use that begin with ``start``, two letters or more."""
        lines = self._lines(start)
        first = _at(lines, b"\n" + start.encode())
        last = _at(lines, b"\n" + start.encode() + b"\xff")
        return frozenset(line for line in lines[first:last].decode().splitlines() if line and "\t" not in line)

    def together(self, first: str, second: str) -> bool:
        """Return whether two words often stand side by side; "" is no word. One answer in fifty is a chance yes."""
        if not (first and second):
            return False
        pairs = self._pairs
        return all(pairs[bit >> 3] & 1 << (bit & 7) for bit in pair_bits(first, second))

    @cached_property
    def _pairs(self) -> bytes:
        return (self._folder / "pairs.bloom").read_bytes()

    @cached_property
    def variants(self) -> Mapping[str, tuple[str, str]]:
        """The words with two spellings: by either, the American and the British one."""
        lines = (self._folder / "variants.txt").read_text("utf-8").splitlines()
        pairs = [(american, british) for american, _, british in (line.partition(" ") for line in lines)]
        return {spelling: pair for pair in pairs for spelling in pair}

    def _looked_up(self, word: str) -> str | None:
        """Return what stands behind a word on its line, None if no line has it.

        A line is the word alone, or the word, a tab and its marks: either sorts before longer words that begin so.
        """
        if not word.isprintable() or not word:
            return None
        lines, start = self._lines(word), b"\n" + word.encode()
        found = _at(lines, start)
        if not lines.startswith(start, found):
            return None
        rest = lines[found + len(start) : lines.index(b"\n", found + 1)]
        return rest[1:].decode() if rest[:1] in (b"", b"\t") else None

    def _lines(self, word: str) -> bytes:
        letter = word[0] if "a" <= word[0] <= "z" else "_"
        if letter not in self._letters:
            path = self._folder / "words" / f"{letter}.txt"
            self._letters[letter] = b"\n" + path.read_bytes() if path.exists() else b"\n"
        return self._letters[letter]


def pair_bits(first: str, second: str) -> tuple[int, ...]:
    """Return the bits of `pairs.bloom` that two words side by side set."""
    pair = f"{first} {second}".encode()
    one, two = crc32(pair), crc32(pair, 0x9E3779B9) | 1
    return tuple((one + turn * two) % PAIR_BITS for turn in range(_HASHES))


@cache
def english() -> Dictionary:
    """Return the English that fic ships."""
    return Dictionary(DATA)


def _at(lines: bytes, start: bytes) -> int:
    """Return where the first of the sorted ``lines`` that is not less than ``start`` begins, at the break before it."""
    low, high = 0, len(lines) - 1
    while low < high:
        middle = lines.rfind(b"\n", low, (low + high) // 2 + 1)
        following = lines.index(b"\n", middle + 1)
        if lines[middle:following] < start:
            low = following
        else:
            high = middle
    return low
