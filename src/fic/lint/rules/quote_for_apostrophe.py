"""A quotation mark stands where an apostrophe belongs: ‘em for ’em.

What it finds
    An opening single mark before a word that lost its beginning (`‘em`, `‘tis`, `‘90s`), or a double mark at the end of
    one that lost its end.

Why it matters
    Programs that curl quotes take an apostrophe at the beginning of a word for an opening mark.

What it leaves alone
    Words that are whole, where a quotation may begin, and every word a closing mark follows closely: ‘em dash’.
"""

from __future__ import annotations

from fic.lint.rule import Example, Faults, Level, Slip, fault_slip, rule
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Fault


@rule(
    on=Faults("apostrophe"),
    # Never wrong in 684,000 proofed words, and yet no error: a word processor makes it, not the author, and a commit
    # should not wait for it.
    level=Level.WARNING,
    languages=(),
    examples=(
        Example("“Tell ‘em I said so.”", "‘", "“Tell ’em I said so.”"),
        Example("It was full of ‘90s songs.", "‘", "It was full of ’90s songs."),
        Example("“Don‘t,” said Wren.", "‘", "“Don’t,” said Wren."),
    ),
    leaves=(
        "“Tell ’em I said so.”",
        "“The word ‘em’ is short,” said Wren.",
        "‘Tell them,’ said Wren.",
        "“Rock ’n’ roll,” said Wren.",
        '"Tell \'em I said so."',
    ),
)
def quote_for_apostrophe(_prose: Prose, paragraph: Paragraph, fault: Fault) -> Slip:
    """Answer for a quotation mark that is an apostrophe."""
    return fault_slip(paragraph, fault, "An apostrophe belongs here: something is left out of the word.", safe=True)
