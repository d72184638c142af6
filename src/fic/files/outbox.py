"""Files for the author to carry to a site: made anew each time, never part of the story."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fic.errors import FicError
from fic.files.beside import beside, umask


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """Write text files, by their names, into ``folder``, made if need be, and return it.

    What an earlier packet left there under those names is replaced, each in one step. Raises FicError where that can't
    be, and for a folder or file that isn't what it seems.
    """
    if folder.is_symlink():
        raise FicError(f"{folder} is a link, so nothing was written there: choose another place.")
    for name, text in files.items():
        written_file(folder / name, text.encode("utf-8", "replace"))
    return folder


def written_file(path: Path, content: bytes) -> Path:
    """Write one file in one step, in a folder made if need be, over an earlier one of its name, and return its path.

    Raises FicError where that can't be, and where the name is taken by a link or a folder: what would be written over
    isn't what it seems.
    """
    try:
        if path.is_symlink() or path.is_dir():
            raise FicError(f"{path} is a link or a folder, so nothing was written there: choose another place.")
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside(path, content, 0o666 & ~umask()) as finished:
            finished.replace(path)
    except OSError as refused:
        raise FicError(f"{path} could not be written: {refused.strerror or refused}.") from None
    return path
