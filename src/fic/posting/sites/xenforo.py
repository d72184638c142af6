"""XenForo forums: SpaceBattles, Sufficient Velocity, Questionable Questing.

A chapter is a post in BBCode, its title the label of its threadmark. There are no fields for notes: they go into the
post, between rules. Paragraphs are set apart by an empty line, scene breaks are `[hr][/hr]` (a paired tag), quotes are
indented. A bracket of yours that would begin a tag the forum knows is shown as it is, by `[plain]`. How long a post may
be is each forum's own business: a longer chapter becomes several posts, cut at a scene break where there is one.

Source: iarna/fetch-fic `output/bbcode/html-to-bbcode.js`, used in production; threadmarks: FanFicFare.
"""

from __future__ import annotations

from fic.posting.bbcode import bbcode
from fic.posting.carrying import Carrying, Feature
from fic.posting.seen_bbcode import census_of_bbcode
from fic.posting.site import Content, Limit, Place, Site


def _checklist(content: Content) -> tuple[str, ...]:
    steps = [
        "Reply to your thread; switch the editor to BBCode (the [ ] button) before pasting, and look at the preview.",
        "Add a threadmark to the post, category Threadmarks, with the chapter's title for a label.",
    ]
    if content.release and content.release > content.now:
        steps.append(f"It can't schedule: post it yourself at {content.release:%Y-%m-%d %H:%M}.")
    return tuple(steps)


XENFORO = Site(
    name="xenforo",
    title="SpaceBattles and other XenForo forums",
    media_type="text/plain",
    pasted="text/plain",
    suffix=".bbcode.txt",
    places=frozenset({Place.TITLE, Place.BODY}),
    carrying=Carrying(
        frozenset(Feature) - {Feature.HEADING, Feature.CODE, Feature.START, Feature.FOOTNOTE},
        links=("http:", "https:"),
    ),
    rendered=bbcode,
    seen=census_of_bbcode,
    checklist=_checklist,
    aliases=(
        "spacebattles",
        "sufficient-velocity",
        "sufficientvelocity",
        "questionable-questing",
        "questionablequesting",
    ),
    limits=(Limit("title", Place.TITLE, 100, confirmed=False), Limit("body", Place.BODY, 100_000, confirmed=False)),
    splits="body",
    doubts=("How long a threadmark's label and a post may be differs between forums.",),
)
