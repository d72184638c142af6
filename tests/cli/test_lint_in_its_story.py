"""A chapter is asked about alone, and judged by its whole story: that may excuse it, and accuse it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Fic = Callable[..., Any]
Git = Callable[..., str]


@pytest.fixture
def invented(story: Path) -> Path:
    """Return the story with a word of its own, `sparkel`, in many chapters and once in the last."""
    for number in range(4, 12):
        text = "The sparkel burned low. She fed the sparkel, and the sparkel hummed.\n" * 3
        (story / f"manuscript/{number:03}-lamp.md").write_text(text)
    (story / "manuscript/012-last.md").write_text("That night the sparkel went out.\n")
    return story


def test_a_word_the_story_uses_often_is_no_slip_in_the_chapter_that_has_it_once(run_fic: Fic, invented: Path) -> None:
    alone = invented.parent / "alone.md"
    alone.write_text((invented / "manuscript/012-last.md").read_text())
    assert "sparkel" in run_fic("lint", alone, cwd=invented.parent).out
    assert run_fic("lint", cwd=invented).out.startswith("No slips")
    assert run_fic("lint", "12", cwd=invented).out.startswith("No slips")
    assert run_fic("lint", "12", cwd=invented).out.startswith("No slips"), "and again, from kept answers"


def test_nor_is_it_in_a_commit(run_fic: Fic, git: Git, invented: Path) -> None:
    git(invented, "add", "manuscript")
    git(invented, "commit", "--quiet", "--message=lamps")
    last = invented / "manuscript/012-last.md"
    last.write_text("That night the sparkel went out. She slept.\n")
    git(invented, "add", "manuscript/012-last.md")
    ran = run_fic("lint", "--staged", cwd=invented)
    assert (ran.code, ran.out) == (0, "")


def test_a_slip_is_a_slip_in_its_story_too(run_fic: Fic, invented: Path) -> None:
    (invented / "manuscript/012-last.md").write_text("That night the sparkel went out, and she beleived it.\n")
    ran = run_fic("lint", "12", cwd=invented)
    assert "beleived" in ran.out
    assert "sparkel" not in ran.out.split("[misspelling]")[0].split("beleived")[0]


@pytest.fixture
def named(story: Path) -> Path:
    """Return the story with a name in many chapters, and a slip in it in the last."""
    for number in range(4, 12):
        text = "Then Thandrewyn came. They saw Thandrewyn there, and Thandrewyn sat down.\n" * 3
        (story / f"manuscript/{number:03}-guest.md").write_text(text)
    (story / "manuscript/012-last.md").write_text("That night they asked for Thanderwyn again.\n")
    return story


def test_a_slip_in_a_name_of_other_chapters_is_found_in_the_chapter_that_is_asked_about(
    run_fic: Fic, named: Path
) -> None:
    cold = run_fic("lint", "12", cwd=named).out
    assert "Thanderwyn" in cold
    assert run_fic("lint", "12", cwd=named).out == cold, "from what is kept"
    assert run_fic("lint", "manuscript/012-last.md", cwd=named).out == cold
    shutil.rmtree(named / ".git/fic")
    assert run_fic("lint", "12", cwd=named).out == cold, "and after that was deleted"
    assert "Thanderwyn" in run_fic("lint", cwd=named).out


def test_and_in_a_commit_by_the_chapters_as_they_are_staged(run_fic: Fic, git: Git, named: Path) -> None:
    git(named, "add", "manuscript")
    for path in (named / "manuscript").glob("*-guest.md"):
        path.write_text("Nobody came.\n")  # not staged, so it has no say
    cold = run_fic("lint", "--staged", cwd=named).out
    assert "Thanderwyn" in cold
    assert run_fic("lint", "--staged", cwd=named).out == cold, "from what is kept"
    shutil.rmtree(named / ".git/fic")
    assert run_fic("lint", "--staged", cwd=named).out == cold, "and after that was deleted"
    git(named, "add", "manuscript/0*-guest.md")
    assert "Thanderwyn" not in run_fic("lint", "--staged", cwd=named).out


def test_asking_about_two_chapters_forgets_nothing_of_the_others(run_fic: Fic, named: Path) -> None:
    for number in range(20, 60):
        (named / f"manuscript/{number:03}-more.md").write_text(f"It was day {number}.\n")
    run_fic("lint", cwd=named)
    kept = {path.name for path in (named / ".git/fic/lint").iterdir()}
    run_fic("lint", "4", "5", cwd=named)
    assert kept <= {path.name for path in (named / ".git/fic/lint").iterdir()}


def test_a_broken_chapter_elsewhere_is_passed_over(run_fic: Fic, invented: Path) -> None:
    (invented / "manuscript/005-lamp.md").write_bytes(b"Caf\xe9\n")
    assert run_fic("lint", "12", cwd=invented).out.startswith("No slips")


def test_a_chapter_that_changes_while_it_is_read_is_not_kept_under_its_old_name(
    run_fic: Fic, named: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fic.files import looks

    right = run_fic("lint", "12", cwd=named).out
    assert "Thandrewyn" in right
    shutil.rmtree(named / ".git/fic", ignore_errors=True)
    named_before = looks.blobs_on_disk

    def stale(root: Path, paths: Any) -> Any:
        names = named_before(root, paths)
        for path in names:
            (root / path).write_text("Nothing is left.\n")
        return names

    kept = {path: path.read_bytes() for path in sorted((named / "manuscript").iterdir())}
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(looks, "blobs_on_disk", stale)
        assert run_fic("lint", "12", cwd=named).out.startswith("No slips")
    for path, data in kept.items():
        path.write_bytes(data)
    assert run_fic("lint", "12", cwd=named).out == right
