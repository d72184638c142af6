"""*A* stands before a vowel sound, or *an* before a consonant.

What it finds
    `a apple`, `an house`: the article that doesn't fit the sound the next word begins with, not its letter.

Why it matters
    It is what remains when the word after it was changed, and it is heard at once when read aloud.

What it leaves alone
    Words said in two ways (`an historic`, `a herb`), abbreviations that may be spelled out or read as a word, letters,
    `an` that stands for `and` before a small word, old `such an one`, and dialect.
"""

from __future__ import annotations

from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_set, word_slip
from fic.lint.vocabulary.beyond import speaks_dialect
from fic.manuscript.prose import Paragraph, Prose

_VOWELS = frozenset("aeiouàáâäèéêëìíîïòóôöùúûüæœ")
# Letters whose name begins with a vowel sound.
_VOWEL_NAMES = frozenset("aefhilmnorsx")
# Written with a vowel, said with a consonant.
_GLIDES = (
    "one", "once", "eu", "ewe", "ewer", "ubiq", "uk", "unanim", "uni", "uran", "ure", "urin", "usa", "use", "usi",
    "usu", "uten", "uter", "util", "utop", "ouija", "oui",
)  # fmt: skip
_NO_GLIDES = (
    "unid", "unig", "unil", "unim", "unin", "unint", "unir", "unis", "usher", "oner", "uns", "unanimated", "onei",
)  # fmt: skip
_STILL_GLIDES = ("unilat", "unis", "unimod")
_SILENT = ("hour", "honest", "honor", "honour", "heir")
_BOTH = (
    "herb", "histor", "hyster", "hotel", "heroic", "habit", "hallucin", "heredit", "harmon", "hilar", "homage", "hypo",
    "haphazard", "horrend", "horrif", "humble", "umami", "unison", "honorari", "heral",
)  # fmt: skip
# After "a", these say it is no article; after "an", that it stands for "and".
_SMALL = word_set(
    """
    a an and are am as at if in into is isn't it it's of off on or us i i'm i'd i'll i've all out up about another after
    the then than that that's this these those there there's they they're he he's she she's we we're you you're your my
    his her hers him them their its to too so no not now but by be been with was were when what where who why how for
    from go get got do did don't have had has me will would can could let like more maybe yes just some such such's
    down
    """
)


@rule(
    on=Words("a", "an"),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("She ate a apple.", "a", "She ate an apple."),
        Example("It was an house of stone.", "an", "It was a house of stone."),
        Example("He waited a hour.", "a", "He waited an hour."),
        Example("It was an unique gate.", "an", "It was a unique gate."),
    ),
    leaves=(
        "An honest man waited an hour for a unicorn and a one-eyed heir.",
        "It was an historic day, and a historic night.",
        "An FBI man and a NASA man.",
        "A S.H.I.E.L.D. agent, an F.B.I. agent, a S.T.A.R. Labs coat, an N.E.W.T.",
        "She had such an one at home.",
        "“Half a hour’s walk every mornin’ an’ night do ’im good,” she said.",
        "He got an A and a B, an 8 and a 9.",
        "Bread an' butter.",
        "It was an unimportant, uninteresting matter.",
        "A and B met.",
        "An umbrella, a European, an *old* friend.",
    ),
)
def wrong_article(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for an article that doesn't fit the next word's sound."""
    following = paragraph.key(index + 1)
    if not following or following in _SMALL or paragraph.gap(index) not in (" ", "\n"):
        return None
    article, word = paragraph.word(index), paragraph.word(index + 1)
    if len(word) == 1 and paragraph.gap(index + 1) == "." and len(paragraph.key(index + 2)) == 1:
        return None  # S.H.I.E.L.D. is a word, F.B.I. three letters: only those who say it know
    if article[1:].isupper() or (article[0] == "A" and not _begins(paragraph, index)):
        return None
    if index and paragraph.gap(index - 1)[-1:] in tuple("'’-.*"):
        return None
    vowel = vowel_sound(word)
    if vowel is None or vowel == (article.lower() == "an"):
        return None
    if vowel and speaks_dialect(paragraph):
        return None
    if vowel:
        aloud = prose.is_spoken(paragraph, paragraph.starts[index])  # there it may be how someone speaks
        return word_slip(paragraph, index, index, f'It is "an" before "{word}".', article + "n", safe=not aloud)
    if following == "one" or not following.isalpha():
        return None
    # Not safe: "an" may be an "and" that lost its end.
    return word_slip(paragraph, index, index, f'It is "a" before "{word}".', article[0])


def vowel_sound(word: str) -> bool | None:
    """Return whether a word begins with a vowel sound, None where that depends on who says it."""
    small = word.lower().replace("’", "'")
    first = small[0]
    if first.isdigit():
        return True if first == "8" or small in {"11", "18"} else None
    if len(small) == 1:
        return small in _VOWEL_NAMES if word.isupper() else None
    if word.isupper():
        return True if first in "aeio" and not small.startswith(_GLIDES) else None
    if small.startswith(_BOTH) or first in "xy'" or not small[1].isalpha() or small[1] == "'":
        return None
    if small.startswith(_SILENT):
        return True
    if small.startswith(_STILL_GLIDES):
        return False
    if small.startswith(_GLIDES) and not small.startswith(_NO_GLIDES):
        return False
    return first in _VOWELS


def _begins(paragraph: Paragraph, index: int) -> bool:
    """Return whether a word may begin a sentence."""
    return not index or any(mark in paragraph.gap(index - 1) for mark in ".!?…:;—–\"“‘'(\n")
