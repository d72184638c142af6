"""A book on the disk: made anew each time, whole or not at all, never part of the story."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from fic.errors import FicError


def saved(path: Path, data: bytes) -> Path:
    """Write ``data`` to ``path``, over an earlier book of that name, and return the path.

    Written beside it and moved there in one step. Raises FicError where that can't be, and where the name is taken by
    a link or a folder: what would be written over isn't what it seems.
    """
    if path.is_symlink() or path.is_dir():
        raise FicError(f"{path} is a link or a folder, so nothing was written there: choose another place with --to.")
    beside: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".fic", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o644)
        beside.replace(path)
        beside = None
    except OSError as refused:
        raise FicError(f"{path} could not be written: {refused.strerror or refused}.") from None
    finally:
        if beside is not None:
            with suppress(OSError):
                beside.unlink()
    return path
