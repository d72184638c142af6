"""Our hooks in the pre-commit framework: the real program, installing fic from this checkout, without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from hook.story_repository import CLEAN, SETTINGS, SLIP, StoryRepository

PROJECT = Path(__file__).parents[2]
PARTS = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "src")
WITH_SLIP = f"{CLEAN}\n{SLIP}\n"
CONFIG = """\
repos:
- repo: {project}
  rev: {revision}
  hooks:
  - id: fic-lint
    verbose: true
    args: [{arguments}]
  - id: fic-lint-staged
    verbose: true
  - id: fic-check
    verbose: true
"""


@dataclass(frozen=True)
class Tool:
    """Fic as a repository pre-commit can install, and the environment to do it in."""

    project: Path
    revision: str
    environment: dict[str, str]

    def pre_commit(self, story: StoryRepository, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pre-commit in the story."""
        command = [sys.executable, "-m", "pre_commit", *arguments]
        return subprocess.run(
            command,
            cwd=story.top,
            env=self.environment,
            check=False,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Tool:
    """Commit a copy of this checkout as it stands, tracked or not."""
    wheelhouse = Path(os.environ.get("FIC_WHEELHOUSE") or "no wheelhouse")
    if not wheelhouse.is_dir():
        pytest.skip("FIC_WHEELHOUSE names no folder of wheels to install from: `make test` fills one")
    world = tmp_path_factory.mktemp("pre-commit")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ALLOW_PROTOCOL": "file",
        **{f"GIT_{who}_{what}": "ann@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        "HOME": str(world / "home"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_FIND_LINKS": wheelhouse.absolute().as_uri(),
        "PIP_NO_INDEX": "1",
        "PRE_COMMIT_COLOR": "never",
        "PRE_COMMIT_HOME": str(world / "cache"),
    }
    project = world / "project"
    project.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (PROJECT / part).is_dir() else shutil.copy
        copy(PROJECT / part, project / part)

    def git(*arguments: str) -> str:
        command = ["git", *arguments]
        return subprocess.run(
            command, cwd=project, env=environment, check=True, capture_output=True, text=True
        ).stdout.strip()

    git("init", "--quiet")
    git("add", "--force", ".")
    git("commit", "--quiet", "-m", "As it stands")
    return Tool(project, git("rev-parse", "HEAD"), environment)


def configured(story: StoryRepository, tool: Tool, *arguments: str) -> StoryRepository:
    """Have pre-commit run our hooks in the story, `fic-lint` with ``arguments``."""
    text = CONFIG.format(project=tool.project, revision=tool.revision, arguments=", ".join(arguments))
    story.unchecked(".pre-commit-config.yaml", text)
    return story


def outcomes(output: str) -> dict[str, str]:
    """Return what pre-commit says of each hook."""
    lines = (line.split("...") for line in output.splitlines() if "..." in line)
    return {parts[0]: parts[-1].strip(".") for parts in lines}


def test_try_repo_finds_the_slip_in_a_chapter(bare_story: StoryRepository, tool: Tool) -> None:
    bare_story.stage("manuscript/003-three.md", WITH_SLIP)
    done = tool.pre_commit(bare_story, "try-repo", str(tool.project), "--verbose", "--all-files")
    assert done.returncode == 1, done.stdout
    assert "manuscript/003-three.md:9:19: error" in done.stdout
    assert {"fic lint": "Failed", "fic lint --staged": "Failed", "fic check": "Passed"}.items() <= outcomes(
        done.stdout
    ).items()


def test_a_commit_is_stopped_by_a_slip_and_made_without(bare_story: StoryRepository, tool: Tool) -> None:
    story = configured(bare_story, tool)
    story.stage("manuscript/001-one.md", WITH_SLIP)
    story.write("manuscript/002-two.md", WITH_SLIP)
    done = tool.pre_commit(story, "run")
    assert done.returncode == 1, done.stdout
    assert done.stdout.count("[doubled-word]") == 2, "once by each of the lint hooks, of what is staged only"
    story.git("checkout", "--quiet", "manuscript/002-two.md")
    story.stage("manuscript/001-one.md", CLEAN + "\nShe went in.\n")
    done = tool.pre_commit(story, "run")
    assert done.returncode == 0, done.stdout


def test_old_slips_stop_whole_chapters_but_not_the_paragraphs_of_a_commit(
    bare_story: StoryRepository, tool: Tool
) -> None:
    story = configured(bare_story, tool)
    story.unchecked("manuscript/001-one.md", WITH_SLIP)
    story.stage("manuscript/001-one.md", WITH_SLIP + "\nShe went in.\n")
    done = outcomes(tool.pre_commit(story, "run").stdout)
    assert (done["fic lint"], done["fic lint --staged"]) == ("Failed", "Passed")


def test_many_files_in_parallel_batches_are_each_looked_at_once(bare_story: StoryRepository, tool: Tool) -> None:
    story = configured(bare_story, tool)
    names = [f"manuscript/{n:03}.md" for n in range(3, 15)]
    for name in names:
        story.write(name, WITH_SLIP)
    story.git("add", ".")
    story.git("commit", "--quiet", "--no-verify", "-m", "Many")
    done = tool.pre_commit(story, "run", "fic-lint", "--all-files")
    assert done.returncode == 1
    assert sorted(line.split(":")[0] for line in done.stdout.splitlines() if "[doubled-word]" in line) == names
    done = tool.pre_commit(story, "run", "fic-lint", "--files", *names[:2])
    assert done.stdout.count("[doubled-word]") == 2


def test_an_auto_fix_run_mends_the_file_and_fails_once(bare_story: StoryRepository, tool: Tool) -> None:
    story = configured(bare_story, tool, "--fix")
    story.stage("manuscript/001-one.md", WITH_SLIP)
    done = tool.pre_commit(story, "run", "fic-lint")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (story.top / "manuscript/001-one.md").read_text() == WITH_SLIP.replace("the the", "the")
    story.git("add", "manuscript/001-one.md")
    assert tool.pre_commit(story, "run", "fic-lint").returncode == 0


def test_the_bookkeeping_is_looked_over_as_a_whole(bare_story: StoryRepository, tool: Tool) -> None:
    story = configured(bare_story, tool)
    story.stage("manuscript/01-again.md", CLEAN)
    done = tool.pre_commit(story, "run", "fic-check")
    assert done.returncode == 1
    assert "01-again.md" in done.stdout
    story.git("rm", "--quiet", "--force", "manuscript/01-again.md")
    story.stage(".fic.toml", SETTINGS + "\n")
    done = tool.pre_commit(story, "run", "fic-check")
    assert done.returncode == 0
    assert outcomes(done.stdout) == {"fic check": "Passed"}
