"""What the README shows is what fic says: its pictures from the bundled serial, its walk from an installed wheel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Step:
    """A command the README tells the reader to type, and the lines it says will appear (… stands for anything)."""

    command: str
    shown: tuple[str, ...]


def steps(section: str) -> list[Step]:
    """Return the steps of the console blocks in a section of the README."""
    text = README.split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    found = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for chunk in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = chunk.rstrip("\n").split("\n")
            while "<<'END'" in command and not command.endswith("\nEND"):
                command += "\n" + shown.pop(0)
            found.append(Step(command, tuple(shown)))
    return found


def matches(shown: tuple[str, ...], output: str) -> bool:
    """Whether the output is what is shown, line by line, blank lines and line ends aside; … stands for anything."""
    pattern = "\n".join(line.rstrip() for line in shown if line.strip())
    printed = "\n".join(line.rstrip() for line in output.splitlines() if line.strip())
    return re.fullmatch(re.escape(pattern).replace("…\n", "…").replace("…", "(?s:.*)"), printed) is not None


def test_the_pictures_in_the_readme_are_what_fic_shows_of_the_bundled_serial(run_fic: Callable[..., Any]) -> None:
    pictures = steps("What it does")
    assert [step.command.split()[1] for step in pictures] == ["status", "lint", "plan-releases"]
    for step in pictures:
        ran = run_fic(*step.command.split()[1:], cwd=PROJECT)
        assert matches(step.shown, ran.out), f"{step.command} shows:\n{ran.out}"


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bin folder of an environment that holds fic as a wheel, and nothing of this checkout."""
    wheelhouse = os.environ.get("FIC_WHEELHOUSE")
    if not wheelhouse:
        pytest.skip("FIC_WHEELHOUSE names no folder of wheels; `make test` fills one")
    place = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(place / "wheels"), str(PROJECT)]
    subprocess.run([*pip, *build], check=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place / "venv")], check=True)
    (wheel,) = (place / "wheels").glob("fic_cli-*.whl")
    python = place / "venv" / "bin" / "python"
    target = ["--python", str(python), "install", "--no-index", "--find-links", wheelhouse, str(wheel)]
    subprocess.run([*pip, *target], check=True)
    return python.parent


def test_the_five_minute_walk_works_as_written_with_a_wheel_installed_elsewhere(
    installed: Path, tmp_path: Path
) -> None:
    environment = os.environ | {"PATH": f"{installed}{os.pathsep}{os.environ['PATH']}"}
    folder = tmp_path
    walk = steps("Five minutes")
    assert len(walk) >= 8
    for step in walk:
        # Every command leaves the shell where it ends up, so that `cd` works as it does for the reader.
        script = f"{step.command}\nstatus=$?\npwd > '{tmp_path}/where'\nexit $status"
        done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True)
        said = done.stdout + done.stderr
        assert done.returncode == (1 if step.command == "fic lint" else 0), f"{step.command}:\n{said}"
        assert not step.shown or matches(step.shown, said), f"{step.command} shows:\n{said}"
        folder = Path((tmp_path / "where").read_text().strip())
