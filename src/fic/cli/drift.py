"""``fic drift``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from fic.cli.completion import chapters as chapter_names
from fic.cli.completion import sites as site_names
from fic.cli.known_site import known_site
from fic.cli.recording import named_chapters
from fic.cli.said import hand_out, say
from fic.errors import FicError, UsageError
from fic.files.chapter_file import parsed_chapter
from fic.files.config import FILE_NAME, Config, parsed
from fic.files.folder import StoryFolder, read_story, story_folder
from fic.files.history_texts import past
from fic.manuscript.chapter import Chapter
from fic.manuscript.counting import spoken_count
from fic.manuscript.selection import numbers_of
from fic.manuscript.story import Story
from fic.posting.difference import Change, changes
from fic.posting.drift import Drift, drifted, unknown
from fic.posting.given_text import GivenTexts
from fic.posting.outdated_notes import outdated_notes
from fic.posting.recap import ended


def main(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[N]", help="A chapter; all of them without one.", autocompletion=chapter_names),
    ] = None,
    site: Annotated[
        str | None, typer.Option("--site", "-s", metavar="S", help="Only this site.", autocompletion=site_names)
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 if anything drifted.")] = False,
    copy: Annotated[bool, typer.Option("--copy", help="Copy the corrected chapter for its site.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Show what readers still see differently, site by site.

    A chapter drifts when its text, title, summary or notes changed after a site got it. Wrapping lines anew, writing
    _so_ for *so*, comments and a changed template are no drift. The words readers see are looked up in git.

    \b
    Examples:
      fic drift                      everything that drifted, word by word
      fic drift 7 --site ao3 --copy  the corrected chapter, ready to paste
      fic post 7 --site ao3          record that the site has it now
      fic drift --check              exit code 1 if any site has an older text
    """
    folder = story_folder(Path.cwd())
    if name is None:
        if copy:
            raise UsageError("--copy takes one chapter: fic drift N --copy.")
        reading = read_story(folder)
        chapters = reading.story.chapters
    else:
        reading, chapters = named_chapters(folder, [name])
    if site is not None:
        site = known_site(site, folder.config, reading.story.chapters)
    found = [drift for drift in drifted(chapters) if site in (None, drift.posting.site)]
    if copy:
        _copy(folder, reading.story, chapters, found)
        return
    shown = _with_changes(folder, found)
    if as_json:
        from fic.report.drift_json import drift_json

        hand_out(drift_json(shown))
    else:
        _show(folder, reading.story, chapters, shown, site, one=name is not None)
    if reading.problems and name is None:
        unread = spoken_count(len(reading.problems), "chapter")
        raise FicError(f"{unread} could not be read: {reading.problems[0].sentence}")
    if check and found:
        raise typer.Exit(1)


def _with_changes(folder: StoryFolder, found: Sequence[Drift]) -> list[tuple[Drift, tuple[Change, ...] | None]]:
    """Return each drift with its changes, or None where git doesn't hold what was given; each text is sought once."""
    history = past(folder.root) if found else None
    given_texts = GivenTexts(history.anywhere, history.everything, parsed_chapter) if history else None
    known: dict[tuple[PurePosixPath, str | None], tuple[Change, ...] | None] = {}
    shown = []
    for drift in found:
        key = (drift.chapter.path, drift.posting.text)
        if key not in known:
            given = given_texts.of(drift.chapter.path, drift.posting) if given_texts else None
            known[key] = None if given is None else changes(given, drift.chapter)
        shown.append((drift, known[key]))
    return shown


def _show(
    folder: StoryFolder,
    story: Story,
    chapters: tuple[Chapter, ...],
    shown: list[tuple[Drift, tuple[Change, ...] | None]],
    site: str | None,
    *,
    one: bool,
) -> None:
    from fic.report.drift import ended_sentence, outdated_sentence, show, show_remarks

    show(shown, every_change=one)
    paths = {chapter.path for chapter in chapters}
    remarks = [
        ended_sentence(each)
        for each in ended(story, folder.config.notes.before)
        if each.chapter.path in paths and site in (None, each.posting.site)
    ]
    remarks += [
        outdated_sentence(site_name, several)
        for site_name, several in outdated_notes(chapters, story, folder.config, _settings_then(folder)).items()
        if site in (None, site_name)
    ]
    untold = [posting for _chapter, posting in unknown(chapters) if site in (None, posting.site)]
    if shown:
        label, where = shown[0][0].chapter.label, shown[0][0].posting.site
        remarks.append(
            f"To mend one: fic drift {label} --site {where} --copy, paste it there, then "
            f"fic post {label} --site {where} records it."
        )
    else:
        remarks.append("Nothing drifted: wherever fic knows what readers were given, they have the text as it is now.")
    if untold:
        count = f"{len(untold)} records don't" if len(untold) > 1 else "1 record doesn't"
        remarks.append(f"{count} say what text was posted, so drift can't tell; fic post records it from now on.")
    show_remarks(remarks)


def _settings_then(folder: StoryFolder) -> Callable[[date], Config | None]:
    """Return a function that tells the story's settings as they were on a day; None where nobody knows."""
    history = past(folder.root)

    @cache
    def then(day: date) -> Config | None:
        held = history.as_of(PurePosixPath(FILE_NAME), day) if history else None
        try:
            return parsed(held.decode("utf-8")) if held is not None else None
        except (FicError, UnicodeDecodeError):
            return None

    return then


def _copy(folder: StoryFolder, story: Story, chapters: tuple[Chapter, ...], found: list[Drift]) -> None:
    """Copy the packet of the one chapter and site meant; raises UsageError where that isn't clear."""
    from fic.cli.handing import copy_part, prepared
    from fic.cli.today import now_in

    if not found:
        say(f"Nothing to copy: {numbers_of(chapters)} didn't drift there.")
        return
    if len(found) > 1:
        where = " or ".join(f"fic drift {each.chapter.label} --site {each.posting.site} --copy" for each in found[:3])
        raise UsageError(f"--copy takes one chapter for one site: {where}.")
    chapter, posting = found[0].chapter, found[0].posting
    made = prepared(folder, story, chapter, posting.site, posting.first, now_in(folder.config.story.zone))
    copy_part(made, "body")
    for sentence in made.problems:
        say(f"fic: {sentence}", err=True)
    label, site = chapter.label, posting.site
    say(f"Each by: fic export {label} --site {site} --copy --part …")
    say(f"When it is up: fic post {label} --site {site}")
