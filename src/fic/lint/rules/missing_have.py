"""*Have* is missing between a modal verb and a past form: `I shouldn't said that`.

What it finds
    `could`, `should`, `would` or `must`, with or without *n't* or *not*, straight before a past form.

Why it matters
    The sentence was changed on the way, or the little *'ve* that is hardly heard was not typed.

What it leaves alone
    Verbs whose past looks like their present (`shouldn't put`), and everything with punctuation between.
"""

from __future__ import annotations

from fic.lint.english import MODALS, is_past
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_slip
from fic.manuscript.prose import Paragraph, Prose

_SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they", "who", "there", "that", "this"})
_BETWEEN = frozenset({"not", "never", "ever", "just", "always"})


@rule(
    on=Words(*sorted(MODALS)),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("I shouldn't said that.", "shouldn't said", "I shouldn't have said that."),
        Example("She could not seen it from there.", "could not seen", "She could not have seen it from there."),
        Example("They would never gone alone.", "would never gone", "They would never have gone alone."),
    ),
    leaves=(
        "I shouldn't have said that.",
        "He couldn't put it down or let it go.",
        "As fast as he could, walked Wren.",
        "You shouldn't need to feed it.",
        "“I would,” said Wren.",
        "What little he could gathered dust.",
    ),
)
def missing_have(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a modal verb followed by a past form."""
    keys = paragraph.keys
    negated = keys[index].endswith("n't")
    last = index + 1
    if paragraph.key(last) in _BETWEEN:
        negated = negated or keys[last] in {"not", "never"}
        last += 1
    if not is_past(paragraph.key(last)) or keys[last] == "hadn't":
        return None
    if not negated and (
        not keys[last].isalpha() or keys[last].endswith("ed") or paragraph.key(index - 1) not in _SUBJECTS
    ):
        return None
    if not all(paragraph.gap(each).isspace() for each in range(index, last)):
        return None
    words = " ".join(paragraph.word(each) for each in range(index, last))
    replacement = f"{words} have {paragraph.word(last)}"
    return word_slip(
        paragraph, index, last, f'"have" seems to be missing before "{paragraph.word(last)}".', replacement
    )
