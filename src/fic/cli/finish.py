"""``fic finish``."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from fic.cli.completion import chapters as chapter_names
from fic.cli.recording import named_chapters, record, subject_of, unrecorded, written_days
from fic.cli.said import say
from fic.cli.today import given_day, today
from fic.errors import FicError, UsageError
from fic.files.folder import StoryFolder, story_folder
from fic.files.front_matter_edit import Changes
from fic.manuscript.chapter import Chapter
from fic.manuscript.selection import numbers_of


def main(
    names: Annotated[
        list[str],
        typer.Argument(metavar="N…", help="Chapters: numbers, ranges, slugs, paths.", autocompletion=chapter_names),
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE|git", help="The day; `git`: when each was really written. Default: today."),
    ] = None,
    no_commit: Annotated[bool, typer.Option("--no-commit", help="Only write the files; leave git to me.")] = False,
) -> None:
    """Say that chapters are drafted.

    Writes `drafted:` into their front matter and makes one commit of exactly those files, with whatever you wrote in
    them since the last one. Chapters that are drafted or posted already are left as they are, unless --on says a day
    or the last commit doesn't know of it.

    \b
    Examples:
      fic finish 7                      drafted today
      fic finish the-hazel-gate
      fic finish 1-40 --on git          an old story: when git saw each written
      fic finish 6 --on 2026-10-02
    """
    folder = story_folder(Path.cwd())
    _reading, chapters = named_chapters(folder, names)
    empty = [chapter for chapter in chapters if not chapter.words]
    if empty:
        raise FicError(f"{empty[0].path} has no words yet; finish it when it is written.")
    wanted = [chapter for chapter in chapters if on or not chapter.finished]
    done_already = [chapter for chapter in chapters if chapter not in wanted and chapter.drafted]
    left = {} if no_commit else unrecorded(folder, done_already, lambda chapter: chapter.drafted)
    if not wanted and not left:
        say(f"Nothing to do: {numbers_of(chapters)} finished already. Another day: --on DATE.")
        return
    days = _days(folder, wanted, on)
    changes: dict[PurePosixPath, Changes] = {
        chapter.path: {("drafted",): days[chapter.path].isoformat()} for chapter in wanted
    }
    for chapter in done_already:
        if chapter.path in left and chapter.drafted:
            changes[chapter.path], days[chapter.path] = {}, chapter.drafted
    done = tuple(chapter for chapter in chapters if chapter.path in changes)
    record(folder, changes, subject_of("Finish", done), commit=not no_commit)
    first, last = min(days.values()), max(days.values())
    say(f"{_capital(numbers_of(done))} drafted{f' on {first}' if first == last else f', from {first} to {last}'}.")


def _days(folder: StoryFolder, chapters: list[Chapter], on: str | None) -> dict[PurePosixPath, date]:
    now = today(folder.config.story.zone)
    posted = {one.path: min(posting.first for posting in one.postings) for one in chapters if one.postings}
    if on == "git":
        # What git saw growing after readers had it was drafted by then all the same.
        return {path: min(day, posted.get(path, day)) for path, day in written_days(folder, chapters).items()}
    day = given_day(on) if on else now
    if day > now:
        raise UsageError(f"{day} is still to come; a chapter is drafted today or before.")
    for chapter in chapters:
        if posted.get(chapter.path, day) < day:
            raise FicError(
                f"Chapter {chapter.label} was posted on {posted[chapter.path]}, so it was drafted by then: "
                "give that day or an earlier one."
            )
    return {chapter.path: day for chapter in chapters}


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
