"""A chapter has scene breaks of different kinds.

What it finds
    A scene break that is typed in another way than the chapter's first: `***` here and `~~~` there.

Why it matters
    Readers learn what a break looks like, and some sites turn one kind into a line and print the other as it is.

What it leaves alone
    Breaks of one kind with more or fewer marks or blanks: `***` and `* * *`.
"""

from __future__ import annotations

from collections.abc import Iterable

from fic.lint.rule import BODY_ONLY, Chapters, Example, Level, Slip, rule, slip
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import Prose


@rule(
    on=Chapters(),
    level=Level.HINT,
    languages=(),
    places=BODY_ONLY,
    examples=(Example("One.\n\n***\n\nTwo.\n\n~ ~ ~\n\nThree.", "~ ~ ~"),),
    leaves=(
        "One.\n\n***\n\nTwo.\n\n* * *\n\nThree.",
        "One.\n\n---\n\nTwo.",
        "One.\n\nTwo.",
    ),
)
def mixed_scene_breaks(prose: Prose) -> Iterable[Slip]:
    """Answer for each break that isn't of the first one's kind."""
    breaks = [paragraph for paragraph in prose.paragraphs if paragraph.kind is Kind.BREAK]
    first = next((frozenset("".join(each.text.split())) for each in breaks), None)
    for each in breaks:
        typed = each.text.strip()
        if frozenset("".join(typed.split())) != first:
            start = each.text.index(typed)
            yield slip(each, start, start + len(typed), "This scene break is of another kind than the chapter's first.")
