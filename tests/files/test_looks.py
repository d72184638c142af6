"""What the story's files hold is known by how they look, and never wrongly."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from fic.files.kept_answers import KeptAnswers, answers_folder
from fic.files.looks import blobs_on_disk
from fic.files.reading import file_bytes
from fic.manuscript.blob import blob_name

ONE, TWO = PurePosixPath("manuscript/001.md"), PurePosixPath("manuscript/002.md")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are really read, as they are."""
    names: list[str] = []

    def noted(path: Path) -> bytes:
        names.append(path.name)
        return file_bytes(path)

    monkeypatch.setattr("fic.files.looks.file_bytes", noted)
    return names


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the files a minute after they were written."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 60_000_000_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / ONE).write_bytes(b"One.\n")
    (tmp_path / TWO).write_bytes(b"Two.\r\n")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


def _names(folder: Path) -> dict[PurePosixPath, str]:
    return blobs_on_disk(folder, (ONE, TWO))


def test_a_file_has_the_name_git_gives_its_bytes(folder: Path) -> None:
    done = subprocess.run(["git", "hash-object", "--no-filters", str(TWO)], cwd=folder, capture_output=True, text=True)
    assert _names(folder)[TWO] == done.stdout.strip() == blob_name(b"Two.\r\n")


@pytest.mark.usefixtures("later")
def test_what_looks_as_it_did_is_not_read_again(folder: Path, read: list[str]) -> None:
    first = _names(folder)
    assert read == ["001.md", "002.md"]
    assert _names(folder) == first
    assert read == ["001.md", "002.md"]


@pytest.mark.usefixtures("later")
def test_a_change_is_noticed_though_size_and_time_of_writing_are_the_same(folder: Path, read: list[str]) -> None:
    _names(folder)
    state = (folder / ONE).stat()
    time.sleep(0.02)  # the clock of a file system ticks a hundred times a second or more
    (folder / ONE).write_bytes(b"Oen.\n")
    os.utime(folder / ONE, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert _names(folder)[ONE] == blob_name(b"Oen.\n")
    assert read == ["001.md", "002.md", "001.md"]


def test_what_was_written_just_now_is_read_again(folder: Path, read: list[str]) -> None:
    _names(folder)
    _names(folder)
    assert read == ["001.md", "002.md"] * 2


@pytest.mark.usefixtures("later")
def test_a_file_that_is_gone_or_cannot_be_read_has_no_name(folder: Path) -> None:
    _names(folder)
    (folder / ONE).unlink()
    (folder / TWO).unlink()
    (folder / TWO).mkdir()
    assert _names(folder) == {}


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: [],
        lambda kept: {name: look[:-1] for name, look in kept.items()},
        lambda kept: {name: [*look[:-1], 7] for name, look in kept.items()},
        lambda kept: {name: [str(look[0]), *look[1:]] for name, look in kept.items()},
        dict.fromkeys,
    ],
)
def test_damaged_looks_are_made_anew(folder: Path, read: list[str], damage: Any) -> None:
    right = _names(folder)
    answers = KeptAnswers(answers_folder(folder, "looks"))
    (kept,) = (folder / ".git/fic/looks").iterdir()
    answers.put(kept.stem, damage(answers.get(kept.stem)))
    assert _names(folder) == right
    assert _names(folder) == right
    assert read == ["001.md", "002.md"] * 2


@pytest.mark.usefixtures("later")
def test_looks_that_another_wrote_are_not_believed(folder: Path) -> None:
    right = _names(folder)
    (kept,) = (folder / ".git/fic/looks").iterdir()
    seal, content = kept.read_bytes()[:32], json.loads(kept.read_bytes()[32:])
    lies = {name: [*look[:-1], "0" * 40] for name, look in content.items()}
    kept.write_bytes(seal + json.dumps(lies, separators=(",", ":")).encode())
    assert _names(folder) == right
