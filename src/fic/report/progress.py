"""A bar on standard error while something takes long; nothing where nobody watches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.console import Console  # noqa: TID251 - a terminal report
from rich.progress import track  # noqa: TID251

T = TypeVar("T")


def watched(things: Sequence[T], doing: str) -> Iterator[T]:
    """Give the things one after the other, with a bar that says what is being done and how far it is."""
    console = Console(stderr=True)
    yield from track(things, description=doing, console=console, transient=True, disable=not console.is_terminal)
