"""Words beyond the dictionary: what fiction writes though no dictionary has it, by kind.

The words are in `fic/lint/data/beyond.txt`, which says what each kind is and how the list was made. They are still
strangers, so that a story's own spelling of them counts; only none of them is taken for a slip of another word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from fic.lint.rule import lazy_pattern
from fic.lint.vocabulary.dictionary import DATA, english
from fic.lint.vocabulary.strangers import Stranger
from fic.manuscript.prose import Paragraph

GENRE, NAMES, SPOKEN, TYPED, SOUND, FOREIGN = "genre", "name", "spoken", "typed", "sound", "foreign"

# How many words away a word of another language speaks for a stranger, with no stop between.
_NEAR = 3
# Words that lost a sound to an apostrophe: goin', 'em, o', 'ands.
_CLIPPED = r"in['’](?=\s)|(?<![\w'’])['’](?:[aeiou]\w|em\b|tis|twas)|(?<=\w)['’](?= \w)(?<!s['’])"
_APOSTROPHES = frozenset("'’")
_STOPS = frozenset('.?!;:“”"')


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of a kind, folded."""
    return _kinds().get(kind, frozenset())


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for line in (DATA / "beyond.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, words = line.partition(": ")
            kinds.setdefault(kind, set()).update(words.split(" "))
    return {kind: frozenset(words) for kind, words in kinds.items()}


@cache
def _anywhere() -> frozenset[str]:
    return words_of(GENRE) | words_of(SPOKEN) | words_of(TYPED) | words_of(SOUND)


@lru_cache(maxsize=256)
def is_beyond(stranger: Stranger) -> bool:
    """Return whether a stranger is known though no dictionary has it, or is a word of another language's phrase."""
    return is_known(stranger) or _is_foreign(stranger.paragraph, stranger.at, stranger.word)


def is_known(stranger: Stranger) -> bool:
    """Return whether fiction knows a stranger: a thing of its genres, a name, a sound, a way to speak or to type."""
    word = stranger.word
    if word in _anywhere() or (word.endswith("s") and word[:-1] in words_of(GENRE)):
        return True
    return stranger.written[0].isupper() and word in words_of(NAMES)


@lru_cache(maxsize=64)
def speaks_dialect(paragraph: Paragraph) -> bool:
    """Return whether someone in a paragraph speaks as it sounds: a word of dialect, or two that lost their sounds."""
    if not words_of(SPOKEN).isdisjoint(paragraph.keys):
        return True
    return len(lazy_pattern(_CLIPPED).findall(paragraph.text)) > 1


def _is_foreign(paragraph: Paragraph, at: int, word: str) -> bool:
    """Return whether another word of the same language's phrase is near."""
    foreign = words_of(FOREIGN)
    company = [paragraph.keys[other] for other in _near(paragraph, at)]
    if any(other in foreign or not other.isascii() for other in company if other != word):
        return True
    return word in foreign and any(not english().knows(other) for other in company if other.isalpha())


def _near(paragraph: Paragraph, at: int) -> list[int]:
    """Return the indexes of the words near a word, as far as nothing stops in between."""
    near = []
    for step in (-1, 1):
        for away in range(1, _NEAR + 1):
            other = at + step * away
            if not 0 <= other < len(paragraph.keys):
                break
            if not _STOPS.isdisjoint(paragraph.gap(other if step < 0 else other - 1)):
                break
            if paragraph.text[paragraph.starts[other] - 1] not in _APOSTROPHES or not paragraph.starts[other]:
                near.append(other)
    return near
