"""What `fic init` says of the chapters it found: what it took in, what it left out, and what to do next."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from fic.cli.said import say
from fic.errors import FicError
from fic.files import repo
from fic.files.folder import StoryFolder, read_story, story_folder
from fic.files.starter import LeftOut, left_out
from fic.manuscript.bookkeeping import number_misfits
from fic.manuscript.chapter import Chapter
from fic.manuscript.counting import spoken_count

_AT_MOST = 5


def say_what_next(root: Path, *, in_git: bool) -> None:
    """Say what was taken in and what wasn't, and which command comes next."""
    folder = story_folder(root)
    reading = read_story(folder)
    chapters = reading.story.chapters
    if not in_git:
        say("With git, fic would keep every version and know when a chapter was written.")
    where = os.path.relpath(root)
    at = "" if where == "." else f"cd {shlex.quote(where)}; "
    if chapters or reading.problems:
        say(f"Took in {spoken_count(len(chapters), 'chapter')} from {folder.config.story.chapters} as they are.")
    _say_left_out(folder)
    if reading.problems:
        say(f"{spoken_count(len(reading.problems), 'chapter')} can't be read yet; mend this first:", err=True)
        _say_some([problem.sentence for problem in reading.problems])
    if any(chapter.number is not None for chapter in chapters):
        _say_some([f"{entry.chapter.path} {entry.sentence}." for entry in number_misfits(chapters)])
    if not chapters and not reading.problems:
        say(f'Next: {at}fic new-chapter "A title"')
    elif chapters:
        _say_where_they_stand(folder, chapters, at)


def _say_where_they_stand(folder: StoryFolder, chapters: Sequence[Chapter], at: str) -> None:
    numbered = [chapter for chapter in chapters if chapter.number is not None]
    if not numbered:
        say("No file's name has a number, so they come by name: call them 001-…, 002-… to say their order.")
        return
    day = "git" if _are_dated(folder.root, [chapter.path for chapter in numbered]) else "DATE"
    first, last = numbered[0].label, numbered[-1].label
    every = first if first == last else f"{first}-{last}"
    say(
        "Now tell fic where they stand:"
        if day == "git"
        else "Now tell fic where they stand, with DATE such as 2026-10-02:"
    )
    say(f"  {at}fic post {every} --site {folder.config.main_site} --on {day} --record-only    (those readers have)")
    say(f"  {at}fic finish {last} --on {day}    (those that are written, not posted)")


def _are_dated(root: Path, paths: Sequence[PurePosixPath]) -> bool:
    """Return whether git can tell of every chapter when it was written: not of those it doesn't have yet."""
    try:
        return len(repo.written_days(root, paths)) == len(paths)
    except FicError:
        return False


def _say_left_out(folder: StoryFolder) -> None:
    found = left_out(folder.root, folder.config.story.chapters)
    for name, count in found.folders.items():
        files = spoken_count(count, "Markdown file")
        say(f"Left out: {files} in {name}. A story has one folder of chapters: move them there, or name it with "
            "--chapters.", err=True)  # fmt: skip
    if found.others:
        say(f"Left out: {_listed(found)}. A chapter is a Markdown file: save them as .md (plain text needs no other "
            "change).", err=True)  # fmt: skip


def _listed(found: LeftOut) -> str:
    rest = len(found.others) - _AT_MOST
    return ", ".join(found.others[:_AT_MOST]) + (f" and {rest} more" if rest > 0 else "")


def _say_some(sentences: Sequence[str]) -> None:
    for sentence in sentences[:_AT_MOST]:
        say(f"  {sentence}", err=True)
    if len(sentences) > _AT_MOST:
        say(f"  And {len(sentences) - _AT_MOST} more: fic check names them.", err=True)
