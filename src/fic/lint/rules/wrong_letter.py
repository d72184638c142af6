"""A letter is missing, extra or another, and what stands there is a word too: `taking about it`, `came form the sea`.

What it finds
    Words that a slip of the finger turns into others, in company that only the one meant keeps: *form/from*,
    *of/off*, *the/they*, *an/and*, *quiet/quite*, *though/through/thought*, *wondering/wandering*, *then/them* and
    many more.

Why it matters
    A spelling checker sees a good word. The sentence stumbles.

What it leaves alone
    The same words in any company they can keep: `taking about an hour`, `the form the water took`, `an on and off
    affair`. Where a character might really say it (`an the lads`, `them there`), speech is left alone.
"""

from __future__ import annotations

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule
from fic.manuscript.prose import Paragraph, Prose

# What is written > what is meant, and the company that tells: `fic.lint.contexts` says how to read it.
_TABLE = readings(
    """
of > off
    jumped|jumping|leaped|leapt|hopped|hopping|climbed|bounced|dozed|nodded|wandered|shrugged _
    tumbled|ripped|tore|knocked|slid|fell|switched|brushed|pulled|backed|kicked|rolled _ {article}|{possessive}
    took|taking _ {possessive}
    get|getting|got _ me|my|at|here
    {object}|it|her _ balance|guard
    caught|throwing|threw|throw|off|putting _ guard|balance
    better _ alone|without|dead|than|if
    set|ran|went|drove|walked|going _ to|into|on|with|in|at|down|up|again
    {article}|{possessive} hand|sleeve _ .
    far _ .|in|from
off > of
    out|because|instead|afraid|capable|couple|kind|sort|full|most|rest|middle|thousands|hundreds|dozens|ashamed _
    lot|lots|many|some|none|tired|sick|aware|cup _ the|a|them|it|his|her|their|my|us
    front _ {article}|{possessive}|{object}
    at|in the|a top|front|edge|end|bottom|back|middle|rest _ {article}|{possessive}
or > of
    lot|front|couple|edge|instead|middle|bunch|because _ the|them|us|a|an|it|his|my|their|its|this
    full _ the|them|his|her|my|their|its
    . _ course
    of _ course
    matter|number|top|bottom|end _ fact|people|his|her|the|my
of > or
    day|week|month|minute|hour|year|moment|second|mile|dozen _ two|so .|later|ago|before|after|and|longer|at|in|to|with
    way|one _ another .
    whether _ not
    dozen|hour|day|week|month|year|mile|so|hundred|two|three|four|five|six|ten|twenty|thirty|fifty _ so .|ago|later
if > of
    kind|sort|lot|front|couple|pair|middle|edge|rest|bunch _ {article}|{object}|{possessive}
    one _ {article}|{possessive}|{object}|those
of > if
    as _ {subject}|to
    wonder|wondered|wondering|even|see _ {subject}
on > one
    _ of the|them|us|those|these|{possessive}|many|my
    no|any|every|some _ else|else's
    was|is|just|only|every|no|any|particular|this _ particular
one > on
    sitting|standing|sat|lay|stood|put|based|depending|relying|hold|lying|kneeling|leaning|landed|knocked _ {article}
    sitting|standing|sat|lay|stood|put|based|depending|relying|hold|lying|kneeling|leaning|landed|knocked _ {possessive}
out > our
    {preposition} _ own|lives|hearts|hands|parents|enemies|eyes|heads
our > out
    get|got|go|went|come|came|figure|find|found|worked|work|turned|turn|pulled|reached|let _ .|the|there|here|loud
our > are
    you|they|we|there|what|where|how|who _ you|they|we|the|not|all|so
are > our
    {preposition} _ own|lives|hearts|parents|enemies
form > from
    {object}|it|away|far|back|apart|came|come|comes|coming|different|free|rose|fell|emerged|hidden|distance _ {article}
    {object}|it|away|far|back|apart|came|come|comes|coming|different|free|rose|fell|emerged|hidden _ {possessive}
    away|far|back|apart|came|come|comes|coming|different|free|emerged|escape|escaped _ {object}|here|there|where|it|this
    _ within|above|across|inside|where|outside|everywhere
    taken|torn|ranging|learned|returned|recovered|drawn|made|ran|turned|looked _ the|a|his|her|my|their
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
than > that
    realised|realized|fact|glad|afraid|certain|believe|said|knew|thought|sure _ {subject} {past}|{have}|{modal}
that > than
    more|less _ {number}|ever|anything|half|enough|once|usual|a|an
    worse|older|younger|bigger|faster|stronger|taller|smaller|larger _ the|any|anything|ever|usual|most|me|him|us|a
    other _ {object}
the > they
    _ were|are|was|have|had|has|could|would|should|did|don't|didn't|couldn't|weren't|aren't|wouldn't|can't|won't|haven't
    _ hadn't|knew|went|came|began|became|gave|told|sat|ran|kept|seemed|appeared|got|looked|wasn't|flew|took|threw|grew
    !{preposition} _ both|never|also|always|must {past}|{have}|{modal}|{be}
    as|when|if|because|before|once|until|while|where|and _ entered|arrived|walked|turned|moved|passed|reached|left .|the
    as|when|if|because|before _ approached|entered|reached|neared|passed {article}|{possessive}
    once|until|while|where|and _ approached|entered|reached|neared|passed {article}|{possessive}
the > then
    and|but|just|since|until|by|if _ he|they|we
    and _ she {past}|{have}|{modal}|was|said|turned|looked|took|asked
they > the
    of|into|from|with|at|in|on|by _ first|last|same|other|most|best|whole|great
    of|into|from|with|at|in|on|by _ old|little|big|new|room|door|house|ground
    of|into|from|with|at|in|on|by _ city|world|way|end|table|floor|wall|air|night|morning|day|time|man|woman|men|people
    ^|. _ first|last|next|whole|same|entire {preposition}|time|day|thing|night|few|two
them > then
    and|but|only|until|since _ {subject} {past}|{have}|{modal}|said|turned|looked|took|asked|{be}
    and|but _ suddenly
    just|right|until|till|even back|by|since _ .
them > the (narration)
    of|in|on|at|from|into|with _ same|first|last|whole|door|room|house|way|floor|ground|wall|other way|time
    _ same
then > them
    both|none|most|each|many|few|half of _
    all|some|one|two|three|either|any|neither of _
    between|among|behind|around|against|toward|towards|beneath|above|upon|with _ .
    of|with|for|to|at _ all|both
    give|gave|giving _ {article}|all|room|something|time|enough|back
    let|letting|told|tell|make|made _ go|that|all|in|know|to|what|out|how
    using _ to
she > the
    of|in|on|at|to|by|with|from|into _ sea|door|room|house|wall|window|table
    of|in|on|at|to|by|with|from|into _ floor|ground|world|other|same|first|way|road
    of|in|on|at|to|by|with|from|into _ street|city|light|sun|end|water|sky|air|night|morning|front|back|bed|kitchen
he > the
    of|in|on|at|to|by|with|from|into _ same|other|first|last|room|door|house
    of|in|on|at|to|by|with|from|into _ world|ground|floor|wall|window|table|end|city
    of|in|on|at|to|by|with|from|into _ street|road|sky|sun|air|sea|water|light|way|people|whole
he > her
    _ {kin}
    !{modal}|{do}|so|as|than|neither|nor _ lips|hair|feet|eyes
she > her
    _ {kin}
you > your
    in|on|of|with|at|from|for|to|by _ own|{kin}|eyes|hands|heart|hair|lips|feet
    in|on|of|with|at|from|for|to|by _ arms|life|house|room|head|face|mouth|name
    in|on|of|with|at|from|for|to|by _ body|shoulder|shoulders|family|chest|knees|room|bed|door|system|systems|job|soul
your > you
    _ are|were|is|was|have|had|has|should|could|would|can|cannot|can't|couldn't|don't|didn't|won't|wouldn't|know|for|to
    _ from|with|into|he|she|they|it|him|them|think|said|get|got
him > his
    in|on|of|with|at|from|to|by _ own|eyes|hands|head|face|mouth|arms|hair|lips|feet|voice|shoulder|shoulders|heart|mind
    in|on|of|with|at|from|to|by _ chest|knees|pocket|pockets|wife|father|mother|brother|sister|friends|arm|hand|back .
hers > her
    _ {kin}|eyes|hands|head|face|hair|voice|mouth|lips|heart|mind|arms
his > him
    let|told|tell|asked|ask|telling _ go|know|that|to|what|how|he|she|the
his > he
    when|if|because|while|before|until _ {past}|had|looked|said|turned|asked|would|could
her > here
    come _ .|for|now|and|to
    sitting|standing|living|lying|staying|waiting _ .|for|all|alone|with
is > his (narration)
    {preposition} _ own|head|hand|hands|eyes|face|arms|way|feet|mind|heart|back|chair|pocket|voice
is > in
    anywhere|anyone|nothing|something|anything|one _ particular
in > is
    this|that|it|he|she _ incredible|impossible|ridiculous|why
an > and (narration)
    on _ on
    up _ down|up|about
    back _ forth
    in _ out
    over _ over
    again _ again
    round _ round
    through _ through
    more _ more
    here _ there
    now _ then|again
    black _ white
    day _ night
    . _ then|so|still|not
and > an
    such|quite|in|with|for|into|like|of|at|from|was|is _ hour|instant|idea|inch|eye|arm|island|example|opportunity
    such|quite|with|for|like|was|is _ old|angry|awful|elderly|enormous|odd|ancient|unusual|important|excellent|honest
a > and
    {kin} _ {kin}
as > at
    stared|stare|staring|glanced|glance|glancing|glared|glaring|gazed|gazing _ {object}
at > as
    _ though
    . _ if
    _ well _ .
by > be
    {modal} _ able|careful|ready|sure|so|glad|happy
be > by
    followed|surrounded|caused|covered|killed|led|taken|given|done|made _ {article}|{possessive}|{object}
saw > say
    to|{modal} _ that|anything|something|nothing|it .|to
was > what
    realise|realize|know|knew|see|realised|realized|understand|wonder|wondered _ was|he|she|they|had
wit > with
    _ {article}|{possessive}|{object}
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
        Example("She came form the sea.", "form", "She came from the sea."),
        Example("The were late, and nobody minded.", "The", "They were late, and nobody minded."),
        Example("Wren jumped of the wall.", "of", "Wren jumped off the wall."),
        Example("It was quiet a long walk.", "quiet", "It was quite a long walk."),
        Example("On of the boats was gone.", "On", "One of the boats was gone."),
    ),
    leaves=(
        "She was taking about an hour, taking about as long as last time.",
        "The form the water took was strange.",
        "They went on and on, an on and off affair.",
        "He had a quiet word, and the quiet was deep.",
        "If only one of the boats was gone, which one?",
        "He walked on, though the rain had not stopped.",
        "“Them there lads an so on,” said Rook.",
        "The have-nots went out.",
        "By then it was over; from then on he slept.",
        "She was wondering about the off switch.",
    ),
)
def wrong_letter(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a word in company that only a word a letter away keeps."""
    reading = _TABLE.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, '"{written}" looks like a slip for "{meant}".')
