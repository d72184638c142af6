"""`lint-ignore.txt`: the findings the author has waved through, one a line; the linter knows what a line says."""

from __future__ import annotations

from pathlib import Path

from fic.errors import FicError
from fic.files.config import IGNORE_FILE
from fic.files.reading import BOM, file_bytes, utf8_text


def read_ignored(root: Path) -> str:
    """Return the list's text of the story in the folder ``root``, "" where it keeps none."""
    try:
        return ignored_text(file_bytes(root / IGNORE_FILE, root))
    except FileNotFoundError:
        return ""
    except OSError as refused:
        raise FicError(f"{IGNORE_FILE} cannot be read: {refused.strerror}.") from None


def ignored_text(data: bytes) -> str:
    """Return the text of a list, without a byte order mark; raises FicError where it isn't UTF-8."""
    return utf8_text(data.removeprefix(BOM), IGNORE_FILE)
