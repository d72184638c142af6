"""Answers worth keeping between runs, as JSON in `.git/fic/`: deleting them loses nothing.

In a worktree they are in the git folder all worktrees share; without git, in the user's cache folder. Whatever is wrong
with what is kept (damaged, foreign, unreadable), the answer is made anew and nobody is told.
"""

from __future__ import annotations

import json
import os
import re
import stat
import tempfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from fic.files.git_folders import git_folder

_TOO_LARGE = 20_000_000
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_OURS = re.compile(r"[0-9a-f]+\.json|\.[a-z0-9_]{8}|\.[0-9a-f]+\.[0-9]+")


def answers_folder(root: Path, kind: str) -> Path:
    """Return where answers of a kind are kept for the story in ``root``; the folder need not exist."""
    git = git_folder(root)
    if git is not None:
        return git / "fic" / kind
    import platformdirs

    kept = Path(platformdirs.user_cache_dir("fic", appauthor=False))
    # Who has no home has no cache either: a folder called "~" in the story is none.
    return (kept if kept.is_absolute() else Path(os.devnull)) / kind


class KeptAnswers:
    """A folder of answers by name; names are hexadecimal digits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._usable = not folder.is_symlink() and not folder.parent.is_symlink()

    def get(self, name: str) -> Any:
        """Return the answer kept under a name, None if there is none that can be read."""
        if not self._usable:
            return None
        try:
            handle = os.open(self._folder / f"{name}.json", _READING)
            with os.fdopen(handle, "rb") as file:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    return None
                data = file.read(_TOO_LARGE)
            return json.loads(data)
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, name: str, answer: Any) -> None:
        """Keep an answer under a name; one that can't be written is not kept."""
        if not self._usable:
            return
        # A lone surrogate, which a hostile text can have by an escape, cannot be written; then nothing is kept.
        with suppress(OSError, UnicodeEncodeError):
            content = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(prefix=".", dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                os.replace(beside, self._folder / f"{name}.json")  # noqa: PTH105 - hundreds a run, and faster so
            except BaseException:
                with suppress(OSError):
                    os.unlink(beside)  # noqa: PTH108
                raise

    def forget_others(self, used: Collection[str]) -> None:
        """Forget what was not used, once most of what is kept was not."""
        with suppress(OSError):
            kept = [entry.name for entry in os.scandir(self._folder) if _OURS.fullmatch(entry.name)]
            if len(kept) > 4 * len(used) + 20:
                for name in kept:
                    if name.removesuffix(".json") not in used:
                        (self._folder / name).unlink(missing_ok=True)


def forget(folder: Path) -> None:
    """Delete every answer kept in the git folder ``folder``, and nothing that isn't one; raises OSError."""
    place = folder / "fic"
    if place.is_symlink() or not place.is_dir():
        return
    for kind in place.iterdir():
        if kind.is_symlink() or not kind.is_dir():
            continue
        for entry in os.scandir(kind):
            if _OURS.fullmatch(entry.name) and not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.path)  # noqa: PTH108
        if not any(kind.iterdir()):
            kind.rmdir()
    if not any(place.iterdir()):
        place.rmdir()
