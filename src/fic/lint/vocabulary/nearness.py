"""How near two words are: the ways one letter goes wrong on a keyboard, by ear, and in scanning a page."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from string import ascii_lowercase

from fic.lint.rule import word_set


class Way(Enum):
    """How a word became another. ``END`` and ``START`` ways are told apart: there, words inflect and dialects clip."""

    SWAPPED = "two letters changed places"
    DOUBLED = "a letter was doubled, or a double letter single"
    SCANNED = "the letters look alike in print"
    KEY = "the next key was hit"
    VOWEL = "another vowel"
    OTHER = "another letter"
    EXTRA = "a letter too many"
    EXTRA_START = "a letter too many in front"
    EXTRA_END = "a letter too many at the end"
    MISSING = "a letter too few"
    MISSING_START = "the first letter lost"
    MISSING_END = "the last letter lost"


# From how many letters on a word with the same letters in another order is near.
_LONG = 6
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
# What print looks like to a scanner: as scanned, as printed.
_LOOKS = tuple(
    pair.split(">")
    for pair in sorted(
        word_set(
            """
            m>rn rn>m ni>m in>m m>in m>ni li>h h>li ii>u u>ii tl>d d>tl cl>d d>cl vv>w w>vv ri>n n>ri m>nn nn>m tm>un
            un>tm ly>w lv>w lyas>was di>th tii>th ii>h fi>h h>fi dc>ck lc>k k>lc n>rr nn>rin m>w
            """
        )
    )
)
_ALIKE = word_set(
    """
    ec ce oc co ao oa eo oe nu un hb bh tf ft tl lt il li tr rt kh hk yv vy ys sc vr rv cd fs sf
    """
)


def _neighbours() -> frozenset[str]:
    near = {pair for row in _ROWS for pair in pairwise(row)}
    for upper, lower in pairwise(_ROWS):
        near |= set(zip(upper, lower, strict=False)) | set(zip(upper[1:], lower, strict=False))
    return frozenset(one + other for pair in near for one, other in (pair, pair[::-1]))


_KEYS = _neighbours()


def near(word: str) -> set[str]:
    """Return every string one slip away from ``word``: about fifty-five a letter, most of them no words."""
    places = range(len(word))
    found = set(swaps(word))
    found.update(_unscanned(word))
    found.update(word[:at] + word[at + 1 :] for at in places)
    for at in places:
        head, tail, rest = word[:at], word[at:], word[at + 1 :]
        found.update([head + letter + tail for letter in ascii_lowercase])
        found.update([head + letter + rest for letter in ascii_lowercase])
    found.update([word + letter for letter in ascii_lowercase])
    found.discard(word)
    return found


def swaps(word: str) -> Iterator[str]:
    """Yield ``word`` with each two neighbouring letters in each other's place."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def way(word: str, meant: str) -> Way | None:
    """Return how a slip made ``word`` of ``meant``, the likeliest way; None if it would take more than one."""
    more = len(word) - len(meant)
    if word == meant or abs(more) > 2:
        return None
    pairs = enumerate(zip(word, meant, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(word), len(meant)))
    if not more and word[same : same + 2] == meant[same : same + 2][::-1] and word[same + 2 :] == meant[same + 2 :]:
        return Way.SWAPPED
    if meant in _unscanned(word):
        return Way.SCANNED
    if more == 1 and word[same + 1 :] == meant[same:]:
        return _extra(word, same)
    if more == -1 and word[same:] == meant[same + 1 :]:
        return _missing(word, same, meant[same])
    if not more and word[same + 1 :] == meant[same + 1 :]:
        return _changed(word[same], meant[same])
    return None


def _unscanned(word: str) -> Iterator[str]:
    for scanned, printed in _LOOKS:
        at = word.find(scanned)
        while at >= 0:
            yield word[:at] + printed + word[at + len(scanned) :]
            at = word.find(scanned, at + 1)


def _missing(word: str, at: int, letter: str) -> Way:
    if letter in word[max(0, at - 1) : at + 1]:
        return Way.DOUBLED
    return Way.MISSING_START if not at else Way.MISSING_END if at == len(word) else Way.MISSING


def _extra(word: str, at: int) -> Way:
    if word[at] in (word[at - 1] if at else "") + word[at + 1 : at + 2]:
        return Way.DOUBLED
    return Way.EXTRA_START if not at else Way.EXTRA_END if at == len(word) - 1 else Way.EXTRA


def _changed(was: str, letter: str) -> Way:
    if was + letter in _ALIKE:
        return Way.SCANNED
    if was in _VOWELS and letter in _VOWELS:
        return Way.VOWEL
    return Way.KEY if was + letter in _KEYS else Way.OTHER


def traces(word: str) -> set[str]:
    """Return what two words one slip apart have in common: each with a letter left out, or two that changed places.

    Long words also leave their letters in order after the first, which finds those shuffled further.
    """
    found = {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
    if len(word) >= _LONG:
        found.add(word[0] + "".join(sorted(word[1:])).upper())
    return found
