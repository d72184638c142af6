"""The clipboard: filled by whatever there is, in the type an editor wants, or a sentence that says what to do."""

from __future__ import annotations

import base64
import os
import pty
import stat
import sys
from pathlib import Path

import pytest

from fic.errors import FicError
from fic.files import clipboard
from fic.files.clipboard import HTML, TERMINAL_TAKES, copied

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are scripts here")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is all of PATH, on a Linux without a display or a terminal."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(clipboard, "_asked_terminal", lambda _data: False)
    return folder


def _program(folder: Path, name: str, code: int = 0) -> Path:
    """Make a program that keeps what it is given, and how it was called, beside it; return where."""
    path, kept = folder / name, folder / f"{name}.kept"
    path.write_text(f'#!/bin/sh\necho "$@" > "{kept}.args"\n/bin/cat > "{kept}"\nexit {code}\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return kept


def test_wayland_is_given_the_type(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    kept = _program(programs, "wl-copy")
    assert copied("<p>é</p>", HTML) == "wl-copy"
    assert kept.read_text("utf-8") == '<meta charset="utf-8"><p>é</p>'
    assert Path(f"{kept}.args").read_text() == "--type text/html\n"
    assert copied("<p>é</p>", "text/plain") == "wl-copy"
    assert kept.read_text("utf-8") == "<p>é</p>"
    assert "text/plain" in Path(f"{kept}.args").read_text()


def test_x11_is_given_the_type_and_a_program_that_fails_is_passed_over(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    kept = _program(programs, "xclip")
    assert copied("a", HTML) == "xclip"
    assert "-t text/html" in Path(f"{kept}.args").read_text()
    _program(programs, "xclip", code=1)
    _program(programs, "xsel")
    assert copied("a", "text/plain") == "xsel"


def test_a_mac_is_given_formatted_text_by_a_script(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    script, plain = _program(programs, "osascript"), _program(programs, "pbcopy")
    assert copied("<p>é</p>", HTML) == "osascript"
    data = script.read_text("utf-8").split("HTML")[1].rstrip("»")
    assert bytes.fromhex(data).decode() == '<meta charset="utf-8"><p>é</p>'
    assert copied("é", "text/plain") == "pbcopy"
    assert plain.read_text("utf-8") == "é"


def test_windows_is_given_utf_16(programs: Path) -> None:
    kept = _program(programs, "clip.exe")
    assert copied("é“", "text/plain") == "clip.exe"
    assert kept.read_bytes().decode("utf-16") == "é“"


def test_formatted_text_without_a_clipboard_for_it_is_refused_with_another_way(programs: Path) -> None:
    _program(programs, "clip.exe")
    with pytest.raises(FicError, match=r"--to DIR, open the \.html in a browser"):
        copied("<p>a</p>", HTML)


def test_nothing_at_all_is_refused_with_another_way(programs: Path) -> None:
    with pytest.raises(FicError, match="--to DIR or --stdout"):
        copied("a", "text/plain")


def test_over_ssh_the_terminal_is_asked(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "1.2.3.4 1 5.6.7.8 22")
    _program(programs, "clip.exe")
    asked: list[bytes] = []

    def ask(data: bytes) -> bool:
        asked.append(data)
        return True

    monkeypatch.setattr(clipboard, "_asked_terminal", ask)
    assert copied("é", "text/plain") == "the terminal"
    assert asked == ["é".encode()]


def test_the_terminal_is_asked_in_base_64_and_not_for_more_than_it_takes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    controller, terminal = pty.openpty()
    name = os.ttyname(terminal)
    import builtins

    real = builtins.open
    monkeypatch.setattr(
        builtins, "open", lambda path, *rest, **more: real(name if path == "/dev/tty" else path, *rest, **more)
    )
    assert clipboard._asked_terminal("é\x1b]0;x\x07".encode())
    got = os.read(controller, 1_000)
    os.close(controller)
    os.close(terminal)
    assert got.startswith(b"\x1b]52;c;")
    assert got.endswith(b"\x07")
    assert base64.b64decode(got[7:-1]) == "é\x1b]0;x\x07".encode()
    assert not clipboard._asked_terminal(b"x" * (TERMINAL_TAKES + 1))
