"""A test's own world is closed: what it, or a program it starts, could ask of a network is refused."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("host", ["127.0.0.1", "192.0.2.1", "example.org"])
def test_no_test_reaches_the_network(host: str) -> None:
    with pytest.raises(ConnectionRefusedError, match="tests have no network"):
        socket.create_connection((host, 80), timeout=1)


def test_no_test_sends_anything_off_unasked() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as loose,
        pytest.raises(ConnectionRefusedError, match="tests have no network"),
    ):
        loose.sendto(b"", ("192.0.2.1", 80))


def test_a_socket_that_is_a_file_is_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as heard, socket.socket(socket.AF_UNIX) as asking:
        heard.bind("file")
        heard.listen()
        asking.connect("file")


def test_no_program_that_a_test_starts_finds_its_way_out() -> None:
    code = "import urllib.request; urllib.request.urlopen('http://example.org', timeout=5)"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert "Connection refused" in done.stderr
