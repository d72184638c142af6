"""A story folder that means harm, and a canary that tells whether anything in it was run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from hostile import forked

READING = (
    ("status",),
    ("status", "--json"),
    ("check",),
    ("lint", "--hints"),
    ("lint", "--diff"),
    ("words", "list"),
    ("drift",),
    ("recap", "3"),
    ("export", "1", "--site", "ao3"),
    ("export", "1-3", "--site", "xenforo", "--json"),
    ("plan-releases", "--pace", "9d"),
    ("post", "2", "--site", "ao3", "--dry-run"),
    ("--help",),
)
"""Every command that only reads, as an author types it."""


@dataclass(frozen=True)
class Canary:
    """A program that must not be run: it leaves a mark where it was."""

    program: Path
    mark: Path

    @property
    def alive(self) -> bool:
        """Whether nobody ran it."""
        return not self.mark.exists()


@dataclass(frozen=True)
class Said:
    """What fic said, all of it."""

    code: int
    text: str


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    """Return the canary; whatever the test did, it must be alive after it."""
    made = Canary(tmp_path / "canary", tmp_path / "dead")
    made.program.write_text(f"#!/bin/sh\necho it ran: $0 $@ >> {made.mark}\ncat\n")
    made.program.chmod(0o755)
    yield made
    assert made.alive, made.mark.read_text()


def fic(folder: Path, *arguments: str, **environment: str) -> Said:
    """Run fic in a process of its own and return what it said; a traceback is a failure."""
    world = {**os.environ, "PYTHONPATH": "", **environment}
    own_python = any(name.startswith(("PYTHON", "LC_")) for name in environment)
    code, said = (_afresh if own_python or not forked.AVAILABLE else _quickly)(folder, arguments, world)
    text = said.decode("utf-8", "replace")
    assert "Traceback" not in text, text
    return Said(code, text)


def _quickly(folder: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[int, bytes]:
    with tempfile.TemporaryDirectory() as place:
        said = Path(place) / "said"
        code = forked.run(folder, arguments, environment, said)
        return code, said.read_bytes()


def _afresh(folder: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[int, bytes]:
    """Run fic as installed, Python and all: what Python itself makes of the environment is part of the question."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "fic", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.fixture(scope="session", autouse=True)
def _ended() -> Iterator[None]:
    """End what runs fic quickly, after the last test that may have used it."""
    yield
    forked.end()


def read_everything(folder: Path, **environment: str) -> None:
    """Run every reading command in a folder."""
    for command in READING:
        said = fic(folder, *command, **environment)
        assert said.code in (0, 1, 3), (command, said)
