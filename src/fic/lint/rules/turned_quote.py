"""A quotation mark is turned the wrong way round: “Yes,“ or ”Yes,”.

What it finds
    An opening mark where something ends, a closing one where something begins: after a dash or an ellipsis, after a
    word, before a letter. Single marks too.

Why it matters
    Programs that curl quotes guess, and they guess wrongly after dashes and ellipses. Readers see the hook turn.

What it leaves alone
    Straight marks, which have no direction, and languages that turn them differently („so“, »so«, ”so”).
"""

from __future__ import annotations

from fic.lint.rule import Example, Faults, Level, Slip, fault_slip, rule
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Fault


@rule(
    on=Faults("facing", "facing-single"),
    level=Level.ERROR,
    languages=(),
    examples=(
        Example("“But if—“\n\n“No,” said Wren.", "“", "“But if—”\n\n“No,” said Wren."),
        Example("He stopped. ”Who is it?” he asked.", "”", "He stopped. “Who is it?” he asked."),
        Example(
            "“He said, ’Never again,’ and left,” said Wren.", "’", "“He said, ‘Never again,’ and left,” said Wren."
        ),
    ),
    leaves=(
        "“But if—”\n\n“No,” said Wren.",
        "“He said, ‘Never again,’ and left,” said Wren.",
        "“—and so,” she said, “’tis done.”",
        "„Komm“, sagte sie.",
        "He saw the dogs’ bowls and the boys’ coats.",
        '"But if-" he said.',
    ),
)
def turned_quote(_prose: Prose, paragraph: Paragraph, fault: Fault) -> Slip:
    """Answer for a mark that faces the wrong way."""
    kind = "an opening" if fault.repair in ("”", "’") else "a closing"
    return fault_slip(paragraph, fault, f"This is {kind} mark; it should face the other way.", safe=True)
