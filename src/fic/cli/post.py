"""``fic post``."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from fic.cli.completion import chapters as chapter_names
from fic.cli.completion import sites as site_names
from fic.cli.flags import Refusals, refuse_contradictions
from fic.cli.known_site import known_site, story_sites
from fic.cli.post_record import note_only
from fic.cli.recording import named_chapters
from fic.errors import FicError, UsageError
from fic.files.config import Config
from fic.files.folder import story_folder
from fic.manuscript.chapter import Chapter

_REFUSED: Refusals = MappingProxyType(
    {
        "--undo": (
            "--undo takes back what is recorded",
            ("--record-only", "--on", "--url", "--copy", "--to", "--open", "--force"),
        ),
        "--record-only": (
            "--record-only notes what is up already",
            ("--dry-run", "--copy", "--to", "--all-sites", "--open", "--force"),
        ),
    }
)


def main(
    names: Annotated[
        list[str],
        typer.Argument(metavar="N…", help="Chapters: numbers, ranges, slugs, paths.", autocompletion=chapter_names),
    ],
    site: Annotated[
        str | None, typer.Option("--site", "-s", metavar="S", help="Where to.", autocompletion=site_names)
    ] = None,
    all_sites: Annotated[bool, typer.Option("--all-sites", help="To every site of the story.")] = False,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE|git", help="The day; `git`: when each was really written. Default: today."),
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where the chapter is on that site.")] = None,
    copy: Annotated[bool, typer.Option("--copy", help="Put the text on the clipboard.")] = False,
    to: Annotated[Path | None, typer.Option("--to", metavar="DIR", help="Write the packet's files there.")] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page on that site in the browser.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Check and show; record nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Post it whatever the checks say.")] = False,
    record_only: Annotated[
        bool, typer.Option("--record-only", help="They are on the site already: only note it.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last posting back.")] = False,
    no_commit: Annotated[bool, typer.Option("--no-commit", help="Only write the files; leave git to me.")] = False,
) -> None:
    """Check a chapter, prepare it for a site, and record that it is posted.

    Looks whether it is drafted, readers have what comes before, the linter finds nothing beyond doubt and the site's
    limits hold; shows what goes where there, step by step; then notes the day and the text's fingerprint in the front
    matter, in one commit. It talks to no site: you paste. Posting again after a fix updates the record and keeps the
    first day. --record-only notes what you posted long ago, without a text, since nobody knows which.

    \b
    Examples:
      fic post 7 --site ao3 --copy              check, copy the body, show the steps, record
      fic post 7 --site ao3 --dry-run           only check and show
      fic post 7 --all-sites --to outbox        files for every site
      fic post 7 --site ao3 --undo              it isn't up after all
      fic post 7 --site ao3 --on 2026-10-09 --force   it went up on another day than is recorded
      fic post 1-40 --site ao3 --on git --record-only   an old story, true in one commit
    """
    if all_sites and site is not None:
        raise UsageError("Choose --site or --all-sites.")
    refuse_contradictions(
        _REFUSED,
        {
            "--undo": undo,
            "--record-only": record_only,
            "--all-sites": all_sites,
            "--on": on,
            "--url": url,
            "--copy": copy,
            "--to": to,
            "--open": open_page,
            "--dry-run": dry_run,
            "--force": force,
        },
    )
    folder = story_folder(Path.cwd())
    reading, chapters = named_chapters(folder, names)
    sites = _sites(folder.config, chapters, site, all_sites=all_sites, undo=undo)
    if url is not None and (len(chapters) > 1 or len(sites) > 1 or not url.startswith(("http://", "https://"))):
        raise UsageError("--url takes the http(s) address of one chapter.")
    if not undo:
        _refuse_empty(chapters)
    if undo:
        from fic.cli.post_undo import take_back

        take_back(folder, chapters, sites, dry_run=dry_run, commit=not no_commit)
    elif record_only:
        note_only(folder, chapters, sites[0], on, url, commit=not no_commit)
    else:
        from fic.cli.post_handover import Handover, hand_over

        wishes = Handover(sites, on, url, to, copy=copy, dry_run=dry_run, force=force, open_page=open_page)
        hand_over(folder, reading.story, chapters, wishes, commit=not no_commit)


def _sites(
    config: Config, chapters: tuple[Chapter, ...], site: str | None, *, all_sites: bool, undo: bool
) -> tuple[str, ...]:
    """Return the sites that are meant; none where --undo leaves them to the record."""
    if site is None:
        known = story_sites(config)
        if not all_sites and not undo:
            raise UsageError(f"Say where to: --site {known[0]}, or --all-sites.")
        return known if all_sites else ()
    # What is recorded can be taken back from a site that the settings don't name any more.
    return (known_site(site, config, chapters if undo else ()),)


def _refuse_empty(chapters: tuple[Chapter, ...]) -> None:
    empty = [chapter for chapter in chapters if not chapter.words]
    if empty:
        raise FicError(f"{empty[0].path} has no words, so it cannot be what readers have.")
