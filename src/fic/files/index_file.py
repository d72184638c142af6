"""Git's index file, to be put back as it was when a commit fails."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Index:
    """An index file as it was: its content, None where there was none, and its times of access and change."""

    path: Path
    content: bytes | None
    times: tuple[int, int]

    def put_back(self) -> None:
        """Make the file what it was, with its time, by which git tells which files to look at again.

        By git's own protocol: whoever makes the lock beside it may replace the index.
        """
        if index_as_it_is(self.path).content == self.content:
            return
        if self.content is None:
            self.path.unlink(missing_ok=True)
            return
        lock = self.path.with_name("index.lock")
        with lock.open("xb") as file:
            file.write(self.content)
            file.flush()
            os.fsync(file.fileno())
        os.utime(lock, ns=self.times)
        lock.replace(self.path)


def index_as_it_is(path: Path) -> Index:
    """Return the index file at ``path`` as it is now."""
    try:
        stat = path.stat()
        return Index(path, path.read_bytes(), (stat.st_atime_ns, stat.st_mtime_ns))
    except FileNotFoundError:
        return Index(path, None, (0, 0))
