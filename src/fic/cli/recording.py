"""What finish, reopen and post share: front matter edited in the named chapters, recorded in one commit, and told."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from fic.cli.said import say
from fic.errors import FicError, UsageError
from fic.files import repo
from fic.files.chapter_file import chapter_number, parsed_chapter
from fic.files.folder import Reading, StoryFolder, chapter_bytes, read_story, reading_order
from fic.files.front_matter_edit import Changes, edited_bytes
from fic.files.save import recorded
from fic.manuscript.chapter import Chapter
from fic.manuscript.selection import numbers_of, selected
from fic.report.inert import inert

_MOST_OF_A_TITLE = 80


def named_chapters(folder: StoryFolder, names: list[str]) -> tuple[Reading, tuple[Chapter, ...]]:
    """Return the story as read and the chapters ``names`` call in it.

    Besides numbers, ranges and slugs, a name can be a path from the current folder. Raises FicError if a file that is
    named, if only by a range it lies in, could not be read.
    """
    reading = read_story(folder)
    unread = (Chapter(problem.path, chapter_number(problem.path.name), "", "") for problem in reading.problems)
    everything = sorted((*reading.story.chapters, *unread), key=lambda chapter: reading_order(str(chapter.path)))
    chapters = selected(tuple(everything), [_from_root(folder, name) for name in names])
    called = {chapter.path for chapter in chapters}
    for problem in reading.problems:
        if problem.path in called:
            raise FicError(problem.sentence)
    return reading, chapters


def _from_root(folder: StoryFolder, name: str) -> str:
    """Return a path to a file of the story as it is from the story's folder; any other name as it is.

    Raises UsageError for what no file can be called.
    """
    try:
        if not Path(name).suffix or not Path(name).is_file():
            return name
    except OSError as refused:
        raise UsageError(f"{name} cannot be read: {refused.strerror}.") from None
    path = Path(name)
    for file, root in ((Path(os.path.normpath(path.absolute())), folder.root), (path.resolve(), folder.root.resolve())):
        if file.is_relative_to(root):
            return file.relative_to(root).as_posix()
    return name


def unrecorded(
    folder: StoryFolder, chapters: Sequence[Chapter], said: Callable[[Chapter], object]
) -> dict[PurePosixPath, Chapter | None]:
    """Return the chapters of which the last commit says another thing than their files, by their paths.

    Each comes with the chapter as committed, None where git doesn't know it yet. Of them, what was to be recorded was
    written and then not committed: fic was killed in between, or told to leave git alone. Empty without git.
    """
    root = folder.root
    if repo.work_tree(root) is None:
        return {}
    differing = repo.changes(root, [chapter.path for chapter in chapters])
    doubtful = [chapter for chapter in chapters if chapter.path in differing]
    contents = repo.committed_contents(root, [chapter.path for chapter in doubtful])
    found: dict[PurePosixPath, Chapter | None] = {}
    for chapter in doubtful:
        before = _parsed(contents.get(chapter.path), chapter.path)
        if said(chapter) != (said(before) if before else None):
            found[chapter.path] = before
    return found


def _parsed(content: bytes | None, path: PurePosixPath) -> Chapter | None:
    try:
        return None if content is None else parsed_chapter(content, path)
    except FicError:
        return None


def written_days(folder: StoryFolder, chapters: Sequence[Chapter]) -> dict[PurePosixPath, date]:
    """Return the day git saw each chapter written; raises FicError for one it cannot tell."""
    if repo.work_tree(folder.root) is None:
        raise FicError("There is no git history here to tell when chapters were written; use --on DATE.")
    found = dict(repo.written_days(folder.root, [chapter.path for chapter in chapters]))
    unknown = [chapter for chapter in chapters if chapter.path not in found]
    if unknown:
        named = ", ".join(str(chapter.path) for chapter in unknown[:3]) + ("…" if len(unknown) > 3 else "")
        raise FicError(f"git cannot tell when {named} was written (new, or brought in all at once); use --on DATE.")
    return found


def subject_of(done: str, chapters: tuple[Chapter, ...], where: str = "") -> str:
    """Return a commit's subject, one line: what was done to which chapters and where, with a single one's title."""
    subject = f"{done} {numbers_of(chapters)}" + (f" {where}" if where else "")
    if len(chapters) > 1:
        return inert(subject)
    title = chapters[0].title
    return inert(f"{subject}: {title if len(title) <= _MOST_OF_A_TITLE else title[: _MOST_OF_A_TITLE - 1] + '…'}")


def record(folder: StoryFolder, changes: Mapping[PurePosixPath, Changes], subject: str, *, commit: bool) -> None:
    """Edit the front matter of chapters, commit exactly those files, and say what was done."""
    edits: dict[Path, tuple[bytes, bytes]] = {}
    for path, wanted in changes.items():
        old = chapter_bytes(folder, path)
        edits[folder.root / path] = (old, edited_bytes(old, path, wanted))
    done = recorded(folder.root, edits, subject, commit=commit)
    for line in (line for remark in done.remarks for line in remark.split("\n")):
        say(line)
