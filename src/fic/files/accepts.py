"""What a setting may hold: a phrase for the author, and the check that goes with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from fic.errors import FicError

Place = tuple[str | int, ...]
"""Where a value stands inside another: the names of tables and the places (from 0) in lists, outermost first."""


class MisfitError(ValueError):
    """A value is not what a setting accepts: ``value`` at ``inner`` inside the setting's value must be ``phrase``."""

    def __init__(self, value: Any, phrase: str, inner: Place = ()) -> None:
        super().__init__(phrase)
        self.value, self.phrase, self.inner = value, phrase, inner


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a setting may hold: a phrase for the author, and the check that returns the value or raises ValueError."""

    phrase: str
    check: Callable[[Any], Any]

    def read(self, value: Any) -> Any:
        """Return ``value`` as the setting has it; raises MisfitError, which says what it or a value in it must be."""
        try:
            return self.check(value)
        except MisfitError:
            raise
        except ValueError:
            raise MisfitError(value, self.phrase) from None


def _inside(place: str | int, item: Accepts, value: Any) -> Any:
    try:
        return item.read(value)
    except MisfitError as misfit:
        raise MisfitError(misfit.value, misfit.phrase, (place, *misfit.inner)) from None


def of_type(kind: type, phrase: str) -> Accepts:
    """Return that a setting holds exactly a ``kind``: true is no number, and 1.0 is no whole one."""

    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError
        return value

    return Accepts(phrase, check)


def number(low: float, high: float, phrase: str) -> Accepts:
    """Return that a setting holds a number from ``low`` to ``high``."""

    def check(value: Any) -> Any:
        if type(value) not in (int, float) or not low <= value <= high:
            raise ValueError
        return float(value)

    return Accepts(phrase, check)


def whole(low: int, high: int, phrase: str) -> Accepts:
    """Return that a setting holds a whole number from ``low`` to ``high``."""

    def check(value: Any) -> Any:
        if type(value) is not int or not low <= value <= high:
            raise ValueError
        return value

    return Accepts(phrase, check)


def one_of(*allowed: str) -> Accepts:
    """Return that a setting holds one of a few words."""

    def check(value: Any) -> Any:
        if value not in allowed:
            raise ValueError
        return value

    return Accepts("one of " + ", ".join(f'"{name}"' for name in allowed), check)


def list_of(item: Accepts, phrase: str) -> Accepts:
    """Return that a setting holds a list, every item of which ``item`` accepts; it is read as a tuple without twins."""

    def check(value: Any) -> Any:
        if type(value) is not list:
            raise ValueError
        return tuple(dict.fromkeys(_inside(place, item, one) for place, one in enumerate(value)))

    return Accepts(phrase, check)


def table_of(item: Accepts, phrase: str) -> Accepts:
    """Return that a setting holds a table of any names, every value of which ``item`` accepts."""

    def check(value: Any) -> Any:
        if type(value) is not dict:
            raise ValueError
        return MappingProxyType({name: _inside(name, item, one) for name, one in value.items()})

    return Accepts(phrase, check)


def matching(pattern: str, phrase: str) -> Accepts:
    """Return that a setting holds text of which ``pattern`` describes the whole."""

    def check(value: Any) -> Any:
        if type(value) is not str or not re.fullmatch(pattern, value):
            raise ValueError
        return value

    return Accepts(phrase, check)


def zone_name(value: Any) -> str:
    """Return the name of a time zone, or the empty string for the system's; raises ValueError for anything else."""
    if type(value) is not str:
        raise ValueError
    if value:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # most commands need no time zone

        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
            raise ValueError from unknown
    return value


def inner_folder(value: Any) -> str:
    """Return a folder inside the story's, written with slashes; raises ValueError for one that could lead out of it."""
    if type(value) is not str or not value or "\0" in value:
        raise ValueError
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or re.match(r"[A-Za-z]:", value):
        raise ValueError
    return str(path)


def cadence(value: Any) -> str:
    """Return how often something happens, as written; raises ValueError for what is neither days nor a rule."""
    if type(value) is not str:
        raise ValueError
    if value:
        from fic.manuscript.cadence import rule_text  # few stories set one

        try:
            rule_text(value)
        except FicError as unread:
            raise ValueError from unread
    return value


def tables_with(check: Callable[[Mapping[str, Any]], Any], phrase: str) -> Accepts:
    """Return that a setting holds a list of tables, each of which ``check`` reads or refuses with ValueError."""

    def every(value: Any) -> Any:
        if type(value) is not list or not all(type(table) is dict for table in value):
            raise ValueError
        return tuple(_inside(place, Accepts(phrase, check), table) for place, table in enumerate(value))

    return Accepts(phrase, every)
