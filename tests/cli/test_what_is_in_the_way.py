"""No story, a broken chapter, a misspelt setting, a merge: one helpful sentence, exit code 3, nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Fic = Callable[..., Any]
COMMANDS = [
    ["status"],
    ["check"],
    ["finish", "1"],
    ["reopen", "1"],
    ["post", "1", "--site", "ao3", "--record-only"],
    ["new-chapter", "Stones"],
    ["plan-releases"],
    ["words", "list"],
]
STORY_ONLY = [command for command in COMMANDS if command[0] != "words"]


def everything_in(folder: Path) -> dict[str, str]:
    """Return a digest of every file there, git's index and refs included."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and "/.git/fic/" not in path.as_posix())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("arguments", STORY_ONLY, ids=" ".join)
def test_in_a_folder_that_is_no_story(run_fic: Fic, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "diary.md").write_text("Dear diary,\n")
    before = everything_in(tmp_path)
    ran = run_fic(*arguments, cwd=tmp_path)
    assert ran.code == 3
    assert ran.err.startswith("fic: There is no story here")
    assert "fic init" in ran.err
    assert ran.err.count("\n") == 1
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("arguments", [*COMMANDS, ["lint"]], ids=" ".join)
def test_with_a_misspelt_setting(run_fic: Fic, story: Path, arguments: list[str]) -> None:
    settings = story / ".fic.toml"
    settings.write_text(settings.read_text() + "disclamer = 'x'\n")
    before = everything_in(story)
    ran = run_fic(*arguments, cwd=story)
    assert ran.code == 3
    assert ran.err == "fic: .fic.toml:5: there is no setting story.disclamer. Did you mean disclaimer?\n"
    assert everything_in(story) == before


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (b"---\ntitle: [Stones\n---\n\nOnce.\n", "manuscript/003-stones.md:2: the front matter is not valid YAML"),
        (
            b"---\ntitle: Stones\ntitle: Rocks\n---\n",
            "manuscript/003-stones.md:3: the front matter gives 'title' twice",
        ),
        (b"Caf\xe9\n", "manuscript/003-stones.md:1: this file is not UTF-8"),
        (b"---\ndrafted: soon\n---\n", "manuscript/003-stones.md:2: drafted must be a date such as 2026-10-02"),
    ],
)
def test_a_broken_chapter_is_named_and_the_others_still_work(
    run_fic: Fic, story: Path, broken: bytes, sentence: str
) -> None:
    (story / "manuscript/003-stones.md").write_bytes(broken)
    before = everything_in(story)
    status = run_fic("status", cwd=story)
    assert status.code == 3
    assert sentence in status.err
    assert "Low Water" in status.out
    for arguments in (["check"], ["plan-releases", "--pace", "9d"], ["lint"]):
        ran = run_fic(*arguments, cwd=story)
        assert ran.code == 3, arguments
        assert sentence in ran.err
    assert run_fic("lint", "2", cwd=story).code == 0
    named = run_fic("finish", "003-stones", cwd=story)
    assert named.code == 3
    assert sentence in named.err
    assert everything_in(story) == before
    assert run_fic("reopen", "2", cwd=story).code == 0


def test_a_link_that_leaves_the_story_is_refused(run_fic: Fic, story: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text("Not the story's.\n")
    (story / "manuscript/004-link.md").symlink_to(outside)
    for arguments in (["status"], ["lint"], ["finish", "4"]):
        ran = run_fic(*arguments, cwd=story)
        assert ran.code == 3
        assert "leaves the story's folder" in ran.err
    assert outside.read_text() == "Not the story's.\n"


def test_settings_of_a_newer_fic_are_told_in_one_sentence(run_fic: Fic, story: Path) -> None:
    (story / ".fic.toml").write_text("format = 2\n")
    ran = run_fic("status", cwd=story)
    assert ran.code == 3
    assert "made by a newer fic" in ran.err
