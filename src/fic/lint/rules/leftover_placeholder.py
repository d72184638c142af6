"""Something was left to be filled in.

What it finds
    The words authors leave for later, in capitals (`TK`, `TODO`, `FIXME`, `TBD`), a bracket to be filled in (`[NAME]`,
    `[insert fight here]`, `[???]`), and notes to oneself in double brackets (`((check the date))`).

Why it matters
    Readers should not meet it. While a chapter is being drafted it is only a hint.

What it leaves alone
    Other brackets: stage directions, translated speech, the message boxes of game stories. A character called TK
    belongs into `words.txt`.
"""

from __future__ import annotations

from fic.lint.rule import Example, Level, Marks, Slip, Words, also, lazy_pattern, rule, slip, word_slip
from fic.manuscript.prose import Paragraph, Prose

_WORDS = ("tk", "tktk", "todo", "fixme", "tbd")
_BLANKS = (
    r"\[(?:(?i:insert|describe|add|fix|check|expand|rewrite|finish|placeholder|look up|more here)\b[^\[\]\n]{0,80}"
    r"|(?:FULL |LAST |FIRST )?(?:NAME|TOWN|CITY|PLACE|DATE|TITLE|SCENE|WORD|AGE|NUMBER|STREET|CHARACTER|COLOU?R"
    r"|DESCRIPTION|BLANK|LINK|TK|TO ?DO|TBD)(?: HERE)?|\?{1,5}|\.{3}|_{2,})\]"
)
_MESSAGE = "This was left to be filled in."
_NOTES = r"\(\([^()]{1,300}\)\)"


def _bracketed(_prose: Prose, paragraph: Paragraph, position: int) -> Slip | None:
    found = lazy_pattern(_BLANKS if paragraph.text[position] == "[" else _NOTES).match(paragraph.text, position)
    return slip(paragraph, position, found.end(), _MESSAGE) if found else None


@rule(
    on=Words(*_WORDS),
    also=(also(Marks("[("), _bracketed),),
    level=Level.ERROR,
    languages=(),
    unfinished=True,
    vocabulary=True,
    examples=(
        Example("She rode to [TOWN] at dawn.", "[TOWN]"),
        Example("They fought. [insert fight here] She won.", "[insert fight here]"),
        Example("It was TK miles away.", "TK"),
        Example("He smiled ((check: did he lose that tooth?)) and left.", "((check: did he lose that tooth?))"),
    ),
    leaves=(
        "[LEVEL UP] You have a new skill.",
        "He read on [the page was torn] and sighed.",
        "“[Where are you?]” she signed.",
        "Hacer de todo un poco.",
        "(He was late (again).)",
    ),
)
def leftover_placeholder(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a word that stands for what is to come."""
    if not paragraph.word(index).isupper() or paragraph.gap(index)[:1] == "-":
        return None
    return word_slip(paragraph, index, index, _MESSAGE)
