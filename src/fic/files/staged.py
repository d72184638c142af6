"""What is staged: the content the commit being made will have, not the work tree's.

Asked inside hooks, so fast, by plumbing, and with git's environment as it was given: `git commit -a` and
`git commit PATH` work on an index of their own, and say so in GIT_INDEX_FILE.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fic.errors import FicError
from fic.files.git_folders import found_around
from fic.files.plumbing import answer, objects, reason, reply, run, said
from fic.files.raw_diff import Entry, entries

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
    steps = [side[path] for path in changed for side in (head, *others)]
    contents = blob_contents({blob for step in steps for blob in (step.old, step.new) if blob}, folder)
    return tuple(
        Staged(
            path,
            contents[head[path].new or ""],
            contents.get(head[path].old or ""),
            tuple(contents[old] for other in others if (old := other[path].old) is not None and old in contents),
        )
        for path in changed
    )


def staged_contents(paths: Iterable[PurePosixPath], start: Path | None = None) -> Mapping[PurePosixPath, bytes]:
    """Return the staged content of each of ``paths`` (relative to the work tree's top); one not staged is left out.

    One process for all of them, so ask for the settings, the words and the ignored findings together.
    """
    folder = start or Path.cwd()
    in_batch = [path for path in dict.fromkeys(paths) if "\n" not in str(path)]
    contents = objects([f":{path}" for path in in_batch], folder, os.environ)
    found = {path: content for path, content in zip(in_batch, contents, strict=True) if content is not None}
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
    ordered = sorted(set(blobs))
    contents = objects(ordered, start, os.environ)
    return {blob: content for blob, content in zip(ordered, contents, strict=True) if content is not None}


def is_commit_of_paths() -> bool:
    """Return whether this runs in the hook of `git commit PATH`, which has an index of its own, thrown away after."""
    return Path(os.environ.get("GIT_INDEX_FILE", "")).name.startswith("next-index-")


def stage(top: Path, file: Path) -> None:
    """Stage ``file`` as it is on disk, in the index of the commit being made; raises FicError where git refuses."""
    name = f":(top,literal){file.relative_to(top).as_posix()}"
    done = run(["add", "--", name], top, os.environ)
    if done.returncode:
        raise FicError(f"git could not stage {file.name}: {said(done.stderr)}")


def _differences(folder: Path, against: tuple[str, ...]) -> dict[PurePosixPath, Entry]:
    """Return how every regular file that is staged differs from ``against`` (HEAD if empty)."""
    done = reply([*_DIFF, *against, "--"], folder, os.environ)
    if done.returncode:
        if found_around(folder) is None and "GIT_DIR" not in os.environ:
            raise FicError("There is no git repository here, so nothing is staged: fic lint alone looks at the files.")
        raise FicError(f"git could not say what is staged: {reason(done, folder)}")
    differing = (entry for entry in entries(os.fsdecode(done.stdout).split("\0")) if entry.new)
    return {
        PurePosixPath(entry.path): entry for entry in sorted(differing, key=lambda entry: PurePosixPath(entry.path))
    }


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
