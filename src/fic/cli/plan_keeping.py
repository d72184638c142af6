"""What `fic plan-releases` keeps of a plan: days in the chapters, a calendar, a picture."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path, PurePosixPath

from fic.cli.recording import record, unrecorded
from fic.cli.said import say
from fic.errors import FicError, UsageError
from fic.files.folder import StoryFolder
from fic.files.front_matter_edit import Changes
from fic.files.outbox import there, written_file
from fic.manuscript.counting import spoken_count
from fic.release.advice import odds_of
from fic.release.outlook import Outlook
from fic.release.plan import Plan


def to_keep(made: Plan) -> Outlook | None:
    """Return the outlook whose days are kept: the one asked for, else the recommended one.

    Whoever asks for a cadence and writes the plan down means that cadence, whatever fic would recommend. UsageError
    where several were asked for.
    """
    if len(made.asked) > 1:
        names = " or ".join(each.name for each in made.asked)
        raise UsageError(f"Only one cadence can be kept: {names}? Name that one with --cadence.")
    return made.asked[0] if made.asked else made.recommended


def keep_days(made: Plan, chosen: Outlook | None, folder: StoryFolder, *, commit: bool) -> None:
    """Write the chosen days into the chapters of the buffer, and say what was done."""
    planned = [(slot.chapter, slot.at.date()) for slot in made.schedule_by(chosen) if slot.chapter]
    if not planned:
        say(_nothing_to_write(made, chosen), err=True)
        return
    changes: dict[PurePosixPath, Changes] = {
        chapter.path: {("release",): day.isoformat()} for chapter, day in planned if chapter.release != day
    }
    known = [chapter for chapter, _day in planned if chapter.path not in changes]
    left = unrecorded(folder, known, lambda chapter: chapter.release) if commit else {}
    changes |= {path: {} for path in left}
    if changes:
        record(folder, changes, f"Plan releases from {planned[0][1]} to {planned[-1][1]}", commit=commit)
    else:
        say("The chapters carry these days already.", err=True)
    if chosen in made.asked and chosen.dry is not None:
        say(f"These are the days of {chosen.name}, as you asked: running dry is {odds_of(made, chosen)}.", err=True)
    for chapter in made.waiting[len(planned) :]:
        if chapter.release is not None:
            say(
                f"{chapter.label} still carries {chapter.release} from an earlier plan; this one ends on "
                f"{planned[-1][1]}. Change it by hand, or look further with --horizon.",
                err=True,
            )


def _nothing_to_write(made: Plan, chosen: Outlook | None) -> str:
    if not made.waiting:
        return "Nothing to write: no chapter is ready. fic finish marks one that is."
    if chosen is None:
        return "Nothing to write: no cadence is recommended. Name yours with --cadence, such as --cadence weekly."
    return "Nothing to write: no day of this plan brings a chapter that is ready."


def keep_calendar(made: Plan, chosen: Outlook | None, folder: StoryFolder | None, path: Path, now: datetime) -> None:
    """Write the chosen days to a calendar file; one that is there already is updated. ``now`` is in any zone."""
    from fic.release.ics import ics_bytes

    title, site = (folder.title, folder.config.main_site) if folder else ("The story", "your site")
    schedule = made.schedule_by(chosen)
    if not schedule:
        say(f"There is no day to put into {path}.", err=True)
        return
    earlier = there(path)
    if earlier and earlier.strip() and not earlier.lstrip().startswith(b"BEGIN:VCALENDAR"):
        raise FicError(f"{path} is there and is no calendar, so it was left as it is: choose another name.")
    written_file(path, ics_bytes(schedule, made.zone, title, site, now, earlier or b""), earlier)
    count = len(schedule)
    say(f"{spoken_count(count, 'release')} written to {path}.", err=True)


def picture_kind(path: Path) -> str:
    """Return the kind of picture a file's name asks for, ``svg`` or ``png``; UsageError for any other."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in ("svg", "png"):
        raise UsageError(f"A chart is an .svg or a .png file, and {path} is neither.")
    return kind


def keep_picture(chosen: Outlook | None, path: Path) -> None:
    """Draw the buffer to come under the chosen cadence into a file."""
    from fic.report.chart import chart_bytes

    kind = picture_kind(path)
    if chosen is None or not chosen.fan:
        say(f"There is nothing to draw in {path}: no cadence has odds to draw.", err=True)
        return
    earlier = there(path)
    written_file(path, chart_bytes(chosen, kind), earlier)
    say(f"The picture is in {path}.", err=True)


def within_risk(made: Plan) -> bool:
    """Return whether the cadences asked about, else any, stay within the risk; what has no odds is no alarm."""
    if made.asked:
        return all(each.dry is None or made.fits(each) for each in made.asked)
    return made.belief is None or made.recommended is not None or not made.outlooks
