"""A sentence stops after *the* or *an*: `He went through to the.` and no more.

What it finds
    `the` or `an` straight before a full stop, a question mark, an exclamation mark, a semicolon or a comma, outside
    speech.

Why it matters
    The noun was cut, or the sentence was left half rewritten.

What it leaves alone
    Speech, where people break off; an ellipsis or a dash; the word itself set apart by quotation marks or italics.
"""

from __future__ import annotations

from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_slip
from fic.manuscript.prose import Paragraph, Prose


@rule(
    on=Words("the", "an"),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(Example("He went through to the.", "the"), Example("She took an, and left.", "an")),
    leaves=(
        "He went through to the end.",
        "“I saw the. No, I saw a,” he said.",
        "He saw the… something.",
        "He began every line with *the*.",
        "She saw the—well, she saw it.",
        "Rum an', as he said, tobacco.",
    ),
)
def dangling_article(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for an article with a stop behind it, outside speech."""
    gap = paragraph.gap(index)
    if gap[:1] not in {".", ",", ";", "?", "!"} or gap.startswith("..") or paragraph.word(index)[0].isupper():
        return None
    if not (gap[1:2].isspace() or len(gap) == 1):
        return None
    start, end = paragraph.starts[index], paragraph.end(index)
    if paragraph.emphasised(start, end) or prose.is_spoken(paragraph, start):
        return None
    return word_slip(paragraph, index, index, f'Nothing follows "{paragraph.word(index)}".')
