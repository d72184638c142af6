"""``fic export``."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from fic.cli.completion import chapters as chapter_names
from fic.cli.completion import sites as site_names
from fic.cli.flags import refuse
from fic.cli.handing import chosen, copy_part, prepared, show, tell, write_packet
from fic.cli.recording import named_chapters
from fic.cli.said import hand_out, say
from fic.cli.today import now_in
from fic.errors import FicError, UsageError
from fic.files.folder import StoryFolder, read_story, story_folder
from fic.manuscript.chapter import Chapter
from fic.posting.packet import Packet


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
        str | None,
        typer.Option(
            "--part",
            metavar="PART",
            help="What --stdout and --copy take: title, summary, before, body, after; body:2. Default: body.",
        ),
    ] = None,
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
    _refuse_contradictions(to, part, stdout=stdout, copy=copy, as_json=as_json)
    folder = story_folder(Path.cwd())
    if book is not None:
        refuse(
            "--format writes a file of the whole story, or of the chapters named, into the folder of --to",
            {"--site": site, "--stdout": stdout, "--copy": copy, "--json": as_json},
        )
        _bind(folder, names, book, to)
        return
    if not names:
        raise UsageError("Which chapter? Name it by number, slug or path; --format epub takes the whole story.")
    reading, chapters = named_chapters(folder, names)
    if len(chapters) > 1 and (stdout or copy):
        raise UsageError("--stdout and --copy take one chapter; --to DIR takes many.")
    now = now_in(folder.config.story.zone)
    where = site.lower() if site else folder.config.main_site  # everyone writes AO3
    packets = tuple(prepared(folder, reading.story, chapter, where, _due(chapter, now), now) for chapter in chapters)
    if as_json:
        from fic.report.packet_json import packets_json

        hand_out(packets_json(packets))
    elif to is not None:
        for made in packets:
            write_packet(made, to)
            tell(made)
    elif stdout or copy:
        _hand_over(packets[0], part or "body", copy=copy)
    else:
        show(packets)
    if any(made.problems for made in packets):
        raise typer.Exit(1)


def _refuse_contradictions(to: Path | None, part: str | None, *, stdout: bool, copy: bool, as_json: bool) -> None:
    if sum((to is not None, stdout, copy, as_json)) > 1:
        raise UsageError("Choose one of --to, --stdout, --copy and --json.")
    if not (stdout or copy):
        refuse("--part is for --stdout and --copy", {"--part": part})


def _hand_over(made: Packet, part: str, *, copy: bool) -> None:
    """Put a part of a packet on the clipboard, else on standard output, and tell what the site won't take of it."""
    if copy:
        copy_part(made, part)
    else:
        hand_out("\n\n".join(each.text for each in chosen(made, part)))
    tell(made)


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
