"""Weigh what speaks for a slip and against one: fit the weights of `fic.lint.vocabulary.doubt`. Run by hand.

    python tools/weigh_doubt.py BENCH

BENCH is a folder with `typos.dev.jsonl` (slips that were mended) and proofed texts in `clean/` and `clean_fan/`. A
logistic regression, with a prior where the slips at hand say little: most were made by scanners, and authors type. A
third of the proofed chapters (by a hash of their names) and of the slips is kept out of the fit, and told apart.
The weights printed are rounded into the module by hand.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fic.lint.rules.misspelling import LEAST, can_be_slip, is_dialect
from fic.lint.vocabulary.dictionary import english
from fic.lint.vocabulary.doubt import WEIGHTS, candidates, traits_alone, traits_of
from fic.lint.vocabulary.nearness import Way
from fic.lint.vocabulary.seams import glued, torn
from fic.lint.vocabulary.strangers import Stranger, strangers
from fic.manuscript.prose import Prose, body_prose

# What typing is known for, in log-odds, and how much it weighs against the slips at hand.
PRIOR = {Way.SWAPPED.name: (1.5, 4.0), Way.DOUBLED.name: (1.0, 1.0), Way.KEY.name: (0.3, 1.0), "dialect": (-1.5, 4.0)}
ROUNDS = 4


class Case(NamedTuple):
    """A stranger with the traits of each word it may have been; whether it is a slip; whether the fit may see it."""

    word: str
    readings: tuple[dict[str, float], ...]
    slip: bool
    seen: bool
    source: str


def main() -> None:
    """Fit the weights and write them out, and what they find on the seen and the unseen part."""
    cases = list(_cases(Path(sys.argv[1])))
    names = list(WEIGHTS)
    weights = np.zeros(len(names))
    weights[names.index("frequency")] = 0.2
    for _ in range(ROUNDS):
        best = np.array([_best(case, names, weights) for case in cases])
        seen = np.array([case.seen for case in cases])
        slips = np.array([float(case.slip) for case in cases])
        weights = _fitted(best[seen], slips[seen], names)
    for name, weight in zip(names, weights, strict=True):
        sys.stdout.write(f"{name:18}{weight:6.1f}   now {WEIGHTS[name]:5.1f}\n")
    for title, used in (("fitted", weights), ("in the module", np.array([WEIGHTS[name] for name in names]))):
        sys.stdout.write(f"\n{title}: found at {LEAST} and more\n")
        counts: Counter[tuple[str, bool]] = Counter()
        for case in cases:
            if case.readings and _best(case, names, used) @ used >= LEAST:
                counts[case.source, case.seen] += 1
        totals = Counter((case.source, case.seen) for case in cases)
        for source, was_seen in sorted(totals):
            where = "seen" if was_seen else "unseen"
            found, total = counts[source, was_seen], totals[source, was_seen]
            sys.stdout.write(f"{source:12}{where:8}{found:5} of {total}\n")


def _cases(bench: Path) -> Iterator[Case]:
    for folder in ("clean", "clean_fan"):
        for path in sorted((bench / folder).glob("*.md")):
            prose = body_prose(path.read_text("utf-8"))
            counts = Counter(stranger.word for stranger in strangers(prose))
            for stranger in strangers(prose):
                if counts[stranger.word] == 1 and _is_case(stranger):
                    yield _case(prose, stranger, slip=False, key=path.name, source=folder)
    with (bench / "typos.dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["kind"] == "misspelling":
                prose = body_prose(row["wrong"])
                first, last = row["span"]
                for stranger in strangers(prose):
                    start, end = prose.span(stranger.paragraph, stranger.start, stranger.end)
                    if start < last and end > first and _is_case(stranger):
                        yield _case(prose, stranger, slip=True, key=row["id"], source="slips")


def _is_case(stranger: Stranger) -> bool:
    return can_be_slip(stranger) and not glued(stranger) and not torn(stranger)


def _case(prose: Prose, stranger: Stranger, *, slip: bool, key: str, source: str) -> Case:
    dictionary = english()
    aloud = prose.is_spoken(stranger.paragraph, stranger.start)
    alone = traits_alone(stranger, aloud, dictionary) | {"dialect": float(aloud and is_dialect(prose, stranger))}
    readings = tuple(
        alone | traits_of(stranger, meant, way, aloud, dictionary)
        for meant, way in candidates(stranger.word, dictionary).items()
    )
    seen = int(hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(), 16) % 3 != 0
    return Case(stranger.word, readings, slip, seen, source)


def _best(case: Case, names: list[str], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the traits of the likeliest reading, all of them 0 where a stranger is near nothing."""
    vectors = [np.array([reading.get(name, 0.0) for name in names]) for reading in case.readings]
    return max(vectors, key=lambda vector: float(vector @ weights), default=np.zeros(len(names)))


def _fitted(traits: NDArray[np.float64], slips: NDArray[np.float64], names: list[str]) -> NDArray[np.float64]:
    near = traits[:, names.index("always")] > 0
    traits, slips = traits[near], slips[near]
    centre = np.array([PRIOR.get(name, (0.0, 1.0))[0] for name in names])
    force = np.array([PRIOR.get(name, (0.0, 1.0))[1] for name in names])
    force[names.index("always")] = 0.01
    weights = np.zeros(len(names))
    for _ in range(80):  # Newton's steps, none longer than one
        odds = 1 / (1 + np.exp(-traits @ weights))
        slope = traits.T @ (slips - odds) - force * (weights - centre)
        step = np.linalg.solve((traits.T * (odds * (1 - odds))) @ traits + np.diag(force), slope)
        weights = weights + step * min(1.0, 1.0 / max(1e-9, float(np.abs(step).max())))
    return weights


if __name__ == "__main__":
    main()
