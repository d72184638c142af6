"""An apostrophe stands where none belongs, or a letter too late: `your's`, `he say's`, `other peoples' lives`.

What it finds
    Words that never have one (`her's`, `want's`), plurals that have it too late (`childrens'`, `peoples'`), and
    `each others'`.

Why it matters
    Once an apostrophe is typed by habit it looks right to the one who typed it.

What it leaves alone
    Owners that are many (`the others' boats`), peoples that are nations, and every quotation mark.
"""

from __future__ import annotations

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, also, rule, slip, word_set
from fic.manuscript.prose import Paragraph, Prose

_NEVER = readings(
    """
your's > yours
her's > hers
their's > theirs
our's > ours
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


@rule(
    on=Words(*_NEVER.first_words),
    also=(also(Words(*_LATE), _late),),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("The boat is your's.", "your's", "The boat is yours."),
        Example("The law say's so.", "say's", "The law says so."),
        Example("He lived on other peoples' bread.", "peoples'", "He lived on other people's bread."),
        Example("They knew each others' names.", "others'", "They knew each other's names."),
    ),
    leaves=(
        "The boat is yours.",
        "The others' boats were gone.",
        "The peoples' councils met.",
        "What's hers is theirs.",
        "‘I know the others’ she said.",
    ),
)
def misplaced_apostrophe(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a word that never has an apostrophe."""
    reading = _NEVER.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, '"{written}" has no apostrophe there: "{meant}".')


def _near(paragraph: Paragraph, index: int) -> str:
    """Return what stands before a word, as far back as a single quotation mark could matter."""
    start = paragraph.starts[index]
    return paragraph.text[max(0, start - 300) : start]
