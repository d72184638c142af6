"""Where a blank is missing or stands in the wrong place: words glued together and words torn apart."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from fic.lint.rule import word_set
from fic.lint.vocabulary.beyond import is_beyond, speaks_dialect
from fic.lint.vocabulary.dictionary import NAME, Dictionary, english
from fic.lint.vocabulary.doubt import candidates
from fic.lint.vocabulary.nearness import Way
from fic.lint.vocabulary.strangers import Stranger, neighbour

# Small words that are part of no compound an author would make up.
_SMALL = word_set(
    """
    the and but that these those you your we our us they their them he she his hers her it its my me who whom which
    what where why because than then there was were are is am been had has have did does do could would should might
    to of for from with at not never very so too many much any some every each all this just please when if
    """
)
# With these, small words do make words: hisself, soever, somewise, withinside.
_COMPOUNDING = word_set(
    "self selves like wise ever soever side ward wards man men folk one some most while body day time"
)
# And these end words of other languages.
_ENDINGS = word_set("is as us am are at me my")
# The least band (uses in a million words, as a power of two) of the word beside the small one: where the two are often
# met side by side, and where they aren't. And the least sum of both bands: where they are met; whatever the other word
# is; where it has four letters, five.
_RARE, _PLAIN = 2, 3
_MET, _SURE, _FREQUENT, _LIKELY = 12, 24, 19, 14
_SHORT = 4
_NAME_STARTS = word_set("mc mac fitz de la le di da du van von san")
# What a sentence may begin with and have the next word glued to it. Names begin so often enough (Just-in, The-a,
# And-or) that a word of another class must be long and frequent.
_STARTS = word_set(
    "and but of the to in at on for from with that this there then when what so as if was is my our your"
)
_SUBJECTS = word_set("he she they we but and")
_SHORTEST_END, _LONG_END = 3, 5
# A slip of one letter that is likelier than a lost blank.
_SLIPS = frozenset({Way.SWAPPED, Way.DOUBLED})
_VOWELS = str.maketrans("", "", "aeiouy")


class Torn(NamedTuple):
    """Two words side by side (the first one's index) whose blank stands wrong, and how they should be written."""

    first: int
    mended: str


def glued(stranger: Stranger) -> str | None:
    """Return the two words a stranger is made of, as the author should have written them; None if it isn't.

    One of them must be a small word no compound has, or the second begin with a capital (theTower).
    """
    text = stranger.paragraph.text
    written = text[stranger.start : stranger.paragraph.end(stranger.at)]
    for capital in range(1, len(written)):
        if written[capital].isupper() and _has_seam(written, capital):
            return f"{written[:capital]} {written[capital:]}"
    if not stranger.written[1:].islower() or stranger.hyphened or stranger.elided:
        return None
    if is_beyond(stranger) or (written[0].isupper() and not stranger.opens):
        return None
    at = _seam(stranger)
    return f"{written[:at]} {written[at:]}" if at else None


@lru_cache(maxsize=256)
def torn(stranger: Stranger) -> Torn | None:
    """Return the two words of which a stranger is one, if they are one word torn apart or the blank between slipped."""
    if not (stranger.written.islower() and stranger.word.isascii()) or stranger.hyphened or stranger.elided:
        return None
    dictionary = english()
    if is_beyond(stranger) or speaks_dialect(stranger.paragraph):
        return None
    for step in (1, -1):
        if not neighbour(stranger.paragraph, stranger.at, step):
            continue
        first = stranger.at if step > 0 else stranger.at - 1
        words = [stranger.paragraph.word(each) for each in (first, first + 1)]
        if _chimes(*words):
            continue
        mended = _mended(words[0], words[1], dictionary)
        if mended:
            return Torn(first, mended)
    return None


def _seam(stranger: Stranger) -> int | None:
    """Return where a stranger of small letters parts into two words, at the likeliest place."""
    dictionary = english()
    bands = dictionary.in_use
    capital = stranger.written[0].isupper()
    whole = stranger.paragraph.keys[stranger.at]
    key, contracted = whole.removesuffix("'s"), "'" in whole
    places = {
        at: bands[word[:at]] + bands[word[at:]]
        for word in (stranger.word, key, whole)
        for at in range(1, len(word))
        if word[:at] in bands and word[at:] in bands and _parts(word[:at], word[at:], dictionary)
        if not capital or _begins_sentence(word[:at], word[at:], contracted)
    }
    if speaks_dialect(stranger.paragraph):  # "lockit", "somethink", "toon"
        places = {at: band for at, band in places.items() if _are_small(whole[:at], whole[at:])}
    if not places or (capital and not contracted and dictionary.marks(stranger.word) is not None):
        return None
    if any(
        how in _SLIPS and bands.get(meant, 0) >= _PLAIN for meant, how in candidates(stranger.word, dictionary).items()
    ):
        return None
    return max(places, key=lambda at: places[at])


def _are_small(one: str, two: str) -> bool:
    """Return whether two words are both small ones, and together too long for a word of dialect."""
    return one in _SMALL and two in _SMALL and len(one + two) > _SHORT


def _begins_sentence(one: str, two: str, contracted: bool) -> bool:
    """Return whether a sentence may begin with two words that lost their blank: Ofthe, Sheshook, but not Justin."""
    dictionary = english()
    if one == "i" and "n't" in two:
        return True
    if contracted and two in _SUBJECTS:
        return one in _STARTS and len(one) >= _SHORTEST_END  # Andhe's, but not Ashe's
    if len(two) < _SHORTEST_END or not dictionary.together(one, two):
        return False
    if one in _SUBJECTS and len(two) >= _LONG_END and dictionary.in_use[two] >= _LONG_END:
        return True
    return one in _STARTS | _SUBJECTS and two.partition("'")[0] in _SMALL


def _parts(one: str, two: str, dictionary: Dictionary) -> bool:
    """Return whether two words in use are likelier glued together by a slip than a word of the author's making."""
    if one == "i" and "'" in two:
        return True
    if min(len(one), len(two)) == 1:
        return False  # "woulda", "Mya", "othe": a letter more or less makes other words than two
    small, other = (one, two) if one in _SMALL else (two, one)
    if small not in _SMALL or other in _COMPOUNDING:
        return False
    if two in _ENDINGS and (len(one + two) <= _SHORT or not dictionary.together(one, two)):
        return False
    band, size = dictionary.in_use[other], len(other)
    together = band + dictionary.in_use[small]
    if dictionary.together(one, two):
        return band >= _RARE and together >= _MET
    if band < _PLAIN:
        return False
    return together >= _SURE or (size >= 4 and together >= _FREQUENT) or (size >= 5 and together >= _LIKELY)


def _has_seam(written: str, at: int) -> bool:
    """Return whether a capital inside a word begins another one: theTower, but not McGregor or eBay."""
    dictionary = english()
    one, two = written[:at], written[at:].lower().removesuffix("’s").removesuffix("'s")
    if one[:1].isupper() and one.lower() not in _SMALL:
        return False  # ThunderClan, FaceTime: made so
    if not one.isalpha() or not (one.islower() or one[1:].islower()) or one.lower() in _NAME_STARTS:
        return False
    if not two.isalpha() or written[at:].isupper() or not written[at + 1 : at + 2].islower() or len(two) < 2:
        return False
    band = dictionary.in_use.get(one.lower(), -9)
    return band >= _PLAIN and len(one) > 1 and (dictionary.knows(two) or dictionary.marks(two) == NAME)


def _chimes(one: str, two: str) -> bool:
    """Return whether two words sound alike, as noises do: tick tock, pitter patter."""
    return one.lower().translate(_VOWELS)[1:] == two.lower().translate(_VOWELS)[1:] and one[-1] == two[-1]


def _mended(one: str, two: str, dictionary: Dictionary) -> str | None:
    left, right = one.lower().replace("’", "'"), two.lower().replace("’", "'").removesuffix("'s")
    whole = left + right
    if min(len(left), len(right)) > 1 and len(whole) > _SHORT and dictionary.knows(whole) and not two[0].isupper():
        return one + two
    bands = dictionary.in_use
    for first, second in ((one + two[0], two[1:]), (one[:-1], one[-1] + two)):
        pair = first.lower(), second.lower().replace("’", "'")
        if (
            all(word in bands for word in pair)
            and (len(pair[0]) > 1 or pair[0] in "ai")
            and len(pair[1]) > 1
            and not two[0].isupper()
            and bands[pair[0]] + bands[pair[1]] >= _LIKELY
            and dictionary.together(*pair)
        ):
            return f"{first} {second}"
    return None
