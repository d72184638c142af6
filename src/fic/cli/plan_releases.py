"""`fic plan-releases`: how often the author can post without running dry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fic.cli.plan_inputs import Inputs, pace_of, stand_of, wishes_of
from fic.cli.said import hand_out
from fic.cli.today import given_day, now_in, zone_of
from fic.cli.today import today as today_in
from fic.errors import FicError, UsageError
from fic.files.config import Config
from fic.files.folder import StoryFolder, find_folder, read_story
from fic.manuscript.story import Story
from fic.release.pace import doubts_about_dates
from fic.release.plan import Plan, plan


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
        typer.Option(
            metavar="RRULE",
            help="A cadence you ask about: 5d, weekly, or FREQ=WEEKLY;BYDAY=TU,FR. Repeatable; with --apply, --ics or "
            "--chart, the one that is kept.",
        ),
    ] = None,
    risk: Annotated[
        str | None, typer.Option(metavar="ODDS", help="The odds of running dry you accept: 0.1, 10% or '1 in 10'.")
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
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole plan as JSON.")] = False,
) -> None:
    """Say how often you can post without running dry.

    Weighs the chapters you have ahead against how long chapters take you. Inside a story both come from it; the
    options stand in for either, so you can play without one.

    \b
    Examples:
      fic plan-releases
      fic plan-releases --buffer 3 --pace 9d
      fic plan-releases --apply --ics releases.ics
      fic plan-releases --cadence weekly --apply
      fic plan-releases --risk 0.05 --cadence "FREQ=WEEKLY;BYDAY=TU,FR"
    """
    _refuse_what_does_not_combine(
        {"--buffer": buffer is not None, "--apply": apply, "--no-commit": no_commit, "--explain": explain},
        as_json=as_json,
    )
    if chart is not None:
        from fic.cli.plan_keeping import picture_kind

        picture_kind(chart)
    folder = find_folder(Path.cwd())
    if folder is None and buffer is None:
        raise FicError(
            "There is no story here. Go to a story's folder, start one with fic init, "
            "or play with fic plan-releases --buffer 3 --pace 9d."
        )
    inputs = Inputs(buffer, intervals, open_gap, pace, tuple(cadence or ()), risk, horizon, remaining)
    config = folder.config if folder else Config()
    day = given_day(today) if today is not None else today_in(config.story.zone)
    reading = read_story(folder) if folder else None
    story = reading.story if reading else None
    # Whoever says how many chapters are ahead plays: the story's own then say nothing.
    own = story if buffer is None else None
    made = plan(
        stand_of(inputs, config, story, day),
        pace_of(inputs, folder, story, day),
        wishes_of(inputs, config),
        zone_of(config.story.zone),
        waiting=own.buffer().chapters if own else (),
        sites={each.site: each.size for each in own.buffers()} if own else {},
    )
    if explain:
        _print_explained(made, folder, story)
    else:
        _report(made, as_json=as_json)
    if reading and reading.problems:
        raise FicError(f"This plan leaves out what could not be read. {reading.problems[0].sentence}")
    if not (apply or check or ics or chart):
        return
    # Whoever only looks doesn't pay for what writes.
    from fic.cli.plan_keeping import keep_calendar, keep_days, keep_picture, to_keep, within_risk

    chosen = to_keep(made) if apply or ics or chart else None
    if ics is not None:
        keep_calendar(made, chosen, folder, ics, now_in(config.story.zone))
    if chart is not None:
        keep_picture(chosen, chart)
    if apply and folder is not None:  # it is, for --buffer was not given
        keep_days(made, chosen, folder, commit=not no_commit)
    if check and not within_risk(made):
        raise typer.Exit(1)


def _refuse_what_does_not_combine(given: dict[str, bool], *, as_json: bool) -> None:
    if given["--buffer"] and given["--apply"]:
        raise UsageError(
            "--buffer plays with chapters that are not there, so --apply has nothing to write. Leave one out."
        )
    if given["--no-commit"] and not given["--apply"]:
        raise UsageError("--no-commit goes with --apply: nothing else here commits.")
    if given["--explain"] and as_json:
        raise UsageError("Choose --explain or --json: one is for reading, the other for programs.")


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
