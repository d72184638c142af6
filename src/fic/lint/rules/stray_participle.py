"""A participle stands alone where the past form is meant: `the words sunk in`, `she begun to sing`.

What it finds
    `sunk`, `begun`, `swum`, `sung`, `rung`, `drunk`, `seen`, `gone`, `done` straight after *I*,
    *he*, *she*, *we* or *they* with no *have* or *be* before, and `sunk in` at the end of what was understood.

Why it matters
    The two forms differ in a letter, and only one of them can tell what happened next.

What it leaves alone
    Speech, where people say `I seen him`; eyes `sunk in` a face; everything with *have*, *be* or *with* before it.
"""

from __future__ import annotations

from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_set, word_slip
from fic.manuscript.prose import Paragraph, Prose

_PAST = {
    "sunk": "sank", "begun": "began", "swum": "swam", "sung": "sang",
    "rung": "rang", "seen": "saw", "gone": "went", "done": "did", "drunk": "drank", "forgotten": "forgot",
    "taken": "took", "given": "gave", "eaten": "ate", "written": "wrote", "spoken": "spoke", "fallen": "fell",
    "stolen": "stole", "chosen": "chose", "shaken": "shook", "known": "knew", "thrown": "threw", "shown": "showed",
}  # fmt: skip
_SUBJECTS = word_set("i he she we they")
_ADVERBS = word_set("never just then finally suddenly soon only even also quickly slowly always all both had really")
_HELPERS = word_set(
    """
    have has had having haven't hasn't hadn't am is are was were be been being isn't aren't wasn't weren't i've you've
    we've they've he's she's it's he'd she'd they'd we'd i'd it'd i'm you're we're they're would've could've should've
    must've might've get got gets getting with ain't who'd that'd who've had've
    """
)
_HOLLOWED = word_set("eyes eye cheeks face head chin sun teeth claws")
_REACH = 9
_NEAR = 3


@rule(
    on=Words(*_PAST),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("She begun to sing.", "begun", "She began to sing."),
        Example("Then the words sunk in.", "sunk", "Then the words sank in."),
        Example("They never swum so far.", "swum", "They never swam so far."),
    ),
    leaves=(
        "She had begun to sing, and they have always sung.",
        "Once the words had sunk in, he left.",
        "“I seen him,” said Rook. “He done it.”",
        "Her eyes sunk in their sockets, she slept.",
        "The ship was sunk in the bay.",
        "It was the song they had sung and begun again.",
        "Had he seen her, or she him? Neither had he drunk.",
        "What he'd done was done.",
        "Is he gone? Are they done?",
    ),
)
def stray_participle(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a participle without a helper, outside speech."""
    keys = paragraph.keys
    before = index - 2 if paragraph.key(index - 1) in _ADVERBS else index - 1
    understood = keys[index] == "sunk" and keys[index + 1 : index + 2] == ("in",) and _ends(paragraph, index + 1)
    if understood:
        if paragraph.key(index - 1) in _HOLLOWED:
            return None
    elif paragraph.key(before) not in _SUBJECTS or not paragraph.gap(index - 1).isspace():
        return None
    if before < 0 or not all(paragraph.gap(each).isspace() for each in range(before, index)):
        return None
    reach = _NEAR if understood else _REACH
    if not _HELPERS.isdisjoint(keys[max(0, index - reach) : index]) or prose.is_spoken(
        paragraph, paragraph.starts[index]
    ):
        return None
    word, meant = paragraph.word(index), _PAST[keys[index]]
    message = f'"{word}" needs "had" before it; on its own it is "{meant}".'
    return word_slip(paragraph, index, index, message, meant)


def _ends(paragraph: Paragraph, index: int) -> bool:
    gap = paragraph.gap(index)
    return not gap.isspace() or paragraph.key(index + 1) in {"and", "that", "as", "at", "to"}
