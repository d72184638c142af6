"""What a site is to fic: what it asks for, what it can carry, how long things may be, and what to do there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from fic.errors import UsageError
from fic.manuscript.passage import Blocks
from fic.posting.carrying import Carrying
from fic.posting.census import Census
from fic.posting.joining import joined
from fic.registry import nearest, values

PACKAGE = "fic.posting.sites"


class Place(StrEnum):
    """Where on a site's form something goes."""

    TITLE = "title"
    SUMMARY = "summary"
    BEFORE = "before"
    BODY = "body"
    AFTER = "after"

    @property
    def spoken(self) -> str:
        """What people call it."""
        return {"before": "opening note", "after": "closing note"}.get(self.value, self.value)


@dataclass(frozen=True, slots=True)
class Content:
    """A chapter as its author means it for readers, before any site's rules.

    ``first`` says that the story begins with it. ``now`` and ``release`` (the planned moment, if there is one) carry
    the story's time zone. ``posted`` is the day it went up, where that day is past: then nothing is planned any more.
    """

    label: str
    title: str
    summary: Blocks
    before: Blocks
    body: Blocks
    after: Blocks
    first: bool
    now: datetime
    release: datetime | None = None
    posted: date | None = None

    def at(self, place: Place) -> Blocks:
        """Return what goes to a place other than the title."""
        return {Place.SUMMARY: self.summary, Place.BEFORE: self.before, Place.BODY: self.body, Place.AFTER: self.after}[
            place
        ]


@dataclass(frozen=True, slots=True)
class Limit:
    """How long something may be, in characters (code points) of what the site stores.

    ``name`` is its key under `[sites.<name>.limits]`. A limit that isn't ``confirmed`` is hearsay: a default the author
    can change, told as such. ``least`` and ``most`` are inclusive; ``most`` is None where there is none.
    """

    name: str
    place: Place
    most: int | None
    least: int = 0
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to put on the site: where, what, of which type, and the blocks it was made from (none of a title).

    Of a body that had to be split, ``turn`` and ``turns`` say which post this is.
    """

    place: Place
    text: str
    media_type: str
    blocks: Blocks = ()
    turn: int = 1
    turns: int = 1

    @property
    def name(self) -> str:
        """What to call it: `body`, `opening note`, or `body 2 of 3`."""
        spoken = self.place.spoken
        return f"{spoken} {self.turn} of {self.turns}" if self.turns > 1 else spoken


def _length(_place: Place, text: str) -> int:
    return len(text)


def _as_it_is(_title: str, text: str) -> str:
    return text


@dataclass(frozen=True)
class Site:
    """A site's rules. Its page is the docstring of the module it is in.

    ``media_type`` is that of a file of its markup, ``pasted`` that of what its editor wants from the clipboard: HTML
    may be wanted as formatted text, or as text to be typed.

    ``places`` are the fields it has; notes without a field of their own go into the body, between scene breaks.
    ``rendered`` makes its markup of blocks that it can carry, ``seen`` counts what it will show of that markup,
    ``stored`` says how long the site takes it to be, and ``remarks`` what it does to some markup that it shouldn't.
    ``numbers`` says that it shows before a title which chapter of the story it is, as in `Chapter 1: The Start`.
    ``filed`` makes of a title and a text what stands in a file. ``checklist`` says what to do there. ``aliases`` are
    sites with the same rules. ``splits`` names the limit at which a body becomes several posts; ``doubts`` are
    sentences on what could not be confirmed.
    """

    name: str
    title: str
    media_type: str
    pasted: str
    suffix: str
    places: frozenset[Place]
    carrying: Carrying
    rendered: Callable[[Blocks], str]
    seen: Callable[[str], Census]
    checklist: Callable[[Content], tuple[str, ...]]
    aliases: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    stored: Callable[[Place, str], int] = _length
    remarks: Callable[[str], tuple[str, ...]] = field(default=lambda _text: ())
    splits: str = ""
    numbers: bool = False
    filed: Callable[[str, str], str] = _as_it_is
    doubts: tuple[str, ...] = ()

    def matter(self, content: Content) -> Mapping[Place, Blocks]:
        """Return what goes to each of the site's fields but the title, before its rules; empty ones are left out."""
        before = () if Place.BEFORE in self.places else content.before
        after = () if Place.AFTER in self.places else content.after
        body = joined([before, content.body, after])
        found = {place: content.at(place) for place in Place if place in self.places and place is not Place.TITLE}
        found[Place.BODY] = body
        return {place: blocks for place, blocks in found.items() if blocks}


def all_sites() -> tuple[Site, ...]:
    """Return every site there is a file for, in the order of their names."""
    return tuple(sorted(values(PACKAGE, Site), key=lambda site: site.name))


def site_named(name: str) -> Site:
    """Return the site, or the one with the same rules, that ``name`` calls; raises UsageError where there is none."""
    sites = all_sites()
    names = {called: site for site in sites for called in (site.name, *site.aliases)}
    if name in names:
        return names[name]
    near = nearest(name, tuple(names))
    hint = f"Did you mean {near}?" if near else f"It knows {', '.join(site.name for site in sites)}."
    raise UsageError(f"fic has no rules for {name}. {hint} For any other site there are rich-text and plain.")
