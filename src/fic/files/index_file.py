"""Git's index file, to be put back as it was when a commit fails."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fic.errors import FicError

_REMEDY = "git status shows it, and git reset takes it back."


@dataclass(frozen=True, slots=True)
class Index:
    """An index file as it was: its content, None where there was none, and its times of access and change."""

    path: Path
    content: bytes | None
    times: tuple[int, int]

    def put_back(self) -> None:
        """Make the file what it was, with its time, by which git tells which files to look at again.

        By git's own protocol: whoever makes the lock beside it may replace the index. Raises FicError where that can't
        be done; then what was new to git is marked as to be added, and nothing more.
        """
        if index_as_it_is(self.path).content == self.content:
            return
        lock = self.path.with_name("index.lock")
        try:
            with lock.open("xb") as file:
                file.write(self.content or b"")
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            raise FicError(f"Another git is at work, so what it is to commit was left marked: {_REMEDY}") from None
        except OSError as refused:
            lock.unlink(missing_ok=True)
            raise FicError(f"git's index could not be put back ({refused.strerror}): {_REMEDY}") from None
        try:
            if self.content is None:
                self.path.unlink(missing_ok=True)
                lock.unlink()
            else:
                os.utime(lock, ns=self.times)
                lock.replace(self.path)
        except OSError as refused:
            with suppress(OSError):
                lock.unlink(missing_ok=True)
            raise FicError(f"git's index could not be put back ({refused.strerror}): {_REMEDY}") from None


def index_as_it_is(path: Path) -> Index:
    """Return the index file at ``path`` as it is now."""
    try:
        stat = path.stat()
        return Index(path, path.read_bytes(), (stat.st_atime_ns, stat.st_mtime_ns))
    except FileNotFoundError:
        return Index(path, None, (0, 0))
