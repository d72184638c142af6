"""The one module that knows git: what state the repository is in, what was written when, and how a commit is made.

Functions are named for their answers. GitPython, which costs a tenth of a second to import, is imported when history
or state is asked for, never by the linter or the hook.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import TYPE_CHECKING

from fic.errors import FicError
from fic.files import history, plumbing
from fic.files.git_folders import found_around, git_folder, operation_under_way
from fic.files.index_file import index_as_it_is
from fic.files.plumbing import answer, inheritable, program, reading_environment, reason, reply, run, said
from fic.files.staged import is_commit_of_paths, stage

if TYPE_CHECKING:
    import git  # noqa: TID251 - the type only; imported when it is needed

__all__ = [
    "Change",
    "Committed",
    "begun",
    "changes",
    "changes_to_commit",
    "committed",
    "git_folder",
    "is_commit_of_paths",
    "is_detached",
    "operation_under_way",
    "stage",
    "stands_on",
    "tip",
    "work_tree",
    "written_days",
]


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
    found = found_around(start)
    return found[0] if found and program("git") else None


def begun(root: Path) -> None:
    """Make ``root`` a git repository, as `git init` does; raises FicError in git's words."""
    done = run(["init", "--quiet"], root, inheritable(os.environ), patience=plumbing.PATIENCE)
    if done.returncode:
        raise FicError(f"git could not start a repository: {reason(done, root)}")
    if found_around(root) is None:
        raise FicError("git said that it began a repository, but there is none: look at what is in .git.")


def tip(root: Path) -> str | None:
    """Return the id of the commit that ``root``'s work tree stands on; None before the first one.

    Raises FicError where git cannot say.
    """
    done = reply(["rev-parse", "--quiet", "--verify", "HEAD^{commit}"], root, inheritable(os.environ))
    if done.returncode > 1 or done.stderr:  # before the first commit it says 1, and no word
        raise FicError(f"git could not say what the last commit is: {reason(done, root)}")
    return done.stdout.decode("ascii").strip() or None


def is_detached(root: Path) -> bool:
    """Return whether ``root``'s work tree is on no branch, as after checking out an old commit; False without git."""
    if work_tree(root) is None:
        return False
    return reply(["symbolic-ref", "--quiet", "HEAD"], root, inheritable(os.environ)).returncode == 1


def changes(root: Path, paths: Sequence[PurePosixPath | Path]) -> dict[PurePosixPath, Change]:
    """Return how each of ``paths`` (relative to ``root``) differs from the last commit, where it does.

    For reading: filters that the repository's settings name are programs, so none is run. A file that was touched and
    is kept filtered in git differs then.
    """
    if not paths:
        return {}
    done = reply(["config", "--name-only", "-z", "--get-regexp", r"^filter\."], root, inheritable(os.environ))
    filters = {key.split(".", 1)[1].rpartition(".")[0] for key in os.fsdecode(done.stdout).split("\0") if "." in key}
    off = [f"filter.{name}.{kind}=" for name in sorted(filters) for kind in ("clean", "smudge", "process")]
    return _changes(root, paths, [*off, *(f"filter.{name}.required=false" for name in sorted(filters))])


def changes_to_commit(root: Path, paths: Sequence[PurePosixPath | Path]) -> dict[PurePosixPath, Change]:
    """Return how each of ``paths`` differs from the last commit as git sees it, by the author's own filters."""
    return _changes(root, paths, []) if paths else {}


def _changes(root: Path, paths: Sequence[PurePosixPath | Path], settings: Sequence[str]) -> dict[PurePosixPath, Change]:
    with _opened(root, settings) as (repo, top):
        prefix = _prefix(root, top)
        asked = {prefix / path: PurePosixPath(path) for path in paths}
        listing: bytes = repo.git.status(
            "--porcelain=v2", "-z", "--no-renames", "--untracked-files=all", "--ignored=matching",
            "--ignore-submodules=all", "--", *(f":(top,literal){path}" for path in asked),
            stdout_as_string=False, strip_newline_in_stdout=False, kill_after_timeout=plumbing.PATIENCE,
        )  # fmt: skip
    found = (_change(os.fsdecode(entry)) for entry in listing.split(b"\0") if entry)
    differing = {}
    for change in found:
        # An ignored folder stands for everything in it.
        for full, path in asked.items():
            if change.path == full or (change.ignored and change.path in full.parents):
                differing[path] = change
    return differing


def committed_contents(root: Path, paths: Sequence[PurePosixPath]) -> dict[PurePosixPath, bytes]:
    """Return what the last commit has at each of ``paths`` (relative to ``root``), those it lacks left out."""
    found = found_around(root)
    if work_tree(root) is None or found is None or tip(root) is None:
        return {}
    prefix = _prefix(root, found[0])
    known: dict[PurePosixPath, bytes] = {}
    for path in paths:
        done = reply(["cat-file", "blob", f"HEAD:{prefix / path}"], found[0], inheritable(os.environ))
        if not done.returncode:
            known[path] = done.stdout
    return known


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


def _history(repo: git.Repo) -> Iterator[history.Commit]:
    """Give every commit but merges, newest first, with the renames that git finds only when told to look hard."""
    log: bytes = repo.git.log(
        "--topo-order", "--no-merges", "--no-show-signature", "--find-renames",
        history.LOG_FORMAT, *history.LOG_OPTIONS,
        stdout_as_string=False, strip_newline_in_stdout=False, kill_after_timeout=plumbing.PATIENCE,
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
    found = found_around(root)
    if found is None:
        raise FicError(f"{root} is not in a git repository: run git init there, or use --no-commit.")
    top, own = found
    environment = inheritable(os.environ)
    wanted = "".join(f":(top,literal){_prefix(root, top) / path}\0" for path in paths).encode(
        "utf-8", "surrogateescape"
    )
    new = [path for path, change in changes_to_commit(root, paths).items() if change.untracked]
    before = tip(top)
    index = index_as_it_is(own / "index")
    words = ""
    try:
        if new:
            names = "".join(f":(top,literal){_prefix(root, top) / path}\0" for path in new)
            marking = ["add", "--intent-to-add", "--pathspec-from-file=-", "--pathspec-file-nul"]
            done = run(marking, top, environment, names.encode("utf-8", "surrogateescape"))
            if done.returncode:
                raise FicError(f"git could not add {new[0]}: {reason(done, top)}")
        done = run(
            ["commit", "--only", "--quiet", "--cleanup=whitespace", f"--message={subject}",
             "--pathspec-from-file=-", "--pathspec-file-nul"],
            top, environment, wanted,
        )  # fmt: skip
        words = said(done.stdout + b"\n" + done.stderr)
        if done.returncode:
            if tip(top) != before:
                raise FicError(f"The commit was made, but git could not finish it: {words}")
            if done.returncode == plumbing.NOT_UNDERSTOOD:
                words = reason(done, top)
            raise FicError(
                "git did not make the commit, so nothing was changed; --no-commit writes without one. "
                f"It said:\n{words or 'nothing'}"
            )
    except BaseException:
        if stands_on(top, before):
            index.put_back()
        raise
    with suppress(FicError):
        return Committed((tip(top) or "")[:9], words)
    return Committed("", words)


def stands_on(top: Path, commit: str | None) -> bool:
    """Whether the work tree stands on ``commit`` still, for all git can say: one that can't answer makes no commit."""
    try:
        return tip(top) in (commit, None)
    except FicError:
        return True


def _gitpython() -> ModuleType:
    """Return GitPython, told which git to run: it looks for one as it is imported, on the PATH and in this folder."""
    where = program("git")
    if where is None:
        raise FicError("The git program was not found: install git, or put it on your PATH.")
    given = os.environ.get("GIT_PYTHON_GIT_EXECUTABLE")
    os.environ["GIT_PYTHON_GIT_EXECUTABLE"] = given or where
    try:
        import git  # noqa: TID251 - here and nowhere else
    except ImportError as refused:
        raise FicError(f"git could not be started: {refused}") from None
    finally:
        if given is None:
            del os.environ["GIT_PYTHON_GIT_EXECUTABLE"]
    return git


def _prefix(root: Path, top: Path) -> PurePosixPath:
    return PurePosixPath(root.resolve().relative_to(top).as_posix())


@contextmanager
def _opened(root: Path, settings: Sequence[str] = ()) -> Iterator[tuple[git.Repo, Path]]:
    """Give the repository around ``root`` and its top, as GitPython sees it, for reading only.

    GitPython takes its environment from this process, so what a hook inherited is set aside meanwhile. ``settings`` are
    git's own, as ``key=value``. Raises FicError without a repository, and in git's words where git refuses.
    """
    found = found_around(root)
    if found is None:
        raise FicError(f"{root} is not in a git repository: run git init there.")
    git = _gitpython()
    given = dict(os.environ)
    os.environ.clear()
    os.environ.update(reading_environment(inheritable(given)))
    try:
        with git.Repo(found[0]) as repo:
            repo.git.set_persistent_git_options(c=["core.fsmonitor=false", f"core.hooksPath={os.devnull}", *settings])
            yield repo, found[0]
    except git.exc.GitCommandNotFound:
        raise FicError("The git program was not found: install git, or put it on your PATH.") from None
    except git.exc.GitCommandError as refused:
        words = str(refused.stderr).strip().removeprefix("stderr:").strip(" '\n")
        raise FicError(f"git could not answer: {words or 'it gave no reason'}") from None
    except git.exc.GitError as broken:
        raise FicError(f"git cannot read the repository at {found[0]}: {broken}") from None
    except OSError as refused:
        raise FicError(f"git could not be started: {refused.strerror or refused}.") from None
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
