"""The map step on all cores, where there is enough to do."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fic.errors import FicError
from fic.lint.choice import Choice, all_rules
from fic.lint.run import Linter, Mapped, Sheet, one_by_one

# Below this many bytes starting the workers takes longer than the linting.
_ENOUGH = 1_500_000


def on_all_cores(linter: Linter, sheets: Sequence[Sheet], count_words: bool) -> Iterator[Mapped | FicError]:
    """Yield what the map step answers for each chapter, in order, made by as many workers as there are cores."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores < 2 or sum(len(sheet.data or b"") for sheet in sheets) < _ENOUGH:
        yield from one_by_one(linter, sheets, count_words)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods and os.name == "posix" else "spawn")
    rules = tuple(rule.name for rule in linter.choice.rules)
    settings = {name: dict(values) for name, values in linter.choice.settings.items()}
    with ProcessPoolExecutor(cores, context, _begin, (rules, settings, count_words)) as pool:
        size = max(1, min(8, len(sheets) // (4 * cores)))
        yield from pool.map(_answer, [sheet.source for sheet in sheets], chunksize=size)


_worker: tuple[Linter, bool]


def _begin(rules: tuple[str, ...], settings: Mapping[str, Mapping[str, Any]], count_words: bool) -> None:
    global _worker
    chosen = tuple(rule for rule in all_rules() if rule.name in rules)
    _worker = Linter(Choice(chosen, settings=settings)), count_words


def _answer(source: Any) -> Mapped | FicError:
    linter, count_words = _worker
    try:
        return linter.mapped(Sheet("", source).chapter, count_words=count_words)
    except FicError as broken:
        return broken
