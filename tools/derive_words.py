"""Derive the linter's English from word counts and word lists: run by hand, its result is committed.

    python tools/derive_words.py --scowl DIR --counts DIR [--out src/fic/lint/data]

``--scowl`` is the folder `final` of SCOWL 2020.12.07 (Debian's package `scowl` installs it as `dict/scowl`),
``--counts`` a folder with `words.tsv.xz` and `bigrams.tsv.xz`, counted from Standard Ebooks productions, which are
CC0. Written are

    in-use.table    words used at least once in three million words, and what SCOWL takes for everyday English, each
                    with the power of two of its frequency, as a table that is searched as it lies
    words/x.txt     every other word that begins with x, sorted, with marks for what kind of word it is
    pairs.bloom     which two words often stand side by side, as a Bloom filter
    variants.txt    a word's spellings in America and in Britain

Frequencies are uses per million, a name's not counted; a word too new for the counts has the frequency of its place in
SCOWL. What each mark and each number means stands in `fic.lint.vocabulary.dictionary`, which reads the files.
"""

from __future__ import annotations

import argparse
import lzma
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fic.lint.rule import word_set
from fic.lint.vocabulary.dictionary import NAME, PAIR_BITS, SPOKEN, pair_bits
from fic.lint.vocabulary.word_table import table_bytes

# How far down SCOWL a word is English. Below begin the word lists of games and riddles, which know too much.
KNOWN = 70
# Uses per million for words too new, or too plain, for novels a century old, by their place in SCOWL.
ASSUMED = {10: 20.0, 20: 5.0, 35: 0.8, 40: 0.4}
LEAST = 0.3
_LISTS = re.compile(
    r"(?:english|american|british|british_z|(?:british_)?variant_[12])-(words|contractions|upper|proper-names)\.(\d\d)"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
# Pairs by rule that are two words, or that no reader would call two spellings.
_TWO_WORDS = word_set("gibe gibed gibes gibing flier fliers defensed philter chaperon chaperons furor furors")
# American and British endings and middles that differ by rule.
_SPELLINGS = (
    ("or", "our"),
    ("er", "re"),
    ("ize", "ise"),
    ("izing", "ising"),
    ("ized", "ised"),
    ("izes", "ises"),
    ("ization", "isation"),
    ("yze", "yse"),
    ("yzed", "ysed"),
    ("yzing", "ysing"),
    ("og", "ogue"),
    ("l", "ll"),
    ("ll", "l"),
    ("ense", "ence"),
    ("e", "ae"),
    ("e", "oe"),
    ("a", "e"),
    ("m", "mme"),
    ("", "me"),
    ("", "e"),
    ("ow", "ough"),
    ("f", "ph"),
    ("k", "que"),
    ("ck", "que"),
    ("o", "ou"),
    ("i", "y"),
    ("x", "ct"),
)


class Uses(NamedTuple):
    """How often a word was met: in narration, in speech, capitalised in mid-sentence; and in how many books."""

    narrated: int
    spoken: int
    named: int
    books: int

    @property
    def plain(self) -> int:
        """Uses that are no name's."""
        return self.narrated + self.spoken - self.named


def main() -> None:
    """Read the lists and write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scowl", type=Path, required=True)
    parser.add_argument("--counts", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "src/fic/lint/data")
    asked = parser.parse_args()
    uses = dict(_uses(asked.counts / "words.tsv.xz"))
    total = sum(each.narrated + each.spoken for each in uses.values())
    words, names = _scowl(asked.scowl)
    known = {word for word, size in words.items() if size <= KNOWN}
    known |= {word for word, each in uses.items() if _is_english(word, each)}
    known = {word for word in known if not word.endswith("'s")}
    frequency = {word: _frequency(word, uses, words, total) for word in known}
    usual = {word: each for word, each in frequency.items() if each >= LEAST}
    marked: dict[str, str] = {word: "" for word in known if word not in usual}
    for word in names:
        if word not in known:
            marked[word] = NAME
    for word, each in uses.items():
        if word not in known and not word.endswith("'s"):
            if each.named * 2 >= each.narrated + each.spoken and each.books >= 3:
                marked[word] = marked.get(word, "") or NAME
            elif each.spoken - each.named >= 3 and each.books >= 2:
                marked[word] = marked.get(word, "") + SPOKEN
    bands = {word: round(math.log2(each)) for word, each in usual.items()}
    (asked.out / "in-use.table").write_bytes(table_bytes(bands))
    _write_letters(asked.out / "words", marked)
    _write_pairs(asked.out / "pairs.bloom", asked.counts / "bigrams.tsv.xz", known, uses, total)
    _write_variants(asked.out / "variants.txt", asked.scowl, usual)


def _rows(path: Path) -> Iterator[list[str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").replace("’", "'").split("\t")


def _uses(path: Path) -> Iterator[tuple[str, Uses]]:
    for word, *numbers in _rows(path):
        if numbers[0].isdigit() and _LETTERS.fullmatch(word):
            yield word, Uses(*(int(number) for number in numbers))


def _scowl(folder: Path) -> tuple[dict[str, int], set[str]]:
    """Return the size of the smallest list each word stands in, and the names."""
    words: dict[str, int] = {}
    names: set[str] = set()
    for path in sorted(folder.iterdir()):
        found = _LISTS.fullmatch(path.name)
        if not found:
            continue
        size = int(found[2])
        for line in path.read_text("latin-1").split():
            word = line.lower()
            if not _LETTERS.fullmatch(word) or word.endswith("'s"):
                continue
            if found[1] in ("upper", "proper-names") or not line[0].islower():
                if size <= KNOWN:
                    names.add(word)
            else:
                words[word] = min(size, words.get(word, 99))
    return words, names


def _is_english(word: str, each: Uses) -> bool:
    if "'" in word:
        return each.plain >= 8 and each.books >= 4
    return each.books >= 2 and each.plain >= 4 and each.narrated >= 3 and len(word) > 2


def _frequency(word: str, uses: dict[str, Uses], words: dict[str, int], total: int) -> float:
    counted = max(0, uses[word].plain) / total * 1e6 if word in uses else 0.0
    return max(counted, ASSUMED.get(words.get(word, 99), 0.0))


def _write_letters(folder: Path, marked: dict[str, str]) -> None:
    letters: dict[str, list[str]] = defaultdict(list)
    for word, marks in marked.items():
        letters[word[0] if "a" <= word[0] <= "z" else "_"].append(f"{word}\t{marks}" if marks else word)
    folder.mkdir(parents=True, exist_ok=True)
    for letter, lines in letters.items():
        text = "".join(f"{line}\n" for line in sorted(lines, key=str.encode))
        (folder / f"{letter}.txt").write_text(text, "utf-8", newline="\n")


def _write_pairs(path: Path, counts: Path, known: set[str], uses: dict[str, Uses], total: int) -> None:
    """Set the bits of pairs met three times and at least e times as often as chance would have them."""
    bits = bytearray(PAIR_BITS // 8)
    for first, second, number in _rows(counts):
        if not number.isdigit() or int(number) < 3 or first not in known or second not in known:
            continue
        if first not in uses or second not in uses:
            continue
        chance = sum(uses[first][:2]) * sum(uses[second][:2]) / total
        if int(number) + 0.3 >= math.e * (chance + 0.3):
            for bit in pair_bits(first, second):
                bits[bit >> 3] |= 1 << (bit & 7)
    path.write_bytes(bits)


def _write_variants(path: Path, folder: Path, usual: dict[str, float]) -> None:
    """Write the pairs of an American and a British spelling that differ in one place by a known correspondence."""
    american, british = (_national(folder, nation) for nation in ("american", "british"))
    only_american, only_british = american - british - _TWO_WORDS, british - american
    swaps: dict[str, set[str]] = defaultdict(set)
    for ours, theirs in _SPELLINGS:
        swaps[ours].add(theirs)
    lines = [
        f"{word} {other}\n"
        for word in sorted(only_american)
        for other in sorted(set(_swapped(word, swaps)) & only_british)
        if word in usual or other in usual
    ]
    path.write_text("".join(lines), "utf-8", newline="\n")


def _national(folder: Path, nation: str) -> set[str]:
    sizes = (10, 20, 35, 40, 50, 55, 60)
    texts = ((folder / f"{nation}-words.{size}").read_text("latin-1") for size in sizes)
    return {word for text in texts for word in text.split() if word.isalpha() and word.islower() and word.isascii()}


def _swapped(word: str, swaps: dict[str, set[str]]) -> Iterator[str]:
    for start in range(len(word) + 1):
        for end in range(start, min(len(word), start + 7) + 1):
            for other in swaps.get(word[start:end], ()):
                yield word[:start] + other + word[end:]


if __name__ == "__main__":
    main()
