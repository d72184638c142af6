"""Write beside, verify, replace, undo: how fic changes a file of the author's.

A file is only replaced while it still is what fic read; whatever goes wrong, it is either the old file or the new one.
"""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fic.errors import FicError
from fic.files import repo
from fic.files.beside import beside, locked, sweep, umask


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written, and what git was told of it.

    ``written`` are paths relative to the story's folder, as are ``taken_along``: those that held uncommitted text of
    the author's own, which is now in the commit too. ``commit`` is a short id, or None where none was made.
    ``remarks`` are whole sentences for the author, in order, ready to be shown.
    """

    written: tuple[PurePosixPath, ...]
    taken_along: tuple[PurePosixPath, ...]
    commit: str | None
    remarks: tuple[str, ...]


def recorded(root: Path, edits: Mapping[Path, tuple[bytes, bytes]], subject: str, *, commit: bool) -> Recorded:
    """Write ``edits`` and, if ``commit``, commit exactly those files under ``subject``; return what was done.

    ``root`` is the story's folder; ``edits`` maps a path (absolute, or relative to ``root``) to the bytes that were
    read and the bytes to write: ``{path: (old, new)}``. The files' other uncommitted text is taken along, whatever
    else is staged stays staged, and the result says both.

    Raises FicError, with nothing changed, where such a commit would do harm (see `committable`), where a file is no
    longer ``old``, where another fic is recording in this story, or where a file or the commit cannot be written (a
    hook's own words are in the message; files and index are put back). Without a repository it only writes, and
    remarks on it.
    """
    with _alone(root):
        return _recorded(root, edits, subject, commit=commit)


def _recorded(root: Path, edits: Mapping[Path, tuple[bytes, bytes]], subject: str, *, commit: bool) -> Recorded:
    ordered = {_relative(root, path): change for path, change in edits.items()}
    top = repo.work_tree(root)
    with_git = commit and top is not None
    taken_along: tuple[PurePosixPath, ...] = ()
    if with_git:
        differing = committable(root, tuple(ordered))
        taken_along = tuple(path for path in ordered if path in differing)
    actual = {path: change for path, change in ordered.items() if change[0] != change[1]}
    before = repo.tip(root) if with_git else None
    for folder in {(root / path).parent for path in ordered}:
        sweep(folder)
    _all_replaced(root, actual)
    to_commit = tuple(path for path in ordered if path in actual or path in taken_along)
    if not with_git:
        remarks = (_without_git(root),) if actual and top is None else ()
        return Recorded(tuple(actual), (), None, remarks)
    if not to_commit:
        return Recorded((), (), None, ())
    try:
        made = repo.committed(root, to_commit, subject)
    except BaseException as failure:
        if not repo.stands_on(root, before):
            raise
        _put_all_back(root, actual, failure)
        raise
    return Recorded(tuple(actual), taken_along, made.id or None, _commit_remarks(subject, to_commit, taken_along, made))


def replaced(path: Path, new: bytes, old: bytes, root: Path | None = None) -> None:
    """Replace the content ``old`` of the file at ``path`` by ``new``, keeping its mode bits.

    Written to a file beside it first, flushed to the disk, and moved over it in one step. A link is written through,
    unless it leaves ``root`` (the file's own folder unless told). Raises FicError, with nothing changed, where the file
    is no longer ``old`` (an editor saved it meanwhile), is read-only, or cannot be written.
    """
    target = path.resolve()
    inside = (root or path.parent).resolve()
    if not target.is_relative_to(inside):
        raise FicError(f"{path.name} leads out of {inside} by a link: fic writes only inside that folder.")
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
        if not mode & 0o222:
            raise FicError(f"{path.name} is read-only: make it writable (chmod u+w) and try again.")
        with _held(target), beside(target, new, mode) as written:
            if target.read_bytes() != old:
                raise FicError(
                    f"{path.name} was changed by another program meanwhile: nothing was written, run this again."
                )
            written.replace(target)
        _flush_folder(target.parent)
    except OSError as refused:
        raise FicError(f"{path.name} could not be written: {refused.strerror or refused}. It is as it was.") from None


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold a story against every other fic that writes several files: it would go by what this one may yet put back."""
    handle: int | None = None
    with suppress(OSError):  # not every system opens folders
        handle = os.open(root, os.O_RDONLY)
    try:
        if handle is not None and not locked(handle):
            raise FicError("Another fic is writing in this story: nothing was written, run this again.")
        yield
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def _held(target: Path) -> Iterator[None]:
    """Hold a file against every other fic: of two that write it at once, the later one is refused."""
    handle = os.open(target, os.O_RDONLY)
    try:
        if not locked(handle) or _is_another(handle, target):
            raise FicError(f"{target.name} is being written by another fic: nothing was written, run this again.")
        yield
    finally:
        os.close(handle)


def _is_another(handle: int, target: Path) -> bool:
    """Whether ``target`` was replaced since it was opened."""
    opened, there = os.fstat(handle), target.stat()
    return (opened.st_dev, opened.st_ino) != (there.st_dev, there.st_ino)


def all_replaced(root: Path, edits: Mapping[PurePosixPath, tuple[bytes, bytes]]) -> None:
    """Replace every file of ``edits`` (``{path: (old, new)}``, relative to ``root``), or none of them.

    Raises FicError, with nothing changed, where one of them cannot be, or another fic is writing in ``root``.
    """
    with _alone(root):
        _all_replaced(root, edits)


def _all_replaced(root: Path, edits: Mapping[PurePosixPath, tuple[bytes, bytes]]) -> None:
    done: dict[PurePosixPath, tuple[bytes, bytes]] = {}
    try:
        for path, (old, new) in edits.items():
            replaced(root / path, new, old, root)
            done[path] = (old, new)
    except BaseException as failure:
        _put_all_back(root, done, failure)
        raise


def _put_all_back(root: Path, edits: Mapping[PurePosixPath, tuple[bytes, bytes]], failure: BaseException) -> None:
    """Undo ``edits`` after a failure; raises FicError, which says the failure too, naming what could not be undone."""
    left = put_back(root, edits)
    if left and isinstance(failure, Exception):
        names = ", ".join(map(str, left))
        raise FicError(
            f"{failure}\n{names} could not be put back (another program changed it, or the disk refused): "
            "look at it before going on."
        ) from None


def put_back(root: Path, edits: Mapping[PurePosixPath, tuple[bytes, bytes]]) -> tuple[PurePosixPath, ...]:
    """Undo ``edits``; return the paths that hold something else by now and were therefore left alone."""
    left = []
    for path, (old, new) in edits.items():
        try:
            replaced(root / path, old, new, root)
        except FicError:
            left.append(path)
    return tuple(left)


def _relative(root: Path, path: Path) -> PurePosixPath:
    if path.is_absolute():
        path = path.relative_to(root) if path.is_relative_to(root) else path.resolve().relative_to(root.resolve())
    return PurePosixPath(path.as_posix())


def committable(root: Path, paths: Sequence[PurePosixPath]) -> dict[PurePosixPath, repo.Change]:
    """Return how ``paths`` (relative to ``root``) differ from the last commit; empty without a repository.

    Raises FicError where committing them would do harm: on a partly staged, conflicted or ignored file, during a merge,
    rebase, cherry-pick or revert, and where no branch would keep the commit.
    """
    return {} if repo.work_tree(root) is None else _harmless(root, repo.changes_to_commit(root, paths))


def harm_in_committing(root: Path, paths: Sequence[PurePosixPath]) -> tuple[str, ...]:
    """Return why `committable` would refuse ``paths``, in a sentence; none where it wouldn't.

    For reading: no program that the repository's settings name is run.
    """
    try:
        _harmless(root, repo.changes(root, paths) if repo.work_tree(root) is not None else {})
    except FicError as harm:
        return harm.sentences
    return ()


def _harmless(root: Path, differing: dict[PurePosixPath, repo.Change]) -> dict[PurePosixPath, repo.Change]:
    """Return ``differing`` as it is; raises FicError where it would do harm to commit that."""
    operation = repo.operation_under_way(root)
    if operation:
        raise FicError(
            f"A {'patch series' if operation == 'am' else operation} is under way in this repository: end it first "
            f"(git {operation} --continue or git {operation} --abort), or use --no-commit."
        )
    if repo.is_detached(root):
        raise FicError(
            "HEAD is on no branch here (detached), and the next checkout would leave this commit behind: go back to "
            "your branch (git switch -) or begin one (git switch -c NAME) first, or use --no-commit."
        )
    for path, change in differing.items():
        name = shlex.quote(str(path))
        if change.conflicted:
            raise FicError(f"{path} has a merge conflict: resolve it and run git add {name}, then try again.")
        if change.partly_staged:
            raise FicError(
                f"{path} is partly staged, and a commit would sweep in the rest: stage all of it (git add {name}) or "
                f"none (git reset -- {name}), or use --no-commit."
            )
        if change.ignored:
            raise FicError(f"{path} is ignored by git: take it out of .gitignore, or use --no-commit.")
    return differing


def _without_git(root: Path) -> str:
    """Return why nothing was committed, and what git would add."""
    if repo.git_folder(root) is not None:
        return "Nothing was committed, because the git program was not found: install git, or put it on your PATH."
    return (
        "Nothing was committed, because this folder is not in a git repository: after git init here, fic keeps every "
        "version and knows when a chapter was written."
    )


def _commit_remarks(
    subject: str,
    paths: tuple[PurePosixPath, ...],
    taken_along: tuple[PurePosixPath, ...],
    made: repo.Committed,
) -> tuple[str, ...]:
    count = f"{paths[0]}" if len(paths) == 1 else f"{len(paths)} files"
    remarks = [f"Committed {count}{f' as {made.id}' if made.id else ''}: {subject}"]
    if taken_along:
        names = ", ".join(map(str, taken_along[:3])) + (f" and {len(taken_along) - 3} more" if taken_along[3:] else "")
        remarks.append(f"The commit also has what was not committed yet in {names}.")
    if made.words:
        remarks.append(made.words)
    return tuple(remarks)


def _flush_folder(folder: Path) -> None:
    """Make a rename in ``folder`` last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def created(path: Path, content: bytes, root: Path) -> None:
    """Write a file that does not exist yet, with the folders it needs; raises FicError where there is one already.

    Written whole or not at all, never over another file, and never through a link out of ``root``.
    """
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise FicError(f"{path.parent.name} leads out of {root} by a link: fic writes only inside that folder.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside(path, content, 0o666 & ~umask()) as written:
            _named(written, path)
        _flush_folder(path.parent)
    except FileExistsError:
        raise FicError(f"{path.name} exists already, and fic never writes over a file: choose another name.") from None
    except (OSError, UnicodeEncodeError) as refused:
        reason = getattr(refused, "strerror", None) or refused
        raise FicError(f"{path.name} could not be written: {reason}.") from None


def _named(written: Path, path: Path) -> None:
    """Give a finished file its name, if the name is free: a link promises that, a rename does not."""
    try:
        os.link(written, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links; then the name is taken first, and what took it replaced.
        path.open("xb").close()
        try:
            written.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
