"""What the rest of a story counts for, kept as one sum, so that a run about one chapter reads one answer and not all.

The sum names the chapters it was made of. Where they are others by now, what went is taken off it and what came is put
in: after a chapter was edited that is two answers, whatever the length of the story.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from fic.lint.kept import Answers, answer_of, context, keeping, name_of
from fic.lint.run import Counts, Linter, Mapped, Mapper, Sheet

# Where so large a part of the chapters changed, one in three, the sum is made anew: that is no more work then.
_PART = 3

Sums = dict[str, Counter[str]]


def rest_counts(linter: Linter, sheets: Sequence[Sheet], answers: Answers, mapper: Mapper) -> Counts:
    """Return what the chapters count for in the judgement of the others of their story.

    A chapter that can't be read counts for nothing. What is kept changes nothing in the answer, only how long it takes.
    """
    run = context(linter)
    by_name = {name: sheet for sheet in sheets if (name := name_of(run, sheet))}
    made = keeping(answers, mapper, whole=False)
    if len(by_name) < len(sheets):  # chapters of the same name and text in two folders: no sum tells them apart
        return linter.counts(each for each in made(linter, sheets, False) if isinstance(each, Mapped))
    place = _place(run, sheets)
    names, sums = _kept(answers.get(place), linter)
    gone = _answers(answers, names - by_name.keys()) if names else None
    if gone is None or _PART * (len(gone) + len(by_name.keys() - names)) > len(names):
        names, sums = set(), linter.counts(())
    else:
        names -= gone.keys()
        for rule, counts in linter.counts(gone.values()).items():
            sums[rule].subtract(counts)
    new = [name for name in by_name if name not in names]
    if new:
        each_made = zip(new, made(linter, [by_name[name] for name in new], False), strict=True)
        read = {name: each for name, each in each_made if isinstance(each, Mapped)}
        for rule, counts in linter.counts(read.values()).items():
            sums[rule].update(counts)
        if read:
            kept = {rule: +counts for rule, counts in sums.items()}
            answers.put(place, {"chapters": sorted(names | read.keys()), "counts": kept})
    return {rule: +counts for rule, counts in sums.items()}


def _place(run: bytes, sheets: Sequence[Sheet]) -> str:
    """Return the name a sum is kept under; its first chapter's name tells a story from its neighbour."""
    first = sheets[0].path.rpartition("/")[2] if sheets else ""
    return hashlib.blake2b(b"rest" + run + first.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _answers(answers: Answers, names: Iterable[str]) -> dict[str, Mapped] | None:
    """Return the kept answers of those names, None where one isn't kept any more."""
    found = {name: answer_of(answers.get(name), count_words=False) for name in names}
    return {name: each for name, each in found.items() if each} if all(found.values()) else None


def _kept(kept: Any, linter: Linter) -> tuple[set[str], Sums]:
    """Return the chapters a kept sum was made of, and the sum; none where that is no sum: it is never trusted."""
    nothing = linter.counts(())
    try:
        names, sums = set(kept["chapters"]), {rule: Counter(kept["counts"][rule]) for rule in nothing}
    except (TypeError, KeyError, ValueError):
        return set(), nothing
    numbers = (count for counts in sums.values() for count in counts.values())
    sound = all(type(name) is str for name in names) and all(type(number) is int for number in numbers)
    return (names, sums) if sound else (set(), nothing)
