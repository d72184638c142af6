"""What the hook adds to a commit of one chapter, in a story of 300 chapters, 1,000,000 words and 3,000 commits.

The same commit is made with the hook and without it, in turns, and so is pre-commit's run of `fic lint --staged` and of
a hook that does nothing. The target is 0.35 s for each difference.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.big_story import made

RUNS = 20
CHAPTER = "manuscript/150-part.md"
_FIC = f"{sys.executable} -P -m fic lint --staged"
_CONFIG = """\
repos:
- repo: local
  hooks:
  - {{id: nothing, name: nothing, entry: "true", language: system, pass_filenames: false}}
  - {{id: fic, name: fic, entry: {entry}, language: system, pass_filenames: false}}
"""


def main() -> None:
    """Print the medians and where the hook's own time goes."""
    with tempfile.TemporaryDirectory() as temporary:
        story = made(Path(temporary) / "story")
        for setting in (("user.name", "Ann"), ("user.email", "ann@example.org"), ("gc.auto", "0")):
            _git(story, "config", *setting)
        subprocess.run([sys.executable, "-m", "fic", "hook", "install"], cwd=story, check=True, capture_output=True)
        (story / ".git/info/exclude").write_text(".pre-commit-config.yaml\n")
        (story / ".pre-commit-config.yaml").write_text(_CONFIG.format(entry=_FIC))
        pre_commit = [sys.executable, "-m", "pre_commit", "run"]
        seconds = _medians(
            story,
            {
                "git commit": lambda: _git(story, "commit", "--quiet", "--no-verify", "-m", "Without"),
                "git commit with the hook": lambda: _git(story, "commit", "--quiet", "-m", "With"),
                "pre-commit, doing nothing": lambda: _run(story, *pre_commit, "nothing"),
                "pre-commit, fic lint --staged": lambda: _run(story, *pre_commit, "fic"),
                "python -c 'import typer, yaml, tomllib'": lambda: _run(
                    story, sys.executable, "-c", "import typer, yaml, tomllib"
                ),
            },
        )
        for name, taken in seconds.items():
            print(f"{name:42}{taken * 1000:7.0f} ms")
        own = seconds["git commit with the hook"] - seconds["git commit"]
        shared = seconds["pre-commit, fic lint --staged"] - seconds["pre-commit, doing nothing"]
        print(f"{'our hook alone':42}{own * 1000:7.0f} ms (target 350)")
        print(f"{'our share in pre-commit':42}{shared * 1000:7.0f} ms (target 350)")
        _profile(story)


def _medians(story: Path, ways: Mapping[str, Callable[[], None]]) -> dict[str, float]:
    """Return the median wall time of each way to deal with a changed chapter; the first round warms up."""
    seen: dict[str, list[float]] = {name: [] for name in ways}
    count = 0
    for turn in range(RUNS + 1):
        for name, way in ways.items():
            count += 1
            _change(story, count)
            start = time.perf_counter()
            way()
            if turn:
                seen[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in seen.items()}


def _change(story: Path, count: int) -> None:
    """Write a clean paragraph more into the chapter, and stage it."""
    path = story / CHAPTER
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\nShe counted to {count} and turned the page.\n", "utf-8")
    _git(story, "add", CHAPTER)


def _profile(story: Path) -> None:
    """Print where `fic lint --staged` spends its time, by what it imports and by what it runs."""
    _change(story, 0)
    code = (
        "import sys, time; start = time.perf_counter()\n"
        "from fic.__main__ import main\n"
        "print(f'{\"importing typer and the command table\":42}{(time.perf_counter() - start) * 1000:7.0f} ms')\n"
        "import cProfile, pstats; sys.argv[1:] = ['lint', '--staged']; profile = cProfile.Profile()\n"
        "try: profile.runcall(main)\n"
        "except SystemExit: pass\n"
        "own = r'_find_and_load\\)|(plumbing|asked_staged|staged|run|dispatch|prose|speech)\\.py'\n"
        "pstats.Stats(profile).strip_dirs().sort_stats('cumulative').print_stats(own, 20)\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], cwd=story, check=True, capture_output=True, text=True)
    print(done.stdout)


def _git(story: Path, *arguments: str) -> None:
    _run(story, "git", *arguments)


def _run(story: Path, *command: str) -> None:
    subprocess.run(command, cwd=story, check=True, capture_output=True)
