"""*Neither* is followed by *or*: `neither blue or grey`.

What it finds
    `neither` with an `or`, and no `nor`, within the next few words of the same clause.

Why it matters
    *Neither* wants *nor*; where *or* is right, *either* was meant.

What it leaves alone
    An `or` further on, past a comma, or that joins two things of one side: `neither one or two nor three`.
"""

from __future__ import annotations

from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, word_slip
from fic.manuscript.prose import Paragraph, Prose

_REACH = 5


@rule(
    on=Words("neither"),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(Example("It was neither blue or grey.", "neither blue or", "It was neither blue nor grey."),),
    leaves=(
        "It was neither blue nor grey.",
        "It was either blue or grey.",
        "Neither of them knew, or would say.",
        "Neither man or woman as such, nor child, was there.",
        "Neither was I sure whether to stay or go.",
        "Neither spoke more than a word or two.",
    ),
)
def neither_or(_prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for "neither" whose partner is "or"."""
    keys = paragraph.keys
    if "nor" in keys[index : index + 4 * _REACH] or paragraph.key(index + 1) in {
        "of",
        "one",
        "was",
        "had",
        "did",
        "spoke",
    }:
        return None
    for at in range(index + 1, min(index + _REACH, len(keys))):
        if not paragraph.gap(at - 1).isspace():
            return None
        if keys[at] in {"whether", "either"} or (keys[at] == "or" and paragraph.key(at + 1) in {"two", "three", "so"}):
            return None
        if keys[at] == "or" and at > index + 1 and paragraph.gap(at).isspace():
            words = paragraph.text[paragraph.starts[index] : paragraph.starts[at]]
            return word_slip(paragraph, index, at, '"Neither" goes with "nor".', f"{words}nor")
    return None
