"""A shortened word lacks its apostrophe: Tis late.

What it finds
    `tis`, `twas`, `twere`, `twill`, `twould` and their negations without the apostrophe for the *i* they lost.

Why it matters
    The word is no word without it, and it is easily lost beside an opening quotation mark.

What it leaves alone
    The same words with an apostrophe of any kind before them, and capitals all through.
"""

from __future__ import annotations

from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_slip
from fic.manuscript.prose import Paragraph, Prose

_NEAR = 200
_MARKS = frozenset("'’‘ʼ`")


@rule(
    on=Words("tis", "twas", "twere", "twill", "twould", "tisn't", "twasn't", "tweren't", "twouldn't"),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("“Tis late,” said Wren.", "Tis", "“’Tis late,” said Wren."),
        Example('"I know twas late," said Wren.', "twas", '"I know \'twas late," said Wren.'),
    ),
    leaves=("“’Tis late,” said Wren.", "“‘Twas late,” said Wren.", "TWAS is a name.", "A coat of brown twill."),
)
def bare_elision(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a word that lost its first letter and the apostrophe that says so."""
    word = paragraph.word(index)
    start = paragraph.starts[index]
    if paragraph.text[start - 1 : start] in _MARKS or (len(word) > 1 and word.isupper()):
        return None
    if paragraph.keys[index] == "twill" and paragraph.key(index + 1) not in {"be", "do", "not", "never"}:
        return None
    near = paragraph.text[max(0, start - _NEAR) : start + _NEAR]
    mark = "'" if "'" in near or '"' in near else "’"
    return word_slip(paragraph, index, index, f'"{word}" lacks its apostrophe.', mark + word, safe=True)
