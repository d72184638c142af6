"""A small word is missing: `satisfied with way it went`, `I kind want to`, `one of most`, `for moment`.

What it finds
    *A*, *the* or *of* missing in phrases that can't do without it: before *way*, *moment*, *middle of*, after *kind*,
    *a cup*, *most*; and pairs of small words that never stand together unless a word between them was lost
    (`his been`).

Why it matters
    The eye that wrote the sentence reads the missing word where it ought to be.

What it leaves alone
    Set phrases without an article (`in front of`, `on top of`, `by way of`), headlines' and notes' short style in
    general.
"""

from __future__ import annotations

from fic.lint.contexts import Readings, reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, also, rule, word_slip
from fic.manuscript.prose import Paragraph, Prose

_TABLE = readings(
    """
instant > an instant
    in|for|within|after|at _ .|and|he|she|it|they|the|as|later|before
moment > a moment
    for|in|after|just|within|only _ .|and|he|she|it|they|the|as|later|before|longer|to|i|we|of
    waited|paused|hesitated|wait _ .|and|before|to
moment > the moment
    at _ .|and|he|she|it|they|the|i|we
second > a second
    for|wait _ .|and|he|she|it|they|as|before|longer|to|i|we
minute > a minute
    for|wait|in|just|after _ .|and|he|she|it|they|as|before|longer|to|i|we|or
while > a while
    for|after|once in|quite _ .|and|longer|now|before|to
long time > a long time
    for|after|took|takes|take|been _ .|ago|to|and|before|since|he|she|they|it|i|we
short time > a short time
    for|after|took|in|within|been _ .|ago|and|before|he|she|they|it|i|we|later
few minutes > a few minutes
    for|after|took|in|within|only|just _ .|later|ago|and|he|she|they|i|we|to|before
few moments > a few moments
    for|after|took|in|within|only|just _ .|later|ago|and|he|she|they|i|we|to|before
few seconds > a few seconds
    for|after|took|in|within|only|just _ .|later|ago|and|he|she|they|i|we|to|before
few days > a few days
    for|after|took|in|within|only|just _ .|later|ago|and|he|she|they|i|we|to|before
few hours > a few hours
    for|after|took|in|within|only|just _ .|later|ago|and|he|she|they|i|we|to|before
way > the way
    with|about|like|love|loved|hated|enjoyed|hate _ {subject}|you|it|the|their|his|her|my|that|things|this|your|our
    {be} _ he|she|they|i|we|you|it {past}|{have}|{modal}|wanted|liked|looked|felt
    in _ {subject} {past}|{have}|{modal}|was|were
way > a way
    in _ that|which
    there|there's|find|found|was|is|must _ to|out|of|around|through|past
middle > the middle
    in|from|through|into|near|toward|towards|at|by|down|to|across _ of
end > the end
    at|by|until|till|near|toward|towards|in|from|before _ of
rest > the rest
    for|like|with|and|all|than|from|join _ of {article}|{object}|{possessive}|us|his|her|my
edge > the edge
    at|over|on|near|to|from|toward|towards|off|along _ of
bottom > the bottom
    at|to|from|in|near|toward|towards|reached _ of
corner > the corner
    in|from|out|around|at|on _ of
back > the back
    at|on|down|from|to|in|into _ of {possessive}
beginning > the beginning
    at|from|since|in|was|is _ of
other side > the other side
    on|to|from|at|over|of|across _ .|of
same time > the same time
    at|about|around _ .|of|as|and
first time > the first time
    for|was|is _ in|since|that|he|she|i|they|we|.
last time > the last time
    for|was|is|since _ he|she|i|they|we
lot > a lot
    {have}|{be}|got|takes|took|with|made|saw|know|took|lost|spent _ of|more|to
couple > a couple
    for|in|after|{have}|took|just|only|with|got|takes|within|spent _ of
little bit > a little bit
    was|felt|just|is|only _ .|of|more
most > the most
    one|some|two of _ -ful|-ous|-ing|-ed|-ent|-able|-ive|-ible|important|common|famous
best > the best
    one|some|two|three of _ .|friends|ways|things|men|in|and|of
worst > the worst
    one|some|two of _ .|things|in|and|of|days
all sudden > all of a sudden
all of sudden > all of a sudden
as matter of fact > as a matter of fact
kind > kind of
    {subject}|you|just|it _ {verb-only}|want|wanted|like|liked|hope|hoped|feel
    {subject}|you|just|it _ felt|thought|wish|needed|miss|love|hate|looked
sort > sort of
    {subject}|you|just|it _ {verb-only}|want|wanted|like|liked|hope|hoped|feel
    {subject}|you|just|it _ felt|thought|wish|needed|miss|love|hate|looked
cup > cup of
    a|another|the|his|her|of|my|your _ tea|coffee|cocoa|water|milk
glass > glass of
    a|another|the|his|her|of|my|your _ wine|water|milk|beer|whiskey|whisky|brandy|champagne
bottle > bottle of
    a|another|the|his|her|of|my|your _ wine|beer|whiskey|whisky|brandy|champagne|rum
piece > piece of
    a|another|the|his|her|every|each|one _ paper|wood|bread|cake|meat|furniture|string|cloth
pair > pair of
    a|another|the|his|her|my|your _ shoes|boots|gloves|trousers|pants|jeans|glasses|eyes|hands|scissors
lot > lot of
    a|whole|an awful _ people|things|money|men|women|trouble|questions|books|water|friends|blood|food
front > front of
    in _ {object}
instead > instead of
    _ being|going|having|taking|getting|looking|just -ing|{article}
    _ being|going|taking|getting|looking
middle > middle of
    the _ the night|day|room|street|road|floor|forest|battle|fight|field|city|world|sea|lake|river
one > one of
    _ the most|best|few|greatest|worst|reasons|things|first|oldest|biggest|largest|strongest
one > one of
    !no|every|any|some|each _ his|her|their|my|our friends|men|best|many|favourite|favorite|own|few|hands|legs|arms
knock > a knock
    was|came|heard _ on|at
one > one of the
    {be}|as _ greatest|finest|largest|biggest|oldest|strangest|worst|fastest|strongest|youngest
    ^ _ greatest|finest|largest|biggest|oldest|strangest|worst|fastest|strongest|youngest
most > most of
    _ the time|men|people|way|day|night|others|women|children|crew|town|city|house|crowd|students
some > some of
    _ the men|others|people|time|women|children|crew|students|things
each > each of
    _ the men|others|women|children|students
out > out of
    {past}|got|get|getting|came|come|climbed|stepped|jumped|walked|ran|pulled _ bed|breath
and half > and a half
    {number}|hour|year|month|week|day|mile|one _ .|hours|years|miles|months|weeks|ago|later|feet|times|before
accuse him > accuse him of
    _ -ing
accused him > accused him of
    _ -ing
accused me > accused me of
    _ -ing
accused her > accused her of
    _ being|having|stealing|lying|trying|wanting|killing
accuse me > accuse me of
    _ -ing
accuse it > accuse it of
    _ -ing
accused them > accused them of
    _ -ing
accused you > accused you of
    _ -ing
accusing him > accusing him of
    _ -ing
accusing me > accusing me of
    _ -ing
shook hands the > shook hands with the
shake hands the > shake hands with the
"""
)
# Pairs between which a word was lost, whichever it was.
_LOST = readings(
    """
his been > …
my been > …
our been > …
your been > …
their been > …
which himself > …
like had > …
    felt|feels|feel|looked|seemed _
the of > …
a of > …
an of > …
"""
)


def _lost(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    reading = _LOST.at(prose, paragraph, index)
    if reading is None:
        return None
    first, second = paragraph.word(index), paragraph.word(index + 1)
    return word_slip(paragraph, index, index + 1, f'A word seems to be missing between "{first}" and "{second}".')


def _before(table: Readings, prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    reading = table.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, 'A small word is missing: "{meant}".')


@rule(
    on=Words(*_TABLE.first_words),
    also=(also(Words(*_LOST.first_words), _lost),),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("She was satisfied with way he had gone.", "way", "She was satisfied with the way he had gone."),
        Example("I kind want to stay.", "kind", "I kind of want to stay."),
        Example("They stood in middle of the road.", "middle", "They stood in the middle of the road."),
        Example("It was one of most beautiful gates.", "most", "It was one of the most beautiful gates."),
        Example("No gate of his been left open.", "his been"),
    ),
    leaves=(
        "She was satisfied with the way he had gone.",
        "They stood in front of the gate, on top of the wall.",
        "By way of answer he smiled.",
        "He was kind, and I sort letters.",
        "It was the moment of truth, in a moment like that.",
        "Most of the time she slept; most people do.",
        "He had lots of time and no end of trouble.",
        "From end to end and side to side.",
    ),
)
def missing_small_word(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a phrase that lacks its small word."""
    return _before(_TABLE, prose, paragraph, index)
