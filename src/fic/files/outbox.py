"""Files for the author to carry to a site: made anew each time, never part of the story.

An earlier one is replaced only while it is what was there when fic looked: whoever mends a packet by hand, or keeps the
calendar open in another program, loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from fic.errors import FicError
from fic.files.beside import beside, umask
from fic.files.reading import file_bytes


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """Write text files, by their names, into ``folder``, made if need be, and return it.

    What an earlier packet left there under those names is replaced, all of it or none. Raises FicError where that can't
    be, and for a folder or file that isn't what it seems.
    """
    if folder.is_symlink():
        raise FicError(f"{folder} is a link, so nothing was written there: choose another place.")
    contents = {folder / name: text.encode("utf-8", "replace") for name, text in files.items()}
    old = {path: there(path) for path in contents}
    done: list[Path] = []
    try:
        for path, content in contents.items():
            written_file(path, content, old[path])
            done.append(path)
    except BaseException:
        _put_back(done, contents, old)
        raise
    return folder


def there(path: Path) -> bytes | None:
    """Return what the file at ``path`` holds, None where there is none; FicError for what is no file, or unreadable."""
    try:
        if path.is_symlink() or path.is_dir():
            raise FicError(f"{path} is a link or a folder, so nothing was written there: choose another place.")
        return file_bytes(path)
    except FileNotFoundError:
        return None
    except OSError as refused:
        raise FicError(f"{path} could not be written: {refused.strerror or refused}.") from None


def written_file(path: Path, content: bytes, old: bytes | None) -> Path:
    """Write one file in one step, in a folder made if need be, over the earlier one of its name, and return its path.

    ``old`` is what was `there`. Raises FicError, with nothing changed, where that isn't so any more, and where the file
    cannot be written: a link or a folder in its place is not what it seems.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside(path, content, 0o666 & ~umask()) as finished:
            # Another fic that makes the same file is no harm.
            if there(path) not in (old, content):
                raise FicError(f"{path} was changed by another program meanwhile: nothing was written, run this again.")
            finished.replace(path)
    except OSError as refused:
        raise FicError(f"{path} could not be written: {refused.strerror or refused}.") from None
    return path


def _put_back(paths: Iterable[Path], new: Mapping[Path, bytes], old: Mapping[Path, bytes | None]) -> None:
    """Undo what was written to ``paths``, as far as that is still there."""
    for path in paths:
        with suppress(FicError, OSError):
            before = old[path]
            if before is not None:
                written_file(path, before, new[path])
            elif there(path) == new[path]:
                path.unlink()
