"""Speech is not closed: “Yes, he said.

What it finds
    An opening mark without its closing one: another opens before it is closed, a speech tag follows inside it, or the
    paragraph ends and the next does not go on with it.

Why it matters
    The reader cannot tell what is said from what is told.

What it leaves alone
    Speech that runs over several paragraphs, each opening with a mark of its own, as English custom has it; verse and
    letters quoted without a mark at each paragraph.
"""

from __future__ import annotations

from fic.lint.rule import Example, Faults, Level, Slip, fault_slip, rule
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Fault

_MESSAGES = {
    "reopened": "Speech opens here, and what was opened before it is not closed.",
    "unclosed-mid": "A quotation opens here and is never closed.",
    "inner-unclosed": "The inner quotation is not closed before the outer one.",
    "single-unclosed": "A single mark opens here and nothing closes it.",
}


@rule(
    on=Faults(
        "unclosed",
        "unclosed-mid",
        "reopened",
        "close-before-tag",
        "inner-unclosed",
        "single-unclosed",
    ),
    level=Level.ERROR,
    languages=(),
    examples=(
        Example("“I was late.\n\nWren said nothing.", "late.", "“I was late.”\n\nWren said nothing."),
        Example("“I was late, he said.\n\nWren nodded.", "late,", "“I was late,” he said.\n\nWren nodded."),
        Example("“I was late, said Wren. “So were you.”", "late,", "“I was late,” said Wren. “So were you.”"),
    ),
    leaves=(
        "“I was late.”\n\nWren said nothing.",
        "“It began long ago, before any of you were born, when the gate was wood.\n\n“Then came the winter.”",
        "“He said, ‘I was late,’ and left.”",
        '"I was late," said Wren. \'Twas cold.',
        'The board was 6" wide.',
    ),
)
def unclosed_quote(_prose: Prose, paragraph: Paragraph, fault: Fault) -> Slip:
    """Answer for a quotation that is left open."""
    message = _MESSAGES.get(fault.kind, "Speech is opened before this and not closed.")
    return fault_slip(paragraph, fault, message)
