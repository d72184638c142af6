"""Files for the author to carry away: written in one step, never over what isn't a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from fic.errors import FicError
from fic.files.outbox import written, written_file


def test_a_file_is_written_over_an_earlier_one_in_a_folder_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "book.epub"
    for content, earlier in ((b"one", None), (b"two", b"one")):
        assert written_file(path, content, earlier) == path
        assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_link_or_a_folder_in_the_way_is_left_alone(tmp_path: Path) -> None:
    victim, link, folder = tmp_path / "victim", tmp_path / "link", tmp_path / "folder"
    victim.write_text("keep me", encoding="utf-8")
    link.symlink_to(victim)
    folder.mkdir()
    for path in (link, folder):
        with pytest.raises(FicError, match="is a link or a folder, so nothing was written"):
            written_file(path, b"new", None)
    with pytest.raises(FicError, match="is a link or a folder, so nothing was written"):
        written(tmp_path, {"folder": "new"})
    assert victim.read_text(encoding="utf-8") == "keep me"
    assert list(folder.iterdir()) == []


def test_a_packet_is_not_put_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "behind").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "behind")
    with pytest.raises(FicError, match="is a link"):
        written(tmp_path / "link", {"title.txt": "Low Water"})
    assert list((tmp_path / "behind").iterdir()) == []


def test_what_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FicError, match=r"could not be written: .+\.$"):
        written_file(tmp_path / "file" / "book.epub", b"one", None)


def test_an_earlier_file_that_somebody_saved_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    for old in (None, b"as it was read"):
        path.write_bytes(b"as it was saved since")
        with pytest.raises(FicError, match=r"changed by another program meanwhile: nothing was written"):
            written_file(path, b"new", old)
        assert path.read_bytes() == b"as it was saved since"
        assert list(tmp_path.iterdir()) == [path]


def test_a_packet_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    written(tmp_path, {"1.txt": "old"})
    with pytest.raises(FicError, match="could not be written"):
        written(tmp_path, {"1.txt": "new", "2.txt": "new", "none/of/" + "x" * 300: "new"})
    assert [path.read_text() for path in tmp_path.glob("*.txt")] == ["old"]
