"""A story's folder: where it is, which files are its chapters, and what they say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from fic.errors import FicError
from fic.files.chapter_file import chapter_number, parsed_chapter
from fic.files.config import FILE_NAME, IGNORE_FILE, Config, read_config
from fic.files.reading import file_bytes
from fic.files.word_list import FILE_NAME as WORDS_FILE
from fic.manuscript.chapter import Chapter

if TYPE_CHECKING:
    from fic.manuscript.story import Story

KEPT_BESIDE = (FILE_NAME, WORDS_FILE, IGNORE_FILE)
"""What a story has beside its chapters."""

CHAPTER_SUFFIXES = (".md", ".markdown")
"""How the name of a chapter's file ends, in small letters."""

_HOUSEKEEPING = frozenset(("readme", "licence", "license", "changelog", "contributing", "security", "code_of_conduct"))


@dataclass(frozen=True, slots=True)
class StoryFolder:
    """A folder with a story in it: its absolute path and its settings."""

    root: Path
    config: Config

    @property
    def chapters(self) -> Path:
        """The folder the chapters are in."""
        return self.root / self.config.story.chapters

    @property
    def title(self) -> str:
        """The story's title: as the settings say, else the folder's name."""
        return self.config.story.title or self.root.name


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a chapter's file that the author should mend; ``sentence`` names the file and the line."""

    path: PurePosixPath
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A story as far as it could be read, and what kept the rest from being read."""

    story: Story
    problems: tuple[Problem, ...]


def find_folder(start: Path) -> StoryFolder | None:
    """Return the story ``start`` is in: the nearest folder, upwards, that holds a `.fic.toml`; None outside a story."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if os.path.lexists(folder / FILE_NAME):
            return StoryFolder(folder, read_config(folder))
    return None


def story_folder(start: Path) -> StoryFolder:
    """Return the story ``start`` is in; raises FicError outside a story."""
    found = find_folder(start)
    if found is None:
        raise FicError("There is no story here: no .fic.toml in this folder or above it. Start one with `fic init`.")
    return found


def reading_order(path: str) -> tuple[bool, int, str]:
    """Return what chapters' paths are sorted by: their number, then their name; those without a number come last."""
    number = chapter_number(path.rpartition("/")[2])
    return number is None, number or 0, path


def is_chapter(path: PurePosixPath, chapters: str) -> bool:
    """Return whether a file at ``path`` is a chapter of a story that keeps its chapters in ``chapters``, by its name.

    Both are relative to the story's folder, which is ``"."`` itself. Folders inside the chapters' folder count too,
    unless that is the story's folder; hidden files and what every repository has (README and its like) don't.
    """
    if chapters == ".":
        return len(path.parts) == 1 and _is_chapter_name(path.name)
    if not path.is_relative_to(chapters):
        return False
    *folders, name = path.relative_to(chapters).parts or ("",)
    return _is_chapter_name(name) and not any(folder.startswith(".") for folder in folders)


def _is_chapter_name(name: str) -> bool:
    stem, dot, suffix = name.lower().rpartition(".")
    return dot + suffix in CHAPTER_SUFFIXES and not name.startswith(".") and stem not in _HOUSEKEEPING


def chapter_paths(folder: StoryFolder) -> tuple[PurePosixPath, ...]:
    """Return the chapters' paths in reading order, relative to the story's folder, by their names alone (`is_chapter`).

    Raises FicError for a link that leaves the story's folder.
    """
    prefix = "" if folder.chapters == folder.root else f"{folder.config.story.chapters}/"
    return tuple(map(PurePosixPath, sorted(_markdown_files(folder, folder.chapters, prefix), key=reading_order)))


def _markdown_files(folder: StoryFolder, inside: Path, prefix: str) -> Iterator[str]:
    # Strings, not paths: with 300 chapters, making a path of each entry takes longer than reading a chapter.
    _refuse_outside(folder, inside)
    try:
        entries = sorted(os.scandir(inside), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as refused:
        raise FicError(f"{inside.name} cannot be read: {refused.strerror}.") from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        linked = entry.is_symlink()
        if linked:
            _refuse_outside(folder, Path(entry.path))
        if not linked and entry.is_dir():
            if inside != folder.root:
                yield from _markdown_files(folder, Path(entry.path), f"{prefix}{entry.name}/")
        elif _is_chapter_name(entry.name) and (Path(entry.path).is_file() if linked else entry.is_file()):
            yield prefix + entry.name


def _refuse_outside(folder: StoryFolder, path: Path) -> None:
    """Refuse a path that leads out of the story: a cloned story must not make fic read or write elsewhere."""
    try:
        inside = path.resolve().is_relative_to(folder.root.resolve())
    except (OSError, RuntimeError):
        return  # a link that leads to itself (a RuntimeError before Python 3.13): there is nothing behind it to read
    if not inside:
        shown = path.relative_to(folder.root).as_posix()
        raise FicError(f"{shown} is a link that leaves the story's folder; replace it with the file itself.")


def read_chapter(folder: StoryFolder, path: PurePosixPath) -> Chapter:
    """Return the chapter at ``path``, relative to the story's folder."""
    return parsed_chapter(chapter_bytes(folder, path), path)


def chapter_bytes(folder: StoryFolder, path: PurePosixPath) -> bytes:
    """Return the bytes of the chapter at ``path``; raises FicError for one that can't be read or leaves the story."""
    _refuse_outside(folder, folder.root / path)
    if not str(path).isascii() and any("\ud800" <= character <= "\udfff" for character in str(path)):
        raise FicError(f"{path}: this file's name is not UTF-8; rename it and try again.")
    try:
        return file_bytes(folder.root / path)
    except OSError as refused:
        raise FicError(f"{path}: cannot be read: {refused.strerror}.") from None


def read_story(folder: StoryFolder) -> Reading:
    """Return the story and what is wrong with its files: a broken chapter is a problem, and the others are served."""
    from fic.manuscript.story import Story  # the linter lists chapters and never makes a story of them

    chapters, problems = [], []
    for path in chapter_paths(folder):
        try:
            chapters.append(read_chapter(folder, path))
        except FicError as broken:
            problems.append(Problem(path, str(broken)))
    config = folder.config
    return Reading(
        Story(
            title=folder.title,
            chapters=tuple(chapters),
            main_site=config.main_site,
            sites=config.story.sites,
            leads=config.leads,
        ),
        tuple(problems),
    )
