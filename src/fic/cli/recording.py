"""What finish, reopen and post share: front matter edited in the named chapters, recorded in one commit, and told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import typer

from fic.errors import FicError
from fic.files.folder import Reading, StoryFolder, chapter_bytes, read_story
from fic.files.front_matter_edit import Changes, edited_bytes
from fic.files.save import recorded
from fic.manuscript.chapter import Chapter
from fic.manuscript.selection import selected


def named_chapters(folder: StoryFolder, names: list[str]) -> tuple[Reading, tuple[Chapter, ...]]:
    """Return the story as read and the chapters ``names`` call in it; raises FicError if a named file is broken."""
    reading = read_story(folder)
    try:
        return reading, selected(reading.story.chapters, names)
    except FicError as unknown:
        for problem in reading.problems:
            if any(name in (problem.path.stem, problem.path.name, str(problem.path)) for name in names):
                raise FicError(problem.sentence) from None
        if reading.problems:
            raise FicError(f"{unknown} One file could not be read: {reading.problems[0].sentence}") from None
        raise


def record(folder: StoryFolder, changes: Mapping[PurePosixPath, Changes], subject: str, *, commit: bool) -> None:
    """Edit the front matter of chapters, commit exactly those files, and say what was done."""
    edits: dict[Path, tuple[bytes, bytes]] = {}
    for path, wanted in changes.items():
        old = chapter_bytes(folder, path)
        edits[folder.root / path] = (old, edited_bytes(old, path, wanted))
    done = recorded(folder.root, edits, subject, commit=commit)
    for remark in done.remarks:
        typer.echo(remark)
