"""A small word stands where another is meant: `came form the sea`, `jumped of the wall`, `the were late`.

What it finds
    Articles, prepositions and pronouns that lost, gained or changed a letter, in company that only the one meant
    keeps: *of/off/or/if*, *form/from*, *the/they/then/them*, *an/and*, *on/one*, *you/your*, *he/her/the*, *his/him*.

Why it matters
    These are the words the eye skips, so it skips what became of them.

What it leaves alone
    The same words in any company they can keep: `the form the water took`, `an on and off affair`. Where a character
    might really say it (`them there lads`), speech is left alone.
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
    glass|cup|bottle|bowl|plate|pile|bag|box _ wine|water|tea|coffee|beer|milk|food|books|papers|clothes
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
than > that
    realised|realized|fact|glad|afraid|certain|believe|said|knew|thought|sure _ {subject} {past}|{have}|{modal}
that > than
    more|less _ {number}|ever|anything|half|enough|once|usual|a|an
    worse|older|younger|bigger _ the|any|anything|ever|usual|most|me|him|us|a|{number}
    faster|stronger|taller|smaller|larger _ the|any|anything|ever|usual|most|me|him|us|a|{number}
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
    make|made|let|help|helped _ {verb}
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
    over|on|across|against|around|with|from|into|at|of _ shoulder|shoulders|head|hand|hands
    over|on|across|against|around|with|from|into|at|of _ face|arm|arms|mouth|neck|hair
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
    in|on|of|with|at|from|to|by _ chest|knees|wife|father|mother|brother|sister|friends|arm|hand|back .
    in|on|of|with|at|from|to|by _ pocket|pockets
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
    -ing|through|against|across|over|behind _ veins|head|hand|hands|eyes|arms|lips|mouth|hair|shoulder|shoulders
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
was > what
    realise|realize|know|knew|see|realised|realized|understand|wonder|wondered _ was|he|she|they|had
a > at
    look|looked|looking|stare|stared|staring|glance|glanced|glancing|smiled|smiling|laughed|laughing _ {object}|her|his
here > her
    {preposition} _ own|{kin}|eyes|hands|head|face|hair|voice|mouth|lips|heart|arms|shoulder|shoulders
my > me
    let|told|tell|give|gave|ask|asked _ go|know|that|to|what|how|in
me > my (narration)
    {preposition} _ own|{kin}
he > his
    shook|nodded|raised|lowered|lifted|tilted|bowed|closed|rolled|cleared|scratched|rubbed|clenched _ head|eyes
    shook|nodded|raised|lowered|lifted|tilted|bowed|closed|rolled|cleared|scratched|rubbed|clenched _ hand|hands|arms
    shook|nodded|raised|lowered|lifted|tilted|bowed|closed|rolled|cleared|scratched|rubbed|clenched _ throat|chin|fists
here > her
    shook|nodded|raised|lowered|lifted|tilted|bowed|closed|rolled|cleared|crossed|folded _ head|hand|hands|eyes
    shook|nodded|raised|lowered|lifted|tilted|bowed|closed|rolled|cleared|crossed|folded _ arms|throat
the > then
    he|she|they|we _ opened|turned|walked|looked|took|went|said|asked|pulled|closed|sat|stood|told|picked|reached|began
it as > it was
    ^ _ a|an|the|not
suppose > supposed
    {be}|{be-short}|been|isn't|wasn't|aren't|weren't|i'm _ to
use > used
    .|and|but|because|since {subject} _ to live|be|think|love|hate|know|dream|believe|wonder
tot he > to the
int he > in the
ont he > on the
oft he > of the
fort he > for the
"""
)


@rule(
    on=Words(*_TABLE.first_words),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("She came form the sea.", "form", "She came from the sea."),
        Example("The were late, and nobody minded.", "The", "They were late, and nobody minded."),
        Example("Wren jumped of the wall.", "of", "Wren jumped off the wall."),
        Example("On of the boats was gone.", "On", "One of the boats was gone."),
        Example("It was for you mother.", "you", "It was for your mother."),
        Example("He shook he head.", "he", "He shook his head."),
        Example("He was suppose to be here.", "suppose", "He was supposed to be here."),
    ),
    leaves=(
        "The form the water took was strange.",
        "They went on and on, an on and off affair.",
        "If only one of the boats was gone, which one?",
        "“Them there lads an so on,” said Rook.",
        "The have-nots went out.",
        "By then it was over; from then on he slept.",
        "It is for you, mother.",
        "He saw in her the best of them all.",
    ),
)
def wrong_small_word(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a small word in company that only another one keeps."""
    reading = _TABLE.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, '"{written}" looks like a slip for "{meant}".')
