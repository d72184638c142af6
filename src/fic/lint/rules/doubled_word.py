"""A word stands twice in a row.

What it finds
    The same word twice with nothing but a space or a line break between.

Why it matters
    It is what remains when a sentence was changed half way, and the eye of the one who wrote it slides over it.

What it leaves alone
    Doubles that English uses (`had had`, `that that`, `told her her`, `turned it on on the way`, `the light he saw
    saw him`), words said twice for their sound or their weight (`ha ha`, `very very`, `no no`), numbers, names such as
    *Bora Bora*, a word said three times, and any double with punctuation between (`I, I`). One of the two in italics
    (`do you *like* like him`). In speech, and where it is all that is said, whatever people may say twice (`a date
    date`, `Daddy daddy!`, `“The the,” he stammered`): only small words doubled in mid-sentence are slips there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fic.lint.rule import Example, Level, Repeats, Slip, also, rule, word_set, word_slip
from fic.manuscript.prose import Paragraph, Prose

# Doubles that grammar allows anywhere.
_GRAMMAR = word_set(
    "had you is did do does who what there this these those one here be can will us him them me which up down over"
)
# Words doubled for weight, for sound or in counting.
_WEIGHT = word_set(
    """
    very really so too much many far long big small little old new great good bad real deep dark red blue cold
    hot never ever always again round no not yes yeah yep nope now well please sorry thank thanks sure right
    okay ok fine wait stop run go come look listen hey hi hello bye love dear sir ma'am mama papa mom dad night
    day million millions billion thousand hundred two three four five six seven eight nine ten zero half more
    most less only just quite such rather pretty any why how whoa oh ah aye nay ha he hee ho heh hah huh hm hmm
    mm mmm um uh er la da na dum doo dee ding dong tick tock tap knock bang boom bam thump thud beep click clack
    clang drip drop splash swish hush shush shh tut tsk pat chop snip blah yada wah woof meow quack moo baa oink
    caw tweet cheep choo chug pip pop bing buzz hiss honk yip yap yum nom wee woo yoo whee goody rah hip hear
    fie poor same dead kill fire left win cha chi cancan tom rub row twinkle diddle
    jiggety hickory
    """
)
_LEGITIMATE = _GRAMMAR | _WEIGHT
# Doubles that grammar allows after some words: "what it was was", "go on on Monday", "bring in in spring".
_WHOLE_CLAUSES = word_set("what all whatever who how where which as whoever that everything")
_WITH_ON = word_set(
    """
    go goes going went gone come comes coming came carry carried carrying move moved moving keep keeps kept hold
    held drive drove walk walked run ran get gets got put puts turn turned switch switched be was is are were
    been later early from hang hanging hung live lived so further try tried press pressed read reading
    """
)
_WITH_IN = word_set(
    """
    come comes coming came bring brings bringing brought be was is are were been get gets got go goes going went
    let move moved step stepped break broke give gave set bring turn turned hand handed take took send sent fit
    fits join joined look looks looked looking
    """
)
_OBJECTS = word_set("it him her them me us you this that one")
# What a clause that hangs on a noun does not begin with: "the light he saw", but "and he saw".
_JOINING = word_set("and but or so then that as when if because while what than for yet nor until before after since")
_PREPOSITIONS = word_set("of in on at with from under over behind across around along through into against beside near")
_SUBJECTS = word_set("he she it they we i you")
# Doubled, these are slips whoever reads them: taking one away is safe.
_SMALL = word_set(
    """
    a an the and or but of to at for from with by as if than because into onto about after before between
    through his hers my your our their its she they we i he's she's he'd she'd i'm i'd would could should been
    being am
    """
)
# Those with which nobody weighs or names anything, and which don't end a clause: doubled in speech, a slip still.
_MEANINGLESS = _SMALL | word_set(
    "it that was were have has are so's it's that's there's out off up down around toward towards on in not couldn't"
    " wouldn't didn't don't can't won't hadn't hasn't isn't wasn't hers theirs ours"
)
# Two words that stand twice: "in the in the", "hands of hands of". Not "from time to time to".
_SECONDS = word_set("the a an of my his its their if no our your")


def _is_verb_twice(paragraph: Paragraph, index: int) -> bool:
    return not _WHOLE_CLAUSES.intersection(paragraph.keys[max(0, index - 8) : index])


def _is_it_twice(paragraph: Paragraph, index: int) -> bool:
    stopped = bool(paragraph.gap(index + 1).strip()) or index + 2 == len(paragraph.keys)
    return stopped or paragraph.key(index - 1) in {"and", "but", "or", "so", "make", "made", "makes", "let"}


def _is_that_twice(paragraph: Paragraph, index: int) -> bool:
    if paragraph.gap(index + 1).strip():
        return paragraph.key(index - 1) in _PREPOSITIONS
    return paragraph.key(index + 2) in _SUBJECTS


def _is_her_twice(paragraph: Paragraph, index: int) -> bool:
    return paragraph.key(index - 1) in _PREPOSITIONS


def _is_on_twice(paragraph: Paragraph, index: int) -> bool:
    return _verb_before(paragraph, index) not in _WITH_ON


def _is_in_twice(paragraph: Paragraph, index: int) -> bool:
    return _verb_before(paragraph, index) not in _WITH_IN


def _verb_before(paragraph: Paragraph, index: int) -> str:
    """Return the word before, or the one before that where an object stands between: turned it on."""
    return paragraph.key(index - 2 if paragraph.key(index - 1) in _OBJECTS else index - 1)


_CONTEXTS: Mapping[str, Callable[[Paragraph, int], bool]] = {
    **dict.fromkeys(("was", "were", "have", "has", "are"), _is_verb_twice),
    "it": _is_it_twice,
    "that": _is_that_twice,
    "her": _is_her_twice,
    "on": _is_on_twice,
    "in": _is_in_twice,
}


def _phrase(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for two words that stand twice."""
    keys = paragraph.keys
    first, second = keys[index], keys[index + 1]
    if paragraph.key(index + 3) != second or second not in _SECONDS or first == second or not first.isalpha():
        return None
    if paragraph.key(index + 4) == first or paragraph.key(index - 1) == second or (second == "no" and first != "and"):
        return None
    if not all(paragraph.gap(each).isspace() for each in range(index, index + 3)):
        return None
    words = paragraph.text[paragraph.starts[index] : paragraph.end(index + 1)]
    return word_slip(paragraph, index, index + 3, f'"{words}" stands here twice.', words)


@rule(
    on=Repeats(),
    also=(also(Repeats(after=2), _phrase),),
    level=Level.ERROR,
    languages=(),
    examples=(
        Example("The gate stood open and and nobody kept it.", "and and", "The gate stood open and nobody kept it."),
        Example("She put the\nthe lamp down.", "the\nthe", "She put the lamp down."),
        Example("This cloak is hers hers.", "hers hers", "This cloak is hers."),
        Example("It lay in the in the hall.", "in the in the", "It lay in the hall."),
        Example("A scar on the side of her her chin.", "her her", "A scar on the side of her chin."),
    ),
    leaves=(
        "By then he had had enough.",
        "She told her her brother was home.",
        "I know that that is true.",
        "What it was was a gate.",
        "Would you bring in in spring what you sow?",
        "She came back from time to time to look, again and again and again.",
        "It was very very late.",
        "“Ha ha,” said Wren.",
        "I, I don't know.",
        "They sailed to Bora Bora.",
        "He said no no no and no.",
        "The the-dansant began at four.",
        "She *knew* knew him. “Do you *like* like him? Is it a date date?”",
        "“Try your ’and and see,” he said.",
        "“My my,” said the fox. “The the,” he stammered. “Daddy daddy!”",
        "Twinkle twinkle little star. Vroom vroom went the cha cha.",
        "He turned it on on the way, and looked in in passing. The light he saw saw him.",
    ),
)
def doubled_word(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for two equal words in a row."""
    keys = paragraph.keys
    key = keys[index]
    if key in _LEGITIMATE or (not key.isalpha() and "'" not in key) or not paragraph.gap(index).isspace():
        return None
    if key in _CONTEXTS and not _CONTEXTS[key](paragraph, index):
        return None
    if paragraph.key(index - 1) == key or paragraph.key(index + 2) == key:
        return None
    first, second = paragraph.word(index), paragraph.word(index + 1)
    if second[0].isupper() and key not in _SMALL:
        return None
    if paragraph.gap(index + 1).startswith("-") or (index and paragraph.gap(index - 1).endswith(("-", "’", "'"))):
        return None
    if _is_stressed(paragraph, index) or _is_all(paragraph, index) or _is_clause(paragraph, index):
        return None
    aloud = prose.is_spoken(paragraph, paragraph.starts[index])
    if aloud and key not in _MEANINGLESS:
        return None
    message = f'"{first}" stands here twice.'
    return word_slip(paragraph, index, index + 1, message, first, safe=key in _SMALL and not aloud)


def _is_stressed(paragraph: Paragraph, index: int) -> bool:
    """Return whether one of the two is in italics and the other isn't: what it *is* is."""
    one, other = (paragraph.emphasised(paragraph.starts[each], paragraph.end(each)) for each in (index, index + 1))
    return one != other


def _is_all(paragraph: Paragraph, index: int) -> bool:
    """Return whether the two are all that is said, or a call that opens what is said: “The the,” “Twinkle twinkle”."""
    before, after = paragraph.gap(index - 1), paragraph.gap(index + 1)
    opens = not index or not before.isspace()
    if opens and not after.isspace():
        return True
    return opens and paragraph.word(index)[0].isupper() and paragraph.keys[index] not in _MEANINGLESS


def _is_clause(paragraph: Paragraph, index: int) -> bool:
    """Return whether the first of the two ends a clause that hangs on a noun: the light he saw saw him."""
    if paragraph.key(index - 1) not in _SUBJECTS or index < 3 or paragraph.keys[index] in _MEANINGLESS:
        return False
    between = (paragraph.gap(index - 1), paragraph.gap(index - 2), paragraph.gap(index - 3))
    return all(gap.isspace() for gap in between) and paragraph.key(index - 2) not in _JOINING
