"""What a command says, on a terminal and elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fic.cli.said import folded


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Short.", "Short."),
        ("  a command of its own", "  a command of\n  its own"),
        ("nowhere to break:aaaaaaaaaaaaaaaaaaaaaaaa", "nowhere to\nbreak:aaaaaaaaaaaaaaaaaaaaaaaa"),
        ("it takes --record-only here", "it takes\n--record-only\nhere"),
    ],
)
def test_a_line_is_broken_between_words(line: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "15")
    assert folded(line) == shown


def test_later_lines_stand_under_the_column_they_belong_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "15")
    assert folded("name  what it does", 6) == "name  what it\n      does"


def test_only_a_terminal_breaks_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "fic", "status"]
    piped = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).stderr.decode()
    assert piped.count("\n") == 1
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    subprocess.run(command, cwd=tmp_path, stderr=follower, stdin=follower, check=False)
    os.close(follower)
    lines = os.read(leader, 4096).decode().splitlines()
    os.close(leader)
    assert len(lines) == 2
    assert " ".join(lines) == piped.rstrip("\n")
