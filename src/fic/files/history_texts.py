"""What a chapter's file held before, in the likeliest order: its own past first, then whatever else was Markdown.

Commits are taken from every branch, tag and reflog, so a rebase or a squash only matters where it really threw a text
away.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from fic.files import history, repo
from fic.files.plumbing import answer, inheritable, objects
from fic.files.raw_diff import Entry

_AT_ONCE = 64
# Merges are compared with each parent. Git 2.30 can be told so by -m alone, which later gits let a setting reinterpret.
_LOG = (
    "-c",
    "log.diffMerges=separate",
    "log",
    "--topo-order",
    "-m",
    "--no-show-signature",
    "--find-renames",
    history.LOG_FORMAT,
    *history.LOG_OPTIONS,
)
_MARKDOWN = (":(top,icase,glob)**/*.md", ":(top,icase,glob)**/*.markdown")


class Past:
    """The history of the Markdown files in a work tree, read when it is first needed and once.

    Each content is given once by a call, and asked of git only as it is needed: stop when you have what you want.
    Raises FicError where git refuses.
    """

    def __init__(self, top: Path, prefix: PurePosixPath) -> None:
        self.top = top
        self.prefix = prefix
        self._days: dict[PurePosixPath, list[tuple[date, bytes | None]]] = {}

    def own(self, path: PurePosixPath) -> Iterator[bytes]:
        """Give what the file at ``path``, as it is called now, held in each commit before, newest first.

        Renames are followed.
        """
        yield from _contents(self.top, _fresh(self._own(path, self._here), set()))

    def steps(self, path: PurePosixPath) -> Iterator[bytes]:
        """Give what the file at ``path``, as it is called now, held after each commit that changed it, oldest first.

        Unlike `own` it gives a content again wherever the file held it again. Renames are followed.
        """
        blobs = [entry.new for entry in reversed(self._own(path, self._here)) if entry.new]
        known = list(dict.fromkeys(blobs))
        contents = dict(zip(known, _contents(self.top, known), strict=True))
        yield from (contents[blob] for blob in blobs)

    def anywhere(self, path: PurePosixPath) -> Iterator[bytes]:
        """Give what the file held (see `own`), and then what it held on other branches and in the reflogs."""
        given: set[str] = set()
        for entries in (self._here, self._everywhere):
            yield from _contents(self.top, _fresh(self._own(path, entries), given))

    def everything(self) -> Iterator[bytes]:
        """Give whatever any Markdown file ever held, on any branch and in the reflogs."""
        yield from _contents(self.top, _fresh([*self._here, *self._everywhere], set()))

    def as_of(self, path: PurePosixPath, day: date) -> bytes | None:
        """Return what the file at ``path`` held at the end of ``day``, by its authors' clocks; None before it began."""
        if path not in self._days:
            literal = f":(top,literal){self.prefix / path}"
            told = answer([*_LOG, "HEAD", "--", literal], self.top, inheritable(os.environ))
            steps = [
                (commit.day, entry.new)
                for commit in history.commits(os.fsdecode(told))
                if commit.day is not None
                for entry in commit.entries
            ]
            blobs = list(dict.fromkeys(blob for _day, blob in steps if blob))
            contents = dict(zip(blobs, _contents(self.top, blobs), strict=True))
            self._days[path] = [(at, contents.get(blob or "")) for at, blob in steps]
        return next((content for at, content in self._days[path] if at <= day), None)

    def _own(self, path: PurePosixPath, entries: Sequence[Entry]) -> list[Entry]:
        names = _names_of(str(self.prefix / path), entries)
        return [entry for entry in entries if entry.path in names or entry.source in names]

    @cached_property
    def _here(self) -> list[Entry]:
        return _entries(self.top, ("HEAD",))

    @cached_property
    def _everywhere(self) -> list[Entry]:
        return _entries(self.top, ("--all", "--reflog"))


def past(root: Path) -> Past | None:
    """Return the history of a story's Markdown files; None without git or before the first commit."""
    top = repo.work_tree(root)
    if top is None or repo.tip(root) is None:
        return None
    return Past(top, PurePosixPath(root.resolve().relative_to(top).as_posix()))


def _entries(top: Path, commits: Sequence[str]) -> list[Entry]:
    told = answer([*_LOG, *commits, "--", *_MARKDOWN], top, inheritable(os.environ))
    return [entry for commit in history.commits(os.fsdecode(told)) for entry in commit.entries]


def _fresh(entries: Sequence[Entry], given: set[str]) -> list[str]:
    """Return the blobs of ``entries`` that were not given before, in order, and note them as given."""
    blobs = dict.fromkeys(blob for entry in entries for blob in (entry.new, entry.old) if blob and blob not in given)
    given.update(blobs)
    return list(blobs)


def _names_of(path: str, entries: Sequence[Entry]) -> frozenset[str]:
    """Return every name the file has had, as far as git sees renames; names that were swapped come out as both."""
    known = {path}
    renames = [(entry.path, entry.source) for entry in entries if entry.path != entry.source]
    size = 0
    while size != len(known):
        size = len(known)
        known.update(old for new, old in renames if new in known)
    return frozenset(known)


def _contents(top: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """Give the contents of blobs, asked for some at a time; b"" for one that a partial clone doesn't have."""
    for start in range(0, len(blobs), _AT_ONCE):
        for content in objects(blobs[start : start + _AT_ONCE], top, inheritable(os.environ)):
            yield content or b""
