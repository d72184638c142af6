"""Replacing an author's file: the old bytes or the new ones, never anything between."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fic.errors import FicError
from fic.files.save import all_replaced, put_back, replaced


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    path = tmp_path / "story" / "001.md"
    path.parent.mkdir()
    path.write_bytes(b"One.\n")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(old=st.binary(max_size=200), new=st.binary(max_size=200))
def test_any_bytes_come_out_as_they_went_in(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = tmp_path / "1.md"
    path.write_bytes(old)
    replaced(path, new, old)
    assert path.read_bytes() == new
    assert names(tmp_path) == ["1.md"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_mode_bits_are_kept(chapter: Path, mode: int) -> None:
    chapter.chmod(mode)
    replaced(chapter, b"Two.\n", b"One.\n")
    assert stat.S_IMODE(chapter.stat().st_mode) == mode


def test_a_file_an_editor_saved_meanwhile_is_left_alone(chapter: Path) -> None:
    chapter.write_bytes(b"One, saved by the editor.\n")
    with pytest.raises(FicError, match="changed by another program"):
        replaced(chapter, b"Two.\n", b"One.\n")
    assert chapter.read_bytes() == b"One, saved by the editor.\n"
    assert names(chapter.parent) == ["001.md"]


def test_a_read_only_file_is_left_alone(chapter: Path) -> None:
    chapter.chmod(0o444)
    with pytest.raises(FicError, match="read-only"):
        replaced(chapter, b"Two.\n", b"One.\n")
    assert chapter.read_bytes() == b"One.\n"


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FicError, match=r"1\.md could not be written"):
        replaced(tmp_path / "1.md", b"", b"")


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(chapter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FicError, match="No space left on device"):
        replaced(chapter, b"Two.\n", b"One.\n")
    assert chapter.read_bytes() == b"One.\n"
    assert names(chapter.parent) == ["001.md"]


def test_a_link_inside_the_story_is_written_through(chapter: Path) -> None:
    link = chapter.parent / "chapters" / "latest.md"
    link.parent.mkdir()
    link.symlink_to(chapter)
    replaced(link, b"Two.\n", b"One.\n", chapter.parent)
    assert link.is_symlink()
    assert chapter.read_bytes() == b"Two.\n"


def test_a_link_out_of_the_story_is_refused(chapter: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.md"
    outside.write_bytes(b"Not ours.\n")
    link = chapter.parent / "002.md"
    link.symlink_to(outside)
    for root in (None, chapter.parent):
        with pytest.raises(FicError, match="by a link"):
            replaced(link, b"Ours.\n", b"Not ours.\n", root)
    assert outside.read_bytes() == b"Not ours.\n"


def test_a_linked_folder_out_of_the_story_is_refused(chapter: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "1.md").write_bytes(b"Not ours.\n")
    (chapter.parent / "manuscript").symlink_to(tmp_path / "outside")
    with pytest.raises(FicError, match="by a link"):
        replaced(chapter.parent / "manuscript/1.md", b"Ours.\n", b"Not ours.\n", chapter.parent)


def test_all_or_none_of_several_files(tmp_path: Path) -> None:
    edits = {}
    for n in range(3):
        path = tmp_path / f"{n}.md"
        path.write_bytes(b"old")
        edits[PurePosixPath(path.name)] = (b"old", b"new")
    (tmp_path / "2.md").write_bytes(b"saved meanwhile")
    with pytest.raises(FicError):
        all_replaced(tmp_path, edits)
    assert [(tmp_path / f"{n}.md").read_bytes() for n in range(3)] == [b"old", b"old", b"saved meanwhile"]


def test_putting_back_leaves_what_changed_meanwhile_and_names_it(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_bytes(b"new")
    (tmp_path / "2.md").write_bytes(b"newer")
    edits = {PurePosixPath(f"{n}.md"): (b"old", b"new") for n in (1, 2)}
    assert [str(path) for path in put_back(tmp_path, edits)] == ["2.md"]
    assert ((tmp_path / "1.md").read_bytes(), (tmp_path / "2.md").read_bytes()) == (b"old", b"newer")
