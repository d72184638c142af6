"""An apostrophe is missing: `dont`, `my mothers hand`, `seven years worth`.

What it finds
    Contractions without it (`didnt`, `theyre`; `cant` and `wont` where they are no nouns), and owners without it, where
    the company leaves no doubt: kin and people before what they own, times before *worth*, set phrases (`crows nest`).

Why it matters
    It is typed with a stretch of the finger, so it is what gets lost; and each one lost is read twice.

What it leaves alone
    Plurals that may be meant (`her brothers went`), dialect, what is typed (`**Wren:** dont wait`), and *its*,
    which is `its-apostrophe`'s.
"""

from __future__ import annotations

from fic.lint.contexts import Readings, reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, also, rule
from fic.lint.typed import is_typed
from fic.manuscript.prose import Paragraph, Prose

_CONTRACTIONS = readings(
    """
dont > don't
didnt > didn't
doesnt > doesn't
wasnt > wasn't
werent > weren't
isnt > isn't
arent > aren't
couldnt > couldn't
wouldnt > wouldn't
shouldnt > shouldn't
hasnt > hasn't
havent > haven't
hadnt > hadn't
mustnt > mustn't
theyre > they're
theyve > they've
theyll > they'll
youre > you're
youve > you've
youll > you'll
weve > we've
ive > I've
whats > what's
thats > that's
wheres > where's
theres > there's
whos > who's
couldve > could've
shouldve > should've
wouldve > would've
cant > can't
    {subject}|you|it|who|just|really|why|but|and _ !of
    . _ {base}|you|we|he|she|they|it|be
wont > won't
    {subject}|you|it|that|this|who _ {base}|be|do|have|need|work|help|hurt|stop|even|ever|last
    . _ it|you|he|she|they|we
dosnt > doesn't
hes > he's
    _ not|going|so|sorry|just|afraid|here|there|fine|a|an|the|glad|gonna|gone|been|dead|right|late|coming|back|my|our
    _ your|her|his|always|never|still|really|in|on|at|with|only|too|very|like|got
shes > she's
    _ not|going|so|sorry|just|afraid|here|there|fine|a|an|the|glad|gonna|gone|been|dead|right|late|coming|back|my|our
    _ your|her|his|always|never|still|really|in|on|at|with|only|too|very|like|got
im > I'm
    ^ _ -ing
    _ tired|hungry|scared|cold|home|late|done|sick|bored|okay|ok|good|happy|sad|lost|dead|alive|ready|serious|glad|very
    _ really|always|already|still|never|only|too|an|in|on|at|with|from|coming|leaving|looking|talking|getting|doing
    _ not|going|so|sorry|sure|just|afraid|here|fine|a|the|glad|gonna|telling|trying
don > don't
    {subject}|you|they _ know|think|want|have|need|like|care|understand|believe|see|even
"""
)
# People of whom a story has several, and things that each has one of: "the wizards wand" gives nobody a wand.
_PEOPLE = """
wizard witch king queen captain dragon doctor guard soldier stranger boy girl teacher professor master mage knight
prince princess lord lady elf goblin demon vampire healer priest commander general sergeant officer driver dwarf orc
"""
_ONE_EACH = "wand|sword|throat|forehead|wrist|wife|husband|daughter|son|beard|bedroom|dagger|helmet|skull"
_OWNERS_OF_ONE = "".join(
    f"{person}s > {person}'s\n    {{article}}|{{possessive}}|this|that|old|young|dead|other _ {_ONE_EACH}\n"
    for person in _PEOPLE.split()
)
_OWNERS = readings(
    _OWNERS_OF_ONE
    + """
mothers > mother's
    {possessive} _ hand|hands|eyes|face|voice|room|name|death|arms|arm|heart|hair|cheeks|cheek|lips|lap|knee|life|house
    {possessive} _ clothes|dress|grave|funeral|words|favorite|favourite
    {possessive} _ maiden|wedding|kitchen|bedroom|side|old|brother|sister
fathers > father's
    {possessive} _ hand|hands|eyes|face|voice|room|name|death|arms|arm|heart|hair|cheeks|cheek|lips|lap|knee|life|house
    {possessive} _ clothes|coat|grave|funeral|words|favorite|favourite
    {possessive} _ study|wedding|office|bedroom|side|old|brother|sister
    {possessive} _ sword|gun|chair|desk|will|footsteps|death
brothers > brother's
    {possessive} _ hand|eyes|voice|room|name|death|arm|heart|hair|wife|grave|bedroom|shoulder|side
sisters > sister's
    {possessive} _ hand|eyes|voice|room|name|death|arm|heart|hair|husband|grave|bedroom|shoulder|side
husbands > husband's
    {possessive} _ hand|eyes|voice|room|name|death|arm|heart|hair|grave|bedroom|shoulder|side|family|mother
friends > friend's
    my|his|her best _ house|room|hand|voice|eyes|face|name
moms > mom's
    {possessive} _ hand|eyes|voice|room|name|death|face|house|car|kitchen
mums > mum's
    {possessive} _ hand|eyes|voice|room|name|death|face|house|car|kitchen
dads > dad's
    {possessive} _ hand|eyes|voice|room|name|death|face|house|car|study
mans > man's
    the|{possessive}|{demonstrative}|old|young|dead|poor|another|every _
womans > woman's
childs > child's
    {article}|{possessive}|{demonstrative}|old|young|dead|poor|other|another|every|no _
wolfs > wolf's
    {article}|{possessive}|{demonstrative}|old|young|dead|other|another|big _
wifes > wife's
    {article}|{possessive}|{demonstrative}|dead|another|every _
lifes > life's
everyones > everyone's
someones > someone's
anyones > anyone's
everybodys > everybody's
somebodys > somebody's
anybodys > anybody's
no ones > no one's
    _ !who|that
each others > each other's
    _ !.|and|in|to
one anothers > one another's
other peoples > other people's
    _ !of|and|in|who|.|were|had|have|are
peoples > people's
    most|some|many|these|those _ lives|hands|eyes|faces|heads|houses|homes|minds|feet|names
childrens > children's
womens > women's
mens > men's
todays > today's
tomorrows > tomorrow's
    _ !and|.
yesterdays > yesterday's
    _ !and|.
years worth > years' worth
    !a|one|this|each|every|last|next|his|her _ of
days worth > days' worth
    !a|one|this|each|every|last|next|his|her _ of
weeks worth > weeks' worth
    !a|one|this|each|every|last|next|his|her _ of
months worth > months' worth
    !a|one|this|each|every|last|next|his|her _ of
hours worth > hours' worth
    !a|one|this|each|every|last|next|his|her|an _ of
minutes worth > minutes' worth
    !a|one|this|each|every|last|next|his|her _ of
dollars worth > dollars' worth
    {number}|hundred|thousand|million|few|ten _ of
days worth > day's worth
    a|one|this|each|every _ of
weeks worth > week's worth
    a|one|this|each|every _ of
months worth > month's worth
    a|one|this|each|every _ of
years worth > year's worth
    a|one|this|each|every _ of
weeks time > week's time
    in a _
days time > days' time
    in {number}|few _
weeks notice > weeks' notice
    {number} _
years experience > years' experience
    {number}|of _
nights sleep > night's sleep
    a|good|full|decent|a _
nights rest > night's rest
    a|good|full|decent|a _
days work > day's work
    a|hard|good|honest|the _ .
arms length > arm's length
    at _
gods sake > God's sake
    for _
heavens sake > heaven's sake
    for _
christs sake > Christ's sake
    for _
kings cross > King's Cross
devils advocate > devil's advocate
crows nest > crow's nest
lions share > lion's share
wits end > wits' end
stones throw > stone's throw
    a _
hairs breadth > hair's breadth
    a _
bulls eye > bull's eye
new years eve > New Year's Eve
new years day > New Year's Day
valentines day > Valentine's Day
kings > king's
    the _ crown|palace|throne|sword|guard|command|chamber|hand|voice|eyes|death|son|daughter
queens > queen's
    the _ crown|palace|throne|guard|chamber|hand|voice|eyes|death|son|daughter
captains > captain's
    the _ quarters|cabin|hand|voice|eyes|chair|office|name
"""
)


def _missing(table: Readings, prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    reading = table.at(prose, paragraph, index)
    if reading is None or is_typed(prose, paragraph, index):
        return None
    return reading_slip(paragraph, index, reading, 'An apostrophe is missing: "{meant}".')


def _owner(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    return _missing(_OWNERS, prose, paragraph, index)


@rule(
    on=Words(*_CONTRACTIONS.first_words),
    also=(also(Words(*_OWNERS.first_words), _owner),),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("They dont mind.", "dont", "They don't mind."),
        Example("I cant ask her.", "cant", "I can't ask her."),
        Example("She held her mothers hand.", "mothers", "She held her mother's hand."),
        Example("It was seven years worth of letters.", "years worth", "It was seven years' worth of letters."),
        Example("The old mans boat was gone.", "mans", "The old man's boat was gone."),
        Example("Im tired of it.", "Im", "I'm tired of it."),
        Example("The wizards wand was gone.", "wizards", "The wizard's wand was gone."),
    ),
    leaves=(
        "They don't mind.",
        "He spoke thieves' cant, as was his wont.",
        "Her brothers went, and so did her mothers, both of them.",
        "It was years, worth every day.",
        "She mans the pumps.",
        "The wizards robe themselves, and the soldiers guard the king.",
        "“Gott im Himmel!” The hes and shes of it. Im Nayeon sat.",
        "Each of the others knew.",
        "The peoples of the north came down.",
        "It takes one to know one.",
        "**Wren:** dont come in",
    ),
)
def missing_apostrophe(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a contraction or an owner that lost its apostrophe."""
    return _missing(_CONTRACTIONS, prose, paragraph, index)
