"""Files read as text: what an author is told of one that isn't UTF-8, whichever of the story's files it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from fic.errors import FicError
from fic.files.config import read_config
from fic.files.ignore_list import read_ignored
from fic.files.reading import BOM, utf8_text
from fic.files.word_list import read_words


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_is_given_as_it_is(end: str) -> None:
    assert utf8_text(f"Café{end}".encode(), "a.md") == f"Café{end}"
    assert utf8_text(BOM + b"Once.", "a.md") == "\ufeffOnce."


@pytest.mark.parametrize(
    ("name", "read"), [(".fic.toml", read_config), ("words.txt", read_words), ("lint-ignore.txt", read_ignored)]
)
def test_what_is_not_utf8_is_told_by_name_and_line(tmp_path: Path, name: str, read: object) -> None:
    assert callable(read)
    (tmp_path / name).write_bytes("# one\n# Café\n".encode("latin-1"))
    with pytest.raises(FicError, match=rf"^{name}:2: this file is not UTF-8; save it as UTF-8 and try again\.$"):
        read(tmp_path)
    (tmp_path / name).write_bytes("# one\n".encode("utf-16"))
    with pytest.raises(FicError, match=rf"^{name}:1: this file is UTF-16; save it as UTF-8"):
        read(tmp_path)


def test_a_list_of_findings_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    assert read_ignored(tmp_path) == ""
    (tmp_path / "lint-ignore.txt").write_bytes(BOM + b"# mine\n")
    assert read_ignored(tmp_path) == "# mine\n"
