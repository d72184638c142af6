"""``fic post --undo``: the last posting taken back, as it turned out not to be up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import typer

from fic.cli.post_record import subject_of
from fic.cli.recording import record
from fic.errors import FicError, UsageError
from fic.files import repo
from fic.files.chapter_file import parsed_chapter
from fic.files.folder import StoryFolder
from fic.files.front_matter_edit import Value
from fic.manuscript.chapter import Chapter, Posting
from fic.manuscript.selection import numbers_of


def take_back(
    folder: StoryFolder, chapters: tuple[Chapter, ...], sites: tuple[str, ...], *, dry_run: bool, commit: bool
) -> None:
    """Make each chapter's record for the sites what it was before its last posting, in one commit.

    A chapter that was updated there is again as it was recorded before, as far as git knows; one that was new there is
    not posted any more. Without ``sites``, it is the one site each chapter is on.
    """
    past = repo.past(folder.root)
    changes: dict[PurePosixPath, dict[tuple[str, ...], Value | None]] = {}
    told = []
    for chapter in chapters:
        for posting in _recorded(chapter, sites):
            before = _before(past, chapter, posting)
            changes.setdefault(chapter.path, {})["posted", posting.site] = _values(before) if before else None
            outcome = f"is again as of {before.last}" if before else "isn't there any more"
            told.append(f"{posting.site}: chapter {chapter.label} {outcome}.")
    if not changes:
        raise FicError(f"There is nothing to take back: {numbers_of(chapters)} isn't recorded on {' or '.join(sites)}.")
    done = tuple(chapter for chapter in chapters if chapter.path in changes)
    undone = " and ".join(dict.fromkeys(site for change in changes.values() for _posted, site in change))
    if not dry_run:
        record(folder, changes, subject_of("Take back", done, f"on {undone}"), commit=commit)
    for sentence in told:
        typer.echo(sentence)
    if dry_run:
        typer.echo("Nothing was written.")


def _recorded(chapter: Chapter, sites: tuple[str, ...]) -> tuple[Posting, ...]:
    if sites:
        return tuple(posting for posting in chapter.postings if posting.site in sites)
    if len(chapter.postings) > 1:
        names = " or ".join(posting.site for posting in chapter.postings)
        raise UsageError(f"Chapter {chapter.label} is on several sites: say --site {names}, or --all-sites.")
    if not chapter.postings:
        raise FicError(f"There is nothing to take back: chapter {chapter.label} isn't posted anywhere.")
    return chapter.postings


def _before(past: repo.Past | None, chapter: Chapter, posting: Posting) -> Posting | None:
    """Return the record before this one, or None if there was none or no one knows."""
    for one in _versions(past, chapter) if past else ():
        before = one.posting(posting.site)
        if before != posting:
            return before
    return None


def _versions(past: repo.Past, chapter: Chapter) -> Iterator[Chapter]:
    for content in past.own(chapter.path):
        try:
            yield parsed_chapter(content, chapter.path)
        except FicError:
            continue


def _values(posting: Posting) -> dict[str, str]:
    values = {"first": posting.first.isoformat(), "last": posting.last.isoformat()}
    values |= {"text": posting.text} if posting.text else {}
    return values | ({"url": posting.url} if posting.url else {})
