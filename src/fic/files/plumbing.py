"""Git as a subprocess: with what environment, which options, and what its answer was.

The hook and `fic lint` are the hot path, where importing GitPython would cost more than the linting, so nothing here
imports it. Everything that is asked of git by way of a command line is asked through this module.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from fic.errors import FicError
from fic.manuscript.characters import OBEYED
from fic.manuscript.pattern import lazy_pattern

# Which repository, index and objects git means. What `git rev-parse --local-env-vars` lists, less the configuration
# (GIT_CONFIG_*): that is how the author asked for things, not where.
_PLACES = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
        # How pathspecs are read: ours say themselves what they mean.
        "GIT_GLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_LITERAL_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
    }
)

# Reading runs nothing of the repository's: no file system monitor, no hooks, no pager; diffs add their own options.
READING = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
# And nothing is fetched: what a partial clone lacks stays lacking (older gits know only the second way to say it).
_READING_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}

PATIENCE = 300.0
"""Seconds after which a git that was asked a question is taken to hang; hooks of the author's may take longer."""

_GRACE = 5.0

OLDEST = (2, 30)
"""The oldest git that fic is tried with."""

NOT_UNDERSTOOD = 129
"""How git leaves when it does not know an option."""


def inheritable(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what of ``environment`` git may inherit when it is asked about a repository found by its folder.

    A command started inside a hook carries GIT_DIR, GIT_INDEX_FILE and more, which point at the commit being made; they
    would win over the folder fic looks at. Only the question "what is staged in this commit?" keeps them, by passing
    the environment on as it was given.
    """
    return {name: value for name, value in environment.items() if name not in _PLACES}


def reading_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return ``environment`` for a command that only reads: it takes no optional locks and fetches nothing."""
    return {**environment, **_READING_ENVIRONMENT}


def program(name: str) -> str | None:
    """Return where a program is, looked for in the absolute folders of PATH alone; None where there is none.

    A "." on the PATH would make a file in the story's folder a program that fic runs.
    """
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return shutil.which(name, path=os.pathsep.join(folder for folder in folders if Path(folder).is_absolute()))


def run(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    given: bytes = b"",
    *,
    patience: float | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Return git's whole answer to ``arguments``, run in ``folder`` with ``given`` on its standard input.

    Whether it succeeded is for the caller to look at. Raises FicError where there is no git program, where it cannot
    be started, and where it takes longer than ``patience`` seconds, if that is given. Whoever interrupts fic interrupts
    git too, which is given time to take its locks away.
    """
    git = program("git")
    if git is None:
        raise FicError("The git program was not found: install git, or put it on your PATH.")
    command = [git, *arguments]
    # Git speaks UTF-8, whatever encoding the system thinks that programs are started in.
    spoken = command if os.name == "nt" else [each.encode("utf-8", "surrogateescape") for each in command]
    try:
        with subprocess.Popen(
            spoken,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            try:
                out, err = process.communicate(given, patience)
            except BaseException:
                _ended(process)
                raise
    except subprocess.TimeoutExpired:
        raise FicError(f"git did not answer within {patience:.0f} seconds, so it was stopped: try again.") from None
    except OSError as refused:
        raise FicError(f"git could not be started: {refused.strerror or refused}.") from None
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def _ended(process: subprocess.Popen[bytes]) -> None:
    """End a git that is not waited for any more: asked first, so that it removes its lock files."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)
    process.kill()


def reply(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Return how git answers a reading command, which runs nothing of the repository's and waits for nobody."""
    return run([*READING, *arguments], folder, reading_environment(environment), given, patience=PATIENCE)


def answer(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], given: bytes = b"") -> bytes:
    """Return what git prints to a reading command; raises FicError in git's own words where it refuses."""
    done = reply(arguments, folder, environment, given)
    if done.returncode:
        raise FicError(f"git could not answer: {reason(done, folder)}")
    return done.stdout


def objects(names: Sequence[str], folder: Path, environment: Mapping[str, str]) -> list[bytes | None]:
    """Return what each of ``names`` holds, None for what git doesn't have; one process for all of them.

    A name is whatever git takes for an object (an id, `:path` for what is staged), without a line break in it.
    Source: "BATCH OUTPUT" in git-cat-file(1).
    """
    if not names:
        return []
    asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    told = answer(["cat-file", "--batch"], folder, environment, asked)
    found: list[bytes | None] = []
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        size = told[at:end].rpartition(b" ")[2]
        at = end + 1
        if size.isdigit():
            found.append(told[at : at + int(size)])
            at += int(size) + 1
        else:
            found.append(None)
    return found


def reason(done: subprocess.CompletedProcess[bytes], folder: Path) -> str:
    """Return why git refused in ``folder``, in its own words; where it is too old for what it was told, that it is.

    Of an option's value that it does not know it says so in words alone. And in a repository that it refuses to look
    at (another user's, say) some options are unknown to it: what it says of the repository is the reason then.
    """
    words = said(done.stderr)
    if done.returncode != NOT_UNDERSTOOD and not re.search(r"\b(unknown|unrecogni[sz]ed|invalid)\b", words):
        return words or "it gave no reason"
    version = re.search(rb"(\d+)\.(\d+)[.\d]*", reply(["--version"], folder, os.environ).stdout)
    if version and (int(version[1]), int(version[2])) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        return f"this is git {version[0].decode()}, and fic needs git {oldest} or a newer one."
    looked = reply(["rev-parse", "--git-dir"], folder, os.environ)
    return said(looked.stderr) or words.partition("\nusage:")[0]


def said(output: bytes) -> str:
    """Return what a program printed as text that is safe to show: no terminal escapes, no blank edges."""
    text = output.decode("utf-8", "replace").replace("\r\n", "\n")
    return lazy_pattern(rf"(?![\n\t])[{OBEYED}]").sub("", text).strip()
