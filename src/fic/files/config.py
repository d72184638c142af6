"""`.fic.toml`: the story's settings, read into one frozen Config.

Every setting is a field below, with its default, what it accepts and what it means; docs/settings.md is written from
them. A key that is not here is refused by name, with the line it stands on and the nearest key there is.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from fic.errors import FicError
from fic.files.accepts import (
    Accepts,
    MisfitError,
    Place,
    cadence,
    inner_folder,
    list_of,
    matching,
    number,
    of_type,
    one_of,
    table_of,
    tables_with,
    whole,
    zone_name,
)
from fic.files.reading import file_bytes, utf8_text
from fic.files.toml_lines import key_line
from fic.registry import nearest

FILE_NAME = ".fic.toml"
IGNORE_FILE = "lint-ignore.txt"
FORMAT = 1

Section = TypeVar("Section")


class NewerFormatError(FicError):
    """The settings were written for a fic newer than this one."""


def _setting(accepts: Accepts, default: Any, doc: str) -> Any:
    metadata = {"accepts": accepts, "doc": doc}
    if isinstance(default, Mapping):
        return field(default_factory=lambda: MappingProxyType(dict(default)), metadata=metadata)
    return field(default=default, metadata=metadata)


TEXT = of_type(str, "text in quotes")
YES_NO = of_type(bool, "true or false")
DAY = one_of("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SITE_NAME = matching(r"[a-z0-9][a-z0-9_-]{0,39}", "a site's name in small letters, digits and hyphens")
LEVEL = one_of("error", "warning", "hint", "off")
CADENCE = Accepts('a number of days such as "7d", or an RFC 5545 rule such as "FREQ=WEEKLY;BYDAY=FR"', cadence)


@dataclass(frozen=True, slots=True)
class StorySettings:
    """The story itself."""

    title: str = _setting(TEXT, "", "The story's title. Without one, the folder's name stands in.")
    author: str = _setting(TEXT, "", "The name you write under.")
    language: str = _setting(
        matching(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", 'a language such as "en-US"'),
        "en-US",
        "The language it is written in, with its country: spelling and some rules depend on it.",
    )
    zone: str = _setting(
        Accepts('a time zone such as "Europe/Paris"', zone_name), "", "Your time zone. Without one, the system's."
    )
    disclaimer: str = _setting(TEXT, "", "The disclaimer readers should find in the opening note, if any.")
    disclaimer_in: str = _setting(
        one_of("first", "every"), "first", "Where it belongs: the first chapter, or every one."
    )
    sites: tuple[str, ...] = _setting(
        list_of(SITE_NAME, 'a list of site names such as ["ao3", "royal-road"]'),
        ("ao3",),
        "Where the story is posted.",
    )
    main_site: str = _setting(SITE_NAME, "", "The site whose readers set your pace. Without one, the first of `sites`.")
    chapters: str = _setting(
        Accepts("a folder inside the story's folder", inner_folder),
        "manuscript",
        "The folder the chapters are in.",
    )


@dataclass(frozen=True, slots=True)
class NotesSettings:
    """Notes for each chapter without its own.

    `{disclaimer}`, `{recap}`, `{next_release}`, `{chapter}`, `{title}`, `{story}` and `{author}` are filled in.
    """

    before: str = _setting(TEXT, "", "The opening note.")
    after: str = _setting(TEXT, "", "The closing note.")


@dataclass(frozen=True, slots=True)
class Break:
    """Days on which you won't be writing: exams, holidays. Both ends are included."""

    start: date
    end: date


def _break(table: Mapping[str, Any]) -> Break:
    if set(table) != {"from", "to"} or type(table["from"]) is not date or type(table["to"]) is not date:
        raise ValueError
    if table["from"] > table["to"]:
        raise ValueError
    return Break(table["from"], table["to"])


@dataclass(frozen=True, slots=True)
class ReleaseSettings:
    """How you would like to post."""

    risk: float = _setting(
        number(0.001, 0.999, "a number between 0.001 and 0.999"),
        0.1,
        "The odds of running dry you accept: 0.1 is 1 in 10.",
    )
    horizon_days: int = _setting(
        whole(1, 1830, "a whole number of days, 1 to 1830"), 182, "How far ahead a promise looks."
    )
    days: tuple[str, ...] = _setting(
        list_of(DAY, 'a list of days such as ["tue", "fri"]'),
        (),
        "The days of the week you like to post on.",
    )
    hour: int = _setting(whole(0, 23, "a whole hour, 0 to 23"), 18, "The local hour at which a release is planned.")
    favour: str = _setting(
        one_of("continuity", "visibility", "safety"),
        "safety",
        "What you would give up last: readers who remember, being seen often, or never running dry.",
    )
    at_least: str = _setting(CADENCE, "", "The slowest cadence you would accept.")
    at_most: str = _setting(CADENCE, "", "The most frequent cadence you would accept.")
    breaks: tuple[Break, ...] = _setting(
        tables_with(_break, "[[release.breaks]] tables with `from` and `to` dates, in that order"),
        (),
        "Days on which you won't be writing, as `[[release.breaks]]` tables with `from` and `to`.",
    )


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """One site, under `[sites.<name>]`."""

    lead: int = _setting(
        whole(0, 1000, "a whole number of chapters"),
        0,
        "How many chapters this site (a paid tier, say) is ahead of the others.",
    )
    limits: Mapping[str, int] = _setting(
        table_of(whole(0, 100_000_000, "a whole number"), "a table of whole numbers"),
        {},
        "Your own values for limits the site doesn't publish, by name.",
    )


@dataclass(frozen=True, slots=True)
class LintSettings:
    """What `fic lint` looks for."""

    select: tuple[str, ...] = _setting(
        list_of(TEXT, "a list of rule names"), (), "Only these rules. Empty: all of them."
    )
    ignore: tuple[str, ...] = _setting(list_of(TEXT, "a list of rule names"), (), "Never these rules.")
    strict: bool = _setting(YES_NO, False, "Warnings fail too.")
    levels: Mapping[str, str] = _setting(
        table_of(LEVEL, 'a table of rule = "error", "warning", "hint" or "off"'),
        {},
        "A level of your own for a rule.",
    )
    rules: Mapping[str, Mapping[str, Any]] = _setting(
        table_of(of_type(dict, "a table"), "a table of tables, one a rule"),
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
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as broken:
        raise FicError(f"{name} is not valid TOML: {broken}. Mend that line and try again.") from None
    version = tables.pop("format", FORMAT)
    if type(version) is not int or version < 1:
        raise FicError(f"{_at(name, text, ('format',))}: format must be {FORMAT}, not {_shown(version)}.")
    if version > FORMAT:
        raise NewerFormatError(
            f"{name} has format {version}, made by a newer fic; this one reads format {FORMAT}. Update fic."
        )
    sections: dict[str, Any] = {}
    for key, table in tables.items():
        if key not in SECTIONS:
            raise _unknown(name, text, (key,), ("format", *SECTIONS))
        if not isinstance(table, dict):
            place = _at(name, text, (key,))
            raise FicError(f"{place}: {key} must be a section: write [{key}] on a line of its own.")
        if key == "sites":
            sections[key] = MappingProxyType(_sites(name, text, table))
        else:
            sections[key] = _section(SECTIONS[key], name, text, (key,), table)
    return Config(**sections)


def read_config(folder: Path) -> Config:
    """Return the settings of the story in ``folder``; a folder without `.fic.toml` has the defaults."""
    try:
        data = file_bytes(folder / FILE_NAME, folder)
    except FileNotFoundError:
        return Config()
    except OSError as refused:
        raise FicError(f"{FILE_NAME} cannot be read: {refused.strerror}.") from None
    return parsed(utf8_text(data, FILE_NAME))


def _sites(name: str, text: str, tables: Mapping[str, Any]) -> dict[str, SiteSettings]:
    sites = {}
    for site, table in tables.items():
        try:
            SITE_NAME.read(site)
        except MisfitError as misfit:
            raise FicError(f"{_at(name, text, ('sites', site))}: {_shown(site)} must be {misfit.phrase}.") from None
        if not isinstance(table, dict):
            raise _unknown(name, text, ("sites", site), ("sites.<name>",))
        sites[site] = _section(SiteSettings, name, text, ("sites", site), table)
    return sites


def _section(kind: type[Section], name: str, text: str, section: Place, table: Mapping[str, Any]) -> Section:
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]
    values = {}
    for key, value in table.items():
        if key not in known:
            raise _unknown(name, text, (*section, key), tuple(known))
        accepts: Accepts = known[key].metadata["accepts"]
        try:
            values[key] = accepts.read(value)
        except MisfitError as misfit:
            place = (*section, key, *misfit.inner)
            raise FicError(
                f"{_at(name, text, place)}: {_key(place)} must be {misfit.phrase}, not {_shown(misfit.value)}."
            ) from None
    return kind(**values)


def _unknown(name: str, text: str, place: Place, known: tuple[str, ...]) -> FicError:
    near = nearest(str(place[-1]), known)
    hint = f"Did you mean {near}?" if near else f"It may hold {', '.join(known)}."
    return FicError(f"{_at(name, text, place)}: there is no setting {_key(place)}. {hint}")


def _key(place: Place) -> str:
    """Return what to call the setting at ``place``: its names with dots between, the places in lists left out."""
    return ".".join(name for name in place if isinstance(name, str))


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"


def _at(name: str, text: str, place: Place) -> str:
    """Return ``name`` with the line on which ``place`` is set."""
    line = key_line(text, place)
    return name if line is None else f"{name}:{line}"
