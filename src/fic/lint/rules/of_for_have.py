"""*Of* is written where *have* is heard: `could of been`.

What it finds
    `could`, `should`, `would`, `might` or `must` (and their *n't* and *not* forms) with `of` and a past form; `will`
    and `won't` straight after who will.

Why it matters
    Spoken, *could've* and *could of* are the same; readers trip over it in writing.

What it leaves alone
    `of` that belongs to something else: `he would of course`, `as much as she could of the story`.
"""

from __future__ import annotations

from fic.lint.english import is_past
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_set, word_slip
from fic.manuscript.prose import Paragraph, Prose

_BEFORE = word_set("could should would might must couldn't shouldn't wouldn't mightn't mustn't")
_WILL = frozenset({"will", "won't"})
_SUBJECTS = word_set("i you he she we they who it")
_BETWEEN = frozenset({"not", "never"})


@rule(
    on=Words("of"),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("I could of been there.", "of", "I could have been there."),
        Example("She might of had it.", "of", "She might have had it."),
        Example("He will of finished by now.", "of", "He will have finished by now."),
        Example("You should not of told him.", "of", "You should not have told him."),
    ),
    leaves=(
        "He would of course be late.",
        "She took as much as she could of the bread.",
        "All the might of fallen kings.",
        "By the will of forgotten gods.",
        "Those she will of course have told.",
        "I could have been there.",
    ),
)
def of_for_have(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for "of" between a modal verb and a past form."""
    modal = index - 2 if paragraph.key(index - 1) in _BETWEEN else index - 1
    willing = paragraph.key(modal) in _WILL and paragraph.key(modal - 1) in _SUBJECTS
    past = is_past(paragraph.key(index + 1)) or paragraph.key(index + 1) == "had"
    if not past or not (willing or paragraph.key(modal) in _BEFORE):
        return None
    if paragraph.key(modal) == "might" and paragraph.key(modal - 1) in {"the", "all", "with"}:
        return None
    if not all(paragraph.gap(gap).isspace() for gap in range(modal, index + 1)):
        return None
    aloud = prose.is_spoken(paragraph, paragraph.starts[index])  # there it may be how someone speaks
    return word_slip(paragraph, index, index, 'It is "have" here: "of" only sounds like it.', "have", safe=not aloud)
