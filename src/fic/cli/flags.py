"""Flags that contradict one another."""

from __future__ import annotations

from collections.abc import Mapping

from fic.errors import UsageError


def refuse(reason: str, given: Mapping[str, object]) -> None:
    """Raise UsageError, with the reason, that names the flags among ``given`` that have a value; else do nothing."""
    wrong = [flag for flag, value in given.items() if value not in (None, False)]
    if wrong:
        raise UsageError(f"{reason}: leave out {' and '.join(wrong)}.")
