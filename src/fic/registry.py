"""Every value of a kind in a package, found by being there.

A rule, a strategy or a report format is one module in its package. Nothing lists them: adding a file adds the value.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TypeVar

T = TypeVar("T")


def module_names(package: str) -> tuple[str, ...]:
    """Return the names of the modules in ``package``, sorted, without importing them."""
    folder = importlib.import_module(package).__path__
    return tuple(sorted(found.name for found in pkgutil.iter_modules(folder) if not found.name.startswith("_")))


def values(package: str, kind: type[T]) -> tuple[T, ...]:
    """Return every module-level value of type ``kind`` in the modules of ``package``, in module order.

    A module may hold several values; one that holds none is a mistake a test should find, not this function.
    """
    found: list[T] = []
    for name in module_names(package):
        module = importlib.import_module(f"{package}.{name}")
        found.extend(value for value in vars(module).values() if isinstance(value, kind))
    return tuple(dict.fromkeys(found))


def nearest(name: str, known: tuple[str, ...]) -> str | None:
    """Return the known name most like ``name``, or None when nothing is near."""
    from difflib import get_close_matches  # only a mistake needs it

    close = get_close_matches(name, known, n=1, cutoff=0.6)
    return close[0] if close else None
