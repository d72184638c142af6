"""A file of the story's, read: never a pipe that would keep fic waiting, never one outside the story by a link."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from fic.errors import FicError

BOM = b"\xef\xbb\xbf"
"""The byte order mark some editors put before a text in UTF-8."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def file_bytes(path: Path, root: Path | None = None) -> bytes:
    """Return what the file at ``path`` holds.

    Raises OSError where it cannot be read, as something that is no file can't; and FicError for a link that leaves
    ``root``, if that is given: a cloned story must not make fic read elsewhere.
    """
    if root is not None and path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        raise FicError(f"{path.name} is a link that leaves the story's folder; replace it with the file itself.")
    handle = os.open(path, _FLAGS)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is not a file")
        return file.read()


def utf8_text(data: bytes, name: str) -> str:
    """Return the text of the file called ``name``, a byte order mark and its line endings as they are.

    Raises FicError, which names the line, where it isn't UTF-8.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as broken:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise FicError(f"{name}:1: this file is UTF-16; save it as UTF-8 and try again.") from None
        line = data.count(b"\n", 0, broken.start) + 1
        raise FicError(f"{name}:{line}: this file is not UTF-8; save it as UTF-8 and try again.") from None
