"""A blank stands inside quotation marks: “ Yes,” or “Yes, ”.

What it finds
    A blank after an opening mark or before a closing one.

Why it matters
    The mark drifts away from its word, and may end up alone on a line.

What it leaves alone
    A blank between two marks that open or close together (“ ‘ and ’ ”), which is a custom of its own.
"""

from __future__ import annotations

from fic.lint.rule import Example, Faults, Level, Slip, fault_slip, rule
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Fault


@rule(
    on=Faults("space"),
    level=Level.ERROR,
    languages=("en",),
    examples=(
        Example("“ I was late,” said Wren.", "“ ", "“I was late,” said Wren."),
        Example("“I was late, ” said Wren.", " ”", "“I was late,” said Wren."),
    ),
    leaves=("“I was late,” said Wren.", "“ ‘I was late,’ he said,” said Wren.", "“He said, ‘I was late.’ ”"),
)
def space_in_quotes(_prose: Prose, paragraph: Paragraph, fault: Fault) -> Slip:
    """Answer for a blank on the inner side of a mark."""
    return fault_slip(paragraph, fault, "A blank stands between the quotation mark and what is quoted.", safe=True)
