"""The texts a person asks about: chapters of a story by number, slug or path, and any other file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from fic.errors import UsageError
from fic.files.chapter_file import chapter_number, parsed_chapter
from fic.files.config import Config
from fic.files.folder import CHAPTER_SUFFIXES, StoryFolder, chapter_paths, find_folder
from fic.files.ignore_list import read_ignored
from fic.files.reading import file_bytes
from fic.files.word_list import read_words
from fic.manuscript.chapter import Chapter
from fic.manuscript.selection import selected

_SUFFIXES = (*CHAPTER_SUFFIXES, ".txt")


@dataclass(frozen=True, eq=False)
class Home:
    """What surrounds a text: its story's settings, words and waved-through findings, or the defaults outside a story.

    ``positions`` counts the story's chapters in reading order by their path, from 0; ``contents`` reads chapters by
    their paths, from the disk or from the index; one that cannot be read is left out. ``blobs`` says what git calls, or
    would call, the content of each of those paths, so that most needn't be read to be known.
    """

    root: Path | None = None
    config: Config = field(default_factory=Config)
    words: tuple[str, ...] = ()
    ignored: str = ""
    positions: Mapping[PurePosixPath, int] = field(default_factory=dict)
    contents: Callable[[Iterable[PurePosixPath]], Mapping[PurePosixPath, bytes]] = field(default=lambda _paths: {})
    blobs: Callable[[Iterable[PurePosixPath]], Mapping[PurePosixPath, str]] = field(default=lambda _paths: {})


@dataclass(frozen=True, eq=False)
class Asked:
    """One text: how to call it, its path in its story, its bytes, and where it lies (None unless it is a file).

    ``position`` is the chapter's in its story, None for what is no chapter of one. ``before`` is every version of it
    that is committed already, for what is staged.
    """

    shown: str
    home: Home
    path: PurePosixPath
    data: bytes
    position: int | None = None
    file: Path | None = None
    before: tuple[bytes, ...] | None = None

    @cached_property
    def chapter(self) -> Chapter:
        """The chapter its bytes hold; FicError where they can't be read as one."""
        return parsed_chapter(self.data, self.path)


class Answer(NamedTuple):
    """The texts that could be read, in the order they were asked for, and a sentence for each that couldn't."""

    texts: tuple[Asked, ...]
    problems: tuple[str, ...] = ()


def whole_story(start: Path) -> Answer:
    """Return every chapter of the story around ``start``; UsageError outside a story."""
    folder = find_folder(start)
    if folder is None:
        raise UsageError("There is no story here: name the files to look at, or start a story with `fic init`.")
    home = _home(folder)
    return _read((home, folder.root / path, _beside(folder.root / path)) for path in home.positions)


def named(names: Sequence[str], start: Path) -> Answer:
    """Return the texts ``names`` call: files, folders (every Markdown and text file in them), chapters of the story.

    Raises UsageError for a name nothing bears or can bear.
    """
    here = find_folder(start)
    wanted: dict[Path, str] = {}
    for name in names:
        path = start / name
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except OSError as refused:
            raise UsageError(f"{name} cannot be read: {refused.strerror}.") from None
        if is_folder:
            for file in _files(path):
                wanted.setdefault(_absolute(file), _beside(file))
        elif is_there or here is None:
            wanted.setdefault(_absolute(path), name)
        else:
            for chapter in selected(_by_name(here), [name]):
                file = here.root / chapter.path
                wanted.setdefault(_absolute(file), _beside(file))
    missing = next((name for file, name in wanted.items() if not file.exists()), None)
    if missing is not None:
        raise UsageError(f"There is no file {missing}.")
    homes = _Homes()
    return _read((homes.of(file.parent), file, name) for file, name in wanted.items())


def typed(data: bytes, filename: str | None, start: Path) -> Answer:
    """Return the text ``data`` as if it were the file ``filename`` (standing alone where there is none)."""
    if filename is None:
        return Answer((Asked("-", Home(), PurePosixPath("stdin.md"), data),))
    file = _absolute(start / filename)
    home = _Homes().of(file.parent)
    path = _inside(home, file)
    return Answer((Asked(filename, home, path, data, home.positions.get(path)),))


class _Homes:
    """The stories files lie in, each read once."""

    def __init__(self) -> None:
        self._by_root: dict[Path, Home] = {}
        self._outside = Home()
        self.of = cache(self._of)

    def _of(self, folder: Path) -> Home:
        story = find_folder(folder)
        if story is None:
            return self._outside
        if story.root not in self._by_root:
            self._by_root[story.root] = _home(story)
        return self._by_root[story.root]


def _home(folder: StoryFolder) -> Home:
    positions = {path: position for position, path in enumerate(chapter_paths(folder))}
    words, ignored = read_words(folder.root), read_ignored(folder.root)
    contents, blobs = partial(_contents, folder.root), partial(_blobs, folder.root)
    return Home(folder.root, folder.config, words, ignored, positions, contents, blobs)


def _contents(root: Path, paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, bytes]:
    found = {}
    for path in paths:
        with suppress(OSError):
            found[path] = file_bytes(root / path)
    return found


def _blobs(root: Path, paths: Iterable[PurePosixPath]) -> Mapping[PurePosixPath, str]:
    from fic.files.looks import blobs_on_disk  # a chapter in which nothing is strange asks for none

    return blobs_on_disk(root, paths)


class Unasked(NamedTuple):
    """A chapter of a story that was not asked about, unread: ``blob`` is what git calls its bytes, or would."""

    path: PurePosixPath
    position: int
    blob: str


def rest_of_story(texts: Sequence[Asked]) -> tuple[Unasked, ...]:
    """Return the other chapters of the one story that ``texts`` belong to, so far as they can be read."""
    home = texts[0].home
    asked = {text.path for text in texts}
    blobs = home.blobs([path for path in home.positions if path not in asked])
    return tuple(Unasked(path, home.positions[path], blob) for path, blob in blobs.items())


def _read(places: Iterable[tuple[Home, Path, str]]) -> Answer:
    texts: list[Asked] = []
    problems: list[str] = []
    for home, file, shown in places:
        path = _inside(home, file)
        try:
            data = file_bytes(file)
            texts.append(Asked(shown, home, path, data, home.positions.get(path), file))
        except OSError as refused:
            problems.append(f"{shown} cannot be read: {refused.strerror}.")
    return Answer(tuple(texts), tuple(problems))


def _inside(home: Home, file: Path) -> PurePosixPath:
    if home.root is not None and file.is_relative_to(home.root):
        return PurePosixPath(file.relative_to(home.root).as_posix())
    return PurePosixPath(file.name)


def _by_name(folder: StoryFolder) -> tuple[Chapter, ...]:
    """Return the story's chapters by their names alone, unread."""
    return tuple(Chapter(path, chapter_number(path.name), "", "") for path in chapter_paths(folder))


def _files(folder: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif entry.name.lower().endswith(_SUFFIXES) and entry.is_file() and _is_below(folder, entry):
            yield Path(entry.path)


def _is_below(folder: Path, entry: os.DirEntry[str]) -> bool:
    """Whether a file lies where it seems to: a link in a folder that was named may lead anywhere."""
    return not entry.is_symlink() or Path(entry.path).resolve().is_relative_to(folder.resolve())


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def _beside(file: Path) -> str:
    """Return how to call a file from the current folder."""
    return os.path.relpath(file)
