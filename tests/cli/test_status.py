"""``fic status``: where the story stands, for people and for programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Git, RunFic


def test_the_standing_is_told_and_nothing_is_changed(run_fic: RunFic, git: Git, story: Path) -> None:
    ran = run_fic("status", cwd=story)
    assert ran.code == 0
    assert ran.err == ""
    assert "The Weir · 3 chapters · 12 words" in ran.out
    assert "Buffer: 1 ahead on ao3 (chapter 2)" in ran.out
    assert "        2 ahead on ffn (chapters 1 and 2)" in ran.out
    assert git(story, "status", "--porcelain") == ""


def test_the_same_for_programs(run_fic: RunFic, story: Path) -> None:
    ran = run_fic("status", "--json", cwd=story)
    assert ran.code == 0
    told = json.loads(ran.out)
    assert (told["version"], told["title"], told["as_of"], told["words"]) == (1, "The Weir", "2026-11-20", 12)
    assert told["main_site"] == "ao3"
    assert told["buffers"] == [
        {"site": "ao3", "size": 1, "chapters": [2]},
        {"site": "ffn", "size": 2, "chapters": [1, 2]},
    ]
    first = told["chapters"][0]
    assert first == first | {
        "chapter": 1,
        "number": 1,
        "path": "manuscript/001-the-weir.md",
        "title": "The Weir",
        "state": "posted",
        "words": 6,
        "drafted": "2026-10-01",
        "release": None,
    }
    assert first["posted"]["ao3"] == first["posted"]["ao3"] | {"first": "2026-10-02", "last": "2026-10-02"}
    assert told["next_release"] is None
    assert told["problems"] == []
    assert told["uncommitted"] == []


def test_the_next_release_is_told(run_fic: RunFic, story: Path) -> None:
    chapter = story / "manuscript/002-low-water.md"
    chapter.write_text(chapter.read_text().replace("drafted:", "release: 2026-11-27\ndrafted:"))
    assert json.loads(run_fic("status", "--json", cwd=story).out)["next_release"] == {
        "chapter": 2,
        "path": "manuscript/002-low-water.md",
        "on": "2026-11-27",
        "at": "2026-11-27",
    }
    out = run_fic("status", cwd=story).out
    assert "Next release: Fri 27 Nov: chapter 2, Low Water" in out
    assert "drafted, for Fri 27 Nov" in out


def test_what_git_lacks_is_told(run_fic: RunFic, story: Path) -> None:
    (story / "manuscript/004-new.md").write_text("New.\n")
    (story / "words.txt").write_text("Ada\n")
    (story / "shopping.txt").write_text("tea\n")
    assert json.loads(run_fic("status", "--json", cwd=story).out)["uncommitted"] == [
        "manuscript/004-new.md",
        "words.txt",
    ]


def test_a_broken_chapter_is_a_problem_in_either_form(run_fic: RunFic, story: Path) -> None:
    (story / "manuscript/003-stones.md").write_bytes(b"Caf\xe9\n")
    sentence = "manuscript/003-stones.md:1: this file is not UTF-8; save it as UTF-8 and try again."
    ran = run_fic("status", "--json", cwd=story)
    assert ran.code == 3
    told = json.loads(ran.out)
    assert told["problems"] == [{"path": "manuscript/003-stones.md", "sentence": sentence}]
    assert len(told["chapters"]) == 2
    assert sentence in ran.err


def test_without_git_the_rest_still_stands(run_fic: RunFic, tmp_path: Path) -> None:
    (tmp_path / ".fic.toml").write_text('[story]\ntitle = "Alone"\nzone = "Pacific/Kiritimati"\n')
    ran = run_fic("status", "--json", cwd=tmp_path)
    assert ran.code == 0
    told = json.loads(ran.out)
    assert (told["chapters"], told["uncommitted"]) == ([], [])
    assert told["as_of"] == "2026-11-21", "the day it is where the author is"


@pytest.mark.parametrize("place", ["manuscript", "manuscript/deep"])
def test_from_a_folder_inside_and_with_minus_c_it_is_the_same(run_fic: RunFic, story: Path, place: str) -> None:
    (story / place).mkdir(exist_ok=True)
    expected = run_fic("status", "--json", cwd=story).out
    assert run_fic("status", "--json", cwd=story / place).out == expected
    assert run_fic("-C", story / place, "status", "--json", cwd=story.parent).out == expected


def test_minus_c_to_nowhere_is_a_usage_error(run_fic: RunFic, tmp_path: Path) -> None:
    ran = run_fic("-C", "nowhere", "status", cwd=tmp_path)
    assert ran.code == 2
    assert ran.err == "fic: cannot go to nowhere: No such file or directory.\n"


@pytest.mark.skipif(os.name != "posix", reason="such names are only possible elsewhere")
@pytest.mark.parametrize("name", [b"manuscript/004-\xff.md", b"manuscript/004-\x1b[31m.md"])
def test_a_file_name_that_is_no_text_is_never_printed_as_it_is(run_fic: RunFic, story: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(story) + b"/" + name)).write_bytes(b"Caf\xe9\n")
    for arguments in (["status"], ["status", "--json"], ["check"], ["check", "--json"], ["finish", "4"]):
        ran = run_fic(*arguments, cwd=story)
        assert ran.code == 3
        assert "�" in ran.err
        assert "\x1b" not in ran.out + ran.err


@pytest.mark.skipif(os.name != "posix", reason="a folder one stands in cannot be deleted elsewhere")
@pytest.mark.parametrize("command", [["status"], ["init"], ["new-chapter", "x"], ["lint"]])
def test_in_a_folder_that_is_gone_there_is_one_sentence(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "gone").mkdir()
    script = 'rmdir "$PWD" && exec "$0" -m fic "$@"'
    done = subprocess.run(
        ["sh", "-c", script, sys.executable, *command],
        cwd=tmp_path / "gone",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr == "fic: This folder is gone: go to another (cd) and try again.\n"


def test_what_readers_still_see_differently_is_told(run_fic: RunFic, story: Path) -> None:
    assert run_fic("post", "1", "--site", "ao3", "--force", "--on", "2026-11-01", cwd=story).code == 0
    assert "Drift" not in run_fic("status", cwd=story).out
    chapter = story / "manuscript/001-the-weir.md"
    chapter.write_text(chapter.read_text().replace("the water.\n", "the river.\n"))
    assert "Drift: ao3 has the old text of chapter 1 (fic drift)" in run_fic("status", cwd=story).out
    told = json.loads(run_fic("status", "--json", cwd=story).out)
    assert told["drift"] == [{"chapter": 1, "path": "manuscript/001-the-weir.md", "site": "ao3", "last": "2026-11-01"}]


def test_on_a_narrow_terminal_only_titles_are_cut_short(
    run_fic: RunFic, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = story / ".fic.toml"
    sites = 'sites = ["ao3", "ffn", "royal-road", "xenforo"]'
    settings.write_text(re.sub("sites = .*", sites, settings.read_text()))
    monkeypatch.setenv("COLUMNS", "60")
    narrow = run_fic("status", cwd=story).out
    assert "elsewhere" in narrow
    assert re.search(r"^1  The Weir +6  posted +2026-10-02  · *$", narrow, re.M)
    assert max(len(line) for line in narrow.splitlines()) <= 60
    monkeypatch.setenv("COLUMNS", "120")
    wide = run_fic("status", cwd=story).out
    assert re.search(r"^ +chapter +words +state +ao3 +ffn +royal-road +xenforo *$", wide, re.M)
