"""Formatted text for pasting: Wattpad, Scribble Hub, Patreon, Substack, any editor that takes what a browser shows.

Clean HTML in the few tags such editors keep: `p`, `em`, `strong`, `u`, `s`, `blockquote`, `hr`, `a`, with headings and
lists where there are any. Most of these sites have no fields for notes, so notes go into the text, between rules.
Copy it with `--copy`, which puts it on the clipboard as formatted text, or open the file in a browser and copy there.
"""

from __future__ import annotations

from fic.manuscript.passage import Blocks
from fic.posting.carrying import Carrying, Feature
from fic.posting.html import Dialect, document, html
from fic.posting.seen_html import census_of_html
from fic.posting.site import Content, Place, Site


def _rendered(blocks: Blocks) -> str:
    return html(blocks, Dialect())


def _checklist(content: Content) -> tuple[str, ...]:
    steps = ["Paste into the editor as formatted text (not “paste as plain text”), and look at the preview."]
    if content.release and content.release > content.now:
        steps.append(f"Planned for {content.release:%Y-%m-%d %H:%M}: schedule it there, if the site can.")
    return tuple(steps)


RICH_TEXT = Site(
    name="rich-text",
    title="Wattpad, Scribble Hub, Patreon, Substack (pasted)",
    media_type="text/html",
    pasted="text/html",
    suffix=".html",
    places=frozenset({Place.TITLE, Place.BODY}),
    carrying=Carrying(
        frozenset(Feature)
        - {
            Feature.IMAGE,
            Feature.CODE,
            Feature.SUPERSCRIPT,
            Feature.SUBSCRIPT,
            Feature.CENTRE,
            Feature.RIGHT,
            Feature.START,
            Feature.FOOTNOTE,
        }
    ),
    rendered=_rendered,
    seen=census_of_html,
    checklist=_checklist,
    filed=document,
    aliases=("wattpad", "scribble-hub", "scribblehub", "patreon", "substack"),
    doubts=("What each editor keeps of a paste differs and changes: fic gives it only what all are said to keep.",),
)
