"""Faults, one at a time, at the steps by which a Python program changes a disk or starts git.

Installed in a forked child: every such step is counted, and at the one that was chosen the chosen fault happens. A step
that writes is done by half before it fails, as a full disk or a power cut would leave it.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import stat
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KILLED_BEFORE, KILLED_AFTER, KILLED_MIDWAY = "killed before", "killed after", "killed midway"
NO_SPACE, NO_ACCESS, BROKEN = "ENOSPC", "EACCES", "EIO"
NOT_STARTED, EXITS_1, EXITS_128, HANGS, BOTH_KILLED = "not started", "exits 1", "exits 128", "hangs", "both killed"

ON_STEPS = (KILLED_BEFORE, KILLED_AFTER, NO_SPACE, NO_ACCESS, BROKEN)
ON_WRITES = (KILLED_BEFORE, KILLED_MIDWAY, KILLED_AFTER, NO_SPACE, BROKEN)
ON_GIT = (KILLED_BEFORE, KILLED_AFTER, BOTH_KILLED, NOT_STARTED, EXITS_1, EXITS_128, HANGS)
KILLS = frozenset({KILLED_BEFORE, KILLED_AFTER, KILLED_MIDWAY, BOTH_KILLED})

_ERRORS = {NO_SPACE: errno.ENOSPC, NO_ACCESS: errno.EACCES, BROKEN: errno.EIO, NOT_STARTED: errno.EAGAIN}
_STEPS = {
    "replace": "rename",
    "rename": "rename",
    "link": "link",
    "symlink": "link",
    "unlink": "unlink",
    "remove": "unlink",
    "mkdir": "mkdir",
    "rmdir": "rmdir",
    "fsync": "sync",
    "chmod": "chmod",
    "utime": "chmod",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_A_MOMENT = 0.4
_DEVICES = ("/dev/null", "/dev/tty")


def faults_at(step: str) -> tuple[str, ...]:
    """Return what can go wrong at a step, by its name."""
    if step.startswith("git "):
        return ON_GIT
    return ON_WRITES if step == "write" else ON_STEPS


@dataclass
class Injection:
    """Counts the steps of this process, and fails at number ``at`` (from 0) with ``fault``; -1 only counts."""

    at: int
    fault: str
    note: Callable[[str], object]
    seen: int = 0

    def step(self, name: str, do: Callable[[], Any], half: Callable[[], Any] | None = None) -> Any:
        """Do one step, or fail at it."""
        self.note(name)
        here, self.seen = self.seen, self.seen + 1
        if here != self.at:
            return do()
        if self.fault == KILLED_BEFORE:
            _die()
        if self.fault == KILLED_AFTER:
            do()
            _die()
        if half:
            half()
        if self.fault == KILLED_MIDWAY:
            _die()
        number = _ERRORS[self.fault]
        raise OSError(number, os.strerror(number))

    def git(self, start: Callable[[list[str]], None], arguments: list[str]) -> None:
        """Start git, or what stands in for a git that goes wrong."""
        name = f"git {_subcommand(arguments)}"
        self.note(name)
        here, self.seen = self.seen, self.seen + 1
        if here != self.at:
            start(arguments)
        elif self.fault == KILLED_BEFORE:
            _die()
        elif self.fault == KILLED_AFTER:
            start(arguments)
            _die()
        elif self.fault == BOTH_KILLED:
            start(arguments)
            time.sleep(0.001 * (1 + here % 7))
            os.killpg(0, signal.SIGKILL)
            _die()
        elif self.fault == NOT_STARTED:
            raise OSError(_ERRORS[NOT_STARTED], os.strerror(_ERRORS[NOT_STARTED]))
        elif self.fault == HANGS:
            start(["sleep", "30"])
            # What may take as long as a hook takes is not given up on; the author does, with Ctrl-C.
            signal.signal(signal.SIGALRM, signal.default_int_handler)
            signal.setitimer(signal.ITIMER_REAL, 2 * _A_MOMENT)
        else:
            start(["sh", "-c", f"echo it does not want to >&2; exit {self.fault.rpartition(' ')[2]}"])


def install(injection: Injection) -> None:
    """Put the injection between this process and its disk."""
    if injection.fault == HANGS:
        from fic.files import plumbing

        vars(plumbing)["PATIENCE"] = _A_MOMENT
    for name, step in _STEPS.items():
        setattr(os, name, _watched(injection, step, getattr(os, name)))
    os.open = _watched_open(injection, os.open)
    given = io.open

    def opened(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if not set(mode) & set("wxa+"):
            return given(file, mode, *arguments, **options)
        if isinstance(file, int):
            made = given(file, mode, *arguments, **options)
            return _File(made, injection) if stat.S_ISREG(os.fstat(file).st_mode) else made
        if str(file) in _DEVICES:
            return given(file, mode, *arguments, **options)
        return _File(injection.step("create", lambda: given(file, mode, *arguments, **options)), injection)

    import builtins

    io.open = builtins.open = opened
    begin = subprocess.Popen.__init__

    def started(self: Any, args: Any, *rest: Any, **options: Any) -> None:
        command = [os.fsdecode(each) for each in args]
        if Path(command[0]).name != "git":
            begin(self, args, *rest, **options)
            return
        injection.git(lambda command: begin(self, command, *rest, **options), command)

    subprocess.Popen.__init__ = started  # type: ignore[method-assign]


class _File:
    """A file open for writing, each of whose writes is a step."""

    def __init__(self, file: Any, injection: Injection) -> None:
        self._file, self._injection = file, injection

    def write(self, data: Any) -> Any:
        def half() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()

        return self._injection.step("write", lambda: self._file.write(data), half)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _watched(injection: Injection, step: str, given: Callable[..., Any]) -> Callable[..., Any]:
    def watched(*arguments: Any, **options: Any) -> Any:
        return injection.step(step, lambda: given(*arguments, **options))

    return watched


def _watched_open(injection: Injection, given: Callable[..., int]) -> Callable[..., int]:
    def watched(path: Any, flags: int, *arguments: Any, **options: Any) -> int:
        if flags & _WRITING and str(path) not in _DEVICES:
            made: int = injection.step("create", lambda: given(path, flags, *arguments, **options))
            return made
        return given(path, flags, *arguments, **options)

    return watched


def _subcommand(arguments: list[str]) -> str:
    rest = iter(arguments[1:])
    for each in rest:
        if each == "-c":
            next(rest, None)
        elif not each.startswith("-"):
            return each
    return "version" if "--version" in arguments else "?"


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)
