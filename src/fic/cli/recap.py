"""``fic recap``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fic.cli.completion import chapters as chapter_names
from fic.cli.completion import sites as site_names
from fic.cli.known_site import known_site
from fic.cli.recording import named_chapters
from fic.cli.said import hand_out, say
from fic.cli.today import given_day, today
from fic.errors import UsageError
from fic.files.folder import story_folder
from fic.manuscript.counting import spoken_count
from fic.manuscript.recap_size import Size
from fic.posting.recap import Recap, recap_of
from fic.report.inert import inert, json_text

_SIZES = {Size.LINE: "a sentence", Size.SHORT: "a short recap", Size.FULL: "a full recap"}


def main(
    name: Annotated[str, typer.Argument(metavar="N", help="A chapter.", autocompletion=chapter_names)],
    site: Annotated[
        str | None,
        typer.Option(
            "--site", "-s", metavar="S", help="Whose readers. Default: the main site's.", autocompletion=site_names
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day it is posted. Default: as planned, else today.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Tell readers what came before.

    Made of the summaries of the chapters a site has, as much as the gap since its last update asks for: nothing up to
    a week, a sentence up to three weeks, a short recap up to two months, then the story so far. `fic post`
    puts it into the opening note, at {recap} where it has that; when the next chapter is posted, `fic drift` says that
    it can go.

    \b
    Examples:
      fic recap 8
      fic recap 8 --site royal-road --on 2026-12-04
    """
    folder = story_folder(Path.cwd())
    reading, chapters = named_chapters(folder, [name])
    if len(chapters) > 1:
        raise UsageError("A recap is of one chapter: name one.")
    chapter = chapters[0]
    site = known_site(site or folder.config.main_site, folder.config, reading.story.chapters)
    now = today(folder.config.story.zone)
    planned = chapter.release if chapter.release and chapter.release > now else now
    found = recap_of(reading.story, chapter, site, given_day(on) if on else planned)
    if as_json:
        hand_out(_json(found))
        return
    if found.text:
        for line in found.text.split("\n"):
            say(line)
    say(_why(found), err=bool(found.text))


def _why(found: Recap) -> str:
    """Return why the recap is as it is, and where it goes."""
    site, label = found.site, found.chapter.label
    if found.gap is None:
        return f"{site} has no chapter before chapter {label}, so there is nothing to recall."
    since = f"Readers on {site} had {spoken_count(found.gap, 'day')} to forget"
    if found.ended_by:
        return f"They have chapter {found.ended_by.label} on {site} already: chapter {label} needs no recap now."
    if found.size is Size.NONE:
        return f"{since}: no recap needed."
    if not found.text:
        return f"{since}, but the chapters before have no summaries: add `summary:` to the last of them."
    size = _SIZES[found.size]
    return f"{since}: {size}. fic post puts it into the opening note; when the next chapter is up, it can go."


def _json(found: Recap) -> str:
    return json_text(
        {
            "version": 1,
            "chapter": found.chapter.number,
            "path": str(found.chapter.path),
            "site": found.site,
            "on": found.day.isoformat(),
            "gap_days": found.gap,
            "size": found.size.value,
            "recap": "\n".join(inert(line) for line in found.text.split("\n")),
            "ended_by": str(found.ended_by.path) if found.ended_by else None,
        },
    )
