"""Where a story's git folder is and what git is in the middle of, told by its files alone.

The linter asks on every run to find its cache, so nothing here starts git.
"""

from __future__ import annotations

import os
from pathlib import Path

from fic.files.reading import file_bytes

# What lies in a work tree's git folder while an operation waits for the author.
_OPERATIONS: tuple[tuple[str, str], ...] = (
    ("rebase-merge", "rebase"),
    ("rebase-apply/applying", "am"),
    ("rebase-apply", "rebase"),
    ("MERGE_HEAD", "merge"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
)


def found_around(start: Path) -> tuple[Path, Path] | None:
    """Return the top of the work tree around ``start`` and its own git folder, by their files."""
    here = start.resolve()
    for top in (here, *here.parents):
        mark = top / ".git"
        try:
            own = Path(os.path.normpath(top / file_bytes(mark).decode("utf-8").removeprefix("gitdir:").strip()))
        except (IsADirectoryError, PermissionError):
            own = mark
        except (OSError, ValueError):
            continue
        if (own / "HEAD").is_file():
            return top, own
    return None


def git_folder(start: Path) -> Path | None:
    """Return the git folder that all work trees of the repository around ``start`` share, or None.

    Found by looking at files alone, since the linter asks on every run to find its cache.
    """
    found = found_around(start)
    if found is None:
        return None
    own = found[1]
    try:
        shared = file_bytes(own / "commondir").decode("utf-8").strip()
    except (OSError, ValueError):
        return own
    place = Path(os.path.normpath(own / shared))
    # What says it is shared may have been written to mislead: only a git folder is believed.
    return place if (place / "objects").is_dir() else own


def operation_under_way(root: Path) -> str | None:
    """Return what git is in the middle of ("merge", "rebase", "cherry-pick", "revert", "am"), or None."""
    found = found_around(root)
    if found is None:
        return None
    waiting = next((name for mark, name in _OPERATIONS if (found[1] / mark).exists()), None)
    if waiting is not None:
        return waiting
    try:
        steps = file_bytes(found[1] / "sequencer" / "todo").decode("utf-8", "replace")
    except OSError:
        return None
    return "revert" if steps.startswith("revert") else "cherry-pick"
