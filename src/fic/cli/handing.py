"""Packets handed to the author: prepared for a site, put on the clipboard, written into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from fic.cli.said import say
from fic.errors import FicError, UsageError
from fic.files.folder import StoryFolder
from fic.manuscript.chapter import Chapter
from fic.manuscript.story import Story
from fic.posting.packet import Packet, packet
from fic.posting.packet_files import folder_name, packet_files
from fic.posting.recap import recap
from fic.posting.site import Part, Place

PARTS = {place.value: place for place in Place}


def prepared(
    folder: StoryFolder,
    story: Story,
    chapter: Chapter,
    site: str,
    day: date,
    now: datetime,
    posted: date | None = None,
) -> Packet:
    """Return a chapter's packet for a site whose readers get it on ``day``, with the recap that is due by then.

    ``posted`` is that day again where the author has said it, so that no plan counts any more.
    """
    return packet(chapter, story, folder.config, site, now, recap(story, chapter, site, day), posted)


def chosen(made: Packet, name: str) -> tuple[Part, ...]:
    """Return the parts of a packet that ``name`` calls: one, or the posts of a body; ``body:2`` is the second.

    Raises UsageError for a name that is no part, FicError for a part the packet doesn't have.
    """
    called, _, turn = name.partition(":")
    place = PARTS.get(called)
    if place is None or (turn and not turn.isdecimal()):
        raise UsageError(f"{name} is no part of a packet: it has {', '.join(PARTS)}.")
    found = tuple(each for each in made.part(place) if not turn or each.turn == int(turn[:9]))
    if not found:
        there = ", ".join(dict.fromkeys(each.place.value for each in made.parts))
        raise FicError(f"There is no {place.spoken} for {made.name} in this chapter's packet; it has {there}.")
    return found


def copy_part(made: Packet, name: str) -> None:
    """Put a part on the clipboard in the type the site's editor wants, and say what is left to copy."""
    from fic.files.clipboard import copied

    part = chosen(made, name)[0]
    media_type = "text/plain" if part.place is Place.TITLE else made.site.pasted
    taker = copied(part.text, media_type)
    kind = " as formatted text" if media_type == "text/html" else ""
    say(f"Copied the {part.name}{kind}: {len(part.text):,} characters, by {taker}.")
    rest = [_flag(each) for each in made.parts if each is not part]
    if rest:
        say(f"To copy next: --part {', '.join(rest)}.")


def _flag(part: Part) -> str:
    return f"{part.place.value}:{part.turn}" if part.turns > 1 else part.place.value


def write_packet(made: Packet, to: Path) -> None:
    """Write a packet's files into a folder of its own in ``to``, over those of an earlier one, and say where."""
    from fic.files.outbox import written

    say(f"Wrote {written(to / folder_name(made), packet_files(made))}")


def show(packets: Sequence[Packet]) -> None:
    """Print what goes where on the site, whether it fits, and what to do there, packet by packet."""
    from fic.report.packet import print_packet

    for number, made in enumerate(packets):
        if number:
            say()
        print_packet(made)


def tell(made: Packet) -> None:
    """Say on standard error what the site won't take, and what it can't carry."""
    for sentence in (*made.problems, *made.remarks):
        say(f"fic: {sentence}", err=True)
