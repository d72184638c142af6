"""What the story's files hold, known by how they look: their size, their times and their number on the disk.

A run about one chapter asks for the names of three hundred others, and reading them all to learn that none has changed
takes longer than linting the one. As git does with its index, a file that looks as it did when it was last read is not
read again. One that was written within the last two seconds may be written once more and look the same, so it isn't
remembered.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from fic.files.kept_answers import KeptAnswers, answers_folder
from fic.files.reading import file_bytes
from fic.manuscript.blob import blob_name

_SETTLED_NS = 2_000_000_000

Look = list[int]


def blobs_on_disk(root: Path, paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, str]:
    """Return what git calls the bytes of each file of the story in ``root``; one that cannot be read is left out.

    ``paths`` are relative to ``root``. Only files that look different from when they were last read are read.
    """
    folder, answers = str(root), KeptAnswers(answers_folder(root, "looks"))
    place = hashlib.blake2b(os.fsencode(folder), digest_size=16).hexdigest()
    kept = _kept(answers.get(place))
    settled = time.time_ns() - _SETTLED_NS
    found: dict[PurePosixPath, str] = {}
    looks: dict[str, list[Any]] = {}
    for path in paths:
        name = str(path)
        try:
            look = _look(f"{folder}/{name}")
            known = kept.get(name)
            if known is not None and known[:-1] == look:
                found[path] = known[-1]
                looks[name] = known
                continue
            found[path] = blob_name(file_bytes(root / path))
            if look == _look(f"{folder}/{name}") and max(look[1:3]) < settled:
                looks[name] = [*look, found[path]]
        except OSError:
            continue
    if looks != {name: kept[name] for name in looks.keys() & kept.keys()}:
        answers.put(place, looks)
    return found


def _look(file: str) -> Look:
    state = os.stat(file)  # noqa: PTH116 - for hundreds of files, and a string is faster
    return [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino]


def _kept(kept: Any) -> Mapping[str, list[Any]]:
    """Return the looks that JSON held, those of them that are looks: what is kept is never trusted."""
    if type(kept) is not dict:
        return {}
    return {name: look for name, look in kept.items() if _is_look(look)}


def _is_look(look: Any) -> bool:
    return (
        type(look) is list
        and len(look) == 5
        and type(look[-1]) is str
        and all(type(number) is int for number in look[:-1])
    )
