"""Royal Road.

Three editors (TinyMCE) for one chapter: the note before, the chapter, the note after; they take formatted text by
pasting, or HTML in the source view. A chapter can be scheduled once the fiction is approved (knowledge base, page 83).
There is no default author's note, so fic fills in yours from `.fic.toml`.

A client that talks to the site (fs-c/royalroad-api) refuses chapters under 500 characters.
"""

from __future__ import annotations

from datetime import UTC

from fic.manuscript.passage import Blocks
from fic.posting.carrying import Carrying, Feature
from fic.posting.html import Dialect, document, html
from fic.posting.seen_html import census_of_html
from fic.posting.site import Content, Limit, Place, Site


def _rendered(blocks: Blocks) -> str:
    return html(blocks, Dialect())


def _checklist(content: Content) -> tuple[str, ...]:
    steps = [
        "Paste each block into its editor: note before, chapter, note after (as formatted text, or in < > source)."
    ]
    if content.release and content.release > content.now:
        there = content.release.astimezone(UTC)
        zone = content.release.tzname() or "your time"
        steps.append(
            f"Schedule it for {there:%Y-%m-%d %H:%M} UTC, which is {content.release:%Y-%m-%d %H:%M} {zone}; mind which "
            "zone the form shows."
        )
    if content.first:
        steps.append("A new fiction is approved by hand within a day or so; scheduling works after that.")
    return tuple(steps)


ROYAL_ROAD = Site(
    name="royal-road",
    title="Royal Road",
    media_type="text/html",
    pasted="text/html",
    suffix=".html",
    places=frozenset({Place.TITLE, Place.BEFORE, Place.BODY, Place.AFTER}),
    carrying=Carrying(frozenset(Feature) - {Feature.FOOTNOTE}),
    rendered=_rendered,
    seen=census_of_html,
    checklist=_checklist,
    filed=document,
    aliases=("royalroad",),
    limits=(Limit("body", Place.BODY, None, least=500, confirmed=False),),
    doubts=("The least length comes from another program, not from the site.",),
)
