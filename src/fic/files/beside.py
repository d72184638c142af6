"""A file written beside the one it is to become: whole, on the disk, and then given its name in one step.

A fic that was killed leaves such a file behind. The next one that writes in that folder takes it away: whoever is still
at work on one holds a lock on it.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: there nothing is locked, and nothing swept away
    fcntl = None  # type: ignore[assignment]

_SUFFIX = ".fic-part"
_OURS = re.compile(rf"\..+\.[a-z0-9_]{{8}}{re.escape(_SUFFIX)}", re.DOTALL)
_NAME_BYTES = 80


@contextmanager
def beside(target: Path, content: bytes, mode: int) -> Iterator[Path]:
    """Give a file in ``target``'s folder that holds ``content``, flushed to the disk, with its mode bits set.

    It is taken away afterwards, unless it was renamed meanwhile. Raises OSError where it cannot be written.
    """
    sweep(target.parent)
    # Cut between characters, in whatever encoding the system thinks that names are.
    stem = os.fsdecode(os.fsencode(target.name)[:_NAME_BYTES].decode("utf-8", "ignore").encode())
    handle, name = tempfile.mkstemp(prefix=f".{stem}.", suffix=_SUFFIX, dir=target.parent)
    path = Path(name)
    file = os.fdopen(handle, "wb")
    try:
        locked(file.fileno())
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        if fcntl is None:
            file.close()  # Windows renames no open file
        path.chmod(mode)
        yield path
    finally:
        with suppress(OSError):
            file.close()
        with suppress(OSError):
            path.unlink(missing_ok=True)


def locked(handle: int) -> bool:
    """Lock an open file against other programs that ask, until it is closed; False where another has it locked.

    Where the system or a network's disk has no locks, nothing is locked, and that is True too.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def sweep(folder: Path) -> None:
    """Take away what a killed fic left in ``folder``: files named as ours are that nobody holds a lock on."""
    if fcntl is None:
        return
    with suppress(OSError):
        for entry in os.scandir(folder):
            if _OURS.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _sweep_one(entry.path)


def _sweep_one(path: str) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        # Without locks there is no telling whether somebody is still at work on it.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.unlink(path)  # noqa: PTH108 - hot path
    finally:
        os.close(handle)


def is_under_way(path: Path) -> bool:
    """Return whether a file is one of ours that has not got its name yet."""
    return _OURS.fullmatch(path.name) is not None


def umask() -> int:
    """Return the permissions that new files are not to have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
