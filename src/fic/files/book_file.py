"""A book on the disk: made anew each time, whole or not at all, never part of the story."""

from __future__ import annotations

from pathlib import Path

from fic.errors import FicError
from fic.files.beside import beside, umask


def saved(path: Path, data: bytes) -> Path:
    """Write ``data`` to ``path``, over an earlier book of that name, and return the path.

    Written beside it and moved there in one step. Raises FicError where that can't be, and where the name is taken by
    a link or a folder: what would be written over isn't what it seems.
    """
    try:
        if path.is_symlink() or path.is_dir():
            raise FicError(
                f"{path} is a link or a folder, so nothing was written there: choose another place with --to."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside(path, data, 0o666 & ~umask()) as whole:
            whole.replace(path)
    except OSError as refused:
        raise FicError(f"{path} could not be written: {refused.strerror or refused}.") from None
    return path
