"""Finished chapters and their dates: how long a chapter takes this author, as seen so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import PurePosixPath
from statistics import median

from fic.manuscript.chapter import Chapter
from fic.release.clock import EVEN_WEEK, break_days, weekday_loads, writing_days

MOST_IN_A_DAY = 3
"""More chapters than this dated the same day were brought in together, not written that day."""

HALF_LIFE, ENOUGH = 90.0, 16.0
"""A gap that ended so many days ago counts half, as long as all together still count for so many whole ones."""

_DRAFTED, _GIT = "drafted dates", "git history"


@dataclass(frozen=True, slots=True)
class Pace:
    """How long chapters have taken, in days.

    ``gaps`` are the days between one completion and the next, oldest first; ``ages`` how many days ago each gap ended;
    ``open_gap`` the days since the last completion, which the chapter in progress has taken so far. ``said`` is the
    author's own word for the days a chapter takes, where that stands in for gaps. ``loads`` are the writing days that
    Monday to Sunday hold (see ``clock``); gaps and the open gap are counted in writing days. ``remarks`` are sentences
    about dates that were left out.
    """

    gaps: tuple[float, ...] = ()
    ages: tuple[float, ...] = ()
    open_gap: float = 0
    completions: int = 0
    source: str = "drafted dates"
    said: float | None = None
    loads: tuple[float, ...] = EVEN_WEEK
    remarks: tuple[str, ...] = ()

    @property
    def weights(self) -> tuple[float, ...]:
        """How much each gap counts: recent writing more, where there is enough of it.

        With sixteen gaps or fewer each counts fully, for they say little enough; with more, the half-life is the
        shortest from ``HALF_LIFE`` on that leaves the weight of sixteen.
        """
        if len(self.gaps) <= ENOUGH:
            return (1.0,) * len(self.gaps)
        half_life = HALF_LIFE
        while sum(0.5 ** (age / half_life) for age in self.ages) < ENOUGH:
            half_life *= 1.1
        return tuple(0.5 ** (age / half_life) for age in self.ages)

    @property
    def known(self) -> bool:
        """Whether it says enough to give odds: a stated pace, or two completions that are not all on one day."""
        return self.said is not None or any(gap > 0 for gap in self.gaps)


def pace_said(days_per_chapter: float, open_gap: float = 0) -> Pace:
    """Return the pace of an author who says how many days a chapter takes."""
    return Pace(open_gap=open_gap, said=days_per_chapter, source="as you said")


def pace_of_gaps(gaps: Sequence[float], open_gap: float = 0) -> Pace:
    """Return the pace that these days between completions show, oldest first; n gaps are n + 1 completions."""
    ages: list[float] = []
    age = float(open_gap)
    for gap in reversed(gaps):
        ages.append(age)
        age += gap
    return Pace(tuple(gaps), tuple(reversed(ages)), open_gap, len(gaps) + 1, "as you said")


def pace_of_chapters(
    chapters: Sequence[Chapter],
    today: date,
    written: Mapping[PurePosixPath, date] | None = None,
    breaks: Sequence[tuple[date, date]] = (),
) -> Pace:
    """Return the pace that the chapters' ``drafted`` dates show; ``written`` (days from git) fills in missing ones.

    A chapter was finished no later than it was first posted. Dates to come say nothing yet. Where more than
    ``MOST_IN_A_DAY`` chapters share a day they were brought in together: the gaps inside that day and the one before
    it are left out, with a remark. ``breaks`` held no writing, and weekdays on which more was finished held more of it.
    """
    finished = _finished_days(chapters, today, written or {})
    days, together = finished.days, _days_together(finished.days)
    weekdays = Counter(day.weekday() for day in days if day not in together)
    loads = weekday_loads([weekdays[day] for day in range(7)])
    first = days[0] if days else today
    clock = writing_days(first, (today - first).days, break_days(breaks, first, today), loads)
    worked = [clock[(day - first).days] for day in days]
    spans = [
        (later - earlier, float((today - day).days))
        for (earlier, later), day in zip(pairwise(worked), days[1:], strict=True)
        if day not in together
    ]
    return Pace(
        gaps=tuple(gap for gap, _age in spans),
        ages=tuple(age for _gap, age in spans),
        open_gap=clock[-1] - worked[-1] if days else 0.0,
        completions=len(days),
        source=finished.source,
        loads=loads,
        remarks=(*finished.remarks, *_about_days_together(days, together)),
    )


@dataclass(frozen=True, slots=True)
class _Finished:
    """The days on which chapters were finished, in order; where they are from; what is said of the odd ones."""

    days: tuple[date, ...]
    source: str
    remarks: tuple[str, ...]


def _finished_days(chapters: Sequence[Chapter], today: date, written: Mapping[PurePosixPath, date]) -> _Finished:
    """Return the day of each finished chapter that has one by ``today``: none later than its first posting."""
    days: list[date] = []
    sources: set[str] = set()
    late: list[str] = []
    future: list[str] = []
    for chapter in chapters:
        day = (chapter.drafted or written.get(chapter.path)) if chapter.finished else None
        if day is None:
            continue
        posted = min((posting.first for posting in chapter.postings), default=day)
        if posted < day:
            day = posted
            late.append(chapter.label)
        if day > today:
            future.append(chapter.label)
            continue
        days.append(day)
        sources.add(_GIT if chapter.drafted is None else _DRAFTED)
    return _Finished(
        tuple(sorted(days)),
        " and ".join(name for name in (_DRAFTED, _GIT) if name in sources) or _DRAFTED,
        tuple(_about_odd_days(late, future)),
    )


def _about_odd_days(late: Sequence[str], future: Sequence[str]) -> Iterator[str]:
    """Give what is said of chapters dated after their posting, and of those dated after today, by their labels."""
    if late:
        yield f"{_chapters(late, 'was', 'were')} posted before {_its(late)} drafted date; the day of posting counts."
    if future:
        yield f"{_chapters(future, 'is', 'are')} dated after today, so {_its(future)} day is left out of the pace."


def _days_together(days: Sequence[date]) -> frozenset[date]:
    """Return the days on which so many chapters were finished that they were brought in, not written."""
    return frozenset(day for day, count in Counter(days).items() if count > MOST_IN_A_DAY)


def _about_days_together(days: Sequence[date], together: frozenset[date]) -> Iterator[str]:
    if together:
        count = sum(day in together for day in days)
        yield f"{count} chapters came in together (more than {MOST_IN_A_DAY} on a day): no pace is read from that."


def doubts_about_dates(chapters: Sequence[Chapter], written: Mapping[PurePosixPath, date]) -> tuple[str, ...]:
    """Return a sentence where ``written`` (days from git) says that several chapters were dated long after or before.

    Several are three, long is a fortnight: dates put in afterwards, many at once, make any pace.
    """
    odd = [
        chapter.label
        for chapter in chapters
        if chapter.drafted and chapter.path in written and abs((chapter.drafted - written[chapter.path]).days) >= 14
    ]
    if len(odd) < 3:
        return ()
    chapters_were = _chapters(odd, "was", "were")
    sentence = (
        f"By the git history, {chapters_were[0].lower() + chapters_were[1:]} written two weeks or more away from their "
        "drafted dates; where git is right, fic finish --on git puts its day there."
    )
    return (sentence,)


def posting_rhythm(chapters: Sequence[Chapter], site: str) -> float | None:
    """Return the median days between the last six posts on a site; None before there were three."""
    days = sorted({posting.first for chapter in chapters if (posting := chapter.posting(site))})[-6:]
    return float(median((later - earlier).days for earlier, later in pairwise(days))) if len(days) >= 3 else None


def days_since_post(chapters: Sequence[Chapter], site: str, today: date) -> int | None:
    """Return how many days ago the last chapter came out on a site; None where none has by today."""
    days = [posting.first for chapter in chapters if (posting := chapter.posting(site)) and posting.first <= today]
    return (today - max(days)).days if days else None


def share_written(chapters: Sequence[Chapter]) -> float:
    """Return how much of the chapter in progress is there, by the median length of the finished ones.

    From a half, up to nine tenths; 0 for less, which says little: many authors write elsewhere and paste late.
    """
    finished = sorted(chapter.words for chapter in chapters if chapter.finished)
    begun = next((chapter for chapter in chapters if not chapter.finished), None)
    if not finished or begun is None or not finished[len(finished) // 2]:
        return 0.0
    share = begun.words / finished[len(finished) // 2]
    return min(share, 0.9) if share >= 0.5 else 0.0


def _chapters(labels: Sequence[str], one: str, many: str) -> str:
    if len(labels) == 1:
        return f"Chapter {labels[0]} {one}"
    if len(labels) <= 4:
        return f"Chapters {', '.join(labels[:-1])} and {labels[-1]} {many}"
    return f"{len(labels)} chapters {many}"


def _its(labels: Sequence[str]) -> str:
    return "its" if len(labels) == 1 else "their"
