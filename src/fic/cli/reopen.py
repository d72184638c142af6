"""``fic reopen``."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from fic.cli.completion import chapters as chapter_names
from fic.cli.recording import named_chapters, record, subject_of, unrecorded
from fic.cli.said import say
from fic.errors import FicError
from fic.files.folder import story_folder
from fic.files.front_matter_edit import Changes
from fic.manuscript.selection import numbers_of


def main(
    names: Annotated[
        list[str],
        typer.Argument(metavar="N…", help="Chapters: numbers, ranges, slugs, paths.", autocompletion=chapter_names),
    ],
    no_commit: Annotated[bool, typer.Option("--no-commit", help="Only write the files; leave git to me.")] = False,
) -> None:
    """Take chapters back to drafting.

    Removes `drafted:` and `release:` from their front matter and makes one commit of exactly those files. A chapter
    that readers have already stays posted.

    \b
    Examples:
      fic reopen 8
      fic reopen 6-8 --no-commit
    """
    folder = story_folder(Path.cwd())
    _reading, chapters = named_chapters(folder, names)
    posted = [chapter for chapter in chapters if chapter.postings]
    if posted:
        sites = " and ".join(posting.site for posting in posted[0].postings)
        raise FicError(f"Chapter {posted[0].label} is on {sites} already: readers have it. Just edit it.")
    opened = [chapter for chapter in chapters if not chapter.drafted and not chapter.release]
    known = {} if no_commit else unrecorded(folder, opened, lambda chapter: (chapter.drafted, chapter.release))
    left = {path for path, before in known.items() if before}
    wanted = tuple(chapter for chapter in chapters if chapter not in opened or chapter.path in left)
    if not wanted:
        say(f"Nothing to do: {numbers_of(chapters)} not drafted yet.")
        return
    changes: dict[PurePosixPath, Changes] = {
        chapter.path: {("drafted",): None, ("release",): None} for chapter in wanted
    }
    record(folder, changes, subject_of("Reopen", wanted), commit=not no_commit)
    say(f"Back to drafting: {numbers_of(wanted)}.")
