"""The pronoun *I* is written small: `i am late`.

What it finds
    `i`, `i'm`, `i'll`, `i've` and `i'd` in small letters between words.

Why it matters
    English writes it with a capital wherever it stands; phones do it for us and keyboards don't.

What it leaves alone
    `i.e.`, numbering (`i.`, `(i)`), letters that are quoted, dialect *i'* for *in*, and text in a chat's small letters
    throughout a paragraph.
"""

from __future__ import annotations

from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_slip
from fic.manuscript.prose import Paragraph, Prose

_NEAR = 60


@rule(
    on=Words("i", "i'm", "i'll", "i've", "i'd"),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("She knew i was late.", "i", "She knew I was late."),
        Example("“And i’m here,” she said.", "i’m", "“And I’m here,” she said."),
    ),
    leaves=(
        "She knew I was late.",
        "The gate, i.e. the old one.",
        "There were (i) a gate and (ii) a wall.",
        "He put it i’ the pot.",
        "The letter i has a dot.",
        "hey, i am late, sorry",
    ),
)
def small_pronoun(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for the pronoun in small letters."""
    word = paragraph.word(index)
    if word[0] != "i" or paragraph.gap(index)[:1] not in (" ", "\n", ",", "—"):
        return None
    before = paragraph.gap(index - 1) if index else ""
    if index and before[-1:] not in (" ", "\n", "—", "“", '"'):
        return None
    if paragraph.key(index - 1) in {"letter", "letters", "the", "an", "dot"} or not _uses_capitals(paragraph, index):
        return None
    return word_slip(paragraph, index, index, f'"{word}" wants a capital.', "I" + word[1:], safe=True)


def _uses_capitals(paragraph: Paragraph, index: int) -> bool:
    near = paragraph.starts[max(0, index - _NEAR) : index + _NEAR]
    return any(paragraph.text[start].isupper() for start in near)
