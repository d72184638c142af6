"""``fic post``."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from fic.cli.completion import chapters as chapter_names
from fic.cli.completion import sites as site_names
from fic.cli.finish import written_days
from fic.cli.recording import named_chapters, record
from fic.cli.today import given_day, today
from fic.errors import FicError, UsageError
from fic.files.config import Config
from fic.files.folder import StoryFolder, story_folder
from fic.files.front_matter_edit import Changes
from fic.manuscript.chapter import Chapter
from fic.manuscript.selection import numbers_of
from fic.registry import nearest


def main(
    names: Annotated[
        list[str],
        typer.Argument(metavar="N…", help="Chapters: numbers, ranges, slugs, paths.", autocompletion=chapter_names),
    ],
    site: Annotated[
        str, typer.Option("--site", "-s", metavar="S", help="The site that has them.", autocompletion=site_names)
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE|git", help="The day; `git`: when each was really written. Default: today."),
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where the chapter is on that site.")] = None,
    record_only: Annotated[
        bool, typer.Option("--record-only", help="They are on the site already: only note it.")
    ] = False,
    no_commit: Annotated[bool, typer.Option("--no-commit", help="Only write the files; leave git to me.")] = False,
) -> None:
    """Record that chapters are posted.

    Writes the site and the day into their front matter and makes one commit of exactly those files. A chapter posted
    there before keeps its first day. This version records what you posted yourself (--record-only); it doesn't
    prepare a chapter for a site yet.

    \b
    Examples:
      fic post 1-40 --site ao3 --on git --record-only      an old story, true in one commit
      fic post 7 --site ao3 --record-only --url https://archiveofourown.org/works/1/chapters/7
      fic post 7 --site royal-road --on 2026-10-09 --record-only
    """
    if not record_only:
        raise UsageError(
            "fic doesn't prepare chapters for sites yet: post it yourself, then note it here with --record-only."
        )
    folder = story_folder(Path.cwd())
    _check_site(folder.config, site)
    _reading, chapters = named_chapters(folder, names)
    if url is not None and (len(chapters) > 1 or not url.startswith(("http://", "https://"))):
        raise UsageError("--url takes the http(s) address of one chapter.")
    empty = [chapter for chapter in chapters if not chapter.words]
    if empty:
        raise FicError(f"{empty[0].path} has no words, so it cannot be what readers have.")
    days = _days(folder, chapters, on)
    changes = {
        chapter.path: change for chapter in chapters if (change := _change(chapter, site, days[chapter.path], url))
    }
    if not changes:
        typer.echo(f"Nothing to do: {numbers_of(chapters)} on {site} already, as of that day.")
        return
    done = tuple(chapter for chapter in chapters if chapter.path in changes)
    subject = f"Post {numbers_of(done)} to {site}" + (f": {done[0].title}" if len(done) == 1 else "")
    record(folder, changes, subject, commit=not no_commit)
    typer.echo(f"Recorded on {site}: {numbers_of(done)}.")


def _check_site(config: Config, site: str) -> None:
    known = tuple(dict.fromkeys((config.main_site, *config.story.sites, *config.sites)))
    if site not in known:
        near = nearest(site, known)
        hint = f"Did you mean {near}?" if near else f"It has {', '.join(known)}; add it to `sites` in .fic.toml."
        raise UsageError(f"This story isn't posted on {site}. {hint}")


def _days(folder: StoryFolder, chapters: tuple[Chapter, ...], on: str | None) -> dict[PurePosixPath, date]:
    now = today(folder.config.story.zone)
    if on == "git":
        return written_days(folder, list(chapters))
    day = given_day(on) if on else now
    if day > now:
        raise UsageError(f"{day} is still to come; record a posting when readers have it.")
    return {chapter.path: day for chapter in chapters}


def _change(chapter: Chapter, site: str, day: date, url: str | None) -> Changes | None:
    """Return the edit that records a posting, or None where it is recorded already.

    What the site was given isn't known for a chapter posted long ago, so no fingerprint is written, and one that is
    there stays.
    """
    before = chapter.posting(site)
    first, last = (min(before.first, day), max(before.last, day)) if before else (day, day)
    record = {"first": first.isoformat(), "last": last.isoformat()}
    text, address = (before.text, url or before.url) if before else (None, url)
    if before and (before.first, before.last, before.url) == (first, last, address):
        return None
    record |= {"text": text} if text else {}
    record |= {"url": address} if address else {}
    return {("posted", site): record}
