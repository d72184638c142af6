"""What git says of a story's folder, wherever that folder lies."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from fic.errors import FicError
from fic.files import repo
from fic.files.plumbing import answer
from fic.files.staged import staged_blobs, staged_changes


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def top(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def write(folder: Path, name: str, text: str) -> PurePosixPath:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return PurePosixPath(name)


def commit(folder: Path, name: str, text: str, *options: str) -> PurePosixPath:
    path = write(folder, name, text)
    git(folder, "--literal-pathspecs", "add", "--", name)
    git(folder, "commit", "--quiet", "-m", name, *options)
    return path


def test_a_folder_without_a_repository_has_no_work_tree(tmp_path: Path) -> None:
    assert repo.work_tree(tmp_path) is None
    assert repo.git_folder(tmp_path) is None
    assert repo.operation_under_way(tmp_path) is None


def test_an_empty_repository_has_a_work_tree_and_no_commit(top: Path) -> None:
    assert repo.work_tree(top) == top
    assert repo.tip(top) is None
    path = write(top, "1.md", "Once.\n")
    assert repo.changes(top, [path])
    assert repo.changes(top, [path])[path].untracked


def test_the_work_tree_is_found_from_a_folder_inside(top: Path) -> None:
    inside = top / "stories" / "wren"
    inside.mkdir(parents=True)
    assert repo.work_tree(inside) == top
    assert repo.git_folder(inside) == top / ".git"


def test_paths_are_relative_to_the_story_not_to_the_repository(top: Path) -> None:
    commit(top, "stories/wren/1.md", "Once.\n")
    write(top, "stories/wren/1.md", "Twice.\n")
    assert repo.changes(top / "stories/wren", [PurePosixPath("1.md")]).keys() == {PurePosixPath("1.md")}
    assert not repo.changes(top, [PurePosixPath("1.md")])


def test_a_second_work_tree_shares_the_git_folder(top: Path, tmp_path: Path) -> None:
    commit(top, "1.md", "Once.\n")
    second = tmp_path / "second"
    git(top, "worktree", "add", "--quiet", str(second))
    assert repo.work_tree(second) == second
    assert repo.git_folder(second) == top / ".git"
    assert not repo.changes(second, [PurePosixPath("1.md")])
    write(second, "1.md", "Twice.\n")
    assert repo.changes(second, [PurePosixPath("1.md")])
    assert not repo.changes(top, [PurePosixPath("1.md")])


def test_a_submodule_is_a_repository_of_its_own(top: Path, tmp_path: Path) -> None:
    story = tmp_path / "story"
    story.mkdir()
    git(story, "init", "--quiet")
    commit(story, "1.md", "Once.\n")
    git(top, "submodule", "--quiet", "add", str(story), "wren")
    assert repo.work_tree(top / "wren") == top / "wren"
    assert repo.git_folder(top / "wren") == top / ".git/modules/wren"
    write(top, "wren/1.md", "Twice.\n")
    assert repo.changes(top / "wren", [PurePosixPath("1.md")])


def test_a_detached_head_is_no_operation(top: Path) -> None:
    path = commit(top, "1.md", "Once.\n")
    git(top, "checkout", "--quiet", "--detach")
    assert repo.operation_under_way(top) is None
    assert not repo.changes(top, [path])


@pytest.mark.parametrize(
    ("command", "name"), [("merge", "merge"), ("rebase", "rebase"), ("cherry-pick", "cherry-pick")]
)
def test_an_operation_under_way_is_named_and_its_file_is_conflicted(top: Path, command: str, name: str) -> None:
    path = commit(top, "1.md", "Once.\n")
    git(top, "checkout", "--quiet", "-b", "side")
    commit(top, "1.md", "Once, aside.\n")
    git(top, "checkout", "--quiet", "main")
    commit(top, "1.md", "Once, in the main.\n")
    assert repo.operation_under_way(top) is None
    assert subprocess.run(["git", command, "side"], cwd=top, check=False, capture_output=True).returncode
    assert repo.operation_under_way(top) == name
    assert repo.changes(top, [path])[path].conflicted
    assert not repo.changes(top, [path])[path].partly_staged
    git(top, command, "--abort")
    assert repo.operation_under_way(top) is None


def test_a_revert_under_way_is_named(top: Path) -> None:
    commit(top, "1.md", "Once.\n")
    commit(top, "1.md", "Twice.\n")
    commit(top, "1.md", "Thrice.\n")
    subprocess.run(["git", "revert", "HEAD~1"], cwd=top, check=False, capture_output=True)
    assert repo.operation_under_way(top) == "revert"


@pytest.mark.parametrize(("command", "name"), [("revert", "revert"), ("cherry-pick", "cherry-pick")])
def test_a_series_is_under_way_between_its_steps(top: Path, command: str, name: str) -> None:
    for text in ("Once.\n", "Twice.\n", "Thrice.\n"):
        commit(top, "1.md", text)
    steps = ["HEAD~1", "HEAD~2"] if command == "revert" else ["HEAD~1", "HEAD"]
    subprocess.run(["git", command, *steps], cwd=top, check=False, capture_output=True)
    commit(top, "1.md", "Otherwise.\n")
    assert repo.operation_under_way(top) == name


def test_an_operation_in_one_work_tree_is_not_one_in_another(top: Path, tmp_path: Path) -> None:
    commit(top, "1.md", "Once.\n")
    second = tmp_path / "second"
    git(top, "worktree", "add", "--quiet", "-b", "side", str(second))
    commit(second, "1.md", "Aside.\n")
    commit(top, "1.md", "Main.\n")
    subprocess.run(["git", "merge", "main"], cwd=second, check=False, capture_output=True)
    assert repo.operation_under_way(second) == "merge"
    assert repo.operation_under_way(top) is None


def test_partly_staged_is_staged_and_then_changed_again(top: Path) -> None:
    path = commit(top, "1.md", "Once.\n")
    write(top, "1.md", "Twice.\n")
    assert not repo.changes(top, [path])[path].partly_staged
    git(top, "add", "1.md")
    assert not repo.changes(top, [path])[path].partly_staged
    write(top, "1.md", "Thrice.\n")
    assert repo.changes(top, [path])[path].partly_staged


def test_an_ignored_file_is_said_to_be_one(top: Path) -> None:
    write(top, ".gitignore", "drafts/\n*.bak\n")
    inside, beside = write(top, "drafts/1.md", "Once.\n"), write(top, "1.bak", "Once.\n")
    for path in (inside, beside):
        assert repo.changes(top, [path])[path].ignored
    assert repo.changes(top, [PurePosixPath("1.md")]) == {}


@pytest.mark.parametrize(
    "name", ["Кот и пёс.md", "a b.md", 'the "gate".md', "two\nlines.md", "[1].md", ":1.md", "-x.md"]
)
def test_any_name_is_taken_for_itself(top: Path, name: str) -> None:
    path = commit(top, name, "Once.\n")
    commit(top, "1.md", "Once.\n")
    assert repo.changes(top, [path]) == {}
    write(top, name, "Twice.\n")
    write(top, "1.md", "Twice.\n")
    assert repo.changes(top, [path]).keys() == {path}


def test_what_a_hook_inherits_does_not_mislead(top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = commit(top, "1.md", "Once.\n")
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "no-such-index"))
    before = dict(os.environ)
    assert repo.work_tree(top) == top
    assert repo.tip(top)
    assert not repo.changes(top, [path])
    assert repo.written_days(top, [path])
    assert dict(os.environ) == before


def test_reading_runs_nothing_of_the_repositorys(top: Path, tmp_path: Path) -> None:
    path = commit(top, "1.md", "Once.\n")
    write(top, "1.md", "Twice.\n")
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    write(top, ".gitattributes", "*.md diff=trap\n")
    for key in ("core.fsmonitor", "diff.external", "diff.trap.textconv", "diff.trap.command", "core.pager"):
        git(top, "config", key, str(trap))
    for hook in ("post-index-change", "pre-commit"):
        (top / ".git/hooks").mkdir(exist_ok=True)
        (top / ".git/hooks" / hook).write_text(trap.read_text())
        (top / ".git/hooks" / hook).chmod(0o755)
    (tmp_path / "sprung").unlink(missing_ok=True)
    git(top, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "add", "1.md")
    index = (top / ".git/index").read_bytes()
    repo.changes(top, [path])
    repo.written_days(top, [path])
    staged_changes(top)
    staged_blobs(PurePosixPath(), top)
    assert not (tmp_path / "sprung").exists()
    assert (top / ".git/index").read_bytes() == index


def test_a_broken_repository_is_one_sentence(top: Path) -> None:
    (top / ".git/config").write_text("[core\n")
    with pytest.raises(FicError, match="git"):
        repo.changes(top, [PurePosixPath("1.md")])


def test_without_the_git_program_there_is_no_work_tree(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert repo.work_tree(top) is None


def test_a_link_to_a_story_inside_a_repository_is_followed(top: Path, tmp_path: Path) -> None:
    path = commit(top, "stories/1.md", "Once.\n")
    link = tmp_path / "link"
    link.symlink_to(top / "stories")
    assert repo.work_tree(link) == top
    assert not repo.changes(link, [PurePosixPath(path.name)])


def test_asking_for_the_cache_or_what_is_staged_does_not_import_gitpython() -> None:
    code = (
        "import sys, pathlib; from fic.files import repo; repo.git_folder(pathlib.Path('.'));"
        "print(sorted({'git', 'gitdb', 'rich'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told == "[]\n"


def test_a_git_that_is_too_old_is_called_so(top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(top, "1.md", "One.\n")
    program = tmp_path / "bin/git"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)

    def made(version: str, words: str, code: int) -> None:
        tells = f"case $* in *--version) echo git version {version}; exit;; esac"
        program.write_text(f'#!/bin/sh\n{tells}\necho "{words}" >&2\nexit {code}\n')
        program.chmod(0o755)

    for words, code in (("error: unknown option pathspec-from-file", 129), ("fatal: unknown value for -x: y", 128)):
        made("2.24.4", words, code)
        with pytest.raises(FicError, match=r"this is git 2\.24\.4, and fic needs git 2\.30 or a newer one\.$"):
            answer(["log"], top, os.environ)
    made("2.30.2", "fatal: unknown value for -x: y", 128)
    with pytest.raises(FicError, match=r"git could not answer: fatal: unknown value for -x: y$"):
        answer(["log"], top, os.environ)
