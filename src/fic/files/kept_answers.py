"""Answers worth keeping between runs, as JSON in `.git/fic/`: deleting them loses nothing.

In a worktree they are in the git folder all worktrees share; without git, in the user's cache folder. Whatever is wrong
with what is kept (damaged, foreign, unreadable), the answer is made anew and nobody is told.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

_TOO_LARGE = 20_000_000


def answers_folder(root: Path, kind: str) -> Path:
    """Return where answers of a kind are kept for the story in ``root``; the folder need not exist."""
    git = _git_folder(root)
    if git is not None:
        return git / "fic" / kind
    import platformdirs

    return Path(platformdirs.user_cache_dir("fic", appauthor=False)) / kind


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
            with open(self._folder / f"{name}.json", "rb") as file:  # noqa: PTH123 - hundreds a run, and faster so
                data = file.read(_TOO_LARGE)
            return json.loads(data)
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, name: str, answer: Any) -> None:
        """Keep an answer under a name; one that can't be written is not kept."""
        if not self._usable:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside = self._folder / f".{name}.{os.getpid()}"
            beside.write_text(json.dumps(answer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
            beside.replace(self._folder / f"{name}.json")

    def forget_others(self, used: Collection[str]) -> None:
        """Forget what was not used, once most of what is kept was not."""
        with suppress(OSError):
            kept = [entry.name for entry in os.scandir(self._folder)]
            if len(kept) > 4 * len(used) + 20:
                for name in kept:
                    if name.removesuffix(".json") not in used:
                        (self._folder / name).unlink(missing_ok=True)


def _git_folder(root: Path) -> Path | None:
    """Return the git folder of the repository around ``root``, the shared one in a worktree, read without git."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_dir():
            return git
        if git.is_file():
            return _pointed_at(git)
    return None


def _pointed_at(file: Path) -> Path | None:
    """Return the git folder a `.git` file names: a worktree's or a submodule's."""
    try:
        place = file.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        git = Path(os.path.normpath(file.parent / place))
        common = git / "commondir"
        if common.is_file():
            git = Path(os.path.normpath(git / common.read_text(encoding="utf-8").strip()))
    except (OSError, ValueError):
        return None
    return git if git.is_dir() else None
