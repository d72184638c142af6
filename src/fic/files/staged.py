"""What is staged: the content the commit being made will have, not the work tree's.

Asked inside hooks, so fast, by plumbing, and with git's environment as it was given: `git commit -a` and
`git commit PATH` work on an index of their own, and say so in GIT_INDEX_FILE.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fic.errors import FicError
from fic.files.plumbing import answer, reply, run, said

_REGULAR = ("100644", "100755")
# Where git keeps the commits whose text is being brought in: what they say was committed before.
_BROUGHT_IN = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD")
_DIFF = (
    "diff", "--cached", "--raw", "-z", "--abbrev=64", "--find-renames", "--no-relative", "--no-ext-diff",
    "--no-textconv", "--ignore-submodules=all",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Staged:
    """One file this commit changes or adds.

    ``path`` is relative to the top of the work tree. ``text_bytes`` is the staged content, ``head_bytes`` what the last
    commit has (under the file's old name if it was renamed), None for a new file. Where other commits are being brought
    in (a merge, a pick, a rebase), ``merged_bytes`` is what they have: what is in one of them is not new either.
    """

    path: PurePosixPath
    text_bytes: bytes
    head_bytes: bytes | None
    merged_bytes: tuple[bytes, ...] = ()

    @property
    def before(self) -> tuple[bytes, ...]:
        """Every version of it that is committed already: a paragraph that stands in one of them is not new."""
        return (*(() if self.head_bytes is None else (self.head_bytes,)), *self.merged_bytes)


def staged_changes(start: Path | None = None) -> tuple[Staged, ...]:
    """Return the files that the commit being made adds, changes or renames, in the order of their paths.

    Seen from ``start`` (the current folder unless told). Deletions, links and submodules are left out. In a merge, a
    file that comes from one side as it stood there is left out too: only what the merge itself changes is here. So it
    is with a commit being picked or rebased. Works before the first commit. Raises FicError without a repository.
    """
    folder = start or Path.cwd()
    head = _differences(folder, ())
    others = [_differences(folder, (parent,)) for parent in _other_sides(folder)]
    changed = [path for path in head if all(path in other for other in others)]
    wanted = {blob for path in changed for side in (head, *others) for blob in side[path] if blob}
    blobs = _blobs(folder, wanted)
    return tuple(
        Staged(
            path,
            blobs[head[path][1]],
            blobs.get(head[path][0]),
            tuple(blobs[other[path][0]] for other in others if other[path][0] in blobs),
        )
        for path in changed
    )


def staged_contents(paths: Iterable[PurePosixPath], start: Path | None = None) -> Mapping[PurePosixPath, bytes]:
    """Return the staged content of each of ``paths`` (relative to the work tree's top); one not staged is left out.

    One process for all of them, so ask for the settings, the words and the ignored findings together.
    """
    folder = start or Path.cwd()
    found = {}
    in_batch = [path for path in dict.fromkeys(paths) if "\n" not in str(path)]
    asked = "".join(f":{path}\n" for path in in_batch).encode("utf-8", "surrogateescape")
    if in_batch:
        output = answer(["cat-file", "--batch"], folder, os.environ, asked)
        found.update(
            {path: content for path, content in zip(in_batch, _objects(output), strict=True) if content is not None}
        )
    for path in dict.fromkeys(paths):
        if path not in found and "\n" in str(path):  # the batch protocol has no way to say these
            done = reply(["cat-file", "blob", f":{path}"], folder, os.environ)
            if not done.returncode:
                found[path] = done.stdout
    return found


def staged_blobs(under: PurePosixPath, start: Path | None = None) -> Mapping[PurePosixPath, str]:
    """Return every regular file the index has in the folder ``under`` (relative to the work tree's top), sorted.

    Each comes with what git calls its content: the blob's name.
    """
    folder = start or Path.cwd()
    magic = f":(top,literal){'' if under == PurePosixPath('.') else under}"
    output = answer(["ls-files", "--stage", "--full-name", "-z", "--", magic], folder, os.environ)
    entries = (entry.split("\t", 1) for entry in os.fsdecode(output).split("\0") if entry)
    found = {PurePosixPath(path): facts.split(" ") for facts, path in entries}
    return {path: found[path][1] for path in sorted(found) if found[path][0] in _REGULAR}


def blob_contents(blobs: Collection[str], start: Path) -> Mapping[str, bytes]:
    """Return the content of each of the blobs; one git doesn't have is left out."""
    return _blobs(start, set(blobs))


def is_commit_of_paths() -> bool:
    """Return whether this runs in the hook of `git commit PATH`, which has an index of its own, thrown away after."""
    return Path(os.environ.get("GIT_INDEX_FILE", "")).name.startswith("next-index-")


def stage(top: Path, file: Path) -> None:
    """Stage ``file`` as it is on disk, in the index of the commit being made; raises FicError where git refuses."""
    name = f":(top,literal){file.relative_to(top).as_posix()}"
    done = run(["add", "--", name], top, os.environ)
    if done.returncode:
        raise FicError(f"git could not stage {file.name}: {said(done.stderr)}")


def _differences(folder: Path, against: tuple[str, ...]) -> dict[PurePosixPath, tuple[str, str]]:
    """Return the committed and staged blob of every regular file that differs from ``against`` (HEAD if empty)."""
    done = reply([*_DIFF, *against, "--"], folder, os.environ)
    if done.returncode:
        raise FicError(f"git could not say what is staged: {said(done.stderr)}")
    return dict(sorted(_entries(os.fsdecode(done.stdout))))


def _entries(raw: str) -> Iterator[tuple[PurePosixPath, tuple[str, str]]]:
    """Read `git diff --raw -z`; source: "Raw output format" in git-diff(1)."""
    fields = iter(raw.split("\0"))
    for facts in fields:
        if not facts:
            return
        before, after, old, new, status = facts.removeprefix(":").split(" ")
        path = next(fields)
        if status[0] in "RC":
            path = next(fields)
        if status[0] in "AMRCT" and after in _REGULAR:
            yield PurePosixPath(path), (old if before in _REGULAR else "", new)


def _other_sides(folder: Path) -> tuple[str, ...]:
    """Return the commits, besides HEAD, that this one is made of: merged, picked or rebased."""
    asked = [part for name in _BROUGHT_IN for part in ("--git-path", name)]
    places = os.fsdecode(answer(["rev-parse", *asked], folder, os.environ)).splitlines()
    found: dict[str, None] = {}
    for place in places:
        try:
            found.update(dict.fromkeys((folder / place).read_text("ascii").split()))
        except OSError:
            continue
    return tuple(found)


def _blobs(folder: Path, ids: set[str]) -> dict[str, bytes]:
    ordered = sorted(ids)
    if not ordered:
        return {}
    output = answer(["cat-file", "--batch"], folder, os.environ, "".join(f"{one}\n" for one in ordered).encode())
    return {one: content for one, content in zip(ordered, _objects(output), strict=True) if content is not None}


def _objects(output: bytes) -> Iterator[bytes | None]:
    """Read the answers of `git cat-file --batch`: None for what git does not have."""
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        facts = output[at:end].rsplit(b" ", 2)
        at = end + 1
        if not facts[-1].isdigit():
            yield None
            continue
        size = int(facts[-1])
        yield output[at : at + size]
        at += size + 1
