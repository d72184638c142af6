"""A word stands where one that sounds like it is meant: `they past the gate`, `weather or not`.

What it finds
    Words that are said alike, or nearly, in company that only the other one keeps: *then/than*, *their/there/they're*,
    *to/too/two*, *lose/loose*, *lead/led*, *past/passed*, *breath/breathe*, *peek/peak/pique*, *bare/bear*
    and many more.

Why it matters
    A spelling checker sees two good words. Readers see the wrong one at once, since they hear what it says.

What it leaves alone
    The same words in any company they can keep: `better then`, `to loose the arrow`, `to effect his escape`.
"""

from __future__ import annotations

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule
from fic.manuscript.prose import Paragraph, Prose

# What is written > what is meant, and the company that tells: `fic.lint.contexts` says how to read it.
_TABLE = readings(
    """
then > than
    rather|sooner _
    better|worse|less|older|younger|bigger _ {article}|{object}|{possessive}
    smaller|larger|faster|slower|stronger|taller _ {article}|{object}|{possessive}
    better|worse|less|older|younger|bigger|smaller|larger|faster|slower|stronger|taller _ any|anyone|ever|most|usual
    longer|shorter|greater|harder|easier|closer|deeper|darker|brighter|louder|heavier|colder _ {article}|{possessive}
    longer|shorter|greater|harder|easier|closer|deeper|darker|brighter|louder|heavier|colder _ any|ever|usual|most
    more _ happy|willing|ready|capable|able|glad|pleased|welcome|just|one
    better|worse|less|more _ before|expected|usual
    better|other _ nothing
    more _ {number}|half|ever|anything|enough|once|likely|usual|any|anyone|that
    no|nothing more _ {article}
    other _ {article}|{object}|{possessive}|that
than > then
    back|since|just|until|till _ .
    every now and _
    now and _ .
    and|but _ {subject} {past}
loose > lose
    to|{modal}|don't|didn't|not _ control|consciousness|sight|track|interest|patience|count|faith|hope|touch|balance
    to|{modal}|don't|didn't|not _ weight|sleep|money|time|everything|anything|someone|something|heart|face|you
    to|{modal}|don't|didn't|not _ {possessive} mind|temper|balance|life|lives|job|way|nerve|sight|footing|patience
    going to|gonna|afraid to _ {object}|it
loosing > losing
    _ control|consciousness|sight|track|interest|patience|count|faith|hope|touch|balance|weight|sleep|money|blood
    _ {possessive} mind|temper|balance|life|job|way|nerve|footing|patience|virginity
    afraid|fear|risk of _
looses > loses
    _ control|consciousness|sight|track|interest|patience|faith|hope|touch|balance
    _ {possessive} mind|temper|balance|life|job|way|nerve|footing|patience
lose > loose
    on the _
    _ end|ends|hair|clothes|clothing|shirt|strand|strands|leaves|stones|cannon
    come|came|comes|coming|break|broke|breaking|hang|hung|hanging|tore|tear|shook|shake|cut _ .
breath > breathe
    {modal}|barely|hardly|scarcely|didn't|don't|doesn't _ .|in|out|again|deeply|easily|easier|properly|normally|through
    !{possessive}|from|breath to _ .|in|again|deeply|easily|easier|properly|normally|freely
breathe > breath
    a|the|deep|last|each|another|one|bated|shaky|sharp|long|shallow|same|every _
    under|of|with|held|hold|holding|caught|catch|catching {possessive} _
breathes > breaths
    deep|several|few|{number}|shallow|ragged|quick|short|long _
lead > led
    {be}|been|being _ by|astray|away|into|through|down|out|off|back|inside|across|along
    had|has|having|he'd|she'd _ {object}|astray|away|into|through|down|back|her|his|to
    had|has|having|he'd|she'd _ the way
    !{do}|{modal}|had|that|lest|let|if|make|made|suggested|insisted|rather he|she _ {object}|{possessive}|the
past > passed
    {subject} _ by|through|away|out|the|him|them|it|over|along|between|under
    had|has|have|having _ by|through|away|since|between|over|out|unnoticed|before
    time|hours|days|weeks|minutes|months _ slowly|quickly|quietly
passed > past
    went|go|going|goes|walk|walked|walking|ran|run|running|came|come|coming|drove|rode|rushed _ {article}|{possessive}
    swept|flew|slipped|brushed|pushed|hurried|strode|moved|sailed|stared|looked|right _ {article}|{possessive}
    went|go|walk|walked|walking|ran|running|came|drove|rushed|swept|slipped|brushed|pushed|strode|moved _ {object}|it
    half|quarter _ {number}|one
    straight|way|far _
peak > peek
    sneak _
    take|took|taking|sneak|stole|stealing a|another|one _
    quick _ at|inside|into|through|over
    to _ at|inside|into|through|under|around|behind|over
peaked > peeked
    {subject} _ at|out|inside|into|through|under|around|behind|over|in
    _ around|inside|into|through|under|behind
waste > waist
    around|round|about {possessive} _
    slim|narrow|bare|slender|tiny _ .
bare > bear
    can't|couldn't|cannot|can't|hardly|barely _ to|it|the|this|that|him|her|them|being|looking|thinking
    _ with|witness {object}|to
    _ in mind
    could|can not _ to|it|the
bear > bare
    _ hands|feet|minimum|essentials|shoulders|fists|handed|footed|chested|chest
brake > break
    lunch|coffee|tea|spring|prison _
    to|{modal}|don't|didn't _ {possessive}|the silence|rules|law|news|spell|curse|heart|neck|promise|word|leg|arm|nose
    to|{modal}|don't|didn't _ free|apart|in|into
breaks > brakes
    hit|slammed|slam|screeching|squealing|squeal|screech on|the|of _
    slammed|slam|stepped|on on the _
    the _ squealed|screeched|failed
hear > here
    over|right|stay|from|around _ .
    out of _ .
    come _ .
    sit|sitting|standing|live|been|wait|waiting|is|are _ .
here > hear
    can|can't|could|couldn't|didn't _ {object}|a|the|it|you|what|anything|her|my|his
    don't|will|would|must|wouldn't|barely _ {object}|a|the|it|you|what|anything|her|my|his
    to _ {object}|about|what|your
where > were
    they|we _ -ing|not|no|all|also|still|already|being|never|both|so|too|gone|about|supposed|able|always|now
    they|we _ late|early|here|there|alone|dead|happy|just|only|very|in|on|at|from|a|my|afraid|ready|tired|lost|almost
    if|when|because|but|since you _ going|talking|being|looking|trying|doing|saying|coming|having|not
were > where
    know|knew|wonder|wondered|wondering|remember|remembered|forgot|forget|exactly|realized|realised _ he|she|i|the|it
    place|spot|room|point|area|side|house _ he|she|i|they|we|it
we're > were
    they|we _
there > their
    !way|went _ own
    !up|out|in|down|over|{be}|be|been _ heads|eyes|hands|faces|lives|parents
    !up|out|in|down|over|{be}|be|been _ bodies|minds|feet|weapons|voices|mouths|arms
    {preposition} _ way|house|home|mother|father|children|friends|names|clothes|backs|faces|eyes|heads|hands
    left|took|take|grabbed|lost|dropped|pulled|drew|packed|shed _ coats|coat|bags|bag|swords|boots|shoes|hats|books
    ^ _ house|coat|bag|ship|horse|car was|is|had|has|stood
there > they're
    ^ _ going|coming|trying|gonna|getting|doing|leaving
their > there
    _ {be}|has|had|must|may|isn't|wasn't|aren't|weren't|seemed|came|could|should|he|she|it|they|you
    over|right|up|down|out|be|go|went|get|stood|sat|were|is|was _ .
their > they're
    ^ _ going|not|gonna|trying
    think|know|says|said|sure|that|if|because|and|but|when _ not|gonna
they're > their
    _ house|coat|bag|ship|car .|was|is|had|has|stood
    are|know|knew _ names
    _ own|heads|eyes|hands|faces|lives|parents|bodies|minds|feet|weapons|voices|mouths|arms
    of|with|in|at|on|into|from _
whose > who's
    _ a|been|there|gonna|your|that|this
    ^ _ coming|going
who's > whose
    _ book|coat|bag|car|room|sword|horse is|was|did|it
    _ name|names|eyes|house|idea|side|fault|turn|mother|father|life|face|hands|hair|own|head|voice|body
your > you're
    _ a|an|the|gonna|kidding|joking|too
    !{preposition}|of|to|as|than|despite _ not
    _ going to {base}|be|have|do|see|get
    if|think|because|when|sure|unless|until|hope _ lying|wrong|crazy|insane|dead|late|trying|talking|looking|going
    ^ _ late again|already|for|enough
    ^ _ kidding|joking|crazy|insane|late|mad|lying|wrong|stupid|pathetic|sick|afraid|alive|safe|beautiful|welcome .
you're > your
    _ sack|coat|bag|car|room|sword|boots|shoes|coats|bags|books .|was|is|were|are|back|and|in|on|from|off|to|with
    _ {kin} {be}|{have}|{modal}|{do}|wants|never|always|said
    _ own|eyes|head|hands|face|life|name|heart|mouth|fault|turn|wife|husband
    in|of|with|at|on|into|from _ !going|not|a|the|so|about|used
accept > except
    everyone|everything|nothing|anyone|anything|nobody _ for|him|her|me|the|that|when
    empty|silent|alone|naked|bare|quiet _ for|him|her|me|the|that|when
except > accept
    to|can't|couldn't|cannot|will|must|i'll|didn't|don't|wouldn't|you'll _ it|the|this|my|your|his|her|their|a|an
effect > affect
    not|didn't|doesn't|don't|won't|wouldn't|to|ever|never|will|might|may|could _ {object}|you|how|everyone|everything
    not|didn't|doesn't|don't|won't|wouldn't|to|ever|never|will|might|may|could _ people|anything|anyone|her
    did|does * * ever _
    did|does * * * ever _
advise > advice
    my|your|his|any|some|good|bad|of|the|legal|their|our|for|more|a _
advice > advise
    to|would|i'd|could|must|will|strongly|i|should _ you|him|her|them|me|against|that|us|caution
desert > dessert
    for|favorite|favourite|chocolate _ .
    dinner|lunch|supper and _ .
dual > duel
    a|the|our|their|his _ .|with|between|against|was|to
duel > dual
    _ purpose|nature|natures|personality|citizenship|role|wielding|wield
peace > piece
    _ of paper|wood|cake|meat|furniture|advice|bread|shit
    _ of crap|work|art|metal|glass|information|evidence|equipment|string
    _ of cloth|land|chalk|chocolate|toast|parchment|rope|clothing|fruit|candy
site > sight
    plain|first _
    catch|caught|lost|lose|at|losing _ of
    a _ for sore
vile > vial
    a|the|small|little|glass|tiny|empty _ of|filled|from|containing|full
role > roll
    to|{modal} _ over
    to|{modal} _ {possessive} eyes
roll > role
    play|played|plays|playing a|the|no|some _ in
    leading|starring|important|major|key|vital|supporting|crucial _ in|.
    _ model|models
coarse > course
    golf|obstacle|crash _
    . of _ .
    due|main|collision _
heroine > heroin
    _ addict|addicts|addiction|dealer|overdose
hole > whole
    the|my|this|a|your _ time|thing|world|life|family|day|night|story|truth|point|way|idea|bunch|damn|house|school
whole > hole
    a _ in|through
    rabbit|black|bullet|arse _
new > knew
    {subject}|nobody|everyone _ that|what|how|he|she|it|i|they|you|him|her|exactly|who|why|where|better|about|this|the
    never|already|always _ what|how|he|she|i|they|you|him|her|exactly|who|why|where
    !{article}|{possessive}|{demonstrative}|.|brand|whole|some|any|no|is|was|are _ {object}
    who _ exactly|what|that|how|why|him|her|them|it|the
knew > new
    a|the|brand _
no > know
    i|don't|didn't|you _ what|how|why|who|where
plain > plane
    _ crash|ticket
plane > plain
    in _ sight
    _ and simple
preform > perform
preformed > performed
preforming > performing
preceded > proceeded
    _ to
preceding > proceeding
    _ to {base}
rapped > wrapped
    _ around|round
    _ his|her|my|their|its arms|arm|hands|fingers|legs
wrapped > rapped
    _ on the
road > rode
    {subject} _ {preposition}|the|his|a|away|together|back
rode > road
    down|up|along|across|on|off|of the _ .|to|and|ahead|in
scene > seen
    have|had|has|i've|you've|we've|he'd|she'd|never|ever|been|be _ {object}|it|anything|such|by|before|so|you|her
seen > scene
    crime|love|battle|death|fight|opening|final|whole|make|made|making a|whole|the|. _ .|of|was|in
    crime|love|battle|fight _ .|of|was|in|from
seam > seem
    to|{modal}|not|didn't|doesn't|don't|they|things _ to|like|that|as|so|right
shutter > shudder
    a _ ran|went|passed|through
shuttered > shuddered
    he|she|i|body _
soar > sore
    _ throat|muscles|spot|arm|loser|thumb
stair > stare
    _ at
stairs > stares
    he|she|it|who _ at|back|into
stares > stairs
    up|down|of|climbed|climb|climbing|descended|on|foot the _ .|and|to|two
staired > stared
steel > steal
    to|{modal}|not|didn't|don't _ from|it|food|money|something|anything
steal > steel
    _ door|doors|blade|bars|walls|beams|sword|plates|cage|toed|table
    stainless|cold|solid _
thrown > throne
    the|iron|golden|empty|his|her _ room|of
    on|to|from the|his|her|a _ .
throne > thrown
    have|had|has|been|was|were|being|be|got|get _ {object}|it|into|out|at|off|against|back|away|across
threw > through
    fingers|hand|hands|comb|brush _ {possessive} hair
    went|go|going|came|come|walked|ran|running|passed|looked|all|right|way|get _ the|a|his|her|my|it|this
through > threw
    {subject} _ {possessive}|him|himself|herself|up|open|it
thorough > through
    _ the|them|his|my|their|which
two > too
    {be}|{be-short}|way|far|me|all _ late|much|bad|soon|often
    _ much|soon|late .
two > to
    going|want|wanted|need|needed|used|trying|able|ought|tried|wants|how|seemed _ {base}|be|do|see|look|have|say|help
    back|over|next|close|went|come|listen|according|came|up|down _ the|him|me|them|us|my
to > two
    _ of them|us|you
    the|these|those|last|past|next|for|only|another _ days|hours|weeks|minutes|months|years
to > too
    way|far|{be-short} _ much|big|young|old
    {be}|been|be|{be-short}|way|far|feel|felt _ late|soon|often|tired|bad|heavy|strong|weak
    {be}|been|be|{be-short}|way|far|feel|felt _ early|busy|scared|afraid|easy|difficult|dangerous|stunned
    {be}|been|be|{be-short}|way|far|feel|felt _ shocked|stupid|proud|drunk|hungry|expensive|painful|easily
    waited|hesitated|taken|took|taking|been|lasted|stayed|lived|not|slept|stared|gone|take|wait|for _ long .
    said|had|drunk|drank|ate|way|far|bit|all|know|knew|seen|lost _ much .|of|for|to
    gone|going|go|went _ far .
    it|that|this|them|she|he {be} _ much|many for|.|to|even
    !early|from|soon|sooner _ late .
    way|far|all _ many
    that's|it's|is|was _ bad .
    . me|you _ .
too > to
    {be}|want|wants|wanted|going|trying|tried|tries|need|needs|able|ought|began|started|used|had _ {base}|be|do|see|look
    have|has|not|how|what|where|about|decided|seemed|refused|likely|unable _ {base}|be|do|see|look|say|run|help|stay
    went|go|going|back|up|down|over|next|listen|listened|talk|talking|talked|according|due|thanks _ {article}|{object}
being > been
    has|have|had|i've|you've|he'd|she'd|they'd _ -ing|a|the|so|too|able|told|given|there
yore > your
    !of _ {kin}|own|hands|eyes
vary > very
    a|was|were|is|are|be|been|it's|that's|i'm|he's|she's _
very > vary
    to|may|might|can|will|could|would|they _ from|widely|according|with
weight > wait
    can't|couldn't|i'll|we'll|don't|didn't|cannot _ for|until|till|here|to|any|.
    to _ for|until|till|here|outside
wait > weight
    lose|lost|losing|gained|gain|gaining|body _ .|and|of
    shifted|shifting|shift|under|all {possessive} _ .|from|to|on|against
weak > week
    a|this|last|next|every|all|{number}|each _ ago|later
    this|last|next|every|per|each|whole|all _ .
week > weak
    too|so|felt|feel|feeling|looked|you're|i'm|became|grew _ .|to|and|in|from
    !this|that|the very _ .|to|and|in|from
weather > whether
    know|knew|sure|wonder|wondered|wondering|see|ask|asked|decide|doubt|tell|determine|matter _ {subject}|or|to|it|you
    know|knew|sure|wonder|wondered|wondering|see|ask|asked|decide|doubt|tell|determine _ the|this|that|there
    _ or not
whether > weather
    the|bad|good|cold|hot|nice|warm|fine|stormy _ .|was|is|had|forecast|report
witch > which
    in|at|on|during|after|through|upon|about|from|of _ he|she|they|it|i|we|was|the|were|had
which > witch
    wicked|evil|white _ .|who|of
    _ hunt|hunts
whine > wine
    glass|bottle|cup|glasses|bottles of _
    red|white _
wood > would
    {subject}|you|it|who _ be|have|not|go|never|like|say
would > wood
    piece|pieces|made|pile|block|chunk|plank|splinters of _ .
lets > let's
    ^ _ {base}|go|see|be|just|not|hope|talk|do|try|start|move|play|head|hope|eat|stop|keep|call|say|look
let's > lets
    he|she|it|which|who _
stationery > stationary
    remained|remain|stood|was|a|were _ .|object|target
alter > altar
    the|high|stone _ !ego|egos
altar > alter
    to|could|would|will|can|not|you|cannot|never _ his|her|it|them|the
lightening > lightning
    bolt|bolts|flash|flashes|streak|streaks|fork|struck of|by _
    thunder and _
    _ bolt|bolts|flash|flashed|struck|strike|rod|storm
"""
)


@rule(
    on=Words(*_TABLE.first_words),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("They past the gate without a word.", "past", "They passed the gate without a word."),
        Example("Nobody knew weather he would come.", "weather", "Nobody knew whether he would come."),
        Example("It was to late by then.", "to", "It was too late by then."),
        Example("He was older then the lighthouse.", "then", "He was older than the lighthouse."),
        Example("There own boat had gone.", "There", "Their own boat had gone."),
    ),
    leaves=(
        "He was better then.",
        "She loosed the arrow and wished to loose another.",
        "They got past the gate.",
        "The tank was made of lead, and lead by weight.",
        "He had a plan to effect his escape.",
        "It came to much the same.",
        "There are two of them, and their oars are theirs.",
        "To bare his teeth was all it could do.",
        "He would bear arms, but not to his queen.",
        "From early to late she sang.",
    ),
)
def sound_alike(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a word in company that only a word of the same sound keeps."""
    reading = _TABLE.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, 'It is "{meant}" here: "{written}" only sounds like it.')
