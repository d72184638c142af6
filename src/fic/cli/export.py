"""``fic export``."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from fic.cli.completion import chapters as chapter_names
from fic.cli.completion import sites as site_names
from fic.cli.recording import named_chapters
from fic.cli.said import hand_out, say
from fic.cli.today import now_in
from fic.errors import FicError, UsageError
from fic.files.folder import StoryFolder, read_story, story_folder
from fic.manuscript.chapter import Chapter
from fic.posting.packet import Packet, packet
from fic.posting.recap import recap
from fic.posting.site import Part, Place

PARTS = {place.value: place for place in Place}


def main(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[N…]", help="Chapters: numbers, ranges, slugs, paths.", autocompletion=chapter_names),
    ] = None,
    site: Annotated[
        str | None,
        typer.Option("--site", "-s", metavar="S", help="Default: the main site.", autocompletion=site_names),
    ] = None,
    book: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="The whole story as one file: epub or html.")
    ] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="DIR", help="Write the files there.")] = None,
    stdout: Annotated[bool, typer.Option("--stdout", help="Write the text, and nothing else.")] = False,
    copy: Annotated[bool, typer.Option("--copy", help="Put the text on the clipboard.")] = False,
    part: Annotated[
        str,
        typer.Option(
            "--part", metavar="PART", help="What --stdout and --copy take: title, summary, before, body, after; body:2."
        ),
    ] = "body",
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Prepare a chapter for one site, or the whole story as a book.

    Shows what goes into which field there, whether it fits the site's limits, what the site can't carry, and what to do
    there, step by step. Comments, marks of fic's and everything else in the front matter stay behind. Notes come from
    the chapter, else from [notes] in .fic.toml; their slots are filled, and the disclaimer goes where it is due.
    Nothing is recorded and nothing is sent. Exits with 1 if a limit is broken.

    \b
    Examples:
      fic export 7 --site ao3                        what goes where, and the checklist
      fic export 7 --site ao3 --copy                 the body, for the HTML tab
      fic export 7 --site ao3 --copy --part before   the opening note
      fic export 1-3 --site ffn --to outbox          files to upload
      fic export 7 --site markdown --stdout | less
      fic export --format epub                       the whole story, for beta readers
    """
    if sum((to is not None, stdout, copy, as_json)) > 1:
        raise UsageError("Choose one of --to, --stdout, --copy and --json.")
    folder = story_folder(Path.cwd())
    if book is not None:
        if stdout or copy or as_json or site:
            raise UsageError("--format writes a file of the whole story: it goes with --to and with chapters alone.")
        _bind(folder, names, book, to)
        return
    if not names:
        raise UsageError("Which chapter? Name it by number, slug or path; --format epub takes the whole story.")
    reading, chapters = named_chapters(folder, names)
    if len(chapters) > 1 and (stdout or copy):
        raise UsageError("--stdout and --copy take one chapter; --to DIR takes many.")
    now = now_in(folder.config.story.zone)
    name = site or folder.config.main_site
    story = reading.story
    packets = tuple(
        packet(chapter, story, folder.config, name, now, recap(story, chapter, name, _due(chapter, now)))
        for chapter in chapters
    )
    if as_json:
        from fic.report.packet_json import packets_json

        hand_out(packets_json(packets))
    elif to is not None:
        for each in packets:
            say(f"Wrote {write_packet(each, to)}")
            _tell(each)
    elif stdout:
        hand_out("\n\n".join(each.text for each in chosen(packets[0], part)))
        _tell(packets[0])
    elif copy:
        copy_part(packets[0], part)
        _tell(packets[0])
    else:
        from fic.report.packet import print_packet

        for number, each in enumerate(packets):
            if number:
                say()
            print_packet(each)
    if any(each.problems for each in packets):
        raise typer.Exit(1)


def _bind(folder: StoryFolder, names: list[str] | None, book: str, to: Path | None) -> None:
    """Write the whole story, or the named chapters, as a book."""
    from fic.cli.export_book import bound

    if names:
        reading, chapters = named_chapters(folder, names)
    else:
        reading = read_story(folder)
        chapters = reading.story.chapters
        if reading.problems:
            raise FicError(f"A book needs every chapter: {reading.problems[0].sentence}")
    say(f"Wrote {bound(folder, reading.story, chapters, book, to or Path())}")


def _due(chapter: Chapter, now: datetime) -> date:
    """Return the day readers will have a chapter, as far as is known: as planned, else today."""
    return max(chapter.release, now.date()) if chapter.release else now.date()


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


def write_packet(made: Packet, to: Path) -> str:
    """Write a packet's files into a folder of its own in ``to``, over those of an earlier one; return that folder."""
    from fic.files.outbox import written

    stem = re.sub(r"[^\w.-]+", "-", made.chapter.path.stem).strip("-.") or "chapter"
    files = {"checklist.txt": "".join(f"- {step}\n" for step in (*made.problems, *made.remarks, *made.checklist))}
    for part in made.parts:
        turn = f"-{part.turn}" if part.turns > 1 else ""
        suffix = ".txt" if part.place is Place.TITLE else made.site.suffix
        name = stem if part.place is Place.BODY else part.place.value
        text = part.text if part.place is Place.TITLE else made.site.filed(made.part(Place.TITLE)[0].text, part.text)
        files[f"{name}{turn}{suffix}"] = text + "\n"
    return str(written(to / f"{stem}.{made.name}", files))


def _tell(made: Packet) -> None:
    for sentence in (*made.problems, *made.remarks):
        say(f"fic: {sentence}", err=True)
