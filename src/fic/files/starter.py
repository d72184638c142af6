"""What a new story starts with: its settings file, and a chapter's first lines."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fic.files.chapter_file import chapter_number
from fic.files.config import FORMAT, Config
from fic.files.folder import CHAPTER_SUFFIXES, reading_order
from fic.files.front_matter_edit import QUOTED, scalar
from fic.manuscript.disclaimer import is_due
from fic.manuscript.slug import slug

_OTHER_SUFFIXES = (".txt", ".text", ".html", ".htm", ".docx", ".doc", ".odt", ".rtf", ".fodt")
"""How the names of files end in which people also write chapters."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the author says of a story when it starts."""

    title: str
    author: str = ""
    sites: tuple[str, ...] = ("ao3",)
    chapters: str = "manuscript"
    disclaimer: str = ""
    zone: str = ""


def settings_text(beginning: Beginning) -> str:
    """Return the `.fic.toml` of a new story: what was said, and what else can be, commented out."""
    sites = ", ".join(_toml(site) for site in beginning.sites)
    disclaimer = f"disclaimer = {_toml(beginning.disclaimer)}" if beginning.disclaimer else '# disclaimer = "…"'
    zone = (
        f"zone = {_toml(beginning.zone)}"
        if beginning.zone
        else '# zone = "Europe/London"    # without it, the system\'s'
    )
    return f"""\
# The story's settings. Everything that can stand here is in docs/settings.md of fic.
format = {FORMAT}

[story]
title = {_toml(beginning.title)}
author = {_toml(beginning.author)}
language = "en-US"
{zone}
{disclaimer}
disclaimer_in = "first"       # or "every"
sites = [{sites}]              # the first is the main one: its readers set your pace
chapters = {_toml(beginning.chapters)}

# Notes that every new chapter starts with, and that go with each chapter without its own.
# {{disclaimer}}, {{recap}}, {{next_release}}, {{chapter}}, {{title}}, {{story}} and {{author}} are filled in.
[notes]
before = ""
after = ""

[release]
risk = 0.1                    # the odds of running dry you accept: 1 in 10
# days = ["fri"]
# hour = 18

# [[release.breaks]]          # days on which you won't be writing
# from = 2026-12-24
# to = 2027-01-02
"""


def chapter_folder(folder: Path) -> str | None:
    """Return which folder holds the chapters of a story that was begun without fic, as a name in ``folder``; or None.

    `manuscript` if there are Markdown files in it; else whichever of the folder itself and the folders in it has most
    Markdown files with a number in their names.
    """
    candidates = _folders(folder)
    counts = {
        name: sum(1 for file in _files(path, CHAPTER_SUFFIXES) if chapter_number(file) is not None)
        for name, path in candidates.items()
    }
    if counts.get("manuscript"):
        return "manuscript"
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What looks like chapters in a folder and isn't the story's.

    ``folders`` says how many Markdown files with a number in their names each other folder has; ``others`` are files
    with a number in their names that are written in something else.
    """

    folders: Mapping[str, int]
    others: tuple[str, ...]


def left_out(folder: Path, chapters: str) -> LeftOut:
    """Return what of ``folder`` looks like chapters and isn't in ``chapters``, the name of a folder in it."""
    folders: dict[str, int] = {}
    others: list[str] = []
    for name, path in _folders(folder).items():
        count = sum(1 for file in _files(path, CHAPTER_SUFFIXES) if chapter_number(file) is not None)
        if count and name != chapters:
            folders[name] = count
        files = (file for file in _files(path, _OTHER_SUFFIXES) if chapter_number(file) is not None)
        others += sorted((file if name == "." else f"{name}/{file}" for file in files), key=reading_order)
    return LeftOut(folders, tuple(others))


def file_name(number: int, title: str, width: int = 3) -> str:
    """Return what chapter ``number`` is called: its number, ``width`` digits at least, and its title's slug."""
    name = slug(title)
    return f"{number:0{width}}-{name}.md" if name else f"{number:0{width}}.md"


def chapter_start(config: Config, number: int, title: str, *, first: bool) -> str:
    """Return the text a new chapter starts with: its front matter, with the story's notes and disclaimer, and no body.

    The disclaimer goes where the story wants it, at the `{disclaimer}` of the note's template, else before it; other
    slots are filled when the chapter is exported.
    """
    due = config.story.disclaimer if is_due(config.story.disclaimer_in, first=first) else ""
    slots = {"disclaimer": due, "chapter": str(number), "title": title}
    before = config.notes.before
    if due and "{disclaimer}" not in before:
        before = f"{{disclaimer}}\n\n{before}" if before else "{disclaimer}"
    notes = {"before": _filled(before, slots), "after": _filled(config.notes.after, slots)}
    lines = [
        "---",
        f"title: {scalar(title)}",
        'summary: ""',
        "notes:",
        *(f"  {where}: {scalar(note, style=QUOTED)}" for where, note in notes.items()),
        "---",
        "",
    ]
    return "".join(f"{line}\n" for line in lines)


def _filled(template: str, slots: Mapping[str, str]) -> str:
    for name, value in slots.items():
        template = template.replace("{" + name + "}", value)
    return template.strip()


def _folders(folder: Path) -> dict[str, Path]:
    """Return ``folder`` itself, called ".", and the folders in it, hidden ones left out."""
    return {".": folder} | {
        entry.name: Path(entry.path)
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name)
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
    }


def _files(folder: Path, suffixes: tuple[str, ...]) -> list[str]:
    try:
        return [entry.name for entry in os.scandir(folder) if entry.name.lower().endswith(suffixes) and entry.is_file()]
    except OSError:
        return []


def _toml(text: str) -> str:
    """Return ``text`` as a basic string of TOML."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return (
        '"'
        + "".join(escapes.get(char, char if char >= " " and char != "\x7f" else f"\\u{ord(char):04x}") for char in text)
        + '"'
    )
