"""``fic init``."""

from __future__ import annotations

import os
import sys
from dataclasses import fields
from pathlib import Path
from typing import Annotated

import typer

from fic.cli.adoption import say_what_next
from fic.cli.init_sites import begun_sites
from fic.cli.said import say
from fic.errors import FicError, UsageError
from fic.files import repo
from fic.files.accepts import Accepts, MisfitError
from fic.files.config import FILE_NAME, StorySettings, parsed
from fic.files.folder import StoryFolder, chapter_paths, find_folder
from fic.files.hook import installed
from fic.files.save import created
from fic.files.starter import Beginning, chapter_folder, settings_text


def main(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="The story's folder. Default: this one.")] = Path(),
    title: Annotated[str | None, typer.Option("--title", help="The story's title.")] = None,
    author: Annotated[str | None, typer.Option("--author", help="The name you write under.")] = None,
    site: Annotated[
        list[str] | None,
        typer.Option("--site", "-s", help="A site it is posted on; again for more, the main one first. Default: ao3."),
    ] = None,
    disclaimer: Annotated[str | None, typer.Option("--disclaimer", help="The disclaimer, if it has one.")] = None,
    zone: Annotated[
        str, typer.Option("--zone", help="Your time zone, such as Europe/Paris. Default: the system's.")
    ] = "",
    chapters: Annotated[
        str | None,
        typer.Option("--chapters", metavar="FOLDER", help="Where the chapters are. Default: found, or manuscript."),
    ] = None,
    git: Annotated[bool, typer.Option("--git/--no-git", help="Keep it in a git repository, begun if need be.")] = True,
    hook: Annotated[
        bool | None, typer.Option("--hook/--no-hook", help="Lint what is staged at every commit. Default: asks.")
    ] = None,
) -> None:
    """Start a story, or take in a folder of chapters as it is.

    Writes the settings, makes the chapters' folder and begins a git repository where there is none. Chapters that are
    there already stay as they are, byte for byte; nothing is committed.

    \b
    Examples:
      fic init my-story --title "The Hazel Gate" --site ao3 --site royal-road
      cd old-story; fic init            takes in the chapters that are there
    """
    _refuse_misfit("--zone", "zone", zone)
    if chapters is not None:
        _refuse_misfit("--chapters", "chapters", chapters)
    root = Path(os.path.normpath(folder.absolute()))
    _refuse_nested(root)
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    try:
        held = chapters or (chapter_folder(root) if root.is_dir() else None)
    except OSError as refused:
        raise FicError(f"{folder} cannot be used: {refused.strerror}.") from None
    beginning = Beginning(
        title=_answer(title, "The story's title", root.name, asking=asking),
        author=_answer(author, "The name you write under", "", asking=asking),
        sites=begun_sites(site or (), asking=asking),
        chapters=held or "manuscript",
        disclaimer=_answer(disclaimer, "Its disclaimer, if it has one", "", asking=asking),
        zone=zone,
    )
    settings = _settings(beginning)
    try:
        root.mkdir(parents=True, exist_ok=True)
        chapter_paths(StoryFolder(root, parsed(settings.decode())))  # refuses a folder that leads out of the story
        (root / beginning.chapters).mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        name = os.path.relpath(refused.filename or root)
        raise FicError(f"{name} cannot be used as a folder: {refused.strerror}.") from None
    created(root / FILE_NAME, settings, root)
    say(f"{beginning.title}: settings in {os.path.relpath(root / FILE_NAME)}")
    begun = _with_git(root, wanted=git)
    if hook and not begun:
        say("No hook was installed: it needs a git repository.", err=True)
    if begun and (hook if hook is not None else asking and typer.confirm("Lint what is staged at every commit?")):
        for remark in installed(root, Path(sys.executable)).remarks:
            say(remark)
    say_what_next(root, in_git=begun)


def _settings(beginning: Beginning) -> bytes:
    """Return the settings file's content; raises UsageError for an option whose value it may not hold."""
    text = settings_text(beginning)
    try:
        parsed(text)
        return text.encode()
    except UnicodeEncodeError:
        raise UsageError("A name or title has characters that are no text; write it without them.") from None
    except FicError as wrong:
        raise UsageError(str(wrong)) from None


def _refuse_misfit(flag: str, setting: str, value: str) -> None:
    """Raise UsageError, naming the flag, for a value that the setting made of it couldn't hold."""
    accepts: Accepts = {each.name: each for each in fields(StorySettings)}[setting].metadata["accepts"]
    try:
        accepts.read(value)
    except MisfitError as misfit:
        raise UsageError(f'{flag} must be {misfit.phrase}, not "{value}".') from None


def _refuse_nested(root: Path) -> None:
    here = find_folder(root)
    if here is None:
        return
    if here.root == root:
        raise FicError(f"There is a story here already: {here.title}. Its settings are in {FILE_NAME}.")
    raise FicError(f"{root.name} lies inside the story in {here.root}; start this one somewhere else.")


def _answer(given: str | None, question: str, default: str, *, asking: bool) -> str:
    if given is not None or not asking:
        return given if given is not None else default
    return str(typer.prompt(question, default=default, show_default=bool(default))).strip()


def _with_git(root: Path, *, wanted: bool) -> bool:
    """Return whether the story is in a git repository now, having begun one if that was wanted and there is none."""
    if repo.work_tree(root) is not None:
        return True
    if not wanted:
        return False
    try:
        repo.begun(root)
    except FicError as refused:
        say(f"Without git for now: {refused}", err=True)
        return False
    say("Began a git repository.")
    return True
