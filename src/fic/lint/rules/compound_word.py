"""Two words are written as one, or one as two, where the other is meant: `awhile ago`, `everyday at noon`.

What it finds
    *everyday/every day*, *awhile/a while*, *maybe/may be*, *apart/a part*, *anymore*, *sometime*, *into/in to* and the
    like, in company that only the other keeps, and pairs that are never one word (`alot`, `infront`).

Why it matters
    Both exist, so nothing else will tell the author.

What it leaves alone
    `an everyday thing`, `rest awhile`, whatever may be written either way, and the *any one* and *every thing* of a
    chapter that writes them so more than once.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule
from fic.manuscript.prose import Paragraph, Prose

_TABLE = readings(
    """
awhile > a while
    _ ago|later|longer|back|before|since
    for|in|after|once|quite|takes|took|been|it's|such _
    once in _
everyday > every day
    almost|nearly|practically|seen|not|here|there|work|worked|came|come|went|it|him|them|me _ .|for|after|since|at
    almost|nearly|practically _
every day > everyday
    an|the|his|her|my|their|our|normal _ life|things|objects|people|clothes|use|lives|routine|matters|speech|world
everytime > every time
an other > another
    _ of|one|day|way|time|word|man|woman|night|hour|year|minute|moment|glass|cup|drink|chance
alot > a lot
alittle > a little
infront > in front
incase > in case
    !to|could|would _ {subject}|you|it|of|the
inspite > in spite
aswell > as well
atleast > at least
eachother > each other
eventhough > even though
ofcourse > of course
nevermind > never mind
noone > no one
thankyou > thank you
incharge > in charge
infact > in fact
aslong > as long
maybe > may be
    it|he|she|there _ a|the|an|true
may be > maybe
    . _ {subject}|you|we're|it's|he's|she's|i'm|i'll
apart > a part
    be|being|been|was|is|become|play|played|such|as _ of
a part > apart
    fall|falling|fell|drift|drifted|took|take|torn|tear _ !of|in|to|that
    tore|pull|pulled|ripped|rip|far|come|came|coming _ !of|in|to|that
sometime > some time
    for|took|take|spend|spent|after|quite|spending|need|needed|kill|pass|have _ .|to|now|before|with|and|alone|the|after
sometime > sometimes
    {subject} _ {past}|{base}
    {modal} _ {base}
every one > everyone
    . _ is|was|knew|had|else|in|who|knows|looked|turned|stared|laughed|seemed
any one > anyone
    _ else
every thing > everything
    _ else
any thing > anything
    _ else
some one > someone
    _ else
no body > nobody
    _ else|knew|was|knows
all ready > already
    had|have|has|i've|he'd|she'd|they'd|was _ been|done|gone|seen|left|made|told|taken|heard|dead|gone
already > all ready
    we're|they're|get _ to
all together > altogether
    different|another|stopped|too|vanished|disappeared _ .
allright > all right
along time > a long time
    for|been|after|took|in|quite _
into > in to
    turned|turn|give|gave|giving|log|logged|tuned|called|checked|check _ {possessive} mother|father
in to > into
    turned|turning|changed|burst|crashed _ the|a|his|her|my
onto > on to
    go|going|went|move|moved|moving|hold|held|holding|hang|hanging|passed|carry|clung _ say|the|{object} next
over time > overtime
    working|work|worked _ .
a cross > across
    from|right|came|come|stretched|spread _ the
a way > away
    far|right|gone|walked|ran|walk|run|went|go|looked|turned|took|backed|get|got|pulled|faded _ from
a round > around
    all|turned|looked|spun|walked|moved|came|went _ the|and|to|her|him
a long > along
    all|walked|went|came|going|move|get|getting _ the|with
"""
)


_APART, _WHAT, _ONCE = frozenset({"any", "every", "some"}), frozenset({"one", "thing", "body"}), 1


@rule(
    on=Words(*_TABLE.first_words),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("She left awhile ago.", "awhile", "She left a while ago."),
        Example("He passed almost everyday.", "everyday", "He passed almost every day."),
        Example("I have alot to say.", "alot", "I have a lot to say."),
        Example("She wanted to be apart of it.", "apart", "She wanted to be a part of it."),
    ),
    leaves=(
        "They rested awhile.",
        "It was an everyday sort of day.",
        "Maybe she was a part of it, maybe apart.",
        "Every one of them had a lot.",
        "He may be late, and it may be so.",
        "They went in to dinner and on to the next town.",
        "All together now: it is already late.",
        "She liked it more than any thing else. Every thing was there, and every one came.",
    ),
)
def compound_word(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a compound in company that keeps its other form."""
    reading = _TABLE.at(prose, paragraph, index)
    if reading is None or (paragraph.keys[index] in _APART and _apart(prose) > _ONCE):
        return None
    return reading_slip(paragraph, index, reading, 'It is "{meant}" here, not "{written}".')


@lru_cache(maxsize=4)
def _apart(prose: Prose) -> int:
    """Return how often a chapter writes *any one*, *every thing* and the like as two words, as older books do."""
    return sum(
        one in _APART and two in _WHAT
        for paragraph in prose.paragraphs
        if not _APART.isdisjoint(paragraph.keys)
        for one, two in pairwise(paragraph.keys)
    )
