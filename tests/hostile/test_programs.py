"""No program that a story's folder names or brings is run by a command that reads."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.conftest import READING, Canary, fic, read_everything

Git = Callable[..., str]

SETTINGS = {
    "core.fsmonitor": "{program}",
    "core.pager": "{program}",
    "pager.log": "{program}",
    "pager.status": "{program}",
    "core.editor": "{program}",
    "sequence.editor": "{program}",
    "core.sshCommand": "{program}",
    "core.askPass": "{program}",
    "core.gitProxy": "{program}",
    "core.alternateRefsCommand": "{program}",
    "credential.helper": "!{program}",
    "diff.external": "{program}",
    "diff.canary.command": "{program}",
    "diff.canary.textconv": "{program}",
    "diff.tool": "canary",
    "difftool.canary.cmd": "{program}",
    "merge.canary.driver": "{program}",
    "interactive.diffFilter": "{program}",
    "filter.canary.clean": "{program}",
    "filter.canary.smudge": "{program}",
    "filter.can.ary.clean": "{program}",
    "filter.long.process": "{program}",
    "filter.long.required": "true",
    "gpg.program": "{program}",
    "gpg.ssh.program": "{program}",
    "log.showSignature": "true",
    "alias.status": "!{program}",
    "alias.log": "!{program}",
    "alias.cat-file": "!{program}",
    "alias.rev-parse": "!{program}",
    "uploadpack.packObjectsHook": "{program}",
    "remote.origin.uploadpack": "{program}",
}


@pytest.fixture
def hostile(story: Path, canary: Canary, git: Git) -> Path:
    """Return a story whose repository names the canary wherever git lets one name a program."""
    (story / ".gitattributes").write_text(
        "*.md diff=canary filter=canary merge=canary\n*.txt filter=can.ary\n*.toml filter=long\n"
    )
    git(story, "add", "--all")
    git(story, "commit", "--quiet", "--message=Attributes")
    posted = story / "manuscript/001-the-weir.md"
    posted.write_text(posted.read_text().replace("last: 2026-10-02}", 'last: 2026-10-02, text: "t1:000000000000"}'))
    (story / "words.txt").write_text("Ada\n")
    for name, value in SETTINGS.items():
        git(story, "config", name, value.format(program=canary.program))
    hooks = story / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("pre-commit", "post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"):
        shutil.copy(canary.program, hooks / hook)
    for file in (story / "manuscript").iterdir():
        os.utime(file, (1, 1))  # so that git wants to look at them again, through a filter
    return story


def test_the_canary_dies_of_plain_git(hostile: Path, canary: Canary) -> None:
    subprocess.run(["git", "status"], cwd=hostile, check=False, capture_output=True)
    assert not canary.alive
    canary.mark.unlink()


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_runs_nothing_that_the_repository_names(
    hostile: Path, canary: Canary, command: tuple[str, ...]
) -> None:
    assert fic(hostile, *command).code in (0, 1, 3)
    assert canary.alive, canary.mark.read_text()


def test_dating_by_history_runs_nothing(hostile: Path, canary: Canary) -> None:
    assert fic(hostile, "finish", "3", "--on", "git", "--no-commit").code in (0, 3)
    assert canary.alive, canary.mark.read_text()


def _in_a_file(story: Path) -> None:
    """The git folder lies in the story under another name, and a file says so."""
    (story / ".git").rename(story / "own")
    (story / ".git").write_text("gitdir: own\n")


def _bare(story: Path) -> None:
    """The story's folder looks like a git folder itself."""
    for entry in (story / ".git").iterdir():
        entry.rename(story / entry.name)
    (story / ".git").rmdir()
    subprocess.run(["git", "config", "--file", "config", "core.bare", "true"], cwd=story, check=True)


def _included(story: Path) -> None:
    """The settings lie in a file of the story's, which the repository's own include."""
    (story / "settings").write_bytes((story / ".git/config").read_bytes())
    (story / ".git/config").write_text(
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n[include]\n\tpath = ../settings\n"
        '[includeIf "gitdir:**"]\n\tpath = ../settings\n'
    )


def _of_a_worktree(story: Path) -> None:
    """The settings are those of this work tree alone."""
    (story / ".git/config.worktree").write_bytes((story / ".git/config").read_bytes())
    (story / ".git/config").write_text(
        "[core]\n\trepositoryformatversion = 1\n\tbare = false\n[extensions]\n\tworktreeConfig = true\n"
    )


def _among_the_chapters(story: Path) -> None:
    """A repository lies among the chapters, and the story's own has it for a submodule that brings its program."""
    inner = story / "manuscript/more"
    inner.mkdir()
    shutil.copytree(story / ".git", inner / ".git")
    program = (story.parent / "canary").as_posix()
    (story / ".gitmodules").write_text(
        f'[submodule "more"]\n\tpath = manuscript/more\n\turl = ext::{program}\n\tupdate = !{program}\n'
    )
    (inner / "005-inner.md").write_text("# Inner\n\nThe the gate.\n")
    subprocess.run(["git", "config", "submodule.recurse", "true"], cwd=story, check=True)
    subprocess.run(["git", "config", "diff.submodule", "log"], cwd=story, check=True)


@pytest.mark.parametrize("hide", [_in_a_file, _bare, _included, _of_a_worktree, _among_the_chapters])
def test_nothing_runs_however_git_comes_to_its_settings(
    hostile: Path, canary: Canary, hide: Callable[[Path], None]
) -> None:
    hide(hostile)
    read_everything(hostile)
    assert fic(hostile, "finish", "3", "--on", "git", "--no-commit").code in (0, 3)
    assert fic(hostile, "lint", "--staged").code in (0, 1, 3)
    if (hostile / "manuscript/more").is_dir():
        assert fic(hostile / "manuscript/more", "status").code in (0, 3)
        assert fic(hostile, "lint", "manuscript/more/005-inner.md").code == 1
    assert canary.alive, canary.mark.read_text()
    if hide is not _bare:  # where there is no work tree, plain git looks at no file
        subprocess.run(["git", "status"], cwd=hostile, check=False, capture_output=True)
        assert not canary.alive
        canary.mark.unlink()


def test_a_repository_of_another_users_is_read_as_far_as_git_allows_and_not_written(story: Path) -> None:
    (story / "manuscript/004-next.md").write_text("# Next\n\nThe the gate.\n")
    subprocess.run(["git", "add", "."], cwd=story, check=True)
    before = (story / "manuscript/003-stones.md").read_bytes()
    another = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}  # git's own tests pretend so
    looked = subprocess.run(["git", "status"], cwd=story, env={**os.environ, **another}, check=False)
    if not looked.returncode:
        pytest.skip("this git does not ask whose a repository is")
    read_everything(story, **another)
    assert fic(story, "lint", **another).code == 1
    for command in (("finish", "3"), ("post", "2", "-s", "ao3"), ("lint", "--staged"), ("hook", "install"), ("drift",)):
        said = fic(story, *command, **another)
        assert said.code == 3 or command == ("drift",), (command, said)
        assert "usage:" not in said.text
        assert "dubious ownership" in said.text or "safe.directory" in said.text or said.code == 0, said
    assert (story / "manuscript/003-stones.md").read_bytes() == before


def test_what_a_partial_clone_lacks_is_not_fetched(tmp_path: Path, story: Path, canary: Canary, git: Git) -> None:
    git(story, "config", "uploadpack.allowFilter", "true")
    git(story, "config", "uploadpack.allowAnySHA1InWant", "true")
    posted = story / "manuscript/001-the-weir.md"
    posted.write_text(posted.read_text().replace("last: 2026-10-02}", 'last: 2026-10-02, text: "t1:000000000000"}'))
    git(story, "commit", "--quiet", "--all", "--message=Post")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", f"file://{story}", str(clone))
    git(clone, "config", "remote.origin.uploadpack", str(canary.program))
    git(clone, "config", "core.sshCommand", str(canary.program))
    read_everything(clone)
    assert fic(clone, "finish", "3", "--on", "git", "--no-commit").code in (0, 3)


def test_programs_that_lie_in_the_story_are_none_though_the_path_says_here(story: Path, canary: Canary) -> None:
    for name in ("git", "xclip", "xsel", "wl-copy", "pbcopy", "clip.exe", "less", "gpg", "ps", "nano"):
        shutil.copy(canary.program, story / name)
    for path in (f".:{os.environ['PATH']}", f":{os.environ['PATH']}"):
        read_everything(story, PATH=path)
        assert fic(story, "finish", "3", PATH=path).code == 0
        assert fic(story, "reopen", "3", PATH=path).code == 0
        said = fic(story, "export", "2", "--site", "ao3", "--copy", PATH=path, DISPLAY=":77", WAYLAND_DISPLAY="no")
        assert said.code in (0, 3), said


def test_modules_that_lie_in_the_story_are_not_imported(story: Path, canary: Canary) -> None:
    for name in (
        "typer",
        "yaml",
        "git",
        "rich",
        "json",
        "numpy",
        "platformdirs",
        "pyromark",
        "sitecustomize",
        "dateutil",
    ):
        (story / f"{name}.py").write_text(f"open({str(canary.mark)!r}, 'w').write({name!r})\n")
    for command in READING:
        for start in ([sys.executable, "-m", "fic"], [str(Path(sys.executable).parent / "fic")]):
            if Path(start[0]).exists():
                subprocess.run([*start, *command], cwd=story, check=False, capture_output=True)
            assert canary.alive, (start, command, canary.mark.read_text())


def test_the_editor_is_started_on_request_alone(story: Path, canary: Canary) -> None:
    environment = {"EDITOR": str(canary.program), "VISUAL": str(canary.program), "PAGER": str(canary.program)}
    environment |= {"BROWSER": str(canary.program), "GIT_EDITOR": str(canary.program)}
    read_everything(story, **environment)
    assert fic(story, "new-chapter", "Five", **environment).code == 0
    assert fic(story, "finish", "3", **environment).code == 0
    assert canary.alive
    fic(story, "new-chapter", "Six", "--edit", **environment)
    assert not canary.alive
    canary.mark.unlink()


def test_a_hook_of_the_authors_runs_when_fic_commits_as_it_does_for_git(story: Path, canary: Canary) -> None:
    (story / ".git/hooks").mkdir(exist_ok=True)
    shutil.copy(canary.program, story / ".git/hooks/post-commit")
    assert fic(story, "finish", "3").code == 0
    assert not canary.alive
    canary.mark.unlink()
