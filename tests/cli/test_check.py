"""``fic check``: what doesn't fit is told, and exit codes say how grave it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import RunFic


def test_books_in_order_are_said_to_be(run_fic: RunFic, story: Path) -> None:
    ran = run_fic("check", cwd=story)
    assert (ran.code, ran.out, ran.err) == (0, "The books are in order: 3 chapters.\n", "")


def test_an_error_fails_and_a_warning_only_when_strict(run_fic: RunFic, story: Path) -> None:
    (story / "manuscript/005-late.md").write_text("Once.\n")
    ran = run_fic("check", cwd=story)
    assert ran.code == 0
    assert ran.out == "manuscript/005-late.md: warning: comes after 3: chapter 4 missing\n"
    assert run_fic("check", "--strict", cwd=story).code == 1
    (story / "manuscript/3-twin.md").write_text("Once.\n")
    ran = run_fic("check", cwd=story)
    assert ran.code == 1
    assert "manuscript/3-twin.md: error: is a second chapter 3; 003-stones.md is the first\n" in ran.out


def test_hints_are_shown_on_request_and_never_fail(run_fic: RunFic, story: Path) -> None:
    chapter = story / "manuscript/002-low-water.md"
    chapter.write_text(chapter.read_text().replace("summary: There is less of it.\n", ""))
    assert run_fic("check", cwd=story).out == "The books are in order: 3 chapters.\n"
    ran = run_fic("check", "--hints", "--strict", cwd=story)
    assert ran.code == 0
    assert ran.out == "manuscript/002-low-water.md: hint: has no summary; recaps are made of them\n"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[story]\ndisclaimer = "Not mine."', ["001-the-weir.md: warning: has no opening note, where the disclaimer"]),
        ('[story]\nsites = ["ffn"]', ["001-the-weir.md: warning: is posted to ao3, which the settings don't know"]),
        (
            '[notes]\nafter = "Thanks!"',
            ["001-the-weir.md: hint: has no closing note", "002-low-water.md: hint: has no"],
        ),
    ],
)
def test_what_is_expected_is_what_the_settings_say(
    run_fic: RunFic, story: Path, settings: str, said: list[str]
) -> None:
    (story / ".fic.toml").write_text(settings)
    lines = run_fic("check", "--hints", cwd=story).out.splitlines()
    assert len(lines) == len(said)
    assert all(line.startswith(f"manuscript/{start}") for line, start in zip(lines, said, strict=True))


def test_the_same_for_programs(run_fic: RunFic, story: Path) -> None:
    (story / "manuscript/3-twin.md").write_text("Once.\n")
    (story / "manuscript/004-broken.md").write_bytes(b"\xff")
    ran = run_fic("check", "--json", cwd=story)
    assert ran.code == 3, "what kept the books from being read wins over what is wrong in them"
    assert json.loads(ran.out) == {
        "version": 1,
        "entries": [
            {
                "path": "manuscript/3-twin.md",
                "chapter": 3,
                "level": "error",
                "about": "number",
                "message": "is a second chapter 3; 003-stones.md is the first",
            }
        ],
        "problems": [
            {
                "path": "manuscript/004-broken.md",
                "sentence": "manuscript/004-broken.md:1: this file is not UTF-8; save it as UTF-8 and try again.",
            }
        ],
    }


def test_every_broken_file_is_told_on_a_line_of_its_own(run_fic: RunFic, story: Path) -> None:
    (story / "manuscript/002-low-water.md").write_bytes(b"\xff")
    (story / "manuscript/003-stones.md").write_bytes(b"---\ntitle: [x\n---\n")
    ran = run_fic("check", cwd=story)
    assert ran.code == 3
    assert [line.split(": ")[:2] for line in ran.err.splitlines()] == [
        ["fic", "manuscript/002-low-water.md:1"],
        ["fic", "manuscript/003-stones.md:2"],
    ]
