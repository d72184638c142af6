"""Answers worth keeping between runs, as JSON in `.git/fic/`: deleting them loses nothing.

In a worktree they are in the git folder all worktrees share; without git, in the user's cache folder. Whatever is wrong
with what is kept (damaged, foreign, unreadable), the answer is made anew and nobody is told. What is kept bears a seal
made with a key of the user's, so that a folder from elsewhere can't bring answers along.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
import stat
import tempfile
from collections.abc import Collection
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from fic.files.git_folders import git_folder

_KEY = 32
_SEAL = 32
_TOO_LARGE = 20_000_000
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_OURS = re.compile(r"[0-9a-f]+\.json|\.[a-z0-9_]{8}|\.[0-9a-f]+\.[0-9]+")


def answers_folder(root: Path, kind: str) -> Path:
    """Return where answers of a kind are kept for the story in ``root``; the folder need not exist."""
    git = git_folder(root)
    if git is not None:
        return git / "fic" / kind
    return _user_folder() / kind


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
            seal, content = data[:_SEAL], data[_SEAL:]
            return json.loads(content) if self._key and hmac.compare_digest(seal, self._seal(name, content)) else None
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, name: str, answer: Any) -> None:
        """Keep an answer under a name; one that can't be written is not kept."""
        if not self._usable or not self._key:
            return
        # A lone surrogate, which a hostile text can have by an escape, cannot be written; then nothing is kept.
        with suppress(OSError, UnicodeEncodeError):
            content = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(prefix=".", dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._seal(name, content) + content)
                os.replace(beside, self._folder / f"{name}.json")  # noqa: PTH105 - hundreds a run, and faster so
            except BaseException:
                with suppress(OSError):
                    os.unlink(beside)  # noqa: PTH108
                raise

    @cached_property
    def _key(self) -> bytes:
        return _own_key()

    def _seal(self, name: str, content: bytes) -> bytes:
        return (
            hashlib.blake2b(name.encode() + b"\n" + content, digest_size=_SEAL // 2, key=self._key).hexdigest().encode()
        )

    def forget_others(self, used: Collection[str]) -> None:
        """Forget what was not used, once most of what is kept was not."""
        with suppress(OSError):
            kept = [entry.name for entry in os.scandir(self._folder) if _OURS.fullmatch(entry.name)]
            if len(kept) > 4 * len(used) + 20:
                for name in kept:
                    if name.removesuffix(".json") not in used:
                        (self._folder / name).unlink(missing_ok=True)


def _own_key() -> bytes:
    """Return the key that is the user's own, made if need be; empty where it can't be kept, and nothing is then.

    A story that came from elsewhere may bring answers of its own making; without this key they are worth nothing.
    """
    path = _user_folder() / "key"
    for _attempt in range(2):
        with suppress(OSError):
            key = path.read_bytes()
            if len(key) == _KEY:
                return key
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, made = tempfile.mkstemp(prefix=".", dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(_KEY))
            os.replace(made, path)  # noqa: PTH105 - as below
    return b""


def _user_folder() -> Path:
    import platformdirs

    kept = Path(platformdirs.user_cache_dir("fic", appauthor=False))
    # Who has no home has no cache either: a folder called "~" in the story is none.
    return kept if kept.is_absolute() else Path(os.devnull)


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
