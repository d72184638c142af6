"""``fic new-chapter``."""

from __future__ import annotations

import os
import shlex
import subprocess
import unicodedata
from pathlib import Path
from typing import Annotated

import typer

from fic.cli.said import say
from fic.cli.today import today
from fic.errors import FicError, UsageError
from fic.files.chapter_file import chapter_number
from fic.files.folder import chapter_paths, read_story, story_folder
from fic.files.save import created
from fic.files.starter import chapter_start, file_name
from fic.manuscript.standing import standing


def main(
    title: Annotated[str, typer.Argument(help="The chapter's title, in any script.")],
    number: Annotated[
        int | None, typer.Option("--number", "-n", min=0, max=999_999, help="Its number. Default: the next.")
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", "-e", help="Open it in $VISUAL or $EDITOR.")] = False,
) -> None:
    """Start the next chapter.

    Makes its file, named by number and title, with the story's notes and disclaimer in place. Never writes over a
    file, and leaves git to you.

    \b
    Examples:
      fic new-chapter "The Hazel Gate"
      fic new-chapter "Interlude" --number 12 --edit
    """
    folder = story_folder(Path.cwd())
    title = " ".join(title.split())
    if not title:
        raise UsageError("A chapter needs a title; a working title will do.")
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in title):
        raise UsageError("The title has characters that are no text; write it without them.")
    editor = _editor() if edit else []
    paths = chapter_paths(folder)
    numbers = {found: path for path in paths if (found := chapter_number(path.name)) is not None}
    new = number if number is not None else max(numbers, default=0) + 1
    if new in numbers:
        raise FicError(f"Chapter {new} exists already: {numbers[new]}. The next free number is {max(numbers) + 1}.")
    width = max([3, *(len(path.name) - len(path.name.lstrip("0123456789")) for path in paths)])
    path = folder.chapters / file_name(new, title, width)
    text = chapter_start(folder.config, new, title, first=new <= min(numbers, default=new))
    created(path, text.encode(), folder.root)
    say(f"Chapter {new}, {title}: {os.path.relpath(path)}")
    now = standing(read_story(folder).story, today(folder.config.story.zone))
    if now.next_release and now.next_release.release:
        day, due = now.next_release.release, now.next_release
        say(f"Next release: {day:%a} {day.day} {day:%b}, chapter {due.label}, {due.title}")
    if editor:
        _opened(editor, path)
    else:
        say(f"When it is written: fic finish {new}")


def _editor() -> list[str]:
    try:
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError:
        raise UsageError("--edit cannot read $VISUAL or $EDITOR: a quotation mark in it is never closed.") from None
    if not command:
        raise UsageError("--edit needs to know your editor: set the environment variable EDITOR or VISUAL.")
    return command


def _opened(editor: list[str], path: Path) -> None:
    try:
        status = subprocess.run([*editor, str(path)], check=False).returncode
    except OSError as refused:
        raise FicError(f"{editor[0]} could not be started: {refused.strerror}. The chapter is there.") from None
    if status:
        raise FicError(f"{editor[0]} ended with status {status}. The chapter is there.")
