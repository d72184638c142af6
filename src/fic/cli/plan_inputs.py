"""What `fic plan-releases` is told, by flags or by the story: where the author stands, their pace and their wishes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fic.errors import FicError, UsageError
from fic.files.config import Config
from fic.files.folder import StoryFolder
from fic.manuscript.cadence import rule_text
from fic.manuscript.story import Story
from fic.release.pace import (
    Pace,
    days_since_post,
    pace_of_chapters,
    pace_of_gaps,
    pace_said,
    posting_rhythm,
    share_written,
)
from fic.release.plan import Wishes, strategies
from fic.release.strategy import Stand, arc_lengths


@dataclass(frozen=True, slots=True)
class Inputs:
    """The flags that stand in for what a story would say; None where a flag was not given."""

    buffer: int | None = None
    intervals: str | None = None
    open_gap: int | None = None
    pace: str | None = None
    cadences: Sequence[str] = ()
    risk: str | None = None
    horizon: int | None = None
    remaining: int | None = None


def stand_of(inputs: Inputs, config: Config, story: Story | None, today: date) -> Stand:
    """Return where the author stands: as the story shows it, or as the flags say."""
    told = inputs.buffer is not None
    own_pace = inputs.intervals is None and inputs.pace is None
    return Stand(
        today=today,
        horizon_days=inputs.horizon if inputs.horizon is not None else config.release.horizon_days,
        buffer=inputs.buffer if inputs.buffer is not None else _ahead(story),
        remaining=inputs.remaining,
        days=config.release.days,
        arcs=() if told else _arcs(story),
        rhythm_days=posting_rhythm(story.chapters, story.main_site) if story and not told else None,
        days_since_post=days_since_post(story.chapters, story.main_site, today) if story and not told else None,
        share_written=share_written(story.chapters) if story and own_pace else 0.0,
    )


def pace_of(inputs: Inputs, folder: StoryFolder | None, story: Story | None, today: date) -> Pace:
    """Return how long chapters take: as the flags say, else by the story's dates, else by its git history."""
    if inputs.intervals is not None and inputs.pace is not None:
        raise UsageError("Give --intervals or --pace, not both: each says how long a chapter takes you.")
    if inputs.intervals is not None:
        return pace_of_gaps(_gaps(inputs.intervals), inputs.open_gap or 0)
    if inputs.pace is not None:
        return pace_said(_days(inputs.pace), inputs.open_gap or 0)
    if folder is None or story is None:
        return Pace(open_gap=inputs.open_gap or 0, source="as you said")
    missing = [chapter.path for chapter in story.chapters if chapter.finished and chapter.drafted is None]
    written = {}
    if missing:
        from fic.files.repo import written_days

        written = dict(written_days(folder.root, missing))
    breaks = [(each.start, each.end) for each in folder.config.release.breaks]
    found = pace_of_chapters(story.chapters, today, written, breaks)
    return found if inputs.open_gap is None else replace(found, open_gap=float(inputs.open_gap))


def wishes_of(inputs: Inputs, config: Config) -> Wishes:
    """Return what the author would like: the settings, and what the flags say instead or besides."""
    return Wishes(
        risk=_risk(inputs.risk) if inputs.risk is not None else config.release.risk,
        hour=config.release.hour,
        favour=config.release.favour,
        at_least=config.release.at_least,
        at_most=config.release.at_most,
        asked=tuple(_cadence(each) for each in inputs.cadences),
        breaks=tuple((each.start, each.end) for each in config.release.breaks),
    )


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
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(d(?:ays?)?|w(?:eeks?)?|)", text.strip().lower(), re.ASCII)
    days = float(match[1]) * (7 if match[2].startswith("w") else 1) if match else 0
    if not 0.05 <= days <= 3650:
        raise UsageError(
            f'--pace "{text}" is not a time a chapter takes. Write days, such as 9d, or weeks, such as 2w.'
        )
    return days


def _risk(text: str) -> float:
    """Return odds written as people write them: ``0.1``, ``10%``, ``1 in 10``."""
    number = r"(\d+(?:\.\d+)?|\.\d+)"
    match = re.fullmatch(rf"{number}\s*(?:(%)|(?:in|/)\s*{number})?", text.strip().lower(), re.ASCII)
    odds = 0.0
    if match:
        whole = 100 if match[2] else float(match[3] or 1)
        odds = float(match[1]) / whole if whole else 0.0
    if not 0.001 <= odds <= 0.999:
        raise UsageError(f'--risk "{text}" is not odds between 0.001 and 0.999. Write 0.1, 10% or "1 in 10".')
    return odds


def _cadence(given: str) -> str:
    """Return a strategy's name as it is written in the table (``every ten days``), or a cadence that can be read."""
    names = [each.name for each in strategies()]
    name = "-".join(given.lower().split())
    if name in names:
        return name
    try:
        rule_text(given)
    except FicError as refused:
        raise UsageError(f"--cadence: {refused} Names of the table will do too: {', '.join(names)}.") from None
    return given
