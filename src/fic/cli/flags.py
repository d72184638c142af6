"""Flags that contradict one another: they are refused by name, and none is dropped in silence."""

from __future__ import annotations

from collections.abc import Mapping

from fic.errors import UsageError

# Of a flag that makes a command do another thing: why it takes some of the others, and which it doesn't.
Refusals = Mapping[str, tuple[str, tuple[str, ...]]]


def refuse_contradictions(refusals: Refusals, given: Mapping[str, object]) -> None:
    """Raise UsageError for flags that don't go together; ``given`` has the value of each by its name."""
    for flag, (reason, others) in refusals.items():
        if _is_given(given[flag]):
            refuse(reason, {other: given[other] for other in others})


def refuse(reason: str, given: Mapping[str, object]) -> None:
    """Raise UsageError, with the reason, that names the flags among ``given`` that have a value; else do nothing."""
    wrong = [flag for flag, value in given.items() if _is_given(value)]
    if wrong:
        raise UsageError(f"{reason}: leave out {' and '.join(wrong)}.")


def _is_given(value: object) -> bool:
    return value is not None and value is not False
