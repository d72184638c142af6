"""Forecasts → a recommendation, and the days on which the buffer goes out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from fic import registry
from fic.errors import FicError
from fic.manuscript.cadence import rule_text
from fic.manuscript.chapter import Chapter
from fic.release.belief import Belief, belief_from, belief_said
from fic.release.calendar import release_time
from fic.release.clock import break_days, writing_days
from fic.release.outlook import Foresight, Outlook, outlook
from fic.release.pace import Pace
from fic.release.strategy import Stand, Strategy


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the author would like: the settings of `[release]`, and the cadences asked about.

    ``risk`` is the accepted probability of running dry. ``at_least`` and ``at_most`` are cadences: days such as
    ``7d``, or RFC 5545 rules. Each of ``asked`` is such a cadence or the name of a strategy (``weekly``). ``breaks``
    are days without writing, both ends included.
    """

    risk: float = 0.1
    hour: int = 18
    favour: str = "safety"
    at_least: str = ""
    at_most: str = ""
    asked: tuple[str, ...] = ()
    breaks: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A chapter's place in the plan; ``chapter`` is None where only the size of the buffer was given."""

    at: datetime
    chapter: Chapter | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Strategies side by side, from the most frequent to the least, and the one to choose.

    ``asked`` are the outlooks the author asked for, in their order. ``belief`` and ``foresight`` are None where too
    little is known for odds. ``chapters_short`` says, for each outlook by name that is just out of reach, how many
    more chapters ahead would bring it within the risk. ``reserve`` is the fewest chapters ahead at which the
    recommended cadence still fits. ``used_to`` is the cadence that readers know, and ``used_to_reserve`` the fewest
    chapters ahead with which it could go on.
    """

    stand: Stand
    wishes: Wishes
    zone: ZoneInfo
    pace: Pace
    sites: Mapping[str, int]
    waiting: tuple[Chapter, ...]
    belief: Belief | None
    foresight: Foresight | None
    outlooks: tuple[Outlook, ...]
    asked: tuple[Outlook, ...]
    recommended: Outlook | None
    chapters_short: Mapping[str, int]
    reserve: int | None
    used_to: Outlook | None
    used_to_reserve: int | None

    @property
    def last_day(self) -> date:
        """The day the horizon ends."""
        return self.stand.today + timedelta(days=self.stand.horizon_days)

    @property
    def steady(self) -> tuple[Outlook, ...]:
        """The outlooks that are one rhythm throughout, from the most frequent to the least."""
        return tuple(each for each in self.outlooks if each.strategy.steady and each.promise.days)

    def fits(self, seen: Outlook) -> bool:
        """Whether its odds of running dry stay within the author's risk."""
        return seen.dry is not None and seen.dry <= self.wishes.risk

    @property
    def schedule(self) -> tuple[Slot, ...]:
        """The days on which the chapters of the buffer go out by the recommended cadence."""
        return self.schedule_by(self.recommended)

    def schedule_by(self, chosen: Outlook | None) -> tuple[Slot, ...]:
        """Return the days on which the chapters of the buffer go out by one of the outlooks; none for None."""
        if chosen is None:
            return ()
        days = chosen.promise.days[: self.stand.buffer]
        chapters = (*self.waiting[: len(days)], *(None for _ in days[len(self.waiting) :]))
        return tuple(
            Slot(release_time(day, self.wishes.hour, self.zone), chapter)
            for day, chapter in zip(days, chapters, strict=True)
        )

    def neighbours(self) -> tuple[Outlook | None, Outlook | None]:
        """Return the next more frequent and the next less frequent steady outlook beside the recommended one."""
        if self.recommended not in self.steady:
            return None, None
        place = self.steady.index(self.recommended)
        faster = next(
            (each for each in reversed(self.steady[:place]) if each.updates > self.steady[place].updates), None
        )
        slower = next((each for each in self.steady[place + 1 :] if each.updates < self.steady[place].updates), None)
        return faster, slower


AS_ASKED = "as you asked"
"""The summary of a strategy that is nothing but a cadence the author gave."""


def strategies() -> tuple[Strategy, ...]:
    """Return every strategy there is: one file each in ``release/strategies``."""
    return registry.values("fic.release.strategies", Strategy)


def plan(
    stand: Stand,
    pace: Pace,
    wishes: Wishes,
    zone: ZoneInfo,
    waiting: Sequence[Chapter] = (),
    sites: Mapping[str, int] | None = None,
) -> Plan:
    """Return the strategies from this stand with their odds, the recommended one, and the schedule of the buffer.

    Recommended is the most frequent steady cadence (so never all at once) whose odds of running dry before the
    horizon stay within the risk; None where nothing fits or no odds can be given. ``waiting`` are the buffer's
    chapters, where known; ``sites`` the buffer of each site.
    """
    belief = _belief(pace)
    foresight = None
    if belief is not None:
        away = break_days(wishes.breaks, stand.today, stand.today + timedelta(days=stand.horizon_days))
        foresight = Foresight(
            belief, writing_days(stand.today, stand.horizon_days, away, pace.loads), stand.share_written
        )
    asked = _asked(stand, wishes, foresight)
    outlooks = _outlooks(stand, asked, foresight)
    recommended = _recommended(outlooks, stand, wishes)
    used_to = _used_to(outlooks, stand)
    return Plan(
        stand=stand,
        wishes=wishes,
        zone=zone,
        pace=pace,
        sites=dict(sites or {}),
        waiting=tuple(waiting),
        belief=belief,
        foresight=foresight,
        outlooks=outlooks,
        asked=asked,
        recommended=recommended,
        chapters_short=_chapters_short(outlooks, stand, wishes.risk, foresight),
        reserve=_reserve(recommended, stand, wishes.risk, foresight),
        used_to=used_to,
        used_to_reserve=_reserve(used_to, stand, wishes.risk, foresight),
    )


def _recommended(outlooks: Sequence[Outlook], stand: Stand, wishes: Wishes) -> Outlook | None:
    """Return the most frequent steady outlook within the risk that the author's preferences allow.

    ``favour`` turns the scale among those that fit: continuity prefers whole arcs, visibility a burst to begin with,
    and a finished story its hook first.
    """
    least, most = (_releases(stand, cadence) for cadence in (wishes.at_least, wishes.at_most))
    fitting = [
        each
        for each in outlooks
        if each.promise.days
        and each.dry is not None
        and each.dry <= wishes.risk
        and (least is None or len(each.promise.days) >= least)
        and (most is None or len(each.promise.days) <= most)
    ]
    special = {"continuity": "by-arc", "visibility": "burst-then-weekly"}.get(wishes.favour)
    if stand.remaining == 0:
        special = "hook-then-drip"
    preferred = [each for each in fitting if each.name == special]
    if preferred:
        return preferred[0]
    steady = [each for each in fitting if each.strategy.steady]
    return max(steady, key=lambda each: len(each.promise.days), default=None)


def _releases(stand: Stand, cadence: str) -> int | None:
    """Return how many releases a cadence has within the horizon, or None for no cadence."""
    return len(stand.by_rule(rule_text(cadence)).days) if cadence else None


def _reserve(seen: Outlook | None, stand: Stand, risk: float, foresight: Foresight | None) -> int | None:
    """Return the fewest chapters ahead with which a cadence stays within the risk."""
    if seen is None or foresight is None or stand.remaining == 0:
        return None
    return foresight.fewest_ahead(risk, [(day - stand.today).days for day in seen.promise.days])


def _used_to(outlooks: Sequence[Outlook], stand: Stand) -> Outlook | None:
    """Return the steady outlook that comes nearest to the rhythm readers know, give or take a third."""
    if not stand.rhythm_days:
        return None
    usual = stand.horizon_days / stand.rhythm_days
    steady = [each for each in outlooks if each.strategy.steady and each.updates]
    nearest = min(steady, key=lambda each: abs(math.log(each.updates / usual)), default=None)
    return nearest if nearest and abs(math.log(nearest.updates / usual)) < math.log(4 / 3) else None


def _belief(pace: Pace) -> Belief | None:
    if not pace.known:
        return None
    if pace.said is not None:
        return belief_said(pace.said, pace.open_gap)
    return belief_from(pace.gaps, pace.open_gap, pace.weights)


def _asked(stand: Stand, wishes: Wishes, foresight: Foresight | None) -> tuple[Outlook, ...]:
    """Return the outlooks of the cadences the author asked for; FicError for a strategy that makes no sense here."""
    if stand.chapters_to_come == 0:
        return ()
    known = {each.name: each for each in strategies()}
    found = []
    for cadence in dict.fromkeys(wishes.asked):
        if cadence in known:
            strategy, promise = known[cadence], known[cadence].promise(stand)
        else:
            strategy = Strategy(cadence, AS_ASKED, partial(Stand.by_rule, rule=rule_text(cadence)))
            promise = stand.by_rule(rule_text(cadence))
        if promise is None:
            raise FicError(
                f'"{cadence}" makes no sense from here: {strategy.summary} needs another buffer, other days in '
                "[release] days, or arcs in the chapters."
            )
        found.append(outlook(strategy, promise, stand, foresight, asked=True))
    return tuple(found)


def _outlooks(stand: Stand, asked: Sequence[Outlook], foresight: Foresight | None) -> tuple[Outlook, ...]:
    """Return every strategy that makes sense here as an outlook, among them those asked for."""
    if stand.chapters_to_come == 0:
        return ()
    found = list(asked)
    for strategy in strategies():
        promise = strategy.promise(stand)
        if promise is not None and strategy not in [each.strategy for each in asked]:
            found.append(outlook(strategy, promise, stand, foresight))
    return tuple(sorted(found, key=_from_most_frequent))


def _from_most_frequent(seen: Outlook) -> tuple[bool, bool, int, date, str]:
    # All at once comes first and when ready last: the two ends of the author's dilemma.
    silent, steady = not seen.promise.days, seen.strategy.steady
    ahead = -len(seen.promise.days) if steady else -10_000
    return silent, silent and not steady, ahead, date.max if silent else seen.promise.days[-1], seen.name


def _chapters_short(
    outlooks: Sequence[Outlook], stand: Stand, risk: float, foresight: Foresight | None
) -> dict[str, int]:
    """Return how many more chapters the cadences just out of reach would need: those that tell the author something.

    These are the next one above the most frequent that fits, or the least frequent where none does.
    """
    steady = [each for each in outlooks if each.strategy.steady and each.promise.days and each.dry is not None]
    fits = [each.dry is not None and each.dry <= risk for each in steady]
    first = fits.index(True) if any(fits) else len(steady)
    if foresight is None or first == 0:
        return {}
    found = {}
    for each in steady[first - 1 : first]:
        releases = [(day - stand.today).days for day in each.promise.days]
        found[each.name] = foresight.fewest_ahead(risk, releases) - stand.buffer
    return found
