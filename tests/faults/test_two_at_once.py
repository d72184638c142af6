"""Two programs that write the same file: the later one notices, says so, and changes nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import fic.files.save
from fic.errors import FicError
from fic.files.beside import beside, sweep
from fic.files.save import created, replaced

from .scenarios import SCENARIOS

TOP = Path(__file__).parents[2]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


FIC = (sys.executable, "-P", "-m", "fic")


def test_words_added_by_many_at_once_are_all_there_or_refused(story: Path) -> None:
    (story / "words.txt").write_text("Ada\n")
    running = {
        word: subprocess.Popen([*FIC, "words", "add", word], cwd=story, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for word in ("one", "two", "three", "four", "five", "six")
    }
    ended = {word: (each.communicate()[1].decode(), each.returncode) for word, each in running.items()}
    there = (story / "words.txt").read_text().split()
    for word, (said, code) in ended.items():
        assert (word in there) == (code == 0), said
        assert code == 0 or re.search("by another (program|fic)", said), said
    assert there[0] == "Ada"
    assert not list(story.glob(".*.fic-part"))


def test_chapters_finished_by_two_at_once_are_finished_once(story: Path) -> None:
    running = [
        subprocess.Popen([*FIC, "finish", "3"], cwd=story, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(3)
    ]
    said = [each.communicate()[0].decode() for each in running]
    assert all(each.returncode in (0, 3) for each in running), said
    assert any(each.returncode == 0 for each in running), said
    assert (story / "manuscript/003-stones.md").read_text().count("drafted:") == 1
    checked = subprocess.run(["git", "fsck"], cwd=story, capture_output=True, text=True, check=True)
    assert "missing" not in checked.stdout + checked.stderr


def test_a_chapter_that_another_fic_is_writing_is_left_to_it(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    path = tmp_path / "1.md"
    path.write_bytes(b"old")
    with path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(FicError, match=r"1\.md is being written by another fic"):
            replaced(path, b"new", b"old")
    assert path.read_bytes() == b"old"
    replaced(path, b"new", b"old")
    assert path.read_bytes() == b"new"


def test_an_editor_that_saves_between_reading_and_writing_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "1.md"
    path.write_bytes(b"old")
    real = vars(fic.files.save)["beside"]

    def meanwhile(*arguments: object) -> object:
        path.write_bytes(b"what the author just typed")
        return real(*arguments)

    monkeypatch.setattr(fic.files.save, "beside", meanwhile)
    with pytest.raises(FicError, match="changed by another program meanwhile"):
        replaced(path, b"new", b"old")
    assert path.read_bytes() == b"what the author just typed"
    assert names(tmp_path) == ["1.md"]


def test_an_editor_that_saves_by_renaming_wins_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "1.md"
    path.write_bytes(b"old")
    real = vars(fic.files.save)["beside"]

    def meanwhile(*arguments: object) -> object:
        (tmp_path / "1.md.swp").write_bytes(b"what the author just typed")
        (tmp_path / "1.md.swp").rename(path)
        return real(*arguments)

    monkeypatch.setattr(fic.files.save, "beside", meanwhile)
    with pytest.raises(FicError, match="changed by another program meanwhile"):
        replaced(path, b"new", b"old")
    assert path.read_bytes() == b"what the author just typed"


def test_what_a_killed_fic_left_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    left = tmp_path / ".1.md.abcd1234.fic-part"
    others = [
        ".abcd1234.fic-part",
        ".1.md.fic-part",
        "1.md.abcd1234.fic-part",
        ".1.md.abcd1234.fic",
        ".1.md.ABCD1234.fic-part",
    ]
    for name in (left.name, *others):
        (tmp_path / name).write_bytes(b"half")
    created(tmp_path / "2.md", b"new", tmp_path)
    assert names(tmp_path) == sorted([*others, "2.md"])


def test_what_another_fic_is_writing_is_not_swept_away(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    with beside(tmp_path / "1.md", b"new", 0o644) as written:
        sweep(tmp_path)
        assert written.read_bytes() == b"new"
    assert names(tmp_path) == []


def test_a_disk_without_locks_is_written_to_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refused(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refused)
    left = tmp_path / ".1.md.abcd1234.fic-part"
    left.write_bytes(b"perhaps another's")
    created(tmp_path / "1.md", b"old", tmp_path)
    replaced(tmp_path / "1.md", b"new", b"old")
    assert (tmp_path / "1.md").read_bytes() == b"new"
    assert left.exists()  # without locks nobody can tell whose it is


def test_a_new_file_has_its_whole_content_or_none_where_the_disk_has_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    created(tmp_path / "1.md", b"new", tmp_path)
    assert (tmp_path / "1.md").read_bytes() == b"new"
    with pytest.raises(FicError, match="exists already"):
        created(tmp_path / "1.md", b"newer", tmp_path)
    assert (tmp_path / "1.md").read_bytes() == b"new"


RACES = pytest.mark.skipif(sys.platform != "linux", reason="stopping at a step needs Linux")


@RACES
def test_whatever_command_meets_an_editor_or_another_fic_nothing_is_lost() -> None:
    """Every writing command, stopped between its reading and its writing, while somebody else writes the same."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.races"], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    met = json.loads(done.stdout)["meetings"]
    wanted = {each.command for each in SCENARIOS} - {"lint (its cache)"}
    assert {command for command, count in met.items() if count >= 3} == wanted


@RACES
def test_a_program_that_writes_without_looking_again_is_noticed() -> None:
    careless = """
import sys
import fic.cli.words
from tests.faults import races
def unlooking(path, new, old, root=None):
    with fic.files.save.beside(path, new, 0o644) as written:
        written.replace(path)
fic.cli.words.replaced = unlooking
sys.argv[1:] = ["--only", "words forget"]
sys.exit(races.main())
"""
    done = subprocess.run([sys.executable, "-c", careless], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "what was typed into words.txt is gone" in done.stderr
