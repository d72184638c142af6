"""Git as a subprocess: with what environment, which options, and what its answer was.

The hook and `fic lint` are the hot path, where importing GitPython would cost more than the linting, so nothing here
imports it. Everything that is asked of git by way of a command line is asked through this module.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from unicodedata import category

from fic.errors import FicError

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
_READING_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}


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


def run(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Return git's whole answer to ``arguments``, run in ``folder`` with ``given`` on its standard input.

    Whether it succeeded is for the caller to look at. Raises FicError where there is no git program.
    """
    try:
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise FicError("The git program was not found: install git, or put it on your PATH.") from None


def answer(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], given: bytes = b"") -> bytes:
    """Return what git prints to a reading command; raises FicError in git's own words where it refuses."""
    done = run([*READING, *arguments], folder, reading_environment(environment), given)
    if done.returncode:
        raise FicError(f"git could not answer: {said(done.stderr) or 'it gave no reason'}")
    return done.stdout


def said(output: bytes) -> str:
    """Return what a program printed as text that is safe to show: no terminal escapes, no blank edges."""
    text = output.decode("utf-8", "replace").replace("\r\n", "\n")
    return "".join(c for c in text if c in "\n\t" or c.isprintable() or category(c) == "Zs").strip()
