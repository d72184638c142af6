"""A saying was written as it is heard: `free reign`, `for all intensive purposes`, `it peaked her interest`.

What it finds
    Set phrases with a word that sounds like theirs: *bated breath*, *free rein*, *piqued interest*, *wreak havoc*, *a
    moot point*, *sleight of hand*, *whet the appetite*, *pore over books*, and the like.

Why it matters
    A saying learnt by ear is written by ear. The words are good English, so nothing else tells.

What it leaves alone
    The same words outside their saying (`the reign of the queen`, `he peaked early`).
"""

from __future__ import annotations

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule
from fic.manuscript.prose import Paragraph, Prose

# What is written > what is meant, and the rest of the saying: `fic.lint.contexts` says how to read it.
_TABLE = readings(
    """
baited > bated
    _ breath
peaked > piqued
    _ {possessive}|the interest|curiosity|attention
    interest|curiosity {be} _
peak > pique
    to|{modal} _ {possessive}|the interest|curiosity
peek > pique
    to|{modal} _ {possessive}|the interest|curiosity
peeked > piqued
    _ {possessive}|the interest|curiosity
    interest|curiosity {be} _
waist > waste
    a|the|what|such|total|complete|a _ of time|money|space|energy|breath|talent|resources|food
    _ time|money
reign > rein
    free|loose _
    _ in {possessive}|the temper|anger|emotions|horse|imagination|excitement
reigns > reins
    the|his|her|my|their _ of his|her|the horse
    pulled|grabbed|took|taking|gripped|seized|dropped|loosened|on the|his|her|my _ .|and|in
rein > reign
    _ of terror
affect > effect
    no|side|desired|into|opposite|special|immediate|sound|domino|butterfly|dramatic|profound|lasting _
    the|an|any|some|great|little|much _ on|of|upon
    take|took|taking _
    in _ .
piece > peace
    _ of mind
    _ and quiet
    rest|live in _
    make|made|making _ with
principal > principle
    in|on _ .
    matter of _
shear > sheer
    _ size|number|numbers|will|luck|joy|terror|cliff|cliffs|volume|power|panic|drop|exhaustion|strength|determination
    _ amount|weight|stupidity|coincidence|scale|brilliance|audacity|willpower|stubbornness
hoards > hordes
    _ of people|men|fans|students|soldiers|goblins|tourists|monsters|undead|orcs|demons|enemies|reporters|children
hoard > horde
    _ of people|men|fans|students|soldiers|goblins|tourists|monsters|undead|orcs|demons|enemies|reporters|children
discrete > discreet
    be|very|being|as|more|too|so _ .|about
discretely > discreetly
pouring > poring
    _ over the|a|his|her|my|their|some book|books|map|maps|notes|papers|documents|texts|scrolls|tomes|files|reports
poured > pored
    _ over the|a|his|her|my|their|every book|books|map|maps|notes|papers|documents|texts|scrolls|tomes|files|reports
wreck > wreak
    _ havoc
wrecking > wreaking
    _ havoc
wrecked > wreaked
    _ havoc
reek > wreak
    _ havoc
tow > toe
    _ the line
phase > faze
    to|didn't|doesn't|not|never|even|wouldn't|don't|seem _ him|her|me|them|you|us
phased > fazed
    not|hardly|barely|wasn't|weren't|seem|seemed|least|even|too|isn't _ .|by
grizzly > grisly
    _ scene|sight|murder|death|task|work|discovery|details|remains|end|fate|crime|trophy
grisly > grizzly
    _ bear|bears
gorilla > guerrilla
    _ warfare|tactics|fighters|fighter
soul > sole
    _ purpose|reason|survivor|survivors|heir|exception|intention|aim|goal|responsibility|occupant|focus|owner
sole > soul
    body|heart|mind and _
    living|not|single a|another _ .
course > coarse
    !of|due|the|this|that|a _ hair|cloth|fabric|sand|laughter|fur|wool|grass
metal > mettle
    test|tested|prove|proved|proven|show {possessive} _ .
isle > aisle
    walk|walked|walking|down down|the the|. _ .
pray > prey
    bird|birds|beast|beasts of _
    fell|fall|falling|easy _ .|to
prey > pray
    i|let's|to|we _ to|that|god|for god
seams > seems
    it|he|she|that|there|this|everything _ to|like|that|as|so
seems > seams
    at the _
steak > stake
    at _ .
straights > straits
    dire _
tail > tale
    fairy|cautionary _
    to|live|lived tell the _
tails > tales
    fairy|cautionary|tall _
tale > tail
    _ between {possessive}
    wagging|wagged|swishing|swished|flicked|turn|turned {possessive} _
    turn|turned|turning _ and
chord > cord
    vocal|umbilical|spinal|struck|strike _ .|and|was
chords > cords
    vocal _
hanger > hangar
    aircraft|airplane|shuttle|plane _
peddle > pedal
    _ to the
pallet > palate
    on|cleanse {possessive}|the _ .
compliment > complement
    full _ of
complimented > complemented
    _ each other
cue > queue
    in|the|a _ of people
idol > idle
    _ chatter|threat|threats|curiosity
affect > effect
    cause and _
shown > shone
    sun|moon|stars|lamp|lights _ .|down|through|in|brightly|on|over|into
throws > throes
    the _ of passion|death|agony|battle|childbirth
    death _
toe > tow
    in _ .
defiantly > definitely
    i'm|it's|that's|he's|is|are|will|would _ a|the|going|be|have|worth|something
bazaar > bizarre
    very|so|how|most|more|rather|truly _
rouge > rogue
    went|go|gone|going _
    _ agent|agents|element|elements|wizard|nation|mage|assassin|soldier
viscous > vicious
    _ attack|dog|beast|circle|man|smile|creature|bite|blow|cycle|killer|rumour|rumor|rumours|rumors
marital > martial
    _ arts|law|artist|artists
martial > marital
    _ status|bliss|problems
loath > loathe
    i|to|they|you|we _ {object}|the|this|that|it
loathe > loath
    {be}|be _ to
envelop > envelope
    an|the|sealed|brown|white _ .|and|with|from|in|on|was
envelope > envelop
    to|{modal} _ {object}|the|her|it
prophesy > prophecy
    a|the|that|this|old _ .|of|was|is
prophecy > prophesy
    to|{modal} _
devise > device
    a|the|this|that|strange _ .|was|that|in|on|to
device > devise
    to|{modal} _ a|the|some
counsel > council
    town|city|student|war|school|high|wizarding _
personal > personnel
    military|medical|security|unauthorized|unauthorised|authorized|essential _ .|only|to|in|and
personnel > personal
    my|his|her|your|a|their _ life|space|matter|matters|business|reasons|experience|questions|belongings
illicit > elicit
    to|{modal} _ a|any|some|the
elicit > illicit
    _ affair|drugs|trade|activities|dealings|substances
eminent > imminent
    _ danger|death|doom|threat|attack|collapse|arrival
bridle > bridal
    _ gown|party|shower|dress|suite
diffuse > defuse
    to|{modal} _ the|a situation|tension|bomb|argument
fourth > forth
    back|so and _
forth > fourth
    the|a _ floor|time|day|year|man|one|grade|wall|night|week
lesson > lessen
    to|{modal} _ the|his|her|their|my
lessen > lesson
    a|your|{possessive} _ .|in|for|was|to
miner > minor
    _ injury|injuries|detail|details|problem|issue|inconvenience|scratch|scratches
ring > wring
    to|{modal} _ {possessive} neck|hands
ringing > wringing
    _ {possessive}|its hands
wretch > retch
    to|{modal}|dry _ .|and|into|again
barred > bared
    _ {possessive} teeth|fangs|neck|chest
bared > barred
    {be}|been _ from
pealed > peeled
    _ off|away|back
scarred > scared
    _ of
    too|so|very|i'm _ .|to
feet > feat
    no small|mean|easy _
causalities > casualties
slight > sleight
    _ of hand
due > do
    make|made|making _ with
say > se
    per _
mute > moot
    _ point
seeded > seated
    deep _
pains > pangs
    hunger _
wet > whet
    _ {possessive}|the appetite
extract > exact
    _ revenge|vengeance
fair > fare
    bus|cab|taxi|train _
    did|does|would * _ better
flare > flair
    a _ for
intensive purposes > intents and purposes
in the same > and the same
    one _ .|person|thing
and point > in point
    case _
of the sudden > of a sudden
    all _
beckon call > beck and call
tender hooks > tenterhooks
"""
)


@rule(
    on=Words(*_TABLE.first_words),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("She gave the horse free reign.", "reign", "She gave the horse free rein."),
        Example("It peaked her interest.", "peaked", "It piqued her interest."),
        Example("They waited with baited breath.", "baited", "They waited with bated breath."),
        Example("All of the sudden it rained.", "of the sudden", "All of a sudden it rained."),
    ),
    leaves=(
        "The reign of the queen was long.",
        "He peaked early, and baited his hook.",
        "A soul in need of a sole purpose.",
        "She poured tea over the books.",
        "The rain and the reins were in his hands.",
        "The effect was slight, and the affair was moot.",
    ),
)
def misheard_phrase(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a word that makes a saying out of what only sounds like it."""
    reading = _TABLE.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, 'The saying has "{meant}": "{written}" only sounds like it.')
