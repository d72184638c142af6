"""What `fic plan-releases` keeps of a plan: days in the chapters, a calendar, a picture."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from fic.cli.recording import record, unrecorded
from fic.cli.said import say
from fic.errors import FicError, UsageError
from fic.files.folder import StoryFolder
from fic.files.front_matter_edit import Changes
from fic.files.outbox import written_file
from fic.files.reading import file_bytes
from fic.release.plan import Plan


def keep_days(made: Plan, folder: StoryFolder | None, *, commit: bool) -> None:
    """Write the planned days into the chapters of the buffer, and say what was done."""
    if folder is None:
        raise FicError("There is no story here to write the plan into; go to a story's folder.")
    planned = [(slot.chapter, slot.at.date()) for slot in made.schedule if slot.chapter]
    if not planned:
        say("Nothing to write: there is no recommended day for a chapter that is ready.", err=True)
        return
    changes: dict[PurePosixPath, Changes] = {
        chapter.path: {("release",): day.isoformat()} for chapter, day in planned if chapter.release != day
    }
    known = [chapter for chapter, _day in planned if chapter.path not in changes]
    left = unrecorded(folder, known, lambda chapter: chapter.release) if commit else {}
    changes |= {path: {} for path in left}
    if not changes:
        say("The chapters carry these days already.", err=True)
        return
    record(folder, changes, f"Plan releases from {planned[0][1]} to {planned[-1][1]}", commit=commit)


def keep_calendar(made: Plan, folder: StoryFolder | None, path: Path) -> None:
    """Write the planned days to a calendar file; one that is there already is updated."""
    from fic.release.ics import ics_bytes

    title, site = (folder.title, folder.config.main_site) if folder else ("The story", "your site")
    if not made.schedule:
        say(f"There is no day to put into {path}.", err=True)
        return
    try:
        earlier = file_bytes(path) if path.exists() else b""
    except OSError as refused:
        raise FicError(f"{path} cannot be written: {refused.strerror}.") from None
    if earlier.strip() and not earlier.lstrip().startswith(b"BEGIN:VCALENDAR"):
        raise FicError(f"{path} is there and is no calendar, so it was left as it is: choose another name.")
    written_file(path, ics_bytes(made, title, site, datetime.now(UTC), earlier))
    count = len(made.schedule)
    say(f"{count} release{'s' if count > 1 else ''} written to {path}.", err=True)


def keep_picture(made: Plan, path: Path) -> None:
    """Draw the buffer to come under the recommended cadence into a file."""
    from fic.report.chart import chart_bytes

    if path.suffix not in (".svg", ".png"):
        raise UsageError(f"A chart is an .svg or a .png file, and {path} is neither.")
    if made.recommended is None or not made.recommended.fan:
        say(f"There is nothing to draw in {path}: no cadence is recommended.", err=True)
        return
    written_file(path, chart_bytes(made.recommended, path.suffix[1:]))
    say(f"The picture is in {path}.", err=True)


def within_risk(made: Plan) -> bool:
    """Return whether the cadences asked about, else any, stay within the risk; what has no odds is no alarm."""
    asked = [each for each in made.outlooks if each.asked]
    if asked:
        return all(each.dry is None or made.fits(each) for each in asked)
    return made.belief is None or made.recommended is not None or not made.outlooks
