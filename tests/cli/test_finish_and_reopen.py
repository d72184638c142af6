"""``fic finish`` and ``fic reopen``: one commit of exactly what was named, and nothing lost whatever goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Fic = Callable[..., Any]
Git = Callable[..., str]


def front(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n")[1]


def test_finishing_writes_the_date_and_commits_that_file_alone(run_fic: Fic, git: Git, story: Path) -> None:
    chapter = story / "manuscript/003-stones.md"
    before = chapter.read_bytes()
    ran = run_fic("finish", "3", cwd=story)
    assert ran.code == 0
    assert chapter.read_bytes() == before.replace(b"title: Stones\n", b"title: Stones\ndrafted: 2026-11-20\n")
    assert git(story, "log", "-1", "--format=%s").strip() == "Finish chapter 3: Stones"
    assert git(story, "show", "--name-only", "--format=").split() == ["manuscript/003-stones.md"]
    assert "Chapter 3 drafted on 2026-11-20." in ran.out


def test_what_else_is_staged_stays_staged_to_the_byte(run_fic: Fic, git: Git, story: Path) -> None:
    (story / "notes.txt").write_text("a plan\n")
    git(story, "add", "notes.txt")
    (story / "notes.txt").write_text("a plan, changed since\n")
    other = story / "manuscript/002-low-water.md"
    other.write_text(other.read_text() + "More.\n")
    git(story, "add", "manuscript/002-low-water.md")
    before = git(story, "diff", "--cached", "--binary")
    assert run_fic("finish", "3", cwd=story).code == 0
    assert git(story, "diff", "--cached", "--binary") == before
    assert git(story, "show", "--name-only", "--format=").split() == ["manuscript/003-stones.md"]
    assert (story / "notes.txt").read_text() == "a plan, changed since\n"


def test_the_text_just_written_is_taken_along_and_said(run_fic: Fic, git: Git, story: Path) -> None:
    chapter = story / "manuscript/003-stones.md"
    chapter.write_text(chapter.read_text() + "\nThere were nine.\n")
    ran = run_fic("finish", "3", cwd=story)
    assert "There were nine." in git(story, "show", "HEAD:manuscript/003-stones.md")
    assert "not committed yet in manuscript/003-stones.md" in ran.out


def test_a_partly_staged_chapter_is_refused_and_left_alone(run_fic: Fic, git: Git, story: Path) -> None:
    chapter = story / "manuscript/003-stones.md"
    chapter.write_text(chapter.read_text() + "\nThere were nine.\n")
    git(story, "add", "manuscript/003-stones.md")
    chapter.write_text(chapter.read_text() + "\nOr ten.\n")
    before = chapter.read_bytes(), git(story, "ls-files", "--stage"), git(story, "rev-parse", "HEAD")
    ran = run_fic("finish", "3", cwd=story)
    assert ran.code == 3
    assert "partly staged" in ran.err
    assert (chapter.read_bytes(), git(story, "ls-files", "--stage"), git(story, "rev-parse", "HEAD")) == before


def test_a_failing_commit_hook_leaves_file_and_index_as_they_were(run_fic: Fic, git: Git, story: Path) -> None:
    hook = story / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'not today' >&2\nexit 1\n")
    hook.chmod(0o755)
    (story / "notes.txt").write_text("a plan\n")
    git(story, "add", "notes.txt")
    chapter = story / "manuscript/003-stones.md"
    before = chapter.read_bytes(), git(story, "ls-files", "--stage"), git(story, "status", "--porcelain")
    ran = run_fic("finish", "3", cwd=story)
    assert ran.code == 3
    assert "not today" in ran.err
    assert (chapter.read_bytes(), git(story, "ls-files", "--stage"), git(story, "status", "--porcelain")) == before


def test_in_the_middle_of_a_merge_nothing_is_changed(run_fic: Fic, git: Git, story: Path) -> None:
    chapter = story / "manuscript/003-stones.md"
    git(story, "checkout", "--quiet", "-b", "other")
    chapter.write_text(chapter.read_text() + "\nOne way.\n")
    git(story, "commit", "--quiet", "--all", "--message=one")
    git(story, "checkout", "--quiet", "main")
    chapter.write_text(chapter.read_text() + "\nAnother.\n")
    git(story, "commit", "--quiet", "--all", "--message=two")
    with pytest.raises(Exception, match="merge"):
        git(story, "merge", "other")
    before = chapter.read_bytes(), git(story, "ls-files", "--stage")
    ran = run_fic("reopen", "2", cwd=story)
    assert ran.code == 3
    assert "merge" in ran.err
    assert "Traceback" not in ran.err
    assert (chapter.read_bytes(), git(story, "ls-files", "--stage")) == before


def test_no_commit_only_writes(run_fic: Fic, git: Git, story: Path) -> None:
    head = git(story, "rev-parse", "HEAD")
    assert run_fic("finish", "3", "--no-commit", cwd=story).code == 0
    assert git(story, "rev-parse", "HEAD") == head
    assert "drafted: 2026-11-20" in front(story / "manuscript/003-stones.md")
    assert git(story, "diff", "--cached") == ""


def test_without_git_the_date_is_written_and_git_offered(run_fic: Fic, tmp_path: Path) -> None:
    (tmp_path / ".fic.toml").write_text("format = 1\n")
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/1.md").write_text("Once.\n")
    ran = run_fic("finish", "1", cwd=tmp_path)
    assert ran.code == 0
    assert (tmp_path / "manuscript/1.md").read_text() == "---\ndrafted: 2026-11-20\n---\nOnce.\n"
    assert "git" in ran.out


def test_a_range_is_finished_in_one_commit_and_drafted_chapters_keep_their_day(
    run_fic: Fic, git: Git, story: Path
) -> None:
    ran = run_fic("finish", "1-3", cwd=story)
    assert ran.code == 0
    assert "drafted: 2026-10-09" in front(story / "manuscript/002-low-water.md")
    assert git(story, "rev-list", "--count", "HEAD").strip() == "2"
    assert run_fic("finish", "2", "--on", "2026-10-11", cwd=story).code == 0
    assert "drafted: 2026-10-11" in front(story / "manuscript/002-low-water.md")


def test_git_tells_the_day_a_chapter_was_written(run_fic: Fic, git: Git, story: Path) -> None:
    chapter = story / "manuscript/003-stones.md"
    chapter.write_text(chapter.read_text() + "\nThere were nine, and she had thrown them all.\n")
    git(story, "commit", "--quiet", "--all", "--message=more", when="2026-10-17T20:00:00Z")
    assert run_fic("finish", "3", "--on", "git", cwd=story).code == 0
    assert "drafted: 2026-10-17" in front(chapter)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["finish", "9"], 2, "There is no chapter 9"),
        (["finish", "stone"], 2, "did you mean stones?"),
        (["finish", "3", "--on", "soon"], 2, "write it like 2026-10-02"),
        (["finish", "3", "--on", "2026-12-24"], 2, "still to come"),
        (["finish", "3-1"], 2, "runs backwards"),
        (["reopen", "1"], 3, "readers have it"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(
    run_fic: Fic, story: Path, arguments: list[str], code: int, said: str
) -> None:
    ran = run_fic(*arguments, cwd=story)
    assert ran.code == code
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_chapter_without_words_is_not_finished(run_fic: Fic, story: Path) -> None:
    (story / "manuscript/004-next.md").write_text("---\ntitle: Next\n---\n")
    ran = run_fic("finish", "4", cwd=story)
    assert ran.code == 3
    assert "no words yet" in ran.err


def test_reopening_takes_the_dates_away_and_nothing_else(run_fic: Fic, git: Git, story: Path) -> None:
    chapter = story / "manuscript/002-low-water.md"
    before = chapter.read_bytes()
    chapter.write_bytes(before.replace(b"drafted: 2026-10-09\n", b"drafted: 2026-10-09\nrelease: 2026-11-27\n"))
    assert run_fic("reopen", "low-water", cwd=story).code == 0
    assert chapter.read_bytes() == before.replace(b"drafted: 2026-10-09\n", b"")
    assert git(story, "log", "-1", "--format=%s").strip() == "Reopen chapter 2: Low Water"


def test_from_a_folder_inside_the_story_paths_are_still_right(run_fic: Fic, git: Git, story: Path) -> None:
    assert run_fic("finish", "3", cwd=story / "manuscript").code == 0
    assert git(story, "show", "--name-only", "--format=").split() == ["manuscript/003-stones.md"]
