"""A short speech is left open though another speaker seems to answer it.

What it finds
    A turn without its closing mark, before a paragraph that opens with a mark of its own, where the first is a
    question, the second has a speech tag, or both are of a few words.

Why it matters
    In print that says that the same person goes on speaking; in a dialogue of short turns it is a mark forgotten.

What it leaves alone
    Turns of thirty words and more, speeches of several paragraphs, letters with their salutations, and every paragraph
    of a speech that has begun to run on.
"""

from __future__ import annotations

from fic.lint.rule import Example, Faults, Level, Slip, fault_slip, rule
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Fault


@rule(
    on=Faults("unclosed-short"),
    level=Level.WARNING,
    languages=(),
    examples=(Example("“Is it late?\n\n“It is,” said Wren.", "late?", "“Is it late?”\n\n“It is,” said Wren."),),
    leaves=(
        "“Is it late?”\n\n“It is,” said Wren.",
        "“It began long ago, before any of you were born, when the gate was wood.\n\n“Then came the winter.”",
        "“‘Is it late?’ he said.\n\n“‘It is,’ I said.”",
        "“Dear Wren,\n\n“Come home at once, for it is late.”",
    ),
)
def unclosed_turn(_prose: Prose, paragraph: Paragraph, fault: Fault) -> Slip:
    """Answer for a short speech that is left open before another."""
    return fault_slip(paragraph, fault, "This speech is not closed, and the next paragraph opens another.")
