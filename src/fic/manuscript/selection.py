"""Chapters as people name them: by number, range, slug or path."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from fic.errors import UsageError
from fic.manuscript.chapter import Chapter
from fic.registry import nearest

_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})")


def selected(chapters: tuple[Chapter, ...], names: list[str]) -> tuple[Chapter, ...]:
    """Return the chapters that ``names`` call, each once, in reading order.

    A name is a number (``7``), a range of numbers with both ends (``1-40``), a slug with or without its number
    (``the-hazel-gate``), or a path. Raises UsageError for a name nothing bears and for one that two chapters share.
    """
    wanted: set[PurePosixPath] = set()
    for name in names:
        wanted.update(chapter.path for chapter in _called(chapters, name))
    return tuple(chapter for chapter in chapters if chapter.path in wanted)


def slug_of(path: PurePosixPath) -> str:
    """Return what a chapter's file is called without its number and its ending."""
    return re.sub(r"^[\d\s._-]+", "", path.stem)


def _called(chapters: tuple[Chapter, ...], name: str) -> tuple[Chapter, ...]:
    if not name.strip():
        raise UsageError("An empty name calls no chapter; name it by number, slug or path.")
    bounds = _RANGE.fullmatch(name)
    if bounds:
        first, last = int(bounds[1]), int(bounds[2])
        if last < first:
            raise UsageError(f"{name} runs backwards: write {last}-{first}.")
        found = tuple(chapter for chapter in chapters if chapter.number is not None and first <= chapter.number <= last)
        if not found:
            raise UsageError(f"There is no chapter from {first} to {last}.")
        return found
    if name.isdecimal():
        found = tuple(chapter for chapter in chapters if chapter.number == int(name[:18]))
        if not found:
            raise UsageError(f"There is no chapter {name}; `fic status --all` lists them.")
    else:
        given = PurePosixPath(name.replace("\\", "/"))
        found = tuple(chapter for chapter in chapters if given in (chapter.path, PurePosixPath(chapter.path.name)))
        found = found or tuple(chapter for chapter in chapters if name in (chapter.path.stem, slug_of(chapter.path)))
        wanted = _plain(name.removesuffix(given.suffix) if given.suffix in (".md", ".markdown") else name)
        found = found or tuple(
            chapter for chapter in chapters if wanted in (_plain(chapter.path.stem), _plain(slug_of(chapter.path)))
        )
        if not found:
            near = nearest(name, tuple(slug_of(chapter.path) for chapter in chapters))
            hint = f"did you mean {near}?" if near else "name it by number, slug or path."
            raise UsageError(f"There is no chapter called {name}; {hint}")
    if len(found) > 1:
        paths = " and ".join(str(chapter.path) for chapter in found)
        raise UsageError(f"{name} is the name of {paths}; name the one you mean by its path.")
    return found


def _plain(name: str) -> str:
    """Return what two ways to type a name have in common: case and how its words are parted don't count."""
    return re.sub(r"[\s._-]+", "-", name).strip("-").casefold()


def numbers_of(chapters: tuple[Chapter, ...]) -> str:
    """Return what to call these chapters in a sentence, a run of three or more by its ends.

    ``chapter 7``, ``chapters 3 and 4``, ``chapters 1-40 and 42``.
    """
    runs: list[list[Chapter]] = []
    for chapter in chapters:
        before = runs[-1][-1].number if runs else None
        if before is not None and chapter.number == before + 1:
            runs[-1].append(chapter)
        else:
            runs.append([chapter])
    names: list[str] = []
    for run in runs:
        labels = [chapter.label for chapter in run]
        names += [f"{labels[0]}-{labels[-1]}"] if len(run) > 2 else labels
    if len(names) == 1:
        return f"chapter{'s' if len(chapters) > 1 else ''} {names[0]}"
    return f"chapters {', '.join(names[:-1])} and {names[-1]}"
