"""A letter is missing, extra or another, and what stands there is a word too: `taking about it`, `it was quiet late`.

What it finds
    Words that a slip of the finger turns into others, in company that only the one meant keeps: *talking/taking*,
    *quiet/quite*, *though/through/thought*, *wondering/wandering*, *world/word*, *angle/angel* and many more. Small
    words (*of/off*, *the/they*) are `wrong-small-word`'s.

Why it matters
    A spelling checker sees a good word. The sentence stumbles.

What it leaves alone
    The same words in any company they can keep: `taking about an hour`, `he ran, though it rained`.
"""

from __future__ import annotations

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule
from fic.manuscript.prose import Paragraph, Prose

# What is written > what is meant, and the company that tells: `fic.lint.contexts` says how to read it.
_TABLE = readings(
    """
from > form
    in|take|takes|took|taking|some|any|the|a|another the|a|of|human|this|true _ of
    solid|human|true|physical|animal|best _ .
though > through
    went|going|walked|walking|running|passed|passing _ the|his|her|my
    sliced|sifted|flashed|burst|ripped|flipped|flipping _ the|his|her|my
    thumbed|rushed|pushed|broke|slipped|flew|tore|peered|wandered|crawled|crashed|blazed|seeped|poured _ the|his|her|my
    sweeping|swept|ran|came|looking|looked|halfway|straight|right|all|way|half|get|got|go _ the|his|her|my|its|their|a
    go|going|went|been|get|got|put _ that|this|with|it
    even _ {possessive} {article}
though > thought
    without|any|a _ .
    without|any|a|sudden|another|very|mere|second _ of|that|about|occurred|crossed|struck|came
    the|his|her|my|at _ of|occurred|crossed|struck
    {subject} _ about|of|it|that|so
    i'd|he'd|she'd|we'd|had|have|i've|never|always _ about|of|it|that
through > though
    even _ {subject}|there
    as _ {subject}
    as _ it were|was|had
thought > though
    as _ {subject}|it
    !{subject}|had|have|who|you|never|not|that|it even _ {subject}
    . even _ {subject}|the
thought > through
    went|going|walked|passed|passing|way|straight|halfway|ran|came|burst|rushed _ the|a|his|her|my|their
quiet > quite
    _ sure|right|certain|different|possible|likely|frankly|literally|ready|true|well|an|some|often|clearly
    was|is|be|not|been|isn't|wasn't|had|it's|that's|never _ a|the
quite > quiet
    keep|kept|keeping|stay|stayed|staying|went|fell|grew _ .
    grow|very|so|too|became|deathly|strangely|unusually|be|eerily _ .
    keep|kept|keeping|stay|stayed|staying|be|very|so|too|peace _ and|while|until|for|about
    peace and _
quite > quit
    i'd|he'd|she'd|they'd|have|has|to|you|i _ smoking|drinking|school|working
wondering > wandering
    _ the|around|aimlessly|off|through|down|into|away|alone|toward|towards
    mind|eyes|gaze|thoughts _ .|back|off|to
wandering > wondering
    _ if|why|what|how|whether|who
wandered > wondered
    _ if|why|whether
wondered > wandered
    _ around|off|aimlessly|away|down|into|through|along|back|toward|towards
    mind|eyes|gaze|thoughts _ .|back|to|over
taking > talking
    _ about what|how|that|this|it|him|me|us|them|my|her|his|their|your|our|you|something|anything|nothing
    like|liked|stop|stopped|keep|kept|been|be|{be-short}|started _ about the|.|a
    be|been|{be-short}|you|start _ to {object}|you|myself|himself|herself|yourself .|about
    started|keep|kept|stop|stopped _ to {object}|you|myself|himself|herself|yourself .|about
take > talk
    _ about it|that|this|what|him|her|them|me|us|something|how|your|my|his
took > talked
    _ about it|this|what|him|them|me|us|how|your|my|their
talking > taking
    _ place|advantage|care
    _ a deep|seat|step|look|breath|bath|shower|sip|bite|moment
talk > take
    to|{modal} _ place|advantage|care|part
    to|{modal} _ a deep|seat|step|look|breath|bath|shower|sip|bite
tuned > turned
    {subject} _ toward|towards|around|round|away|back|into|on|off|over
    {subject} _ his|her|my|their|to head|back|face|gaze|attention|eyes|look|leave|see
alter > after
    right|soon|shortly|day|year|time|week|look|looked|just|even|long|ever _ all|the|day|that|year|him|them|her|it|time|a
    !to|could|would|will|can|not|may|might|must|should|can't|couldn't|wouldn't|and|or|they|you|we|i|never _ all .
aid > said
    he|she _ .|to|the|quietly|softly|as|with|in|and|nothing
fellow > follow
    to|will|shall|must|can|could|would|should|i'll|not|didn't|don't _ {object}|it|my|his|your|their
got > go
    to _ after|back|home|to|and|there|on|away|with|for
    let|letting|lets _ !a|the
word > world
    whole|entire _ .|was|is|had
    around|all over the _ .|and
world > word
    without|say|said another|a _ .
lighting > lightning
    bolt|bolts|flash|flashes|streak|streaks|fork|struck of|by _
    _ bolt|bolts|struck|strike|rod
    thunder and _
angle > angel
    guardian|fallen|avenging _
angel > angle
    odd|awkward|steep|sharp|camera|strange|different|weird _ .|to|of
    at|from an|this|that|every|any _ .|to
bellow > below
    from|far|down|floor|just|deck|decks|way|ground _ .|the|him|her|them
bought > brought
    _ about|forth
    _ to mind|life|{possessive}|bear
conscious > conscience
    guilty|clear|bad|clean _ .|was|is
    on {possessive} _ .
conscious > consciousness
    lost|lose|losing|loses|regained|regain|gained _ .|and|in|for|again
    {possessive} _ .
conscience > conscious
    fully|barely|half|still|hardly|became|was|were _ of
    fully|barely|half|still|hardly _
costumer > customer
    paying|regular|other|first|next|last|new|another|good _
costumers > customers
    paying|regular|other|first|next|last|new|more|few|many|his|her|our|their|the _
dose > does
    what|how|where|why|when _ it|he|she|that|this|the|one|anyone|your|his
    it|he|she _ not|it|look|seem
does > dose
    second|lethal|heavy|large|small|healthy|good|daily|massive _ of|.
solider > soldier
    a|the|young|old|each|every|one|another|enemy|wounded|dead|fellow _ .|who|was|had|in|with|to|at|said|and|stood
trial > trail
    a _ of blood|breadcrumbs|dust|smoke|destruction
trail > trial
    on _ for
    court|murder _
dairy > diary
    dear _
    _ entry|entries
diary > dairy
    _ farm|cows|products|farmer
manger > manager
    store|bank|hotel|office|stage|project|general|the|assistant|night _ said|of|had
    store|bank|hotel|office|stage|project|general|assistant _
calvary > cavalry
    _ arrived|charge|officer|charged|horses
fiend > friend
    best|dear|close|girl|boy|oldest|good|new _ .|and|who|had|was
fiends > friends
    best|close|good|old|{possessive} _ .|and|with
quit > quite
    {be}|it's|that's _ a|an
    _ sure|certain|right|well|different|likely|good|often|some
saw > say
    to|{modal} _ that|anything|something|nothing|it .|to
way > was
    {subject} _ -ing|{article}|not
yours > hours
    {number}|few|several _ .|ago|later|before
male > make
    to|{modal}|not _ {article}|it|{object}|{possessive}|sure
hip > his
    _ lips|head|hand|hands|eyes|face|mouth|arms|own|mother|father
wold > would
    {subject}|it|you|that|who _
hand > had
    {subject} _ been|not|never|to
thing > think
    i|you|don't|we|they|didn't _ {subject}|about|it|that|so|of|you
think > thing
    the|only|same|good|last|worst|best _ is|was|about|he|she|i|that
wan > want
    _ to
been > being
    was|were|is|are _
starring > staring
    _ at|back|into|out|down|up
steeped > stepped
    {subject} _ into|out|back|forward|aside|toward|towards|up|down|over
striped > stripped
    _ off|down|naked|him|her|himself|herself|of
hopping > hoping
    {be}|been _ that|to|he|she|you|they|it
hopped > hoped
    {subject} _ that|he|she|it|they|you
dinning > dining
    _ room|hall|table
latter > later
    minutes|hours|days|moments|years|weeks|seconds|or _ .|he|she|they|the|i|we
wile > while
    a|for _ .|ago|later|longer|to|before|since
crowed > crowd
    the|a|into _ .|of|was
barley > barely
    could|had|can|{subject} _ !.|and|bread|water|or
quit > quiet
    keep|kept|be|very|too _ .
wit > with
    !ready|quick|sharp|dry|native|mother|own|of|the|a|and|thy|our|{possessive} _ {article}|{possessive}|{object}
wight > weight
    {possessive} _ .
hat > had
    {subject} _ been|a|to|the|no|not|never
ha > had
    {subject} _ been|a|to|the|no|not|never
hid > his
    {preposition} _ own|head|hand|hands|eyes|face|arms|way|feet|mind|heart|back|mother|father|mouth|voice|chest
hurt > hut
    the|a little|small|old|wooden _ .
sued > used
    {subject}|get|got _ to
clam > calm
    !the|a|of|{possessive} _ down|yourself
calm > claim
    to|{modal} _ that|to
possed > posed
    _ a|no|any
gave > have
    {modal}|to _ {participle}|to|a|no|any|it
have > gave
    {subject} _ {object} a|the
heard > head
    {possessive} _ .
head > heard
    i|he|she|they|we|had _ {article}|that|of|from|voices|footsteps|someone|something
    have|never|you|i've|you've|he'd|she'd _ {article}|that|of|from|voices|footsteps|someone|something
head > had
    {subject} _ been
live > life
    the|of _ of {article}
    {possessive} _ .|is|was|had|has
live > like
    feel|felt|looked|looks|look|just _ {article}
life > like
    feel|felt|looked|looks|look|seemed|just _ {article}
lime > like
    feel|felt|looked|looks|look|just _ {article}
want > went
    {subject}|it _ on|back|down|out|off|into|over|through|away|up
went > want
    don't|didn't|doesn't _ to|me|you|it
wants > want
    don't|didn't|not _
need > neck
    {possessive} _ .|and
though provoking > thought-provoking
"""
)


@rule(
    on=Words(*_TABLE.first_words),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("He hated taking about it.", "taking", "He hated talking about it."),
        Example("It was quiet a long walk.", "quiet", "It was quite a long walk."),
        Example("She ran though the market.", "though", "She ran through the market."),
        Example("He went wondering through the halls.", "wondering", "He went wandering through the halls."),
        Example("A bolt of lighting fell.", "lighting", "A bolt of lightning fell."),
    ),
    leaves=(
        "She was taking about an hour, taking about as long as last time.",
        "He had a quiet word, and the quiet was deep.",
        "He walked on, though the rain had not stopped.",
        "She was wondering about the off switch.",
        "It was the form the water took.",
        "Every word counted, the whole world over.",
        "The lighting was poor.",
    ),
)
def wrong_letter(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a word in company that only a word a letter away keeps."""
    reading = _TABLE.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, '"{written}" looks like a slip for "{meant}".')
