"""Files for the author to carry to a site: made anew each time, never part of the story."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fic.errors import FicError
from fic.files.beside import beside, umask


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """Write text files, by their names, into ``folder``, made if need be, and return it.

    What an earlier packet left there under those names is replaced, each in one step. Raises FicError where that can't
    be, and for a folder or file that is a link: what would be written over isn't what it seems.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            if folder.is_symlink():
                raise FicError(f"{folder} is a link, so nothing was written there: choose another folder.")
            _put(folder / name, text.encode("utf-8", "replace"))
    except OSError as refused:
        raise FicError(f"{folder} could not be written: {refused.strerror or refused}.") from None
    return folder


def written_file(path: Path, content: bytes) -> Path:
    """Write one file in one step, over an earlier one of its name, and return it.

    Raises FicError where that can't be, and where ``path`` is a link.
    """
    try:
        _put(path, content)
    except OSError as refused:
        raise FicError(f"{path} cannot be written: {refused.strerror or refused}.") from None
    return path


def _put(path: Path, content: bytes) -> None:
    if path.is_symlink():
        raise FicError(f"{path} is a link, so nothing was written there: choose another folder.")
    with beside(path, content, 0o666 & ~umask()) as finished:
        finished.replace(path)
