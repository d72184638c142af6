"""A chapter is looked at alone, and what it seems to get wrong the rest of its story may excuse."""

from __future__ import annotations

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


def test_a_broken_chapter_elsewhere_is_passed_over(run_fic: Fic, invented: Path) -> None:
    (invented / "manuscript/005-lamp.md").write_bytes(b"Caf\xe9\n")
    assert run_fic("lint", "12", cwd=invented).out.startswith("No slips")
