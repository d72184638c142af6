"""The words of a chapter that are no English, with what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from fic.lint.vocabulary.dictionary import Dictionary, english
from fic.manuscript.prose import Paragraph, Prose

_ENDINGS = ("'s", "s'", "'d", "'ll", "'ve", "'re", "'m", "n't", "'em", "'t")
_ENDINGS_IN_Z = ("ze", "zed", "zes", "zing", "zer", "zers")
_LONG = 7
_APOSTROPHES = "'’‘ʼ"
_HYPHENS = "-‐‑"
_OPENINGS = frozenset('.!?:“"‘\n')
_OPENING_MARKS, _CLOSING = ("“", "‘", '"', "'"), ("”", "’", '"', "'")
_SHORT_EMPHASIS = 40
_LONGEST = 40
# Emphasis inside emphasis inside emphasis: no deeper.
_NESTED = 3


class Stranger(NamedTuple):
    """A word that is no English, once for each place: folded and without its possessive."""

    word: str
    paragraph: Paragraph
    at: int
    company: int
    """How many other strangers the paragraph has."""

    @property
    def start(self) -> int:
        """Where it begins in its paragraph's text."""
        return self.paragraph.starts[self.at]

    @property
    def end(self) -> int:
        """Where it ends in its paragraph's text, its possessive left out."""
        return self.start + len(self.word)

    @property
    def written(self) -> str:
        """The word as the author wrote it."""
        return self.paragraph.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The folded word before it with nothing but a blank between, else ""."""
        return neighbour(self.paragraph, self.at, -1)

    @property
    def after(self) -> str:
        """The folded word after it with nothing but a blank between, else ""."""
        return neighbour(self.paragraph, self.at, 1)

    @property
    def elided(self) -> bool:
        """Whether an apostrophe stands for a sound it lost (’ands, goin’)."""
        text = self.paragraph.text
        return text[max(0, self.start - 1) : self.start] in tuple(_APOSTROPHES) or (
            text[self.end : self.end + 1] in tuple(_APOSTROPHES) and not text[self.end + 1 : self.end + 2].isalpha()
        )

    @property
    def opens(self) -> bool:
        """Whether it opens a sentence, a speech or a paragraph, where any word has a capital."""
        return not self.at or not _OPENINGS.isdisjoint(self.paragraph.gap(self.at - 1))

    @property
    def hyphened(self) -> bool:
        """Whether a hyphen ties it to another word."""
        text = self.paragraph.text
        return text[max(0, self.start - 1) : self.start] in tuple(_HYPHENS) or text[self.end : self.end + 1] in tuple(
            _HYPHENS
        )

    @property
    def quoted(self) -> bool:
        """Whether it stands alone between quotation marks in the middle of a sentence: spoken of, not used."""
        text = self.paragraph.text
        before, after = text[max(0, self.start - 1) : self.start], text[self.end : self.end + 1]
        alone = before in _OPENING_MARKS and after in _CLOSING
        return alone and text[max(0, self.start - 3) : self.start - 1].rstrip()[-1:].isalpha()

    @property
    def stressed(self) -> bool:
        """Whether it stands in italics with few words around, as foreign words do."""
        emphasis = self.paragraph.emphasis
        near = bisect_right(emphasis, (self.start, self.end))
        return any(
            first <= self.start and self.end <= last and last - first < _SHORT_EMPHASIS
            for first, last in emphasis[max(0, near - _NESTED) : near + 1]
        )


def neighbour(paragraph: Paragraph, index: int, step: int) -> str:
    """Return the folded word beside word ``index`` where nothing but a blank lies between, else ""."""
    other = index + step
    if not 0 <= other < len(paragraph.keys) or not paragraph.gap(min(index, other)).isspace():
        return ""
    return paragraph.keys[other]


@lru_cache(maxsize=4)
def strangers(prose: Prose) -> tuple[Stranger, ...]:
    """Return the words of a prose that are no plain English, in order: names, inventions, dialect, slips."""
    dictionary = english()
    distinct: set[str] = set()
    for paragraph in prose.paragraphs:
        distinct.update(paragraph.keys)
    odd = {key: base for key in distinct - dictionary.in_use_among(distinct) if (base := _stranger(key, dictionary))}
    return tuple(_placed(prose, odd)) if odd else ()


def _placed(prose: Prose, odd: dict[str, str]) -> Iterator[Stranger]:
    keys_of_odd = odd.keys()
    for paragraph in prose.paragraphs:
        if keys_of_odd.isdisjoint(paragraph.keys):
            continue
        found = [index for index, key in enumerate(paragraph.keys) if key in odd]
        for index in found:
            yield Stranger(odd[paragraph.keys[index]], paragraph, index, len(found) - 1)


def _stranger(key: str, dictionary: Dictionary) -> str:
    """Return the key without an ending that any word takes, "" if what remains is English or no word."""
    base = key.replace("ʼ", "'")
    if base.endswith("'d") and any(dictionary.knows(base[:-2] + ending) for ending in ("ed", "d")):
        return ""  # as verse clips it: destin'd
    for ending in _ENDINGS:
        if base.endswith(ending) and len(base) > len(ending):
            base = base.removesuffix(ending)
            break
    if not 1 < len(base) <= _LONGEST or not base.replace("'", "").isalpha() or dictionary.knows(base):
        return ""
    return "" if _is_older(base, dictionary) else base


def _is_older(word: str, dictionary: Dictionary) -> bool:
    """Return whether a word is spelled as it once was or made as any may be: dropt, teaze, wonderings.

    A past form in -t for -ed, a z for an s, several of what a verb in -ing is.
    """
    if word.endswith(("pt", "xt", "sht", "kt")):
        return dictionary.knows(word[:-1] + "ed") or dictionary.knows(word[:-1] + word[-2] + "ed")
    if word.endswith("ings"):
        return dictionary.knows(word[:-1]) and len(word) > _LONG
    return word.endswith(_ENDINGS_IN_Z) and dictionary.knows(word.replace("z", "s"))
