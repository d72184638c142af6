"""`fic lint --staged`: what the hook runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fic.cli import app

Git = Callable[..., str]
OLD = "An old slip stands and and stays.\n\n"
SLIP = "A new slip stands here and and fails.\n"
CLEAN = "A clean paragraph.\n"


def lint() -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["lint", "--staged", "--format", "tsv"], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def chapter(tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".fic.toml").write_text("[story]\n", encoding="utf-8")
    path = tmp_path / "manuscript" / "001-first.md"
    path.parent.mkdir()
    path.write_text(OLD + CLEAN, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Begin")
    return path


def test_a_new_slip_fails_and_an_old_one_is_one_line(chapter: Path, git: Git, tmp_path: Path) -> None:
    chapter.write_text(OLD + SLIP, encoding="utf-8")
    git(tmp_path, "add", ".")
    code, out, err = lint()
    assert code == 1
    assert [line.split("\t")[1] for line in out.splitlines()] == ["3"]
    assert err.startswith(
        "fic: 1 older error stands in paragraphs this commit leaves as they are; fic lint shows them.\n"
    )


def test_old_slips_alone_let_the_commit_go_on(chapter: Path, git: Git, tmp_path: Path) -> None:
    chapter.write_text("Moved up.\n\n" + OLD + CLEAN, encoding="utf-8")
    git(tmp_path, "add", ".")
    code, out, err = lint()
    assert (code, out) == (0, "")
    assert "1 older error" in err


def test_what_is_not_staged_does_not_matter(chapter: Path, git: Git, tmp_path: Path) -> None:
    chapter.write_text(OLD + CLEAN + "\nMore.\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    chapter.write_text(OLD + SLIP, encoding="utf-8")
    assert lint()[0] == 0


def test_settings_and_words_are_read_as_they_are_staged(chapter: Path, git: Git, tmp_path: Path) -> None:
    chapter.write_text(SLIP, encoding="utf-8")
    (tmp_path / ".fic.toml").write_text('[lint]\nignore = ["doubled-word"]\n', encoding="utf-8")
    git(tmp_path, "add", "manuscript")
    assert lint()[0] == 1
    git(tmp_path, "add", ".")
    assert lint()[0] == 0


def test_files_that_are_no_chapters_are_not_looked_at(chapter: Path, git: Git, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(SLIP, encoding="utf-8")
    git(tmp_path, "add", ".")
    assert lint() == (0, "", "")


def test_a_newer_settings_format_warns_and_lets_the_commit_go_on(chapter: Path, git: Git, tmp_path: Path) -> None:
    chapter.write_text(SLIP, encoding="utf-8")
    (tmp_path / ".fic.toml").write_text("format = 99\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    code, out, err = lint()
    assert (code, out) == (0, "")
    assert "Nothing was checked" in err


def test_outside_a_repository_it_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sentence = "There is no git repository here, so nothing is staged: fic lint alone looks at the files."
    assert lint() == (3, "", f"fic: {sentence}\n")
