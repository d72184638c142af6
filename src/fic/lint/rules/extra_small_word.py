"""A small word is left over: `from the their house`, `in while working`, `carried a herself`.

What it finds
    Two small words that can't follow one another: an article before *my*, *their*, *them* or *himself*, two
    prepositions that exclude each other, *much a better*, *more easier*.

Why it matters
    It is what remains of the sentence as it was before it was changed.

What it leaves alone
    Pairs that grammar allows (`in on it`, `out of`, `from under`), and speech where the pair could be dialect.
"""

from __future__ import annotations

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule
from fic.manuscript.prose import Paragraph, Prose

_TABLE = readings(
    """
the my > my
    _ !.|lady|lord|dear
the our > our
the your > your
the their > their
the his > his
    {preposition}|and _ !.|and|or
the this > this
the that > that
    {preposition} _ !.|which|of
the these > these
the those > those
the its > its
the an > an
    _ !.
an the > the (narration)
a my > my
a our > our
a your > your
a their > their
a his > his
    _ !.|or|and
a her > her
    {preposition}|had|was|is|and _ {kin}|eyes|head|hand|face|own|way|hands
a the > the
    _ !.
the a > a
    {preposition} _ !.|b|and|to
a these > these
a those > those
a herself > herself
a himself > himself
    _ .|and|in|to|with
a themselves > themselves
the herself > herself
the himself > himself
    {preposition} _
the them > them
    {preposition}|all|told|gave|saw _ .|and|to|in
the him > him
    {preposition}|told|gave|saw _ .|and|to|in|with
the me > me
    {preposition}|told|gave|saw _ .|and|to|in|with
the us > us
    {preposition}|told|gave|saw _ .|and|to|in|with
in while > while
    _ -ing
of from > from
    out _
to of > of
    _ {article}
into to > to
could would > would
    {subject} _ {base}
would could > could
    {subject} _ {base}
had would > would
    {subject} _ have|{base}
is was > was
    {subject}|it|there _ a|the|not|in|to|-ing
was is > is
    {subject} _ a|the|not|in|to|-ing
is are > are
    {subject}|there _
are is > is
    {subject}|there _
was be > be
    {subject} _
he she > she
    and|but|when|as|that|because _ {past}|{have}|{modal}|was
she he > he
    and|but|when|as|that|because _ {past}|{have}|{modal}|was
he it > it
    and|but|when|as|that|because _ was|had|seemed
more easier > easier
more faster > faster
more stronger > stronger
more bigger > bigger
more smaller > smaller
more harder > harder
more louder > louder
more older > older
more younger > younger
more happier > happier
more closer > closer
more cheaper > cheaper
more quicker > quicker
more darker > darker
more brighter > brighter
more taller > taller
more safer > safer
more deeper > deeper
more heavier > heavier
more warmer > warmer
more colder > colder
most easiest > easiest
most fastest > fastest
most strongest > strongest
most biggest > biggest
most smallest > smallest
most hardest > hardest
most loudest > loudest
most oldest > oldest
most youngest > youngest
most happiest > happiest
most closest > closest
most cheapest > cheapest
most quickest > quickest
most darkest > darkest
most brightest > brightest
most tallest > tallest
most safest > safest
most deepest > deepest
most heaviest > heaviest
most warmest > warmest
most coldest > coldest
much a > much
    !so|as|how|too|not|very|pretty|just|of|is|was _ -er|more|less|better|worse
to had > had
    {subject} _
to was > was
    {subject} _
to is > is
    {subject} _
but and > and
and but > but
    _ {subject} {past}
or and > and
    _ {subject}
and or > or
    !slash _ {subject} {past}
"""
)


@rule(
    on=Words(*_TABLE.first_words),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("They came from the their house.", "the their", "They came from their house."),
        Example("He hurt his hand in while working.", "in while", "He hurt his hand while working."),
        Example("She carried it a herself.", "a herself", "She carried it herself."),
        Example("It was a much a better word.", "much a", "It was a much better word."),
    ),
    leaves=(
        "They came from their house to his.",
        "He was in on it, and out of it.",
        "So much a part of it was he.",
        "The my-lady look was gone.",
        "He was one of the us-or-them kind.",
        "What she thought of to the very end was home.",
        "The that-which-is, he said.",
        "She had a him-or-me look.",
    ),
)
def extra_small_word(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for two small words of which one is left over."""
    reading = _TABLE.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, '"{written}" has a word too many.')
