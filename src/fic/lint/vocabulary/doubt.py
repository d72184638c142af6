"""How likely a stranger is a slip: the word it may have been, weighed by what is known of slips and of fiction.

Each weight is in log-odds, fitted on slips that proofreaders mended and on proofed novels, then rounded
(`docs/decisions/word-lists.md`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fic.lint.rule import word_set
from fic.lint.vocabulary.dictionary import NAME, SPOKEN, Dictionary, english
from fic.lint.vocabulary.nearness import Way, near
from fic.lint.vocabulary.nearness import way as slip_of
from fic.lint.vocabulary.strangers import Stranger

WEIGHTS = {
    "always": -1.0,
    # What was meant: for each doubling of its frequency; if it often stands beside one neighbour, beside both.
    "frequency": 0.2,
    "pairs": 1.1,
    "both pairs": 1.2,
    # How it went wrong.
    Way.SWAPPED.name: 1.4,
    Way.DOUBLED.name: 1.4,
    Way.SCANNED.name: 1.1,
    Way.KEY.name: 0.4,
    Way.VOWEL.name: -0.8,
    Way.OTHER.name: -0.6,
    Way.EXTRA.name: -0.5,
    Way.EXTRA_START.name: -0.5,
    Way.EXTRA_END.name: -0.5,
    Way.MISSING.name: 1.4,
    Way.MISSING_START.name: 0.2,
    Way.MISSING_END.name: 0.4,
    "first": -0.5,
    "inflected": -1.0,
    "heard": -1.0,
    # What the word itself looks like: for each letter it has more than six; made of known parts; known a little; spoken
    # of, not used: alone between quotation marks.
    "long": 0.3,
    "short": -1.1,
    "shorter": -1.5,
    "suffixed": -1.3,
    "prefixed": -0.8,
    "compound": -2.2,
    "spoken": -1.2,
    "named": -3.0,
    # With a capital it may be a name; less so if that would be a name with a stutter.
    "capital": -3.8,
    "capital slipped": 2.0,
    # Where it stands.
    "aloud": 0.1,
    "dialect": -2.5,
    "foreign": -1.0,
    "accented": -2.0,
    "hyphened": -1.5,
}

# From how many letters on a word may have been one that is seldom used, if so many of its letters are right; and the
# band of such words.
_LONG, _SURE_START, _SELDOM = 8, 2, -4
# A word of so few letters is near too many that are longer.
_TINY = 2
_LIKELY = frozenset({Way.SWAPPED, Way.DOUBLED, Way.MISSING, Way.EXTRA})
_PREFIXES = word_set(
    """
    un re in im non over under out up down pre mis dis counter inter anti semi sub super ultra be en em fore after co
    micro mini multi self half mid post tele hyper mega
    """
)
_SUFFIXES = word_set(
    """
    ing ed er ers est ly ness less ful fully lessly lessness ish able ability ably like ward wards wise y ie ies ism
    ist ists ity some dom hood ship ships s es en ette let lets ess or ors ize ise izes ises ized ised izing ising
    ization isation ment ments al ic ous man men woman women th fold proof worthy free in
    """
)
# Ways of speech as authors spell them: as heard, as written in full.
_HEARD = tuple(
    pair.split(">")
    for pair in word_set("h>r d>th f>th v>th z>s z>th y> w>v v>w ck>ct k>ct ai>e e>a i>e oi>er u>o a>e o>e")
)


class Doubt(NamedTuple):
    """A word that a stranger may have been meant to be, how it went wrong, and the log-odds that it did."""

    meant: str
    way: Way
    odds: float


def doubt(stranger: Stranger, *, aloud: bool, dialect: bool) -> Doubt | None:
    """Return the likeliest word that a stranger was meant to be, or None if it is near no English word.

    ``aloud`` is whether it stands in speech, ``dialect`` whether there is much dialect around.
    """
    english_ = english()
    best: Doubt | None = None
    common = traits_alone(stranger, aloud, english_) | {"dialect": float(aloud and dialect)}
    base = sum(WEIGHTS.get(trait, 0.0) * value for trait, value in common.items())
    for meant, way in candidates(stranger.word, english_).items():
        traits = traits_of(stranger, meant, way, aloud, english_)
        odds = base + sum(WEIGHTS.get(trait, 0.0) * value for trait, value in traits.items())
        if best is None or (odds, meant) > (best.odds, best.meant):
            best = Doubt(meant, way, odds)
    return best


def candidates(word: str, dictionary: Dictionary) -> dict[str, Way]:
    """Return the words in use that are one slip away from ``word``, with the likeliest way each went wrong.

    A long word that is near none of them may be near one that is seldom used.
    """
    strings = near(word)
    found = {meant: way for meant in dictionary.in_use_among(strings) if (way := slip_of(word, meant))}
    if not found and len(word) >= _LONG and not (_compound(word, dictionary) or _suffixed(word, dictionary)):
        seldom = dictionary.beginning(word[:_SURE_START]) & strings
        found = {meant: way for meant in seldom if (way := slip_of(word, meant)) in _LIKELY}
    return found


def traits_alone(stranger: Stranger, aloud: bool, dictionary: Dictionary) -> dict[str, float]:
    """Return what speaks for or against a slip whatever was meant."""
    word = stranger.word
    marks = dictionary.marks(word) or ""
    size = len(word)
    return {
        "always": 1.0,
        "long": min(size, 9) - 6.0,
        "short": float(size <= 3),
        "capital": float(stranger.written[0].isupper()),
        "spoken": float(SPOKEN in marks),
        "aloud": float(aloud),
        "hyphened": float(stranger.hyphened),
        "named": float(stranger.quoted),
        "accented": float(not (stranger.before + stranger.after).isascii()),
        "foreign": float(_foreign(stranger, dictionary)),
        "suffixed": float(_suffixed(word, dictionary)),
        "prefixed": float(_prefixed(word, dictionary)),
        "compound": float(_compound(word, dictionary)),
    }


def traits_of(stranger: Stranger, meant: str, way: Way, aloud: bool, dictionary: Dictionary) -> dict[str, float]:
    """Return what speaks for or against a slip if ``meant`` was meant."""
    word = stranger.word
    pairs = dictionary.together(stranger.before, meant) + dictionary.together(meant, stranger.after)
    return {
        "frequency": float(dictionary.in_use.get(meant, _SELDOM)),
        "shorter": float(len(meant) <= _TINY and len(word) > len(meant)),
        "pairs": float(pairs > 0),
        "both pairs": float(pairs > 1),
        way.name: 1.0,
        "capital slipped": float(stranger.written[0].isupper() and way in (Way.SWAPPED, Way.DOUBLED)),
        "first": float(meant[0] != word[0] and way not in (Way.EXTRA_START, Way.MISSING_START)),
        "inflected": float(way is Way.EXTRA_END and word[-1] in "sd"),
        "heard": float(aloud and way is not Way.SWAPPED and way is not Way.DOUBLED and _heard(word, meant)),
    }


def _foreign(stranger: Stranger, dictionary: Dictionary) -> bool:
    """Return whether a word beside it is no English either, as in a phrase of another language."""
    return any(
        word and not (dictionary.knows(word) or "'" in word or dictionary.marks(word) == NAME)
        for word in (stranger.before, stranger.after)
    )


def _heard(word: str, meant: str) -> bool:
    """Return whether ``word`` is ``meant`` as some people say it."""
    return any(meant in set(_replaced(word, heard, full)) for heard, full in _HEARD)


def _replaced(word: str, old: str, new: str) -> Iterator[str]:
    at = word.find(old)
    while at >= 0:
        yield word[:at] + new + word[at + len(old) :]
        at = word.find(old, at + 1)


def _suffixed(word: str, dictionary: Dictionary) -> bool:
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > 2:
            doubled = stem[-1] == stem[-2]
            stems = (
                stem,
                stem + "e",
                *((stem[:-1],) if doubled else ()),
                *((stem[:-1] + "y",) if stem[-1] == "i" else ()),
            )
            if any(dictionary.knows(each) for each in stems):
                return True
    return False


def _prefixed(word: str, dictionary: Dictionary) -> bool:
    return any(
        word.startswith(prefix) and len(word) - len(prefix) > 2 and dictionary.knows(word[len(prefix) :])
        for prefix in _PREFIXES
    )


def _compound(word: str, dictionary: Dictionary) -> bool:
    in_use = dictionary.in_use
    return len(word) > 7 and any(word[:at] in in_use and word[at:] in in_use for at in range(3, len(word) - 2))
