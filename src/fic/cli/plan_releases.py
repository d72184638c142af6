"""`fic plan-releases`: how often the author can post without running dry."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from fic.cli.said import hand_out
from fic.cli.today import given_day
from fic.cli.today import today as today_in
from fic.errors import FicError, UsageError
from fic.files.config import Config
from fic.files.folder import StoryFolder, find_folder, read_story
from fic.manuscript.cadence import rule_text
from fic.manuscript.story import Story
from fic.release.pace import (
    Pace,
    doubts_about_dates,
    pace_of_chapters,
    pace_of_gaps,
    pace_said,
    posting_rhythm,
    share_written,
)
from fic.release.plan import Plan, Wishes, plan
from fic.release.strategy import Stand, arc_lengths


def main(
    buffer: Annotated[
        int | None, typer.Option(min=0, max=9999, help="Chapters you are ahead, instead of the story's.")
    ] = None,
    intervals: Annotated[
        str | None, typer.Option(metavar="7,9,12", help="Days between past completions, oldest first.")
    ] = None,
    open_gap: Annotated[
        int | None, typer.Option(min=0, max=99999, metavar="DAYS", help="Days since the last completion.")
    ] = None,
    pace: Annotated[
        str | None, typer.Option(metavar="9d", help="How long a chapter takes you, in your own word.")
    ] = None,
    cadence: Annotated[
        list[str] | None,
        typer.Option(metavar="RRULE", help="Another cadence to weigh: 5d, or FREQ=WEEKLY;BYDAY=TU,FR. Repeatable."),
    ] = None,
    risk: Annotated[
        float | None, typer.Option(min=0.001, max=0.999, help="The odds of running dry you accept: 0.1 is 1 in 10.")
    ] = None,
    horizon: Annotated[
        int | None, typer.Option(min=1, max=1830, metavar="DAYS", help="How far ahead a promise looks.")
    ] = None,
    remaining: Annotated[
        int | None, typer.Option(min=0, max=99999, help="Chapters still to be written; 0 for a finished story.")
    ] = None,
    today: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Plan as of this day.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say what went in and how it was worked out.")] = False,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write the planned days into the buffer's chapters, and commit that.")
    ] = False,
    no_commit: Annotated[bool, typer.Option("--no-commit", help="With --apply: leave git to me.")] = False,
    ics: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the planned days as calendar events.", dir_okay=False)
    ] = None,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the buffer to come, as .svg or .png.", dir_okay=False)
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Exit 1 if the asked cadence, or every cadence, is above the risk.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the whole plan as JSON.")] = False,
) -> None:
    """Say how often you can post without running dry.

    Weighs the chapters you have ahead against how long chapters take you. Inside a story both come from it; the
    options stand in for either, so you can play without one.

    \b
    Examples:
      fic plan-releases
      fic plan-releases --buffer 3 --pace 9d
      fic plan-releases --apply --ics releases.ics
      fic plan-releases --risk 0.05 --cadence "FREQ=WEEKLY;BYDAY=TU,FR"
    """
    folder = find_folder(Path.cwd())
    if folder is None and buffer is None:
        raise FicError(
            "There is no story here. Go to a story's folder, start one with fic init, "
            "or play with fic plan-releases --buffer 3 --pace 9d."
        )
    config = folder.config if folder else Config()
    zone = _zone(config)
    day = given_day(today) if today is not None else today_in(config.story.zone)
    reading = read_story(folder) if folder else None
    story = reading.story if reading else None
    made = plan(
        Stand(
            today=day,
            horizon_days=horizon if horizon is not None else config.release.horizon_days,
            buffer=buffer if buffer is not None else _ahead(story),
            remaining=remaining,
            days=config.release.days,
            arcs=_arcs(story) if buffer is None else (),
            rhythm_days=posting_rhythm(story.chapters, story.main_site) if story and buffer is None else None,
            share_written=share_written(story.chapters) if story and intervals is None and pace is None else 0.0,
        ),
        _pace(folder, story, day, intervals, open_gap, pace),
        Wishes(
            risk=risk if risk is not None else config.release.risk,
            hour=config.release.hour,
            favour=config.release.favour,
            at_least=config.release.at_least,
            at_most=config.release.at_most,
            asked=_cadences(cadence or ()),
            breaks=tuple((each.start, each.end) for each in config.release.breaks),
        ),
        zone,
        waiting=story.buffer().chapters if story else (),
        sites={each.site: each.size for each in story.buffers()} if story else {},
    )
    if explain and not json:
        _print_explained(made, folder, story)
    else:
        _report(made, as_json=json)
    if reading and reading.problems:
        raise FicError(f"This plan leaves out what could not be read. {reading.problems[0].sentence}")
    if not (apply or check or ics or chart):
        return
    # Whoever only looks doesn't pay for what writes.
    from fic.cli.plan_keeping import keep_calendar, keep_days, keep_picture, within_risk

    if ics is not None:
        keep_calendar(made, folder, ics)
    if chart is not None:
        keep_picture(made, chart)
    if apply:
        keep_days(made, folder, commit=not no_commit)
    if check and not within_risk(made):
        raise typer.Exit(1)


def _report(made: Plan, *, as_json: bool) -> None:
    if as_json:
        from fic.report.plan_json import plan_json

        hand_out(plan_json(made))
    else:
        from fic.report.plan import print_plan

        print_plan(made)


def _print_explained(made: Plan, folder: StoryFolder | None, story: Story | None) -> None:
    """Print how the plan was made; drafted dates are held against git only here, for that takes its time."""
    from fic.report.plan import print_explanation

    doubts: tuple[str, ...] = ()
    if folder and story and made.pace.source.startswith("drafted"):
        from fic.files.repo import written_days

        dated = [chapter.path for chapter in story.chapters if chapter.drafted]
        doubts = doubts_about_dates(story.chapters, written_days(folder.root, dated))
    print_explanation(made, doubts)


def _ahead(story: Story | None) -> int:
    """Return the chapters that can be promised: on the site that is furthest ahead, if there is one."""
    if story is None:
        return 0
    return min(each.size for each in story.buffers() if each.site == story.main_site or story.leads.get(each.site))


def _arcs(story: Story | None) -> tuple[int, ...]:
    """Return the lengths of the arcs from the first chapter of the buffer on."""
    waiting = story.buffer().chapters if story else ()
    if story is None or not waiting:
        return ()
    return arc_lengths(story.chapters[story.chapters.index(waiting[0]) :])


def _pace(
    folder: StoryFolder | None,
    story: Story | None,
    today: date,
    intervals: str | None,
    open_gap: int | None,
    said: str | None,
) -> Pace:
    if intervals is not None and said is not None:
        raise UsageError("Give --intervals or --pace, not both: each says how long a chapter takes you.")
    if intervals is not None:
        return pace_of_gaps(_gaps(intervals), open_gap or 0)
    if said is not None:
        return pace_said(_days(said), open_gap or 0)
    if folder is None or story is None:
        return Pace(open_gap=open_gap or 0, source="as you said")
    missing = [chapter.path for chapter in story.chapters if chapter.finished and chapter.drafted is None]
    written = {}
    if missing:
        from fic.files.repo import written_days

        written = dict(written_days(folder.root, missing))
    breaks = [(each.start, each.end) for each in folder.config.release.breaks]
    found = pace_of_chapters(story.chapters, today, written, breaks)
    if open_gap is not None:
        from dataclasses import replace

        found = replace(found, open_gap=float(open_gap))
    return found


def _zone(config: Config) -> ZoneInfo:
    if config.story.zone:
        return ZoneInfo(config.story.zone)
    from tzlocal import get_localzone

    return get_localzone()


def _gaps(text: str) -> Sequence[float]:
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    try:
        gaps = [float(part.removesuffix("d")) for part in parts]
    except ValueError:
        gaps = [math.nan]
    if not all(0 <= gap < 100_000 for gap in gaps):
        raise UsageError(f'--intervals "{text}" are not days. Write them as 7,9,12; 0 is two chapters in a day.')
    return gaps


def _days(text: str) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([dw]?)", text.strip().lower())
    days = float(match[1]) * (7 if match[2] == "w" else 1) if match else 0
    if not 0.05 <= days <= 3650:
        raise UsageError(
            f'--pace "{text}" is not a time a chapter takes. Write days, such as 9d, or weeks, such as 2w.'
        )
    return days


def _cadences(given: Sequence[str]) -> tuple[str, ...]:
    for cadence in given:
        try:
            rule_text(cadence)
        except FicError as misfit:
            raise UsageError(f"--cadence: {misfit}") from None
    return tuple(given)
