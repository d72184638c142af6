"""A story in a real repository, and what its author does there."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SETTINGS = 'format = 1\n[story]\ntitle = "The Gate"\nsites = ["ao3"]\n'
CLEAN = "---\ntitle: One\n---\n\nWren came to the gate.\n\nIt was open.\n"
SLIP = "Wren went through the the gate."


@dataclass(frozen=True)
class Commit:
    """How an attempt to commit went."""

    made: bool
    said: str


class StoryRepository:
    """A repository with a story in it, and what its author does there."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def git(self, *arguments: str, **environment: str) -> str:
        """Run git, which must succeed, and return what it prints."""
        return subprocess.run(
            ["git", *arguments],
            cwd=self.top,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, **environment},
        ).stdout

    def fic(self, *arguments: str) -> str:
        """Run fic, which must succeed, and return what it prints."""
        command = [sys.executable, "-m", "fic", *arguments]
        return subprocess.run(command, cwd=self.top, check=True, capture_output=True, text=True).stdout

    def write(self, name: str, text: str) -> None:
        """Write a file as it is given, line endings and all."""
        (self.top / name).parent.mkdir(parents=True, exist_ok=True)
        (self.top / name).write_bytes(text.encode())

    def stage(self, name: str, text: str) -> None:
        """Write a file and stage it."""
        self.write(name, text)
        self.git("--literal-pathspecs", "add", "--", name)

    def commit(self, *options: str, **environment: str) -> Commit:
        """Try to commit."""
        before = self.tip()
        done = subprocess.run(
            ["git", "commit", "--quiet", "-m", "An attempt", *options],
            cwd=self.top,
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, **environment},
        )
        assert (done.returncode == 0) == (self.tip() != before), done.stderr
        return Commit(done.returncode == 0, done.stdout + done.stderr)

    def unchecked(self, name: str, text: str) -> None:
        """Commit a file without the hook."""
        self.stage(name, text)
        self.git("commit", "--quiet", "--no-verify", "-m", name)

    def tip(self) -> str:
        """Return the last commit, or nothing before the first."""
        told = subprocess.run(
            ["git", "rev-parse", "--quiet", "--verify", "HEAD"],
            cwd=self.top,
            check=False,
            capture_output=True,
            text=True,
        )
        return told.stdout.strip()


def everything(top: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file, link and folder of a repository with its content and mode bits, the git folder's too."""
    found = {}
    for path in sorted(top.rglob("*")):
        name, mode = path.relative_to(top).as_posix(), path.lstat().st_mode
        content = str(path.readlink()).encode() if path.is_symlink() else b"" if path.is_dir() else path.read_bytes()
        found[name] = (content, mode)
    return found
