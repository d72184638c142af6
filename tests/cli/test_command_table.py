"""The table of commands, and what running one costs in imports."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fic.cli import COMMANDS, command

NAMES = sorted(COMMANDS)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_examples(name: str, run_fic: Callable[..., Any], tmp_path: Path) -> None:
    ran = run_fic(name, "--help", cwd=tmp_path)
    assert ran.code == 0
    assert "Examples:" in ran.out
    assert f"fic {name}" in ran.out.split("Examples:")[1]


@pytest.mark.parametrize("name", NAMES)
def test_the_table_says_of_a_command_what_its_own_help_says_first(name: str) -> None:
    assert command(name).help.splitlines()[0] == COMMANDS[name]


def test_every_module_of_a_command_is_in_the_table() -> None:
    folder = Path(importlib.import_module("fic.cli").__path__[0])
    for module in folder.glob("*.py"):
        if module.stem != "__init__" and ("\ndef main(" in module.read_text() or "\napp = " in module.read_text()):
            assert module.stem.replace("_", "-") in COMMANDS


def test_fic_alone_shows_every_command_under_its_heading(run_fic: Callable[..., Any], tmp_path: Path) -> None:
    ran = run_fic(cwd=tmp_path)
    assert ran.code == 0
    for name, summary in COMMANDS.items():
        assert f"  {name} " in ran.out
        assert summary.split(":")[0] in " ".join(ran.out.split())


def test_a_misspelt_command_is_a_mistake_with_a_hint(run_fic: Callable[..., Any], tmp_path: Path) -> None:
    ran = run_fic("lnt", cwd=tmp_path)
    assert ran.code == 2
    assert "Did you mean 'lint'?" in ran.err


def imported_by(arguments: list[str], cwd: Path) -> set[str]:
    """Run fic in a fresh interpreter; return the top-level packages that were imported."""
    script = (
        "import sys, json\nfrom fic.cli import app\ntry:\n    app(sys.argv[1:], prog_name='fic')\n"
        "except SystemExit:\n    pass\nprint('\\n' + json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=cwd, capture_output=True, text=True, check=True, env=os.environ
    )
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(found)


# It is very easy to undo these by one import at the top of a module; the hook runs `fic lint` at every commit.
@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (["--version"], {"git", "rich", "numpy", "pydantic", "yaml", "dateutil", "tomllib"}),
        (["lint", "manuscript/001-the-weir.md"], {"git", "rich", "numpy", "pydantic", "dateutil"}),
        (["lint", "--staged"], {"git", "rich", "numpy", "pydantic", "dateutil"}),
        (["status", "--json"], {"rich", "numpy", "pydantic", "dateutil"}),
        (["words", "list"], {"git", "rich", "numpy", "pydantic"}),
        (["plan-releases", "--json"], {"rich", "pydantic"}),
    ],
)
def test_a_command_imports_only_what_it_needs(arguments: list[str], spared: set[str], story: Path) -> None:
    assert imported_by(arguments, story) & spared == set()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("fic fin", {"finish"}),
        ("fic finish 00", set()),
        ("fic finish ", {"1", "2", "3"}),
        ("fic post 1 --site ", {"ao3", "ffn"}),
        ("fic lint --explain doubled", {"doubled-word"}),
    ],
)
def test_the_shell_completes_commands_chapters_sites_and_rules(typed: str, offered: set[str], story: Path) -> None:
    environment = os.environ | {"_FIC_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": typed}
    done = subprocess.run(
        [sys.executable, "-m", "fic"], cwd=story, env=environment, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    for each in offered:
        assert f'"{each}"' in done.stdout
    if not offered:
        assert '"1"' not in done.stdout


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments", [["status"], ["status", "--json"], ["lint"], ["--help"], ["--version"], ["finish", "--help"]], ids=str
)
def test_output_that_cannot_be_written_is_told_in_a_sentence(
    story: Path, arguments: list[str], unbuffered: str
) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "fic", *arguments],
            cwd=story, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        both = subprocess.run(
            [sys.executable, "-m", "fic", *arguments], cwd=story, env=environment, stdout=full, stderr=full, check=False
        )
    said = "fic: Not all of this could be written to standard output: No space left on device.\n"
    assert (done.returncode, done.stderr) == (3, said)
    assert both.returncode == 3


@pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise elsewhere")
def test_a_reader_who_has_seen_enough_is_no_failure_to_speak_of(story: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "fic", "status"], cwd=story, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.stderr == b""
