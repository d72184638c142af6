"""A note was begun and nothing stands in it.

What it finds
    A label with nothing after it (`A/N:`, `Author's note:`), at the end or before a break, and a summary or note in the
    front matter that is nothing but a label or marks (`...`, `???`).

Why it matters
    Sites show the heading of a note that has no text. While a chapter is being drafted it is only a hint.

What it leaves alone
    A summary or note that is not there at all or `""`, which says that there is none; labels whose note follows, in
    the same paragraph or the next, and headings without a colon; hearts, smiles and other notes without words; titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fic.lint.rule import Chapters, Example, Level, Slip, lazy_pattern, rule, slip
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import BODY, Paragraph, Prose

_PLACES = (BODY, "summary", "notes.before", "notes.after")
_OWN = r"(?:a\s?/\s?n|author[’']?s?[’']? notes?)"
_ANY = rf"(?:{_OWN}|(?:(?:end|chapter|opening|closing) )?notes?|summary|disclaimer)"
_FILLING = frozenset("-–—_.…~*=#,;:?/|")


@rule(
    on=Chapters(),
    level=Level.WARNING,
    languages=(),
    places=_PLACES,
    unfinished=True,
    examples=(
        Example("It rained on the gate.\n\nA/N:", "A/N:"),
        Example("Author's Note:\n\n***\n\nIt rained on the gate.", "Author's Note:"),
        Example('---\nsummary: "..."\n---\n\nIt rained on the gate.', "..."),
    ),
    leaves=(
        "A/N: Thank you for reading!\n\nIt rained on the gate.",
        "A/N:\n\nThank you for reading!",
        'It rained on the gate.\n\nShe wrote one word on the page: "Notes."',
        '---\nnotes: {before: "", after: "<3"}\n---\n\nIt rained on the gate.',
    ),
)
def empty_note(prose: Prose) -> Iterable[Slip]:
    """Answer for labels that nothing follows, and for notes without a word."""
    field = prose.where != BODY
    for paragraph in prose.paragraphs:
        typed = paragraph.text.strip()
        if len(typed) > 40:
            continue
        if field and len(prose.paragraphs) == 1 and _FILLING.issuperset("".join(typed.split())):
            yield _answer(paragraph, "Nothing stands here but marks.")
        elif _is_last(prose, paragraph) and _is_label(typed, field=field) and (field or typed[-1] == ":"):
            yield _answer(paragraph, "Nothing follows this label.")


def _is_label(typed: str, *, field: bool) -> bool:
    return lazy_pattern(_ANY if field else _OWN, re.IGNORECASE).fullmatch(typed.removesuffix(":").rstrip()) is not None


def _is_last(prose: Prose, paragraph: Paragraph) -> bool:
    """Return whether no words of the same part of the text follow."""
    following = prose.following(paragraph)
    return following is None or following.kind in (Kind.BREAK, Kind.HEADING)


def _answer(paragraph: Paragraph, message: str) -> Slip:
    end = len(paragraph.text.rstrip())
    return slip(paragraph, end - len(paragraph.text[:end].lstrip()), end, message)
