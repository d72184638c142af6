"""The one module that knows git: what state the repository is in, what is staged, what was written when.

Functions are named for their answers. GitPython, which costs a tenth of a second to import, is imported when history
or state is asked for, never by the linter or the hook.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from fic.errors import FicError
from fic.files import history
from fic.files.history_texts import Past
from fic.files.index_file import index_as_it_is
from fic.files.plumbing import answer, inheritable, reading_environment, run, said
from fic.files.staged import (
    Staged,
    is_commit_of_paths,
    stage,
    staged_bytes,
    staged_changes,
    staged_contents,
    staged_paths,
)

if TYPE_CHECKING:
    import git  # noqa: TID251 - the type only; imported when it is needed

__all__ = [
    "Change",
    "Committed",
    "Past",
    "Staged",
    "begun",
    "changes",
    "committed",
    "git_folder",
    "has_uncommitted_changes",
    "is_commit_of_paths",
    "is_conflicted",
    "is_partly_staged",
    "operation_under_way",
    "past",
    "stage",
    "staged_bytes",
    "staged_changes",
    "staged_contents",
    "staged_paths",
    "tip",
    "work_tree",
    "written_days",
]

# What lies in a work tree's git folder while an operation waits for the author.
_OPERATIONS: tuple[tuple[str, str], ...] = (
    ("rebase-merge", "rebase"),
    ("rebase-apply/applying", "am"),
    ("rebase-apply", "rebase"),
    ("MERGE_HEAD", "merge"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """How one path differs from the last commit.

    ``staged`` and ``unstaged`` are git's status letters (``M``, ``A``, ``D``, ``T``), or ``.`` where nothing differs.
    """

    path: PurePosixPath
    staged: str = "."
    unstaged: str = "."
    conflicted: bool = False
    untracked: bool = False
    ignored: bool = False

    @property
    def partly_staged(self) -> bool:
        """Whether some of it is staged and some held back."""
        return self.staged != "." and self.unstaged != "." and not self.conflicted


@dataclass(frozen=True, slots=True)
class Committed:
    """A commit that was made: its short id, and what hooks had to say meanwhile."""

    id: str
    words: str


def work_tree(start: Path) -> Path | None:
    """Return the top of the git work tree that holds ``start``; None without one, or without a git program."""
    found = _found(start)
    return found[0] if found and shutil.which("git") else None


def git_folder(start: Path) -> Path | None:
    """Return the git folder that all work trees of the repository around ``start`` share, or None.

    Found by looking at files alone, since the linter asks on every run to find its cache.
    """
    found = _found(start)
    if found is None:
        return None
    own = found[1]
    try:
        shared = (own / "commondir").read_text("utf-8").strip()
    except OSError:
        return own
    return Path(os.path.normpath(own / shared))


def begun(root: Path) -> None:
    """Make ``root`` a git repository, as `git init` does; raises FicError in git's words."""
    import git  # noqa: TID251 - here and nowhere else

    try:
        git.Repo.init(root).close()
    except git.exc.GitCommandNotFound:
        raise FicError("The git program was not found: install git, or start without it (--no-git).") from None
    except git.exc.GitCommandError as refused:
        words = str(refused.stderr).strip().removeprefix("stderr:").strip(" '\n")
        raise FicError(f"git could not start a repository: {words or 'it gave no reason'}") from None


def operation_under_way(root: Path) -> str | None:
    """Return what git is in the middle of ("merge", "rebase", "cherry-pick", "revert", "am"), or None."""
    found = _found(root)
    if found is None:
        return None
    waiting = next((name for mark, name in _OPERATIONS if (found[1] / mark).exists()), None)
    if waiting is not None:
        return waiting
    try:
        steps = (found[1] / "sequencer" / "todo").read_text("utf-8", "replace")
    except OSError:
        return None
    return "revert" if steps.startswith("revert") else "cherry-pick"


def tip(root: Path) -> str | None:
    """Return the id of the commit that ``root``'s work tree stands on; None before the first one."""
    environment = reading_environment(inheritable(os.environ))
    return (
        run(["rev-parse", "--quiet", "--verify", "HEAD^{commit}"], root, environment).stdout.decode("ascii").strip()
        or None
    )


def changes(root: Path, paths: Sequence[PurePosixPath | Path]) -> dict[PurePosixPath, Change]:
    """Return how each of ``paths`` (relative to ``root``) differs from the last commit, where it does."""
    if not paths:
        return {}
    with _opened(root) as (repo, top):
        prefix = _prefix(root, top)
        asked = {prefix / path: PurePosixPath(path) for path in paths}
        listing: bytes = repo.git.status(
            "--porcelain=v2", "-z", "--no-renames", "--untracked-files=all", "--ignored=matching",
            "--ignore-submodules=all", "--", *(f":(top,literal){path}" for path in asked),
            stdout_as_string=False, strip_newline_in_stdout=False,
        )  # fmt: skip
    found = (_change(os.fsdecode(entry)) for entry in listing.split(b"\0") if entry)
    differing = {}
    for change in found:
        # An ignored folder stands for everything in it.
        for full, path in asked.items():
            if change.path == full or (change.ignored and change.path in full.parents):
                differing[path] = change
    return differing


def has_uncommitted_changes(root: Path, path: PurePosixPath | Path) -> bool:
    """Return whether ``path`` differs from the last commit, staged or not; a file git does not know yet does."""
    change = changes(root, [path]).get(PurePosixPath(path))
    return change is not None and not change.ignored


def is_partly_staged(root: Path, path: PurePosixPath | Path) -> bool:
    """Return whether ``path`` has staged changes and, beyond them, changes that are not staged."""
    change = changes(root, [path]).get(PurePosixPath(path))
    return change is not None and change.partly_staged


def is_conflicted(root: Path, path: PurePosixPath | Path) -> bool:
    """Return whether ``path`` waits for its merge conflict to be resolved."""
    change = changes(root, [path]).get(PurePosixPath(path))
    return change is not None and change.conflicted


def written_days(root: Path, paths: Iterable[PurePosixPath]) -> Mapping[PurePosixPath, date]:
    """Return the day each of ``paths`` (relative to ``root``) was really written, as far as git knows.

    That is the last day, by the author's own clock, on which it grew by a tenth of the words it has in the last commit.
    Renames are followed; a commit that completes more than a few chapters is set aside, as are merges. A chapter git
    cannot date so is left out, and without a repository or a commit all are.
    """
    if work_tree(root) is None or tip(root) is None:
        return {}
    with _opened(root) as (repo, top):
        prefix = _prefix(root, top)
        names = {str(prefix / path): path for path in paths}
        own = history.revisions(_history(repo), names)
        imported = history.imports(own, _sizes(repo, history.crowded(own)))

        @cache
        def words(blob: str) -> int:
            return history.rough_words(repo.git.get_object_data(blob)[3])

        days = {}
        for name, revisions in own.items():
            with suppress(ValueError):  # GitPython's word for a text that is not here: a clone may be partial
                days[names[name]] = history.written_day(revisions, words, imported)
    return {path: day for path, day in days.items() if day}


def past(root: Path) -> Past | None:
    """Return the history of the story's Markdown files, to look old texts up in; None without git or a commit."""
    top = work_tree(root)
    return Past(top, _prefix(root, top)) if top is not None and tip(root) is not None else None


def _history(repo: git.Repo) -> Iterator[history.Commit]:
    """Give every commit but merges, newest first, with the renames that git finds only when told to look hard."""
    log: bytes = repo.git.log(
        "--topo-order", "--no-merges", "--no-show-signature", "--find-renames",
        history.LOG_FORMAT, *history.LOG_OPTIONS,
        stdout_as_string=False, strip_newline_in_stdout=False,
    )  # fmt: skip
    known = tuple(history.commits(os.fsdecode(log)))
    doubtful = [commit.id for commit in known if commit.may_renumber]
    better = {}
    if doubtful:
        options = ("--stdin", "--find-renames", "--break-rewrites", history.LOG_FORMAT, *history.LOG_OPTIONS)
        told = answer(
            ["diff-tree", *options],
            Path(repo.working_dir),
            os.environ,
            "".join(f"{commit}\n" for commit in doubtful).encode(),
        )
        better = {commit.id: commit for commit in history.commits(os.fsdecode(told))}
    return (better.get(commit.id, commit) for commit in known)


def _sizes(repo: git.Repo, blobs: Iterable[str]) -> dict[str, int]:
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    if not asked:
        return {}
    told = answer(["cat-file", "--batch-check=%(objectname) %(objectsize)"], Path(repo.working_dir), os.environ, asked)
    sizes = (line.split(" ") for line in told.decode("ascii").splitlines())
    return {blob: int(size) for blob, size in sizes if size.isdigit()}


def committed(root: Path, paths: Sequence[PurePosixPath | Path], subject: str) -> Committed:
    """Commit exactly ``paths`` (relative to ``root``) as they are on disk, and return the commit.

    It is `git commit --only`, so hooks, signing and core.hooksPath act as the author set them, and whatever else is
    staged stays staged. Where it fails, the index is byte for byte what it was, and FicError has the hook's own words.
    """
    found = _found(root)
    if found is None:
        raise FicError(f"{root} is not in a git repository: run git init there, or use --no-commit.")
    top, own = found
    environment = inheritable(os.environ)
    wanted = "".join(f":(top,literal){_prefix(root, top) / path}\0" for path in paths).encode(
        "utf-8", "surrogateescape"
    )
    new = [path for path, change in changes(root, paths).items() if change.untracked]
    before = tip(top)
    index = index_as_it_is(own / "index")
    try:
        if new:
            names = "".join(f":(top,literal){_prefix(root, top) / path}\0" for path in new)
            marking = ["add", "--intent-to-add", "--pathspec-from-file=-", "--pathspec-file-nul"]
            done = run(marking, top, environment, names.encode("utf-8", "surrogateescape"))
            if done.returncode:
                raise FicError(f"git could not add {new[0]}: {said(done.stderr)}")
        done = run(
            ["commit", "--only", "--quiet", "--cleanup=whitespace", f"--message={subject}",
             "--pathspec-from-file=-", "--pathspec-file-nul"],
            top, environment, wanted,
        )  # fmt: skip
        words = said(done.stdout + b"\n" + done.stderr)
        if done.returncode:
            if tip(top) != before:
                raise FicError(f"The commit was made, but git could not finish it: {words}")
            raise FicError(
                "git did not make the commit, so nothing was changed; --no-commit writes without one. "
                f"It said:\n{words or 'nothing'}"
            )
    except BaseException:
        if tip(top) == before:
            index.put_back()
        raise
    return Committed((tip(top) or "")[:9], words)


def _found(start: Path) -> tuple[Path, Path] | None:
    """Return the top of the work tree around ``start`` and its own git folder, by their files."""
    here = start.resolve()
    for top in (here, *here.parents):
        mark = top / ".git"
        try:
            own = Path(os.path.normpath(top / mark.read_text("utf-8").removeprefix("gitdir:").strip()))
        except (IsADirectoryError, PermissionError):
            own = mark
        except (OSError, ValueError):
            continue
        if (own / "HEAD").is_file():
            return top, own
    return None


def _prefix(root: Path, top: Path) -> PurePosixPath:
    return PurePosixPath(root.resolve().relative_to(top).as_posix())


@contextmanager
def _opened(root: Path) -> Iterator[tuple[git.Repo, Path]]:
    """Give the repository around ``root`` and its top, as GitPython sees it, for reading only.

    GitPython takes its environment from this process, so what a hook inherited is set aside meanwhile. Raises FicError
    without a repository, and in git's words where git refuses.
    """
    import git  # noqa: TID251 - here and nowhere else

    found = _found(root)
    if found is None:
        raise FicError(f"{root} is not in a git repository: run git init there.")
    given = dict(os.environ)
    os.environ.clear()
    os.environ.update(reading_environment(inheritable(given)))
    try:
        with git.Repo(found[0]) as repo:
            repo.git.set_persistent_git_options(c=["core.fsmonitor=false", f"core.hooksPath={os.devnull}"])
            yield repo, found[0]
    except git.exc.GitCommandNotFound:
        raise FicError("The git program was not found: install git, or put it on your PATH.") from None
    except git.exc.GitCommandError as refused:
        words = str(refused.stderr).strip().removeprefix("stderr:").strip(" '\n")
        raise FicError(f"git could not answer: {words or 'it gave no reason'}") from None
    except git.exc.GitError as broken:
        raise FicError(f"git cannot read the repository at {found[0]}: {broken}") from None
    finally:
        os.environ.clear()
        os.environ.update(given)


def _change(entry: str) -> Change:
    """Return one entry of `git status --porcelain=v2 -z --no-renames`.

    Source: the "Porcelain Format Version 2" section of git-status(1).
    """
    kind, rest = entry[0], entry[2:]
    if kind == "1":
        letters, *_, path = rest.split(" ", 7)
        return Change(PurePosixPath(path), letters[0], letters[1])
    if kind == "u":
        letters, *_, path = rest.split(" ", 9)
        return Change(PurePosixPath(path), letters[0], letters[1], conflicted=True)
    return Change(PurePosixPath(rest), untracked=kind == "?", ignored=kind == "!")
