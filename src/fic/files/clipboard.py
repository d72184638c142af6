"""The clipboard, by whatever the system has for it; formatted text where an editor wants that."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from fic.errors import FicError
from fic.files.plumbing import program

HTML = "text/html"
TERMINAL_TAKES = 74_994
"""Bytes: what xterm, and others after it, accept in one OSC 52 sequence (100,000 characters of base 64)."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A program that fills the clipboard from its standard input, and what it is to be given."""

    command: tuple[str, ...]
    data: bytes


def copied(text: str, media_type: str) -> str:
    """Put ``text`` on the clipboard as ``media_type`` and return, as words, what took it.

    `text/html` makes an editor paste formatted text; any other type is pasted as typed. Over ssh, and where there is no
    program for it, the terminal is asked (OSC 52), which can't take formatted text. Raises FicError where nothing can.
    """
    remote = "SSH_CONNECTION" in os.environ and not _display()
    for way in () if remote else _ways(text, media_type):
        if _filled(way):
            return way.command[0]
    if media_type == HTML:
        raise FicError(
            "Formatted text can't be put on the clipboard here: write the files with --to DIR, open the .html in a "
            "browser, select all and copy."
        )
    if _asked_terminal(text.encode("utf-8")):
        return "the terminal"
    raise FicError(
        "There is no clipboard here (no wl-copy, xclip or pbcopy, and no terminal): use --to DIR or --stdout."
    )


def _display() -> bool:
    return bool(os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY"))


def _ways(text: str, media_type: str) -> Iterator[_Way]:
    """Yield the ways there may be, the likeliest first."""
    formatted = media_type == HTML
    # Editors guess the encoding of formatted text unless it says so.
    data = f'<meta charset="utf-8">{text}'.encode() if formatted else text.encode("utf-8")
    if sys.platform == "darwin":
        if formatted:
            # The script comes on standard input: a chapter is too long for an argument.
            script = f"set the clipboard to «data HTML{data.hex()}»"
            yield _Way(("osascript", "-"), script.encode("utf-8"))
        else:
            yield _Way(("pbcopy",), data)
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        yield _Way(("wl-copy", "--type", HTML if formatted else "text/plain;charset=utf-8"), data)
    if os.environ.get("DISPLAY"):
        yield _Way(("xclip", "-selection", "clipboard", "-t", HTML if formatted else "UTF8_STRING"), data)
        if not formatted:
            yield _Way(("xsel", "--clipboard", "--input"), data)
    if not formatted:
        # Windows, and Linux inside it; UTF-16 with its mark is the one encoding it doesn't guess at.
        yield _Way(("clip.exe",), b"\xff\xfe" + text.encode("utf-16-le"))


def _filled(way: _Way) -> bool:
    found = program(way.command[0])
    if found is None:
        return False
    try:
        # These programs stay in the background to serve what they hold: they must not hold our output open.
        done = subprocess.run(
            (found, *way.command[1:]),
            input=way.data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _asked_terminal(data: bytes) -> bool:
    """Ask the terminal to fill the clipboard of the machine it runs on; whether it obeys can't be known."""
    if len(data) > TERMINAL_TAKES:
        return False
    try:
        with open("/dev/tty", "wb", buffering=0) as terminal:  # noqa: PTH123 - a device, not a file
            terminal.write(b"\x1b]52;c;" + base64.b64encode(data) + b"\x07")
    except OSError:
        return False
    return True
