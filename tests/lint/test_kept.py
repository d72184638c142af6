"""Answers are kept by content, never trusted, and the same whoever makes them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from fic.files.chapter_file import parsed_chapter
from fic.files.kept_answers import KeptAnswers, answers_folder
from fic.lint import parallel
from fic.lint.choice import Choice, all_rules
from fic.lint.kept import _stamp, answer_of, keeping, written
from fic.lint.parallel import on_all_cores
from fic.lint.run import Batch, Linter, Mapper, Sheet, linted, one_by_one

RunFic = Callable[..., Any]
Git = Callable[..., str]
CHOICE = Choice(all_rules())


class Memory:
    """Answers kept in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        return self.kept.get(name)

    def put(self, name: str, answer: Any) -> None:
        self.kept[name] = answer

    def forget_others(self, used: Collection[str]) -> None:
        pass


class Counting:
    """A mapper that counts what it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, linter: Linter, sheets: Sequence[Sheet], count_words: bool) -> Any:
        self.asked += len(sheets)
        return one_by_one(linter, sheets, count_words)


def sheet(name: str, text: str) -> Sheet:
    data = text.encode()
    return Sheet(name, partial(parsed_chapter, data, PurePosixPath(name)), 0, data)


def report(mapper: Mapper, *sheets: Sheet) -> Any:
    return linted([Batch(CHOICE, sheets, whole=True)], count_words=True, mapper=mapper)


def test_only_what_changed_is_asked_again() -> None:
    memory, counting = Memory(), Counting()
    first, second = sheet("1.md", "It was was late.\n"), sheet("2.md", "Nothing.\n")
    before = report(keeping(memory, counting), first, second)
    assert counting.asked == 2
    assert report(keeping(memory, counting), first, second) == before
    assert counting.asked == 2
    report(keeping(memory, counting), first, sheet("2.md", "Nothing else.\n"))
    assert counting.asked == 3


def test_what_is_kept_is_what_was_answered() -> None:
    linter = Linter(CHOICE)
    chapter = sheet("1.md", "<!-- fic: allow mixed-quotes -->\n\nIt was was late an hour. “Why?” He asked.\n").chapter
    answer = linter.mapped(chapter, count_words=True)
    assert answer_of(written(answer), count_words=True) == answer


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        {},
        "no",
        {"found": [], "facts": {}, "allowed": [], "number": 1, "finished": True},
        {
            "found": [["r", "body", 5, 2, "m", [], 0, 9]],
            "facts": {},
            "allowed": [],
            "number": 1,
            "finished": True,
            "words": 1,
        },
        {
            "found": [["r", "body", "1", 2, "m", [], 0, 9]],
            "facts": {},
            "allowed": [],
            "number": 1,
            "finished": True,
            "words": 1,
        },
        {"found": [], "facts": [], "allowed": [], "number": 1, "finished": True, "words": 1},
        {"found": [], "facts": {}, "allowed": [], "number": 1, "finished": 1, "words": 1},
        {"found": [], "facts": {}, "allowed": [], "number": 1, "finished": True, "words": None},
    ],
)
def test_what_is_no_answer_is_not_believed(kept: Any) -> None:
    assert answer_of(kept, count_words=True) is None


def test_all_cores_answer_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_ENOUGH", 0)
    sheets = [sheet(f"{n}.md", f"It was was late, chapter {n}.\n" * n) for n in range(1, 12)]
    assert report(on_all_cores, *sheets) == report(one_by_one, *sheets)


def test_a_broken_chapter_is_a_problem_on_all_cores_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_ENOUGH", 0)
    result = report(on_all_cores, sheet("1.md", "---\ntitle: [\n---\n"), sheet("2.md", "Nothing.\n"))
    assert len(result.problems) == 1
    assert result.chapters == 1


def test_answers_survive_damage(tmp_path: Path) -> None:
    answers = KeptAnswers(tmp_path / "lint")
    answers.put("ab", {"a": 1})
    assert answers.get("ab") == {"a": 1}
    (tmp_path / "lint" / "ab.json").write_bytes(b'{"a": \xff')
    assert answers.get("ab") is None
    assert answers.get("cd") is None


def test_answers_are_not_written_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "lint").symlink_to(elsewhere)
    KeptAnswers(tmp_path / "lint").put("ab", {})
    assert list(elsewhere.iterdir()) == []


def test_answers_are_in_the_git_folder_the_worktrees_share(tmp_path: Path, git: Git) -> None:
    main = tmp_path / "main"
    main.mkdir()
    git(main, "init", "-q")
    git(main, "commit", "-q", "--allow-empty", "-m", "Begin")
    git(main, "worktree", "add", "-q", "../other")
    assert answers_folder(main / "story", "lint") == main / ".git" / "fic" / "lint"
    assert answers_folder(tmp_path / "other", "lint") == main / ".git" / "fic" / "lint"


def test_the_command_keeps_its_answers_and_finds_the_same(tmp_path: Path, git: Git, run_fic: RunFic) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".fic.toml").write_text("[story]\n", encoding="utf-8")
    (tmp_path / "manuscript").mkdir()
    for number in range(1, 4):
        path = tmp_path / "manuscript" / f"{number:03}-a.md"
        path.write_text(f"It was was late, {number}.\n", encoding="utf-8")
    first = run_fic("lint", "--json", cwd=tmp_path)
    folder = tmp_path / ".git" / "fic" / "lint"
    assert len(list(folder.glob("*.json"))) == 3
    assert run_fic("lint", "--json", cwd=tmp_path) == first
    for kept in folder.glob("*.json"):
        kept.write_text("[1, 2", encoding="utf-8")
    assert run_fic("lint", "--json", cwd=tmp_path) == first
    (tmp_path / "words.txt").write_text("late\n", encoding="utf-8")
    assert run_fic("lint", "--json", cwd=tmp_path) == first


def test_a_library_of_another_version_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _stamp.__wrapped__()
    (tmp_path / "yaml").mkdir()
    (tmp_path / "yaml" / "__init__.py").write_text("__version__ = '99'\n", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "yaml")
    monkeypatch.syspath_prepend(tmp_path)
    assert _stamp.__wrapped__() != before


def test_another_python_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = _stamp.__wrapped__()
    monkeypatch.setattr(sys, "version", "4.0")
    assert _stamp.__wrapped__() != before
