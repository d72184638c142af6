"""Plain text: for a mail, a form without formatting, a reader who wants nothing else.

Paragraphs with an empty line between, verse line by line, `* * *` for a scene break, the notes set off by such breaks.
Looks are gone; what was a list has its dots and numbers, footnotes stand at the end.
"""

from __future__ import annotations

from fic.manuscript.passage import Blocks, Paragraph, text_of
from fic.posting.carrying import Carrying
from fic.posting.census import Census, Tally
from fic.posting.site import Content, Place, Site

BREAK = "* * *"


def _rendered(blocks: Blocks) -> str:
    return "\n\n".join(text_of(block.inlines) if isinstance(block, Paragraph) else BREAK for block in blocks)


def census_of_plain(text: str) -> Census:
    """Return the census of plain text: empty lines end paragraphs, and three asterisks alone are a scene break."""
    tally = Tally()
    for paragraph in text.split("\n\n"):
        if paragraph == BREAK:
            tally.one("scene_breaks")
            continue
        for at, line in enumerate(paragraph.split("\n")):
            if at:
                tally.line_break()
            tally.run(line)
        tally.end_block()
    return tally.census()


def _checklist(_content: Content) -> tuple[str, ...]:
    return ("Italics and other looks are gone: don't use this where formatted text can be pasted.",)


PLAIN_TEXT = Site(
    name="plain",
    title="Plain text",
    media_type="text/plain",
    pasted="text/plain",
    suffix=".txt",
    places=frozenset({Place.TITLE, Place.BODY}),
    carrying=Carrying(frozenset()),
    rendered=_rendered,
    seen=census_of_plain,
    checklist=_checklist,
)
