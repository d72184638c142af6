"""What the map step answered before, kept by the content of the chapter and everything the answer depends on."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import fic
from fic.errors import FicError
from fic.lint.finding import Allowed, Found
from fic.lint.rule import Fix
from fic.lint.run import Linter, Mapped, Mapper, Sheet
from fic.manuscript.blob import blob_name

_FORMAT = 1
_READERS = ("pyromark", "yaml")


class Answers(Protocol):
    """Where answers are kept by name."""

    def get(self, name: str) -> Any:
        """Return what is kept, None if nothing is."""

    def put(self, name: str, answer: Any) -> None:
        """Keep an answer."""

    def forget_others(self, used: Collection[str]) -> None:
        """Forget what was not used."""


def keeping(answers: Answers, mapper: Mapper, *, whole: bool = True) -> Mapper:
    """Return a mapper that asks ``mapper`` only for what isn't kept, and keeps what it answers.

    ``whole`` says that it is given all chapters there are, so that what is kept of others may be forgotten.
    """

    def mapped(linter: Linter, sheets: Sequence[Sheet], count_words: bool) -> Iterator[Mapped | FicError]:
        run = context(linter)
        names = [name_of(run, sheet) for sheet in sheets]
        known = [answer_of(answers.get(name), count_words=count_words) if name else None for name in names]
        made = iter(
            mapper(linter, [sheet for sheet, each in zip(sheets, known, strict=True) if each is None], count_words)
        )
        for name, each in zip(names, known, strict=True):
            if each is not None:
                yield each
                continue
            answer = next(made)
            if name and isinstance(answer, Mapped):
                answers.put(name, written(answer))
            yield answer
        if whole:
            answers.forget_others({name for name in names if name})

    return mapped


def written(mapped: Mapped) -> dict[str, Any]:
    """Return an answer as JSON holds it."""
    return {
        "found": [[*each[:5], [list(fix) for fix in each.fixes], *each.paragraph] for each in mapped.found],
        "facts": mapped.facts,
        "allowed": [list(each) for each in mapped.allowed],
        "number": mapped.number,
        "finished": mapped.finished,
        "words": mapped.words,
    }


def answer_of(kept: Any, *, count_words: bool) -> Mapped | None:
    """Return the answer that JSON held, None where it is not one: what is kept is never trusted."""
    try:
        found = tuple(_found(*each) for each in kept["found"])
        allowed = tuple(_allowed(*each) for each in kept["allowed"])
        number, finished, words, facts = kept["number"], kept["finished"], kept["words"], kept["facts"]
    except (TypeError, KeyError, ValueError):
        return None
    sound = type(finished) is bool and type(facts) is dict and type(number) in (int, type(None))
    if not sound or type(words) not in (int, type(None)) or (count_words and words is None):
        return None
    return Mapped(found, facts, allowed, number, finished, words)


def _found(
    rule: str, where: str, start: int, end: int, message: str, fixes: list[list[Any]], first: int, last: int
) -> Found:
    texts, points = (rule, where, message), (start, end, first, last)
    if any(type(each) is not str for each in texts) or any(type(each) is not int for each in points):
        raise ValueError
    if not 0 <= start < end or not 0 <= first <= last:
        raise ValueError
    return Found(rule, where, start, end, message, tuple(_fix(*fix) for fix in fixes), (first, last))


def _fix(replacement: str, safe: bool) -> Fix:
    if type(replacement) is not str or type(safe) is not bool:
        raise ValueError
    return Fix(replacement, safe)


def _allowed(rules: list[str], start: int, end: int, holds: list[int] | None) -> Allowed:
    if any(type(each) is not str for each in rules) or type(start) is not int or type(end) is not int:
        raise ValueError
    if holds is None:
        return Allowed(tuple(rules), start, end, None)
    first, last = holds
    return Allowed(tuple(rules), start, end, (int(first), int(last)))


def context(linter: Linter) -> bytes:
    """Return what every answer of a run depends on but the chapter: this program, the rules and their settings."""
    choice = linter.choice
    settings = {name: dict(values) for name, values in choice.settings.items()}
    rules = [rule.name for rule in choice.rules]
    parts = json.dumps([_FORMAT, fic.__version__, _stamp(), rules, settings], sort_keys=True)
    return hashlib.blake2b(parts.encode(), digest_size=16).digest()


def name_of(run: bytes, sheet: Sheet) -> str | None:
    """Return the name that a chapter's answer in a run of that context is kept under, None where none is kept."""
    blob = sheet.blob or (blob_name(sheet.data) if sheet.data is not None else None)
    if blob is None:
        return None
    digest = hashlib.blake2b(run, digest_size=16)
    for part in (sheet.path.rpartition("/")[2].encode("utf-8", "surrogateescape"), blob.encode()):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def _stamp() -> list[Any]:
    """Return what says that another program is asked: Python's version, sizes and times of the files that answer.

    Those are fic's own and those of the libraries that read a chapter. Neither is imported for it, nor its metadata
    read, which would take longer than to lint.
    """
    root = Path(fic.__file__).parent
    folders = [root / package for package in ("lint", "manuscript", "files")]
    specs = [find_spec(name) for name in _READERS]
    folders += [Path(spec.origin).parent for spec in specs if spec and spec.origin]
    return [sys.version, *(stamp for folder in folders for stamp in _stamps(str(folder)))]


def _stamps(folder: str) -> Iterator[list[Any]]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _stamps(entry.path)
        else:
            state = entry.stat()
            yield [entry.name, state.st_size, state.st_mtime_ns]
