"""Markdown: for a forum, a blog or a reader that takes it, and for keeping.

CommonMark with strikethrough and footnotes, in the plainest spelling; what Markdown has no marks for (underlining,
super- and subscript, centred lines) stands in HTML's tags. The notes stand before and after the text, between scene
breaks. Comments and the front matter stay behind, as everywhere.
"""

from __future__ import annotations

from fic.manuscript.passage_reading import passages
from fic.posting.carrying import Carrying, Feature
from fic.posting.census import Census, census_of
from fic.posting.markdown import markdown
from fic.posting.site import Content, Place, Site


def _seen(text: str) -> Census:
    return census_of(passages(text))


def _checklist(_content: Content) -> tuple[str, ...]:
    return ("Paste where Markdown is understood, and look at the preview.",)


MARKDOWN = Site(
    name="markdown",
    title="Markdown",
    media_type="text/markdown",
    pasted="text/plain",
    suffix=".md",
    places=frozenset({Place.TITLE, Place.BODY}),
    carrying=Carrying(frozenset(Feature), relative=True),
    rendered=markdown,
    seen=_seen,
    checklist=_checklist,
)
