"""`.fic.toml`: the story's settings, read into one frozen Config.

Every setting is a field below, with its default, what it accepts and what it means; docs/settings.md is written from
them. A key that is not here is refused by name, with the line it stands on and the nearest key there is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fic.errors import FicError
from fic.registry import nearest

FILE_NAME = ".fic.toml"
FORMAT = 1

Section = TypeVar("Section")


class NewerFormatError(FicError):
    """The settings were written for a fic newer than this one."""


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a setting may hold: a phrase for the author, and the check that returns the value or raises ValueError."""

    phrase: str
    read: Callable[[Any], Any]


def _setting(accepts: Accepts, default: Any, doc: str) -> Any:
    metadata = {"accepts": accepts, "doc": doc}
    if isinstance(default, Mapping):
        return field(default_factory=lambda: MappingProxyType(dict(default)), metadata=metadata)
    return field(default=default, metadata=metadata)


def _of_type(kind: type, phrase: str) -> Accepts:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError
        return value

    return Accepts(phrase, read)


def _number(low: float, high: float, phrase: str) -> Accepts:
    def read(value: Any) -> Any:
        if type(value) not in (int, float) or not low <= value <= high:
            raise ValueError
        return float(value)

    return Accepts(phrase, read)


def _whole(low: int, high: int, phrase: str) -> Accepts:
    def read(value: Any) -> Any:
        if type(value) is not int or not low <= value <= high:
            raise ValueError
        return value

    return Accepts(phrase, read)


def _one_of(*allowed: str) -> Accepts:
    def read(value: Any) -> Any:
        if value not in allowed:
            raise ValueError
        return value

    return Accepts("one of " + ", ".join(f'"{name}"' for name in allowed), read)


def _list_of(item: Accepts, phrase: str) -> Accepts:
    def read(value: Any) -> Any:
        if type(value) is not list:
            raise ValueError
        return tuple(dict.fromkeys(item.read(one) for one in value))

    return Accepts(phrase, read)


def _table_of(item: Accepts, phrase: str) -> Accepts:
    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise ValueError
        return MappingProxyType({name: item.read(one) for name, one in value.items()})

    return Accepts(phrase, read)


def _matching(pattern: str, phrase: str) -> Accepts:
    def read(value: Any) -> Any:
        if type(value) is not str or not re.fullmatch(pattern, value):
            raise ValueError
        return value

    return Accepts(phrase, read)


def _zone(value: Any) -> str:
    if type(value) is not str:
        raise ValueError
    if value:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
            raise ValueError from unknown
    return value


def _inner_folder(value: Any) -> str:
    if type(value) is not str or not value or "\0" in value:
        raise ValueError
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or re.match(r"[A-Za-z]:", value):
        raise ValueError
    return str(path)


def _cadence(value: Any) -> str:
    if type(value) is not str or not re.fullmatch(r"\d{1,4}d|FREQ=[A-Z0-9=;,+\-]+|", value):
        raise ValueError
    return value


TEXT = _of_type(str, "text in quotes")
YES_NO = _of_type(bool, "true or false")
DAY = _one_of("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SITE_NAME = _matching(r"[a-z0-9][a-z0-9_-]{0,39}", "a site's name in small letters, digits and hyphens")
LEVEL = _one_of("error", "warning", "hint", "off")
CADENCE = Accepts('a number of days such as "7d", or an RFC 5545 rule such as "FREQ=WEEKLY;BYDAY=FR"', _cadence)


@dataclass(frozen=True, slots=True)
class StorySettings:
    """The story itself."""

    title: str = _setting(TEXT, "", "The story's title. Without one, the folder's name stands in.")
    author: str = _setting(TEXT, "", "The name you write under.")
    language: str = _setting(
        _matching(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", 'a language such as "en-US"'),
        "en-US",
        "The language it is written in, with its country: spelling and some rules depend on it.",
    )
    zone: str = _setting(
        Accepts('a time zone such as "Europe/Paris"', _zone), "", "Your time zone. Without one, the system's."
    )
    disclaimer: str = _setting(TEXT, "", "The disclaimer readers should find in the opening note, if any.")
    disclaimer_in: str = _setting(
        _one_of("first", "every"), "first", "Where it belongs: the first chapter, or every one."
    )
    sites: tuple[str, ...] = _setting(
        _list_of(SITE_NAME, 'a list of site names such as ["ao3", "royal-road"]'),
        ("ao3",),
        "Where the story is posted.",
    )
    main_site: str = _setting(SITE_NAME, "", "The site whose readers set your pace. Without one, the first of `sites`.")
    chapters: str = _setting(
        Accepts("a folder inside the story's folder", _inner_folder),
        "manuscript",
        "The folder the chapters are in.",
    )


@dataclass(frozen=True, slots=True)
class NotesSettings:
    """Notes that every chapter starts with. Slots such as `{disclaimer}`, `{chapter}` and `{title}` are filled in."""

    before: str = _setting(TEXT, "", "The opening note of a new chapter.")
    after: str = _setting(TEXT, "", "The closing note of a new chapter.")


@dataclass(frozen=True, slots=True)
class Break:
    """Days on which you won't be writing: exams, holidays. Both ends are included."""

    start: date
    end: date


def _breaks(value: Any) -> tuple[Break, ...]:
    if type(value) is not list:
        raise ValueError
    breaks = []
    for entry in value:
        if type(entry) is not dict or set(entry) != {"from", "to"}:
            raise ValueError
        if type(entry["from"]) is not date or type(entry["to"]) is not date or entry["from"] > entry["to"]:
            raise ValueError
        breaks.append(Break(entry["from"], entry["to"]))
    return tuple(breaks)


@dataclass(frozen=True, slots=True)
class ReleaseSettings:
    """How you would like to post."""

    risk: float = _setting(
        _number(0.001, 0.999, "a number between 0.001 and 0.999"),
        0.1,
        "The odds of running dry you accept: 0.1 is 1 in 10.",
    )
    horizon_days: int = _setting(
        _whole(1, 1830, "a whole number of days, 1 to 1830"), 182, "How far ahead a promise looks."
    )
    days: tuple[str, ...] = _setting(
        _list_of(DAY, 'a list of days such as ["tue", "fri"]'),
        (),
        "The days of the week you like to post on.",
    )
    hour: int = _setting(_whole(0, 23, "a whole hour, 0 to 23"), 18, "The local hour at which a release is planned.")
    favour: str = _setting(
        _one_of("continuity", "visibility", "safety"),
        "safety",
        "What you would give up last: readers who remember, being seen often, or never running dry.",
    )
    at_least: str = _setting(CADENCE, "", "The slowest cadence you would accept.")
    at_most: str = _setting(CADENCE, "", "The most frequent cadence you would accept.")
    breaks: tuple[Break, ...] = _setting(
        Accepts("[[release.breaks]] tables with `from` and `to` dates, in that order", _breaks),
        (),
        "Days on which you won't be writing, as `[[release.breaks]]` tables with `from` and `to`.",
    )


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """One site, under `[sites.<name>]`."""

    lead: int = _setting(
        _whole(0, 1000, "a whole number of chapters"),
        0,
        "How many chapters this site (a paid tier, say) is ahead of the others.",
    )
    limits: Mapping[str, int] = _setting(
        _table_of(_whole(0, 100_000_000, "a whole number"), "a table of whole numbers"),
        {},
        "Your own values for limits the site doesn't publish, by name.",
    )


@dataclass(frozen=True, slots=True)
class LintSettings:
    """What `fic lint` looks for."""

    select: tuple[str, ...] = _setting(
        _list_of(TEXT, "a list of rule names"), (), "Only these rules. Empty: all of them."
    )
    ignore: tuple[str, ...] = _setting(_list_of(TEXT, "a list of rule names"), (), "Never these rules.")
    strict: bool = _setting(YES_NO, False, "Warnings fail too.")
    levels: Mapping[str, str] = _setting(
        _table_of(LEVEL, 'a table of rule = "error", "warning", "hint" or "off"'),
        {},
        "A level of your own for a rule.",
    )
    rules: Mapping[str, Mapping[str, Any]] = _setting(
        _table_of(_of_type(dict, "a table"), "a table of tables, one a rule"),
        {},
        "A rule's own settings, under `[lint.rules.<rule>]`.",
    )


@dataclass(frozen=True, slots=True)
class HookSettings:
    """The git hook."""

    fix: bool = _setting(YES_NO, False, "Let the hook apply safe fixes to fully staged chapters.")


@dataclass(frozen=True, slots=True)
class Config:
    """Everything `.fic.toml` says, with defaults for what it does not."""

    story: StorySettings = StorySettings()
    notes: NotesSettings = NotesSettings()
    release: ReleaseSettings = ReleaseSettings()
    sites: Mapping[str, SiteSettings] = field(default_factory=lambda: MappingProxyType({}))
    lint: LintSettings = LintSettings()
    hook: HookSettings = HookSettings()

    @property
    def main_site(self) -> str:
        """The site whose readers set the pace: as stated, else the first of the sites, else AO3."""
        return self.story.main_site or next(iter(self.story.sites), "ao3")

    @property
    def leads(self) -> dict[str, int]:
        """How many chapters each site with a lead is ahead of the main one."""
        return {name: site.lead for name, site in self.sites.items() if site.lead}


SECTIONS: Mapping[str, type] = MappingProxyType(
    {
        "story": StorySettings,
        "notes": NotesSettings,
        "release": ReleaseSettings,
        "sites": SiteSettings,
        "lint": LintSettings,
        "hook": HookSettings,
    }
)


def parsed(text: str, name: str = FILE_NAME) -> Config:
    """Return the settings in ``text``, the content of a `.fic.toml` called ``name`` in messages.

    Raises FicError naming the key, its line, what is allowed and the nearest known key; NewerFormatError for settings
    that a newer fic wrote.
    """
    try:
        tables = tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as broken:
        raise FicError(f"{name} is not valid TOML: {broken}. Mend that line and try again.") from None
    version = tables.pop("format", FORMAT)
    if type(version) is not int or version < 1:
        raise FicError(f"{_at(name, text, None, 'format')}: format must be {FORMAT}.")
    if version > FORMAT:
        raise NewerFormatError(
            f"{name} has format {version}, made by a newer fic; this one reads format {FORMAT}. Update fic."
        )
    sections: dict[str, Any] = {}
    for key, table in tables.items():
        if key not in SECTIONS:
            raise _unknown(name, text, None, key, tuple(SECTIONS))
        if not isinstance(table, dict):
            raise FicError(
                f"{_at(name, text, None, key)}: {key} must be a section: write [{key}] on a line of its own."
            )
        if key == "sites":
            sections[key] = MappingProxyType(_sites(name, text, table))
        else:
            sections[key] = _section(SECTIONS[key], name, text, key, table)
    return Config(**sections)


def read_config(folder: Path) -> Config:
    """Return the settings of the story in ``folder``; a folder without `.fic.toml` has the defaults."""
    path = folder / FILE_NAME
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Config()
    except UnicodeDecodeError as broken:
        raise FicError(f"{FILE_NAME} is not UTF-8 (byte {broken.start}). Save it as UTF-8 and try again.") from None
    except OSError as refused:
        raise FicError(f"{FILE_NAME} cannot be read: {refused.strerror}.") from None
    return parsed(text)


def _sites(name: str, text: str, tables: Mapping[str, Any]) -> dict[str, SiteSettings]:
    sites = {}
    for site, table in tables.items():
        try:
            SITE_NAME.read(site)
        except ValueError:
            raise FicError(f"{_at(name, text, 'sites', site)}: {site!r} must be {SITE_NAME.phrase}.") from None
        if not isinstance(table, dict):
            raise _unknown(name, text, "sites", site, ("sites.<name>",))
        sites[site] = _section(SiteSettings, name, text, f"sites.{site}", table)
    return sites


def _section(kind: type[Section], name: str, text: str, section: str, table: Mapping[str, Any]) -> Section:
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]
    values = {}
    for key, value in table.items():
        if key not in known:
            raise _unknown(name, text, section, key, tuple(known))
        accepts: Accepts = known[key].metadata["accepts"]
        try:
            values[key] = accepts.read(value)
        except ValueError:
            place = _at(name, text, section, key)
            raise FicError(f"{place}: {section}.{key} must be {accepts.phrase}, not {_shown(value)}.") from None
    return kind(**values)


def _unknown(name: str, text: str, section: str | None, key: str, known: tuple[str, ...]) -> FicError:
    full = f"{section}.{key}" if section else key
    near = nearest(key, known)
    hint = f"Did you mean {near}?" if near else f"It may hold {', '.join(known)}."
    return FicError(f"{_at(name, text, section, key)}: there is no setting {full}. {hint}")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value) if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= 60 else text[:57] + "…"


_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")


def _at(name: str, text: str, section: str | None, key: str) -> str:
    """Return ``name`` with the line ``key`` stands on, as far as a reader of lines can tell: tomllib keeps none."""
    wanted = f"{section}.{key}" if section else key
    bare = r"""["']?""" + re.escape(key) + r"""["']?"""
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            inside = header[1].replace('"', "").replace("'", "").replace(" ", "")
            if inside == wanted or inside.startswith(f"{wanted}."):
                return f"{name}:{number}"
            continue
        dotted = rf"{re.escape(section)}\s*\.\s*{bare}" if section and not inside else None
        for wanted_key in (bare if inside == (section or "") else None, dotted):
            if wanted_key and re.match(rf"\s*{wanted_key}\s*[=.]", line):
                return f"{name}:{number}"
    return name
