"""Where the hook goes, what it keeps, and that it leaves no trace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fic.errors import FicError
from fic.files import hook
from hook.story_repository import CLEAN, SLIP, StoryRepository, everything

ONE = "manuscript/001-one.md"
WITH_SLIP = f"{CLEAN}\n{SLIP}\n"
PYTHON = Path(sys.executable)
OTHER = "#!/bin/sh\necho 'the other hook ran'\n"


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def blocked_with(story: StoryRepository, words: str) -> bool:
    """Return whether a commit with a slip is blocked, and ``words`` are said meanwhile."""
    story.stage(ONE, WITH_SLIP)
    commit = story.commit()
    return not commit.made and "doubled-word" in commit.said and words in commit.said


@pytest.fixture
def untouched(bare_story: StoryRepository) -> StoryRepository:
    """Return the story without the samples git puts beside hooks, so that the folder is not there."""
    for sample in (bare_story.top / ".git/hooks").iterdir():
        sample.unlink()
    (bare_story.top / ".git/hooks").rmdir()
    return bare_story


def test_installing_and_uninstalling_leaves_the_repository_byte_for_byte(bare_story: StoryRepository) -> None:
    before = everything(bare_story.top)
    bare_story.fic("hook", "install")
    assert everything(bare_story.top) != before
    bare_story.fic("lint", "--staged")
    bare_story.fic("hook", "uninstall")
    assert everything(bare_story.top) == before


def test_a_hooks_folder_that_was_not_there_is_gone_again(untouched: StoryRepository) -> None:
    before = everything(untouched.top)
    untouched.fic("hook", "install")
    untouched.fic("hook", "install")
    untouched.fic("hook", "uninstall")
    assert everything(untouched.top) == before


def test_an_existing_hook_is_kept_run_first_and_put_back(bare_story: StoryRepository) -> None:
    program(bare_story.top / ".git/hooks/pre-commit", OTHER)
    before = everything(bare_story.top)
    said = bare_story.fic("hook", "install")
    assert "pre-commit.before-fic" in said
    assert blocked_with(bare_story, "the other hook ran")
    bare_story.git("reset", "--quiet", "--hard")
    bare_story.fic("hook", "uninstall")
    after = everything(bare_story.top)
    assert after[".git/hooks/pre-commit"] == before[".git/hooks/pre-commit"]
    assert ".git/hooks/pre-commit.before-fic" not in after


def test_an_existing_hook_that_fails_keeps_its_say(bare_story: StoryRepository) -> None:
    program(bare_story.top / ".git/hooks/pre-commit", "#!/bin/sh\necho no; exit 7\n")
    bare_story.fic("hook", "install")
    bare_story.stage(ONE, CLEAN + "\nMore.\n")
    commit = bare_story.commit()
    assert not commit.made
    assert commit.said == "no\n"


def test_an_existing_hook_that_is_a_link_is_put_back_as_a_link(bare_story: StoryRepository) -> None:
    program(bare_story.top / "scripts/check", OTHER)
    (bare_story.top / ".git/hooks/pre-commit").symlink_to("../../scripts/check")
    before = everything(bare_story.top)
    bare_story.fic("hook", "install")
    bare_story.fic("hook", "uninstall")
    assert everything(bare_story.top) == before


def test_installing_again_renews_our_hook_and_keeps_the_other(bare_story: StoryRepository) -> None:
    program(bare_story.top / ".git/hooks/pre-commit", OTHER)
    before = everything(bare_story.top)
    hook.installed(bare_story.top, Path("/nowhere/python"))
    hook.installed(bare_story.top, PYTHON)
    assert str(PYTHON) in (bare_story.top / ".git/hooks/pre-commit").read_text()
    assert blocked_with(bare_story, "the other hook ran")
    bare_story.git("reset", "--quiet", "--hard")
    hook.uninstalled(bare_story.top)
    assert everything(bare_story.top)[".git/hooks/pre-commit"] == before[".git/hooks/pre-commit"]


def test_what_the_author_added_to_our_hook_is_run_kept_and_never_deleted(bare_story: StoryRepository) -> None:
    bare_story.fic("hook", "install")
    ours = bare_story.top / ".git/hooks/pre-commit"
    added = b"echo 'an addition: \xe9' # in an old encoding\n"
    ours.write_bytes(ours.read_bytes() + added)
    bare_story.fic("hook", "install")
    assert ours.read_bytes().endswith(added)
    with pytest.raises(FicError, match="lines of your own"):
        hook.uninstalled(bare_story.top)
    assert ours.read_bytes().endswith(added)
    ours.write_bytes(ours.read_bytes().removesuffix(added) + b"echo 'the other hook ran'\n")
    bare_story.stage(ONE, CLEAN + "\nMore.\n")
    commit = bare_story.commit()
    assert commit.made
    assert commit.said == "the other hook ran\n"


def test_a_file_in_the_way_is_not_written_over(bare_story: StoryRepository) -> None:
    for name in ("pre-commit", "pre-commit.before-fic"):
        program(bare_story.top / ".git/hooks" / name, OTHER)
    before = everything(bare_story.top)
    with pytest.raises(FicError, match=r"pre-commit\.before-fic is in the way"):
        hook.installed(bare_story.top, PYTHON)
    assert everything(bare_story.top) == before


def test_the_hooks_path_of_the_repository_is_respected(bare_story: StoryRepository) -> None:
    bare_story.git("config", "core.hooksPath", "my hooks")
    program(bare_story.top / "my hooks/pre-commit", OTHER)
    before = everything(bare_story.top)
    said = bare_story.fic("hook", "install")
    assert "core.hooksPath" in said
    assert ".git/hooks/pre-commit" not in everything(bare_story.top)
    assert blocked_with(bare_story, "the other hook ran")
    bare_story.git("reset", "--quiet", "--hard")
    bare_story.fic("hook", "uninstall")
    assert everything(bare_story.top)["my hooks/pre-commit"] == before["my hooks/pre-commit"]


def test_a_hooks_path_for_all_repositories_leaves_those_without_a_story_alone(
    bare_story: StoryRepository, tmp_path: Path
) -> None:
    other = StoryRepository(tmp_path / "other")
    other.top.mkdir()
    other.git("init", "--quiet")
    for repository in (bare_story, other):
        repository.git("config", "core.hooksPath", str(tmp_path / "all hooks"))
    assert "other repositories" in bare_story.fic("hook", "install")
    assert blocked_with(bare_story, "")
    other.stage("README.md", "The the.\n")
    assert other.commit().said == ""
    bare_story.fic("hook", "uninstall")
    assert not (tmp_path / "all hooks").exists()


def test_from_a_second_work_tree_the_shared_hook_is_installed(bare_story: StoryRepository, tmp_path: Path) -> None:
    bare_story.git("worktree", "add", "--quiet", str(tmp_path / "second"))
    StoryRepository(tmp_path / "second").fic("hook", "install")
    assert blocked_with(bare_story, "")
    StoryRepository(tmp_path / "second").fic("hook", "uninstall")
    assert not (bare_story.top / ".git/hooks/pre-commit").exists()


# What husky 9 puts into .husky/_, reduced to how it finds and runs the author's script.
HUSKY_RUNNER = """#!/usr/bin/env sh
n=$(basename "$0")
s=$(dirname "$(dirname "$0")")/$n
[ ! -f "$s" ] && exit 0
sh -e "$s" "$@"
exit $?
"""
HUSKY_STUB = '#!/usr/bin/env sh\n. "$(dirname "$0")/h"'


@pytest.mark.parametrize("own", [None, "echo 'the other hook ran'\n", "echo 'the other hook ran'"])
def test_husky_runs_ours_after_its_own_and_gets_its_script_back(bare_story: StoryRepository, own: str | None) -> None:
    program(bare_story.top / ".husky/_/h", HUSKY_RUNNER)
    program(bare_story.top / ".husky/_/pre-commit", HUSKY_STUB)
    if own is not None:
        program(bare_story.top / ".husky/pre-commit", own)
    bare_story.git("config", "core.hooksPath", ".husky/_")
    before = everything(bare_story.top / ".husky")
    for _ in range(2):
        bare_story.fic("hook", "install")
    assert everything(bare_story.top / ".husky/_") == {
        name.removeprefix("_/"): content for name, content in before.items() if name.startswith("_/")
    }
    assert blocked_with(bare_story, "the other hook ran" if own else "")
    bare_story.stage(ONE, CLEAN + "\nMore.\n")
    assert bare_story.commit().made
    bare_story.fic("hook", "uninstall")
    assert everything(bare_story.top / ".husky") == before


def test_pre_commit_installed_before_or_after_runs_once_beside_ours(bare_story: StoryRepository) -> None:
    bare_story.write(
        ".pre-commit-config.yaml",
        "repos:\n- repo: local\n  hooks:\n"
        "  - {id: say, name: say, entry: echo the other hook ran, language: system, verbose: true, always_run: true}\n",
    )
    bare_story.git("add", ".pre-commit-config.yaml")
    bare_story.git("commit", "--quiet", "-m", "Configure")
    before = everything(bare_story.top)

    def pre_commit(*arguments: str) -> None:
        command = [sys.executable, "-m", "pre_commit", *arguments]
        subprocess.run(command, cwd=bare_story.top, check=True, capture_output=True)

    def runs_once() -> bool:
        bare_story.stage(ONE, WITH_SLIP)
        commit = bare_story.commit()
        return not commit.made and commit.said.count("the other hook ran") == commit.said.count("[doubled-word]") == 1

    pre_commit("install")
    bare_story.fic("hook", "install")
    assert runs_once()
    pre_commit("install")
    assert runs_once()
    bare_story.fic("hook", "install")
    assert runs_once()
    bare_story.fic("hook", "uninstall")
    pre_commit("uninstall")
    bare_story.fic("hook", "uninstall")
    bare_story.git("reset", "--quiet", "--hard")
    hooks = {name: found for name, found in everything(bare_story.top).items() if name.startswith(".git/hooks")}
    assert hooks == {name: found for name, found in before.items() if name.startswith(".git/hooks")}


def test_uninstalling_where_nothing_is_says_so(bare_story: StoryRepository) -> None:
    before = everything(bare_story.top)
    assert "no hook" in bare_story.fic("hook", "uninstall")
    assert everything(bare_story.top) == before


def test_without_a_repository_it_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FicError, match="no git repository"):
        hook.installed(tmp_path, PYTHON)


def test_uninstalling_forgets_the_cache(bare_story: StoryRepository) -> None:
    before = everything(bare_story.top)
    bare_story.fic("hook", "install")
    bare_story.write(".git/fic/lint/0f1e2d3c.json", "{}")
    bare_story.fic("hook", "uninstall")
    assert everything(bare_story.top) == before


def test_an_interpreter_with_blanks_and_quotes_in_its_path_runs(bare_story: StoryRepository, tmp_path: Path) -> None:
    odd = tmp_path / 'it\'s a $(x) "place"'
    odd.mkdir()
    program(odd / "python", f'#!/bin/sh\nexec "{PYTHON}" "$@"\n')
    hook.installed(bare_story.top, odd / "python")
    assert blocked_with(bare_story, "")
