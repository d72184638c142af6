"""``fic post --record-only``: chapters that readers have already, noted as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from fic.cli.recording import record, subject_of, unrecorded, written_days
from fic.cli.said import say
from fic.cli.today import given_day, today
from fic.errors import FicError, UsageError
from fic.files.folder import StoryFolder
from fic.files.front_matter_edit import Changes, Value
from fic.manuscript.chapter import Chapter, Posting
from fic.manuscript.selection import numbers_of


def note_only(
    folder: StoryFolder, chapters: tuple[Chapter, ...], site: str, on: str | None, url: str | None, *, commit: bool
) -> None:
    """Record that a site has chapters; what text it was given isn't known, so none is written down."""
    days = posting_days(folder, chapters, on)
    changes: dict[PurePosixPath, Changes] = {
        chapter.path: change for chapter in chapters if (change := _change(chapter, site, days[chapter.path], url))
    }
    known = [chapter for chapter in chapters if chapter.path not in changes]
    left = unrecorded(folder, known, lambda chapter: chapter.posting(site)) if commit else {}
    changes |= {path: {} for path in left}
    if not changes:
        say(f"Nothing to do: {numbers_of(chapters)} on {site} already, as of that day.")
        return
    done = tuple(chapter for chapter in chapters if chapter.path in changes)
    record(folder, changes, subject_of("Post", done, f"to {site}"), commit=commit)
    say(f"Recorded on {site}: {numbers_of(done)}.")


def posting_days(folder: StoryFolder, chapters: tuple[Chapter, ...], on: str | None) -> dict[PurePosixPath, date]:
    """Return the day each chapter was posted: as --on says, else today; raises UsageError for a day to come."""
    now = today(folder.config.story.zone)
    if on == "git":
        return dict(written_days(folder, chapters))
    day = given_day(on) if on else now
    if day > now:
        raise UsageError(f"{day} is still to come; record a posting when readers have it.")
    return {chapter.path: day for chapter in chapters}


def redate(
    folder: StoryFolder,
    misdated: Sequence[tuple[Chapter, Posting]],
    days: Mapping[PurePosixPath, date],
    *,
    commit: bool,
    dry_run: bool,
) -> None:
    """Correct the days of records, in one commit: the only one of a posting, else that of its last update.

    Raises FicError for a day before the first posting of a chapter that was updated since.
    """
    changes: dict[PurePosixPath, dict[tuple[str, ...], Value | None]] = {}
    for chapter, before in misdated:
        day = days[chapter.path]
        if before.first < before.last and day < before.first:
            raise FicError(
                f"{before.site} has chapter {chapter.label} since {before.first} and got it again on {before.last}, "
                f"so that was not on {day}: --undo takes the update back, and then the first day can be changed."
            )
        first = day if before.first == before.last else before.first
        said = values_of(replace(before, first=first, last=day))
        changes.setdefault(chapter.path, {})["posted", before.site] = said
    if not dry_run:
        done = tuple(dict.fromkeys(chapter for chapter, _before in misdated))
        sites = " and ".join(dict.fromkeys(before.site for _chapter, before in misdated))
        record(folder, changes, subject_of("Correct the day of", done, f"on {sites}"), commit=commit)
    for chapter, before in misdated:
        say(f"{before.site}: chapter {chapter.label} is as of {days[chapter.path]} now, no longer {before.last}.")
    if dry_run:
        say("Nothing was written.")


def values_of(posting: Posting) -> dict[str, str]:
    """Return what a chapter's front matter says of a posting."""
    values = {"first": posting.first.isoformat(), "last": posting.last.isoformat()}
    values |= {"text": posting.text} if posting.text else {}
    return values | ({"url": posting.url} if posting.url else {})


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
