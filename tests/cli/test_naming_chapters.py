"""Chapters named on the command line: from wherever one stands, and none left out in silence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Git, RunFic


def test_a_path_is_understood_from_wherever_one_stands(run_fic: RunFic, git: Git, story: Path) -> None:
    (story / "notes").mkdir()
    (story.parent / "alias").symlink_to(story)
    for cwd, name in (
        (story, "manuscript/003-stones.md"),
        (story, "./manuscript/../manuscript/003-stones.md"),
        (story / "manuscript", "003-stones.md"),
        (story / "notes", "../manuscript/003-stones.md"),
        (story / "notes", story / "manuscript/003-stones.md"),
        (story / "notes", story.parent / "alias/manuscript/003-stones.md"),
    ):
        assert run_fic("finish", name, "--no-commit", cwd=cwd).code == 0, name
        assert git(story, "status", "--porcelain") == " M manuscript/003-stones.md\n", name
        git(story, "checkout", "--quiet", ".")


def test_a_file_that_is_no_chapter_is_not_one(run_fic: RunFic, story: Path) -> None:
    (story / "notes.md").write_text("Notes.\n")
    ran = run_fic("finish", "notes.md", cwd=story)
    assert ran.code == 2
    assert "There is no chapter called notes.md" in ran.err


@pytest.mark.parametrize("names", [["2"], ["low-water"], ["1-3"], ["3", "002-low-water.md"]])
def test_a_broken_chapter_however_it_is_named_stops_the_command(
    run_fic: RunFic, git: Git, story: Path, names: list[str]
) -> None:
    (story / "manuscript/002-low-water.md").write_text("---\ntitle: [x\n---\n")
    before = git(story, "diff")
    ran = run_fic("finish", *names, cwd=story)
    assert ran.code == 3
    assert ran.err.startswith("fic: manuscript/002-low-water.md:2: the front matter is not valid YAML")
    assert git(story, "diff") == before


def test_one_that_is_not_named_does_not(run_fic: RunFic, story: Path) -> None:
    (story / "manuscript/002-low-water.md").write_text("---\ntitle: [x\n---\n")
    assert run_fic("finish", "3", cwd=story).code == 0


def test_a_posted_chapter_is_finished_already_and_was_drafted_before_its_readers_had_it(
    run_fic: RunFic, story: Path
) -> None:
    path = story / "manuscript/001-the-weir.md"
    path.write_text(path.read_text().replace("drafted: 2026-10-01\n", ""))
    assert "Nothing to do: chapter 1 finished already" in run_fic("finish", "1", cwd=story).out
    late = run_fic("finish", "1", "--on", "2026-10-03", cwd=story)
    assert late.code == 3
    assert "Chapter 1 was posted on 2026-10-02, so it was drafted by then" in late.err
    assert run_fic("finish", "1", "--on", "git", cwd=story).code == 0
    assert "drafted: 2026-10-02" in path.read_text(), "git saw it on the tenth, its readers on the second"
    assert run_fic("check", cwd=story).code == 0


def test_a_title_never_breaks_the_commits_subject_nor_the_terminal(run_fic: RunFic, git: Git, story: Path) -> None:
    path = story / "manuscript/003-stones.md"
    path.write_text(path.read_text().replace("title: Stones", 'title: "Two\\nlines \\e[31mred"'))
    ran = run_fic("finish", "3", cwd=story)
    assert ran.code == 0
    assert git(story, "log", "-1", "--format=%B").strip() == "Finish chapter 3: Two lines �[31mred"
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("command", ["lint", "finish", "reopen", "post", "export", "drift", "recap"])
@pytest.mark.parametrize("name", ["x" * 300 + ".md", "x" * 5000 + ".md", "manuscript/" + "門" * 100 + ".md"])
def test_a_name_too_long_for_any_file_is_no_chapters(run_fic: RunFic, story: Path, command: str, name: str) -> None:
    ran = run_fic(command, name, *(["--site", "ao3"] if command == "post" else []), cwd=story)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("fic: ")
    assert name in ran.err
    assert ran.err.count("\n") == 1


def test_outside_a_story_a_name_too_long_for_any_file_is_none(run_fic: RunFic, tmp_path: Path) -> None:
    assert run_fic("lint", "x" * 300, cwd=tmp_path).code == 2
