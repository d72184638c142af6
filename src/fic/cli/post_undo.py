"""``fic post --undo``: the last posting taken back, as it turned out not to be up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from fic.cli.post_record import values_of
from fic.cli.recording import record, subject_of, unrecorded
from fic.cli.said import say
from fic.errors import FicError, UsageError
from fic.files.chapter_file import parsed_chapter
from fic.files.folder import StoryFolder
from fic.files.front_matter_edit import Value
from fic.files.history_texts import Past, past
from fic.manuscript.chapter import Chapter, Posting
from fic.manuscript.selection import numbers_of


def take_back(
    folder: StoryFolder, chapters: tuple[Chapter, ...], sites: tuple[str, ...], *, dry_run: bool, commit: bool
) -> None:
    """Make each chapter's record for the sites what it was before its last posting, in one commit.

    A chapter that was updated there is again as it was recorded before, as far as git knows; one that was new there is
    not posted any more. Without ``sites``, it is the one site each chapter is on.
    """
    history = past(folder.root)
    changes: dict[PurePosixPath, dict[tuple[str, ...], Value | None]] = {}
    told = []
    left = _left(folder, history, chapters, sites) if commit else {}
    for chapter in chapters:
        if chapter.path in left:
            changes[chapter.path] = {}
            told += left[chapter.path]
            continue
        for posting in _recorded(chapter, sites):
            before = _before(history, chapter, posting)
            changes.setdefault(chapter.path, {})["posted", posting.site] = values_of(before) if before else None
            told.append(_outcome(chapter, posting.site, before))
    if not changes:
        are = "aren't" if len(chapters) > 1 else "isn't"
        raise FicError(f"There is nothing to take back: {numbers_of(chapters)} {are} recorded on {' or '.join(sites)}.")
    done = tuple(chapter for chapter in chapters if chapter.path in changes)
    undone = " and ".join(dict.fromkeys(sentence.partition(":")[0] for sentence in told))
    if not dry_run:
        record(folder, changes, subject_of("Take back", done, f"on {undone}"), commit=commit)
    for sentence in told:
        say(sentence)
    if dry_run:
        say("Nothing was written.")


def _left(
    folder: StoryFolder, history: Past | None, chapters: tuple[Chapter, ...], sites: tuple[str, ...]
) -> dict[PurePosixPath, list[str]]:
    """Return, with what to tell of them, the chapters of which a posting was taken back and that not committed.

    There the last commit has a record, and the file has the one before that.
    """
    found: dict[PurePosixPath, list[str]] = {}
    by_path = {chapter.path: chapter for chapter in chapters}
    for path, committed in unrecorded(folder, chapters, lambda chapter: chapter.postings).items():
        chapter = by_path[path]
        for posting in committed.postings if committed and history else ():
            now = chapter.posting(posting.site)
            wanted = not sites or posting.site in sites
            if wanted and now != posting and now == _before(history, chapter, posting):
                found.setdefault(path, []).append(_outcome(chapter, posting.site, now))
    return found


def _outcome(chapter: Chapter, site: str, before: Posting | None) -> str:
    outcome = f"is again as of {before.last}" if before else "isn't there any more"
    return f"{site}: chapter {chapter.label} {outcome}."


def _recorded(chapter: Chapter, sites: tuple[str, ...]) -> tuple[Posting, ...]:
    if sites:
        return tuple(posting for posting in chapter.postings if posting.site in sites)
    if len(chapter.postings) > 1:
        names = " or ".join(posting.site for posting in chapter.postings)
        raise UsageError(f"Chapter {chapter.label} is on several sites: say --site {names}, or --all-sites.")
    if not chapter.postings:
        raise FicError(f"There is nothing to take back: chapter {chapter.label} isn't posted anywhere.")
    return chapter.postings


def _before(history: Past | None, chapter: Chapter, posting: Posting) -> Posting | None:
    """Return the record before this one, or None if there was none or no one knows.

    A record that comes back is one to which the later ones were taken back, so these don't count any more.
    """
    standing: list[Posting | None] = [None]
    earlier = [one.posting(posting.site) for one in _versions(history, chapter)] if history else []
    for known in (*earlier, posting):
        if known in standing:
            del standing[standing.index(known) + 1 :]
        else:
            standing.append(known)
    return standing[-2]


def _versions(history: Past, chapter: Chapter) -> Iterator[Chapter]:
    for content in filter(None, history.steps(chapter.path)):  # a partial clone may lack some
        try:
            yield parsed_chapter(content, chapter.path)
        except FicError:
            continue
