"""Subject and verb, or number and noun, do not agree: `they was late`, `thou are`, `three day ago`.

What it finds
    *They*, *we* or *you* with *was*, *is* or *has*; *he* or *she* with *were*, *are* or *have*; *I* with *is* or *has*;
    *am* with no *I* near; *thou are*; *there was* before a number; a number before *day*, *man* and the like; `a
    women`, `these thing`; *he* or *she* with a bare verb (`she give`).

Why it matters
    It is what remains when one of the two was changed.

What it leaves alone
    Speech, where people say `they was`; `if he were`, `as though she were` and their kind; questions (`did he have`).
"""

from __future__ import annotations

from fic.lint.contexts import cased_like, reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, also, rule, word_set, word_slip
from fic.lint.word_classes import CLASSES
from fic.manuscript.prose import Paragraph, Prose

_VERBS = {
    **{subject: {"was": "were", "is": "are", "has": "have", "wasn't": "weren't", "isn't": "aren't", "doesn't": "don't"}
       for subject in ("they", "we")},
    **{subject: {"were": "was", "are": "is", "have": "has", "weren't": "wasn't", "aren't": "isn't", "don't": "doesn't"}
       for subject in ("he", "she")},
    "thou": {"are": "art", "have": "hast", "is": "art"},
}  # fmt: skip
# Before a subject: what makes "he were" a wish, or "he have" a question or an order.
_TURNS = word_set(
    """
    if as though although whether unless until till lest wish wished than that suppose supposing were be provided
    imagine would could should might may must can shall will did do does didn't don't doesn't wouldn't couldn't
    shouldn't can't won't let make made help see saw watch hear heard have had and or nor who whom which what when
    where how why ere before required demanded insisted suggested proposed
    """
)
_ALONE = frozenset({"he", "she"})
_BARE = CLASSES["base"] - word_set("come let quit shoot")
_NUMBERS = readings(
    """
day > days
    {number}|few|several|many _ ago|later|earlier|before|after|.
year > years
    {number}|few|several|many _ ago|later|earlier|before|after
month > months
    {number}|few|several|many _ ago|later|earlier|before|after|.
week > weeks
    {number}|few|several|many _ ago|later|earlier|before|after|.
hour > hours
    {number}|few|several|many _ ago|later|earlier|before|after|.
minute > minutes
    {number}|few|several|many _ ago|later|earlier|before|after|.
second > seconds
    few|several|ten|thirty|five _ ago|later|earlier|.
time > times
    {number}|few|several _ before|already|over|in|as
man > men
    {number}|several|those|few|these|both !-teen|-ty _ who|were|had|with|in|and|looked|stood
    {number}|several|those|these|both _ who|were|had|looked|stood|was
woman > women
    {number}|several|those|few|these|both|many _ .|who|were|had|with|in|and|looked|stood
child > children
    {number}|several|those|few|these|both _ .|who|were|had|with|in|and|looked|stood
women > woman
    a|every|each|another|this|one _ .|who|was|in|with|and|had|of|at|on|from|said|to
men > man
    a|every|each|another|one _ .|who|was|in|with|and|had|of|at|on|from|said|to
children > child
    a|every|each|another|one _ .|who|was|in|with|and|had|of|at|on|from|said|to
this > these
    _ things|words|eyes|hands|women .|{preposition}|were|are|that|who|and
    _ children|questions|thoughts|creatures|monsters|days .|{preposition}|were|are|that|who|and
these > this
    _ thing|place|moment|room|house|woman|boy|girl|morning|evening|night|world .|was|is|of|in|at|on|and|that|had
those > that
    _ thing|place|moment|room|house|woman|boy|girl|morning|evening|night|world .|was|is|of|in|at|on|and|that|had
person > people
    {number}|several|those|few|these|many _ .|who|were|had|with|in|and
"""
)
_COUNTED = readings(
    """
there was > there were
    _ {number}|many|several !.|and|of|o'clock|or
there is > there are
    _ {number}|many|several !.|and|of|o'clock|or
"""
)
_REACH = 4


def _number(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    reading = _NUMBERS.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, 'One or more than one: it is "{meant}" here.')


def _counted(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    reading = _COUNTED.at(prose, paragraph, index)
    if reading is None or prose.is_spoken(paragraph, paragraph.starts[index]):
        return None
    return reading_slip(paragraph, index, reading, 'More than one: "{meant}".')


def _am(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for "am" with no "I" near it."""
    near = paragraph.keys[max(0, index - 8) : index + 5]
    word, before = paragraph.word(index), paragraph.key(index - 1)
    if word != "am" or "i" in near or before.isdigit() or not index or not paragraph.gap(index - 1).isspace():
        return None
    if any(mark in paragraph.gap(index) for mark in "-'’“\"") or paragraph.gap(index) == " ":
        return None
    return word_slip(paragraph, index, index, 'There is no "I" near this "am".')


@rule(
    on=Words(*_VERBS),
    also=(
        also(Words(*_NUMBERS.first_words), _number),
        also(Words("there"), _counted),
        also(Words("am"), _am),
    ),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("They was late.", "was", "They were late."),
        Example("By noon she were gone.", "were", "By noon she was gone."),
        Example("Thou are kind.", "are", "Thou art kind."),
        Example("She give him the key.", "She give"),
        Example("He left three day ago.", "day", "He left three days ago."),
        Example("There was three boats in the bay.", "There was", "There were three boats in the bay."),
    ),
    leaves=(
        "They were late, and she was gone.",
        "“They was late,” said Rook.",
        "If he were here, and as though she were near, she would stay.",
        "Did he have it? Let her have it.",
        "It was time that he go. What would she give?",
        "It was a three day journey and a two man tent.",
        "He and I are old, he or they are young.",
        "What they have is theirs, who they was with is not.",
        "Many a man had gone.",
        "There was one boat, and there were three.",
    ),
)
def disagreement(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a subject whose verb has the wrong person, outside speech."""
    keys = paragraph.keys
    verb = paragraph.key(index + 1)
    meant = _VERBS[keys[index]].get(verb)
    bare = meant is None and keys[index] in _ALONE and verb in _BARE
    if (meant is None and not bare) or not paragraph.gap(index).isspace() or paragraph.gap(index + 1)[:1] == "-":
        return None
    if keys[index] != "thou":
        if not _TURNS.isdisjoint(keys[max(0, index - _REACH) : index]) or prose.is_spoken(
            paragraph, paragraph.starts[index]
        ):
            return None
    elif paragraph.key(index - 1) in _TURNS - {"that", "and", "as", "if", "who"}:
        return None
    if meant is None:
        written = f'"{paragraph.word(index)}" and "{paragraph.word(index + 1)}"'
        return word_slip(paragraph, index, index + 1, f"{written} do not agree.")
    meant = cased_like(paragraph.word(index + 1), meant)
    message = f'"{paragraph.word(index)}" goes with "{meant}".'
    return word_slip(paragraph, index + 1, index + 1, message, meant)
