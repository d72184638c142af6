"""A scanner misread a word, and what it read is a word too: `in the comer`, `the modem world`.

What it finds
    The misreadings that text recognition is known for (*rn* as *m*, *cl* as *d*, *h* as *b*, *ll* as *il*), in company
    that only the word meant keeps.

Why it matters
    A story that came back from paper or from an old file is full of them, and no spelling checker sees one.

What it leaves alone
    The same words in any company they can keep: `the first comer`, `what ails you`, `to be had`.
"""

from __future__ import annotations

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule
from fic.manuscript.prose import Paragraph, Prose

_TABLE = readings(
    """
comer > corner
    in|into|round|around|at|from|on|by|to a|an|the|his|her|every|one|that|this|another|any|each _
    in|into|round|around|at|from|on the|a|one|his|her|that|some * _
    the|far|farthest|dark|darkest|opposite|left|right|street|chimney|quiet|remote _ of
    street|chimney|left-hand|opposite _
    {possessive} _
    can|could|to _ him|her|them|me|us|it
comers > corners
    four|into|in|dark|odd|street|round _ .|of|in
    four|into|in|dark|street|round _ and !goers
modem > modern
    !cable|a|the|dial-up _ times|world|women|woman|men|man|life|school|art|society|science|methods|ideas|history|thought
    _ times|world|women|woman|men|man|society|science|methods|ideas|history|civilization|civilisation|literature|days
    _ girl|girls|young|language|languages|english|world's|improvements|conveniences|warfare|novel|novels|music|house
ail > all
    at|after|above|of|not|for|in|with|and|we|they|it|you're|you|they're|is|are|was|were|be|been|had|have|nearly|almost _
    . _ right|the|these|those|this|that|of|in
    _ right|the|these|those|that|of|-ly
arid > and
    . _ {subject}|it|the|then|a|his|her|on|in|there|you|with|what|that|to|was|had|my|no|so|when|.
    !the|an|this|most|more|and|in|of|from|was|so|hot|dry|old|vast _ {subject}|the|then|his|her|was|had
tom > torn (narration)
    been|was|were|half|be|had|being|have|got _ !{kin}
    {object}|it _ out|apart|from|up|to
bums > burns
    fire|lamp|candle|lights|it _
homy > horny
    _ hand|hands|finger|fingers|palm|palms|feet
bad > had
    {subject}|man|woman|boy|who|there _ been|gone|come|never|a|to|seen|taken
    {subject}|man|woman|boy|who|there _ sunk|told|made|given|had|just|not|said|heard
    {subject} _ {article}|{participle}|{possessive}
be > he
    _ began|became|gave|knew|went|ran|threw|wore|wrote|shook|sprang|drew|flew|chose
    . _ {past}
    then|when|because|before|after|if|while|once|where|which|until|but|and _ dared|could|would|did|was|must|should|might
    then|when|because|before|after|while|once|until _ had|looked|said|asked|turned|seemed|answered|cried|came
    said|replied|asked|cried|answered|exclaimed _ .
bis > his
    !{article} _
ber > her
    {preposition}|and|that|as _
hut > but
    . _ {subject}|it|the|there|i|you|that|this|not|if|when|what|in|no|a|his|her|my
    nothing|anything|all|last _ {article}|{object}|a
lie > he
    when|because|if|while|before|until|then _ had|was|would|could|did|said|went|came|knew|must|has
die > the
    of|in|on|by|with|at|from|into|through _ -s|-tion|-er|same|other|first|last|great|old|room|door|house|man|night|day
    in|of|on|at _ {article}|world|end|table|window
tune > time
    long|first|last|second|third|next|some|any _ .|to|that|i|he|she|when|and|ago|before
    that|of|every|what|in|my|spare|little _ .|to|that|i|he|she|when|and|ago|before
    at|by|for the|same|this|that _ .|to|i|he|she|when
clay > day
    next|other|every|one|all|each|some|another _ .|when|he|she|they|and|after|to
hack > back
    went|came|come|go|going|turned|stepped|looked|drew|sent|brought|ran _ to|into|and|in|.|from|at
bead > head
    {possessive} _ .|and|was|in
cat > eat
    to|{modal} _ it|anything|the|them|something|breakfast|dinner|and
modems > moderns
    ancients and _
docs > does
    he|she|it|always|never|what|how|who|that|so _ .|it|he|she|the|that|not
buy > but
    . _ {subject}|why|what|how|if|then|there|when|not
    ^ _ it|you|that|this|he
dose > close
    _ shaven|to|by|behind|beside him|her|them|the|it
dad > clad
    {be} _ in
    _ only|all in
mouth > month
    a|last|next|every|this|per _ before|ago|later|after|since
robed > rolled
    _ down|over|up|out
due > Duc
    the|le|M. _ de
chat > that
    {be}|natural|so|know|knew|think|thought|said|believe|sure|see|feel _ {subject}|the|it|there
    ^ _ is|was
raid > said
    {subject} _ .|to|quietly|softly|the|-ly
fin > for
    thought|waited|went|sat|walked _ a
fund > fond
    very|so|too|quite|more|grown|was|is|am|are|were _ of
hie > he
    !and|to _ had|was|would|could|said|went|came
thc > the
tbe > the
tlie > the
tho > the
    of|in|to|on|at|by|with|from|for|into|all _ -s|other|first|last|same|room|door|house|man|world|night|day|old
arc > are
    we|they|you|there|what|who|how|these|those|things|people|men _
hear > bear
    couldn't|can't|cannot _ to
    could not _ to
ho > he
    _ had|was|would|could|did|said|has|went|came
hi > in
    _ the|his|her|their|my|this
bo > be
    to|{modal}|not _
mo > me
    told|let|gave|asked|tell|between _ .|that|to|and|go
sec > see
    to|can|could|shall|i'll|didn't|don't|can't|couldn't _
sonic > some
    _ of|people|time|one|kind|men|other|day|more
clone > done
    have|has|had|be|been|well|being|nothing _ .|with|so|nothing|for|to
clown > down
    sat|went|came|lay|looked|fell|run|sit|lie|upside|ran|knelt|laid|bent|walked|sitting _
carne > came
    {subject}|it|and|then|who|there _
horne > home
    at|go|went|came|coming|going|way _
tum > turn
    to|{modal}|in|my|his|a|by|the|each _ to|.|and|the|it|his|her|back|away|round|around
bum > burn
    to|{modal} _ it|them|down|up|the
tip > up
    went|stood|looked|jumped|sprang|woke|rose|sat|leaped|hurried _ .|and|the|to|in|from|at|on|his|her
lip > up
    went|stood|looked|jumped|sprang|woke|rose|sat|picked|hurried|came|got _ .|and|the|to|in|from|at|on|his|her
hare > have
    {modal}|to|i|you|we|they _ been|a|no|to|the|not|any
hate > have
    _ been
bare > have
    _ been
hag > has
    he|she|it|that _ been|to|a|not
wag > was
    {subject}|it|there|that|who _ {article}|not|no|so|in|-ing
wan > was
    {subject}|it|there _ {article}|not|no|so|in|-ing
wits > was
    {subject}|it|there|that _ {article}|not|no|so|in|-ing
win > will
    i|he|she|you|they|it|that|we _ be|not|have
nun > him
    to|of|for|with|at|told|gave|from|let _ .
hint > him
    told|let|asked|with|from|toward|towards _ .|and|that|to|go
lime > time
    first|last|same|long|next|every|this|that _ .|and|to|the|when|he|she|they|i
lake > take
    to|{modal} _ it|the|them|him|her|me|a|place|care|his|her|my
bat > but
    . _ {subject}|it|there|you|that|this
ease > case
    in any|this|that|such|either|no|every _
case > ease
    ill at _
    at _ .
ago > age
    old|middle|his|her|my|the|an|same|golden _ .|of
tor > for
    _ {article}|{possessive}|{object}
oar > our
    {preposition} _ own|house|way|friend|friends|lives|country|party|men|side|return|arrival|eyes|hands
ills > his
    _ own|hand|hands|head|eyes|face|father|mother|wife
tins > this
    _ is|was|time|morning|night|way|day|world|place|moment
sand > said
    {subject} _ .
tame > came
    {subject} _ to|in|up|out|back|down|from
alt > all
    at|after|above|of|with _
ah > all
    of|at|into|after|with|in|for _ the|these|this|those|that|his|of
gaming > gaining
    _ on|ground|access|entry|control|strength|speed
corning > coming
    {be}|{be-short}|was|keep|kept|up|is _
    _ to|from|back|up|down|out|in|home
nay > my
    {preposition}|and|that|is|was _ own|{kin}|lord|dear|friend|hand|hands|head|eyes|heart|life
ray > my
    {preposition}|and|that|is|was _ own|{kin}|lord|dear|friend|hand|hands|head|eyes|heart|life
bow > how
    know|knew|see|tell|show|and|wonder|just|or|no matter _ {subject}|to|it|many|much|long|far|the
tiling > thing
    a|the|only|any|every|one|first|same|another|poor|such _ .|that|to|i|he|she|was|is|of
tilings > things
"""
)


@rule(
    on=Words(*_TABLE.first_words),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("He stood in the comer and waited.", "comer", "He stood in the corner and waited."),
        Example("It was the modem world.", "modem", "It was the modern world."),
        Example("Then be gave a shout.", "be", "Then he gave a shout."),
        Example("She bad been there at noon.", "bad", "She had been there at noon."),
        Example("It was nothing at ail.", "ail", "It was nothing at all."),
    ),
    leaves=(
        "The first comer was welcome, and so were all comers.",
        "The modem blinked.",
        "It may be: he gave it to be had.",
        "The bad man and the bad boy had been bad a long time.",
        "What can ail thee?",
        "The land was arid and the river dry.",
        "Tom was torn, and Tom's coat was torn too.",
        "A hut on the hill, and in it a cat.",
    ),
)
def scanning_slip(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a misread word in company that only the word meant keeps."""
    reading = _TABLE.at(prose, paragraph, index)
    if reading is None or (paragraph.keys[index] == "tom" and paragraph.word(index) != "tom"):
        return None
    return reading_slip(paragraph, index, reading, '"{written}" looks like a scanner\'s "{meant}".')
