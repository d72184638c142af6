"""`fic words`: the story's own words, kept in a file that stays the author's."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RunFic = Callable[..., Any]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / ".fic.toml").write_text("[story]\n", encoding="utf-8")
    return tmp_path


def test_words_are_added_once(story: Path, run_fic: RunFic) -> None:
    assert run_fic("words", "add", "Wren", "kunai", cwd=story).out == "Added Wren and kunai to words.txt.\n"
    assert run_fic("words", "add", "Wren", cwd=story).out == "Already in words.txt: Wren.\n"
    assert (story / "words.txt").read_bytes() == b"Wren\nkunai\n"


def test_comments_order_and_line_endings_stay(story: Path, run_fic: RunFic) -> None:
    (story / "words.txt").write_bytes(b"# names\r\nZoe # the cat\r\nAnn")
    run_fic("words", "add", "Mab", cwd=story)
    assert (story / "words.txt").read_bytes() == b"# names\r\nZoe # the cat\r\nAnn\r\nMab\r\n"
    run_fic("words", "forget", "Zoe", cwd=story)
    assert (story / "words.txt").read_bytes() == b"# names\r\nAnn\r\nMab\r\n"


def test_forgetting_an_unknown_word_names_the_nearest(story: Path, run_fic: RunFic) -> None:
    (story / "words.txt").write_text("Hermione\n", encoding="utf-8")
    ran = run_fic("words", "forget", "Hermoine", cwd=story)
    assert (ran.code, ran.err) == (3, "fic: Hermoine is not in words.txt. Did you mean Hermione?\n")


def test_the_list_is_shown(story: Path, run_fic: RunFic) -> None:
    assert "fic words add" in run_fic("words", "list", cwd=story).out
    (story / "words.txt").write_text("# names\nWren\nAnn\n", encoding="utf-8")
    assert run_fic("words", "list", cwd=story).out == "Wren\nAnn\n"
    assert json.loads(run_fic("words", "list", "--json", cwd=story).out)["words"] == ["Wren", "Ann"]


@pytest.mark.parametrize("word", ["", " ", "#", "a#b", "a\x1bb"])
def test_what_is_no_word_is_refused(story: Path, run_fic: RunFic, word: str) -> None:
    assert run_fic("words", "add", word, cwd=story).code == 2
    assert not (story / "words.txt").exists()
