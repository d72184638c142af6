"""A paragraph begins with a tab or four blanks, which makes it code: sites show it in a typewriter's letters.

What it finds
    A paragraph that reads like prose and is indented by a tab or by four blanks or more, as word processors do it.

Why it matters
    Such a paragraph is a block of code in Markdown. AO3 and others show it on one endless line, in letters all of one
    width, with the asterisks of its emphasis; and nothing else is looked for in it.

What it leaves alone
    Fewer blanks, what continues an item of a list, code between fences, and what doesn't read like a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fic.lint.rule import ChapterFacts, Example, Fix, Level, Stories, StorySlip, rule
from fic.manuscript.indented import indented_paragraphs
from fic.manuscript.prose import BODY, Prose

_MESSAGE = "The indent makes this paragraph code: take it out, sites indent by themselves."


def _indented(proses: Sequence[Prose]) -> list[tuple[int, int, str]]:
    """Return where each indent and the word behind it stand in the file, and that word where it can stand alone."""
    found: list[tuple[int, int, str]] = []
    for prose in proses:
        if prose.where != BODY:
            continue
        for each in indented_paragraphs(prose.source):
            word = prose.source[each.text : each.end].split()[0]
            end = prose.start + each.text + len(word)
            found.append((prose.start + each.start, end, word if each.alone else ""))
    return found


@rule(
    on=Stories(_indented, whole=False),
    level=Level.WARNING,
    languages=(),
    examples=(
        Example(
            "It rained.\n\n\tShe took the lamp, and left.", "\tShe", fixed="It rained.\n\nShe took the lamp, and left."
        ),
        Example("It rained.\n\n    “Take the lamp.”", "    “Take", fixed="It rained.\n\n“Take the lamp.”"),
    ),
    leaves=(
        "It rained.\n\n   She took the lamp, and left.",
        "- It rained.\n\n    She took the lamp, and left.",
        "```\n\tShe took the lamp, and left.\n```",
        "It rained.\n\n    print(lamp);",
        "It rained,\n\tand she took the lamp.",
    ),
)
def indented_paragraph(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for each indent."""
    for chapter in chapters:
        for start, end, word in chapter.facts:
            yield StorySlip(chapter.path, BODY, start, end, _MESSAGE, (Fix(word, safe=True),) if word else ())
