"""FanFiction.net.

There is no interface for programs, so a chapter goes through its Doc Manager: this is the file to upload there, or to
open and paste. It has no fields for notes: the opening note, the disclaimer in it, and the closing note go into the
text, between scene breaks. The chapter's title is typed where the document is made a chapter; readers see its number
before it, so a `Chapter 7:` of the author's own is left out.

Lines of asterisks or dashes and blank lines disappear there; its own rule, `<hr>`, survives. What its chapters are
known to hold (measured in two downloads): `p`, `strong`, `em`, `hr`, `span style="text-decoration: underline"` and
`p style="text-align:center"`. A working exporter (iarna/fetch-fic) also gives it strikethrough, super- and subscript,
quotes, headings and lists. The mark ❦ disappears, so ⁂ stands for it, as there.
"""

from __future__ import annotations

from types import MappingProxyType

from fic.manuscript.passage import Align, Blocks, Style
from fic.posting.carrying import Carrying, Feature
from fic.posting.html import Dialect, document, html
from fic.posting.seen_html import census_of_html
from fic.posting.site import Content, Limit, Place, Site

_TAGS = MappingProxyType(
    {
        **Dialect().tags,
        Style.UNDERLINE: ('<span style="text-decoration: underline">', "</span>"),
    }
)
_ALIGNED = MappingProxyType({Align.CENTRE: ' style="text-align:center"'})


def _rendered(blocks: Blocks) -> str:
    return html(blocks, Dialect(tags=_TAGS, aligned=_ALIGNED)).replace("❦", "⁂")


def _checklist(content: Content) -> tuple[str, ...]:
    steps = [
        "Upload the file in Publish > Doc Manager, or open it in a browser, select all, copy, and paste it there.",
        "Look at the preview: every scene break must be a line across, and the italics must be there.",
        "Publish > Manage Stories: add the document as a chapter and type its title.",
    ]
    if content.release and content.release > content.now:
        steps.append(f"It can't schedule: post it yourself at {content.release:%Y-%m-%d %H:%M}.")
    return tuple(steps)


FFN = Site(
    name="ffn",
    title="FanFiction.net",
    media_type="text/html",
    pasted="text/html",
    suffix=".html",
    numbers=True,
    places=frozenset({Place.TITLE, Place.BODY}),
    carrying=Carrying(
        frozenset(Feature) - {Feature.LINK, Feature.IMAGE, Feature.CODE, Feature.RIGHT, Feature.START, Feature.FOOTNOTE}
    ),
    rendered=_rendered,
    seen=census_of_html,
    checklist=_checklist,
    filed=document,
    aliases=("fanfiction-net", "fanfiction", "ff-net"),
    limits=(Limit("title", Place.TITLE, 80, confirmed=False),),
    doubts=(
        "That it takes links and pictures out rests on hearsay, and so does how long a title may be.",
        "Strikethrough, super- and subscript, quotes, headings and lists may not stay: look at the preview.",
    ),
)
