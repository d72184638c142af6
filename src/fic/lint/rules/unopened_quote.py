"""Speech is closed that was never opened: Yes,” he said.

What it finds
    A closing mark at the end of speech with no opening mark before it, shown where the speech seems to begin.

Why it matters
    The reader takes the words for narration and has to go back.

What it leaves alone
    Apostrophes, inches and seconds, and paragraphs that carry on a quotation from the one before.
"""

from __future__ import annotations

from fic.lint.rule import Example, Faults, Level, Slip, fault_slip, rule
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Fault


@rule(
    on=Faults("no-opening", "inner-no-opening"),
    level=Level.WARNING,
    languages=(),
    examples=(
        Example("I was late,” said Wren.", "I", "“I was late,” said Wren."),
        Example("“I was late,” said Wren. So were you.”", "So", "“I was late,” said Wren. “So were you.”"),
    ),
    leaves=(
        "“I was late,” said Wren.",
        'The board was 6" wide.',
        "“It began long ago.\n\nThen came the winter.”",
        "The dogs’ bowls were empty.",
    ),
)
def unopened_quote(_prose: Prose, paragraph: Paragraph, fault: Fault) -> Slip:
    """Answer for a quotation without its beginning."""
    return fault_slip(paragraph, fault, "Speech ends after this that no mark opened; it seems to begin here.")
