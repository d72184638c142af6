"""fic in a process of its own for every run, without starting Python anew each time.

Run as a program, this imports all of fic, and then forks a child for each line of its standard input: the folder, the
arguments, the environment and the file for what is said, as JSON. It answers each with the exit code.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_PATIENCE = 60

AVAILABLE = sys.platform == "linux"
"""Whether this system forks without trouble."""


def run(folder: Path, arguments: Sequence[str], environment: Mapping[str, str], said: Path) -> int:
    """Run fic in a folder, with an environment and no input; what it says is in ``said``. Return its exit code."""
    program = _program()
    assert program.stdin is not None
    assert program.stdout is not None
    asked = {"folder": str(folder), "arguments": list(arguments), "environment": dict(environment), "said": str(said)}
    program.stdin.write(json.dumps(asked).encode() + b"\n")
    program.stdin.flush()
    return int(program.stdout.readline())


def end() -> None:
    """End the program that forks, if it was started."""
    if _program.cache_info().currsize:
        program = _program()
        program.communicate()
        _program.cache_clear()


@cache
def _program() -> subprocess.Popen[bytes]:
    here = Path(__file__).absolute()
    # One thread: what forks while others run may wait for them for ever.
    environment = {**os.environ, "PYTHONPATH": "", "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-P", str(here)],
        cwd=here.parent,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _serve() -> None:
    from fic.cli import COMMANDS, command
    from fic.lint.choice import all_rules

    # Not GitPython, which looks for git when it is imported: where it looks is one of the questions.
    for name in COMMANDS:
        command(name)
    all_rules()
    answers = os.dup(1)
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            os.close(answers)
            _be_fic(**asked)
        _, status = os.waitpid(child, 0)
        os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())


def _be_fic(folder: str, arguments: list[str], environment: dict[str, str], said: str) -> None:
    code = 70
    try:
        signal.alarm(_PATIENCE)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        os.chdir(folder)
        handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        for stream, wanted in ((0, os.open(os.devnull, os.O_RDONLY)), (1, handle), (2, handle)):
            os.dup2(wanted, stream)
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8")
        sys.stdout, sys.stderr = (
            io.TextIOWrapper(io.BufferedWriter(io.FileIO(stream, "w", closefd=False)), "utf-8") for stream in (1, 2)
        )
        sys.argv = ["fic", *arguments]
        code = _exit_code()
    except BaseException:  # noqa: BLE001 - a bug of fic's is what the tests look for
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _exit_code() -> int:
    from fic.__main__ import main

    try:
        main()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(bool(left.code))
    return 0


if __name__ == "__main__":
    _serve()
