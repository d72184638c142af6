"""The pronoun *I* is written small: `i am late`.

What it finds
    `i`, `i'm`, `i'll`, `i've` and `i'd` in small letters between words.

Why it matters
    English writes it with a capital wherever it stands; phones do it for us and keyboards don't.

What it leaves alone
    `i.e.`, numbering (`i.`, `(i)`), letters that are quoted, dialect *i'* for *in*, and what is typed: texts, messages,
    and a chat's small letters throughout a paragraph.
"""

from __future__ import annotations

from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_slip
from fic.lint.typed import is_typed
from fic.manuscript.prose import Paragraph, Prose

_NEAR = 60


@rule(
    on=Words("i", "i'm", "i'll", "i've", "i'd"),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("She knew i was late.", "i", "She knew I was late."),
        Example("“And i’m here,” she said.", "i’m", "“And I’m here,” she said."),
        Example("i don't know.", "i", "I don't know."),
    ),
    leaves=(
        "She knew I was late.",
        "The gate, i.e. the old one.",
        "There were (i) a gate and (ii) a wall.",
        "He put it i’ the pot.",
        "The letter i has a dot.",
        "hey, i am late, sorry",
        "She typed, “i love you,” and deleted it.",
        "**Wren:** i can't feel my Legs",
    ),
)
def small_pronoun(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for the pronoun in small letters."""
    word = paragraph.word(index)
    if word[0] != "i" or paragraph.gap(index)[:1] not in (" ", "\n", ",", "—"):
        return None
    before = paragraph.gap(index - 1) if index else ""
    if index and before[-1:] not in (" ", "\n", "—", "“", '"'):
        return None
    if paragraph.key(index - 1) in {"letter", "letters", "the", "an", "dot"}:
        return None
    if not (_uses_capitals(paragraph, index) or _opens(paragraph, index)) or is_typed(prose, paragraph, index):
        return None
    return word_slip(paragraph, index, index, f'"{word}" wants a capital.', "I" + word[1:], safe=True)


def _opens(paragraph: Paragraph, index: int) -> bool:
    """Return whether it opens a paragraph that is written as sentences are: with apostrophes, up to a stop."""
    return not index and paragraph.text.rstrip()[-1:] in tuple('.!?”"') and any("'" in key for key in paragraph.keys)


def _uses_capitals(paragraph: Paragraph, index: int) -> bool:
    near = paragraph.starts[max(0, index - _NEAR) : index + _NEAR]
    return any(paragraph.text[start].isupper() for start in near)
