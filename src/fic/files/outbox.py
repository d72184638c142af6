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
            path = folder / name
            if folder.is_symlink() or path.is_symlink():
                raise FicError(f"{path} is a link, so nothing was written there: choose another folder.")
            with beside(path, text.encode(), 0o666 & ~umask()) as finished:
                finished.replace(path)
    except OSError as refused:
        raise FicError(f"{folder} could not be written: {refused.strerror or refused}.") from None
    return folder
