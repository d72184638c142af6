"""`words.txt`: the story's own words, one a line, `#` comments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from fic.errors import FicError
from fic.files.reading import file_bytes, utf8_text

FILE_NAME = "words.txt"
_COMMENT = re.compile(r"\s*#.*")


def parsed_words(text: str) -> tuple[str, ...]:
    """Return the words a list holds, in its order, each once."""
    words = (_COMMENT.sub("", line).strip() for line in text.removeprefix("\ufeff").splitlines())
    return tuple(dict.fromkeys(word for word in words if word))


def read_words(root: Path) -> tuple[str, ...]:
    """Return the words of the story in the folder ``root``; none where it keeps no list."""
    return parsed_words(words_text(list_bytes(root)))


def list_bytes(root: Path) -> bytes:
    """Return the list's bytes as they are, b"" where there is none."""
    try:
        return file_bytes(root / FILE_NAME, root)
    except FileNotFoundError:
        return b""
    except OSError as refused:
        raise FicError(f"{FILE_NAME} cannot be read: {refused.strerror}.") from None


def words_text(data: bytes) -> str:
    """Return the text of a list as it is; raises FicError where it isn't UTF-8."""
    return utf8_text(data, FILE_NAME)


def with_words(text: str, words: Iterable[str]) -> str:
    """Return the list with the words it lacks at its end, every other line as it was."""
    known = set(parsed_words(text))
    new = [word for word in dict.fromkeys(words) if word not in known]
    if not new:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    joined = text if not text or text.endswith("\n") else text + end
    return joined + "".join(word + end for word in new)


def without_words(text: str, words: Iterable[str]) -> str:
    """Return the list without the lines of these words, every other line as it was."""
    gone = set(words)
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if _COMMENT.sub("", line).strip().removeprefix("\ufeff") not in gone)
