"""``fic check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fic.cli.known_site import story_sites
from fic.cli.said import hand_out, say
from fic.cli.today import today
from fic.errors import FicError
from fic.files.folder import StoryFolder, read_story, story_folder
from fic.manuscript.bookkeeping import Entry, Expectations, misfits
from fic.manuscript.counting import spoken_count
from fic.report.inert import json_text


def main(
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
    hints: Annotated[bool, typer.Option("--hints", help="Show hints too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Look over the story's bookkeeping: numbers, dates, notes.

    Two chapters of one number, a chapter drafted after it was posted, a site that lacks a chapter between two it has,
    dates still to come, a missing disclaimer, a conflict that git left in a text. Exits 1 if there are errors.

    \b
    Examples:
      fic check
      fic check --strict --hints
    """
    folder = story_folder(Path.cwd())
    reading = read_story(folder)
    shown = ("error", "warning", "hint") if hints else ("error", "warning")
    entries = tuple(entry for entry in misfits(reading.story, _expected(folder)) if entry.level in shown)
    if as_json:
        problems = [{"path": str(problem.path), "sentence": problem.sentence} for problem in reading.problems]
        found = [_as_json(entry) for entry in entries]
        hand_out(json_text({"version": 1, "entries": found, "problems": problems}))
    else:
        for entry in entries:
            say(f"{entry.chapter.path}: {entry.level}: {entry.sentence}")
        if not entries and not reading.problems:
            say(f"The books are in order: {spoken_count(len(reading.story.chapters), 'chapter')}.")
    if reading.problems:
        raise FicError(*(problem.sentence for problem in reading.problems))
    if any(entry.level == "error" or (strict and entry.level == "warning") for entry in entries):
        raise typer.Exit(1)


def _expected(folder: StoryFolder) -> Expectations:
    config = folder.config
    return Expectations(
        today=today(config.story.zone),
        disclaimer_in=config.story.disclaimer_in if config.story.disclaimer else None,
        note_before=bool(config.notes.before),
        note_after=bool(config.notes.after),
        sites=story_sites(config),
    )


def _as_json(entry: Entry) -> dict[str, str | int | None]:
    return {
        "path": str(entry.chapter.path),
        "chapter": entry.chapter.number,
        "level": entry.level,
        "about": entry.about,
        "message": entry.sentence,
    }
