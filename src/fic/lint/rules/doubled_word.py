"""A word stands twice in a row.

What it finds
    The same word twice with nothing but a space or a line break between.

Why it matters
    It is what remains when a sentence was changed half way, and the eye of the one who wrote it slides over it.

What it leaves alone
    Doubles that English uses (`had had`, `that that`, `told her her`), words said twice for their sound or their
    weight (`ha ha`, `very very`, `no no`), numbers, names such as *Bora Bora*, a word said three times, and any double
    with punctuation between (`I, I`).
"""

from __future__ import annotations

from fic.lint.rule import Example, Level, Repeats, Slip, rule, word_set, word_slip
from fic.manuscript.prose import Paragraph, Prose

# Doubles that grammar allows.
_GRAMMAR = word_set(
    """
    had that her you it is was did do does are were has who what there this these those one those here have be can
    will us him them me which
    """
)
# Words doubled for weight, for sound or in counting.
_WEIGHT = word_set(
    """
    very really so too much many far long big small little old new great good bad real deep dark red blue cold hot
    never ever always again over round up down on no not yes yeah yep nope now well please sorry thank thanks sure right
    okay ok fine wait stop run go come look listen hey hi hello bye love dear sir ma'am mama papa mom dad night day
    million millions billion thousand hundred two three four five six seven eight nine ten zero half more most less
    only just quite such rather pretty any why how whoa oh ah aye nay ha he hee ho heh hah huh hm hmm mm mmm um uh er la
    da na dum doo dee ding dong tick tock tap knock bang boom bam thump thud beep click clack clang drip drop splash
    swish hush shush shh tut tsk pat chop snip blah yada wah woof meow quack moo baa oink caw tweet cheep choo chug pip
    pop bing buzz hiss honk yip yap yum nom wee woo yoo whee goody rah hip hear fie poor same dead kill fire left
    """
)
_LEGITIMATE = _GRAMMAR | _WEIGHT
# Doubled, these are slips whoever reads them: taking one away is safe.
_SMALL = word_set(
    """
    a an the and or but of to in at for from with by as if than because into onto about after before between through
    his hers my your our their its she they we i he's she's he'd she'd i'm i'd would could should been being am
    """
)


@rule(
    on=Repeats(),
    level=Level.ERROR,
    languages=(),
    examples=(
        Example("The gate stood open and and nobody kept it.", "and and", "The gate stood open and nobody kept it."),
        Example("She put the\nthe lamp down.", "the\nthe", "She put the lamp down."),
        Example("This cloak is hers hers.", "hers hers", "This cloak is hers."),
    ),
    leaves=(
        "By then he had had enough.",
        "She told her her brother was home.",
        "I know that that is true.",
        "It was very very late.",
        "“Ha ha,” said Wren.",
        "I, I don't know.",
        "They sailed to Bora Bora.",
        "He said no no no and no.",
        "The the-dansant began at four.",
    ),
)
def doubled_word(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for two equal words in a row."""
    keys = paragraph.keys
    key = keys[index]
    if key in _LEGITIMATE or (not key.isalpha() and "'" not in key) or not paragraph.gap(index).isspace():
        return None
    if paragraph.key(index - 1) == key or paragraph.key(index + 2) == key:
        return None
    first, second = paragraph.word(index), paragraph.word(index + 1)
    if second[0].isupper() and key not in _SMALL:
        return None
    if paragraph.gap(index + 1).startswith("-") or (index and paragraph.gap(index - 1).endswith("-")):
        return None
    message = f'"{first}" stands here twice.'
    return word_slip(paragraph, index, index + 1, message, first, safe=key in _SMALL)
