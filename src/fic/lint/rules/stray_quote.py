"""A quotation mark belongs to nothing.

What it finds
    A mark that neither opens nor closes anything: left over beside another, alone between blanks, or after a sentence
    that is not speech.

Why it matters
    It is what remains when a sentence was cut or a mark was typed twice.

What it leaves alone
    Apostrophes at either end of a word, inches and seconds, nested marks that close together: ’”.
"""

from __future__ import annotations

from fic.lint.rule import Example, Faults, Level, Slip, fault_slip, rule
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Fault


@rule(
    on=Faults("stray"),
    level=Level.ERROR,
    languages=(),
    examples=(
        Example("“I was late.” ’ Wren nodded.", "’", "“I was late.”  Wren nodded."),
        Example("Wren nodded.” It was late by then.", "”", "Wren nodded. It was late by then."),
    ),
    leaves=(
        "“He said, ‘I was late.’”",
        "Wren nodded. “Nobody spoke.”",
        "The dogs’ bowls were empty, an’ cold.",
        'A board of 6" by 4".',
    ),
)
def stray_quote(_prose: Prose, paragraph: Paragraph, fault: Fault) -> Slip:
    """Answer for a mark without a purpose."""
    return fault_slip(paragraph, fault, "This mark neither opens nor closes anything.")
