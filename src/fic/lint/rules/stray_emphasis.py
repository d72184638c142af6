"""A mark of emphasis emphasises nothing: `*so`, `* so*`.

What it finds
    An asterisk that readers will see: one of a pair is missing, or a blank stands on the inner side of it.

Why it matters
    The word is not in italics, and the asterisk shows.

What it leaves alone
    Scene breaks, footnote asterisks after a word's end, asterisks for letters in a curse (`d*mn`), and marks that are
    escaped on purpose.
"""

from __future__ import annotations

from fic.lint.rule import Example, Level, Marks, Slip, rule, slip
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import Paragraph, Prose


@rule(
    on=Marks("*"),
    level=Level.WARNING,
    languages=(),
    examples=(
        Example("She was *so late.", "*"),
        Example("She was * so* late.", "*"),
    ),
    leaves=(
        "She was *so* late.",
        "***",
        "What a d*mn pity.",
        "The gate* was old.",
        "Two * two is four.",
        "She wrote \\*so\\* in stars.",
    ),
)
def stray_emphasis(prose: Prose, paragraph: Paragraph, position: int) -> Slip | None:
    """Answer for an asterisk that stands before a word, or alone before another that does."""
    text = paragraph.text
    if paragraph.kind is Kind.BREAK or text.find("*") != position:
        return None  # one finding a paragraph: what is wrong with the first is wrong with the others
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    start, _end = prose.span(paragraph, position, position + 1)
    if before.isalnum() or prose.source[start - prose.start - 1 : start - prose.start] == "\\":
        return None
    pair = text.find("*", position + 1, position + 200)
    if not after.isalnum() and (pair < 0 or not text[pair - 1].isalnum() or not after.isspace()):
        return None
    return slip(paragraph, position, position + 1, "This asterisk will be seen: it emphasises nothing.")
