"""An apostrophe stands where none belongs, or a letter too late: `your's`, `he say's`, `other peoples' lives`.

What it finds
    Words that never have one (`her's`, `want's`), plurals that have it too late (`childrens'`, `peoples'`), `each
    others'`, and an apostrophe after a whole word that owns nothing (`he knew’ all that`).

Why it matters
    Once an apostrophe is typed by habit it looks right to the one who typed it.

What it leaves alone
    Owners that are many (`the others' boats`), peoples that are nations, words that lost their end (`an’`, `goin’`),
    and every quotation mark.
"""

from __future__ import annotations

import re

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Matches, Slip, Words, also, lazy_pattern, rule, slip, word_set
from fic.lint.vocabulary.dictionary import english
from fic.manuscript.elisions import is_clipped
from fic.manuscript.prose import Paragraph, Prose

_NEVER = readings(
    """
your's > yours
her's > hers
their's > theirs
our's > ours
did'nt > didn't
does'nt > doesn't
do'nt > don't
was'nt > wasn't
were'nt > weren't
is'nt > isn't
are'nt > aren't
could'nt > couldn't
would'nt > wouldn't
should'nt > shouldn't
has'nt > hasn't
have'nt > haven't
had'nt > hadn't
ca'nt > can't
wo'nt > won't
dosn't > doesn't
dont't > don't
did't > didn't
could't > couldn't
would't > wouldn't
say's > says
    !i|you|we|they|to _
want's > wants
    !i|you|we|they|to _
know's > knows
    !i|you|we|they|to _
get's > gets
    !i|you|we|they|to _
take's > takes
    !i|you|we|they|to _
make's > makes
    !i|you|we|they|to _
come's > comes
    !i|you|we|they|to _
goe's > goes
seem's > seems
    !i|you|we|they|to _
keep's > keeps
    !i|you|we|they|to _
tell's > tells
    !i|you|we|they|to _
give's > gives
    !i|you|we|they|to _
everybody's else's > everybody else's
everyone's else's > everyone else's
someone's else's > someone else's
nobody's else's > nobody else's
"""
)
_SHORTEST = 3
# What people leave out at the end of a word.
_LOST = ("d", "t", "g", "k", "f", "h", "n", "ve", "ed", "ld", "th")
# An opening mark that was turned round, as far back as it could matter.
_TURNED, _FAR = r"(?<![\w’])’\w", 300
_SPOKEN_SHORT = word_set("the for our you and them they into yourn ourn hern hisn theirn")
_LATE = word_set("childrens mens womens peoples others")
_MANY = word_set("other several many some most two few these those poor old young")


def _late(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a plural whose apostrophe stands after its s."""
    key, before = paragraph.keys[index], paragraph.key(index - 1)
    if (
        paragraph.gap(index) not in ("' ", "’ ")
        or "‘" in _near(paragraph, index)
        or not paragraph.gap(index - 1).isspace()
    ):
        return None
    if (key == "others" and before != "each") or (key == "peoples" and before not in _MANY):
        return None
    start, end = paragraph.starts[index], paragraph.end(index)
    mark = paragraph.text[end]
    meant = paragraph.word(index)[:-1] + mark + "s"
    return slip(paragraph, start, end + 1, f'The apostrophe comes before the s: "{meant}".', meant)


def _left_over(_prose: Prose, paragraph: Paragraph, match: re.Match[str]) -> Slip | None:
    """Answer for an apostrophe after a whole word that owns nothing and lost nothing: `he knew’ all that`."""
    text, position = paragraph.text, match.start()
    index = paragraph.word_at(position) - 1
    if index < 0 or paragraph.end(index) != position or not _is_whole(paragraph, index):
        return None
    start = paragraph.starts[index]
    if "‘" in text[max(0, start - _FAR) : start] or lazy_pattern(_TURNED).search(text, max(0, start - _FAR), start + 1):
        return None  # it may close what opened there
    return slip(paragraph, start, position + 1, "This apostrophe belongs to nothing.", text[start:position])


def _is_whole(paragraph: Paragraph, index: int) -> bool:
    """Return whether a word is one that can't be a plural, nor another one that lost its end."""
    key, dictionary = paragraph.keys[index], english()
    if len(key) < _SHORTEST or key not in dictionary.in_use or _may_own(key):
        return False
    return not any(key + end in dictionary.in_use for end in _LOST) and key not in _SPOKEN_SHORT


def _may_own(key: str) -> bool:
    """Return whether a word may be a plural or a name that takes the apostrophe alone, or one clipped in speech."""
    return is_clipped(key) and (not key.endswith("ous") or key.endswith("conscious"))


@rule(
    on=Words(*_NEVER.first_words),
    also=(
        also(Words(*_LATE), _late),
        also(Matches(r"’ (?=[a-z])", cost="one scan for an apostrophe and a blank"), _left_over),
    ),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("The boat is your's.", "your's", "The boat is yours."),
        Example("The law say's so.", "say's", "The law says so."),
        Example("She did'nt look up.", "did'nt", "She didn't look up."),
        Example("He lived on other peoples' bread.", "peoples'", "He lived on other people's bread."),
        Example("They knew each others' names.", "others'", "They knew each other's names."),
        Example("Nobody who knew’ all that would stay.", "knew’", "Nobody who knew all that would stay."),
    ),
    leaves=(
        "She didn't look up; he wouldn’t either.",
        "The boat is yours.",
        "The others' boats were gone.",
        "The peoples' councils met.",
        "What's hers is theirs.",
        "‘I know the others’ she said.",
        "He lef’ the gate an’ tol’ nobody what the boys’ mother saw.",
    ),
)
def misplaced_apostrophe(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a word that never has an apostrophe."""
    reading = _NEVER.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, 'The apostrophe stands wrong in "{written}": "{meant}".')


def _near(paragraph: Paragraph, index: int) -> str:
    """Return what stands before a word, as far back as a single quotation mark could matter."""
    start = paragraph.starts[index]
    return paragraph.text[max(0, start - _FAR) : start]
