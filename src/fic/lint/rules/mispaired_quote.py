"""Speech opens with one kind of mark and closes with the other: “Yes,’ he said.

What it finds
    A double mark paired with a single one, either way, and two single marks typed for a double one.

Why it matters
    The reader waits for the other half of the pair.

What it leaves alone
    Speech inside speech, and apostrophes at the end of a word: `dogs’`, `goin’`, `an’`.
"""

from __future__ import annotations

from fic.lint.rule import Example, Faults, Level, Slip, fault_slip, rule
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Fault


@rule(
    on=Faults("pair"),
    level=Level.ERROR,
    languages=(),
    examples=(
        Example("“I was late,’ said Wren.", "’", "“I was late,” said Wren."),
        Example("‘I was late,” said Wren. “So were you.”", "‘", "“I was late,” said Wren. “So were you.”"),
        Example("“It’s only a ‘loan” to them,” said Wren.", "”", "“It’s only a ‘loan’ to them,” said Wren."),
    ),
    leaves=(
        "“I was late,” said Wren.",
        "“He said, ‘I was late,’” said Wren.",
        "‘I was late,’ said Wren. ‘You said “never” to me.’",
        "“The dogs’ bowls were goin’ to the neighbours,” said Wren.",
        "“‘Twas late,” said Wren, “an’ cold.”",
    ),
)
def mispaired_quote(_prose: Prose, paragraph: Paragraph, fault: Fault) -> Slip:
    """Answer for a mark whose other half is of the other kind."""
    return fault_slip(paragraph, fault, "This mark and its other half are of different kinds.")
