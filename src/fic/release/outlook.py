"""A strategy seen from where the author stands: its days, its odds, and what readers get."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from fic.release.belief import Belief
from fic.release.calendar import gap_days
from fic.release.forecast import Days, days_from, fewest_ahead, finished_by, finished_quantile, first_dry_odds
from fic.release.gaps import Floats, shares_within
from fic.release.strategy import Promise, Stand, Strategy


@dataclass(frozen=True, slots=True)
class Outlook:
    """A strategy with its odds.

    ``dry_by`` is the probability of having run dry by each release, ``dry`` by the last one; both are None where too
    little is known. ``first_dry`` is the likeliest middle day of the first empty release, should there be one; where
    no odds are known, the first release that the buffer alone doesn't cover. ``fan`` holds, day by day from today, the
    chapters ahead of the promise (10 %, 50 % and 90 % quantiles). ``updates`` counts the days that bring something,
    ``longest_gap`` the days readers wait at most.
    """

    strategy: Strategy
    promise: Promise
    dry_by: tuple[float, ...] | None
    first_dry: date | None
    fan: tuple[tuple[date, int, int, int], ...]
    longest_gap: int
    updates: int
    asked: bool = False

    @property
    def name(self) -> str:
        """What people call it."""
        return self.strategy.name

    @property
    def dry(self) -> float | None:
        """The odds of running dry before the horizon."""
        if self.dry_by is None:
            return None
        return self.dry_by[-1] if self.dry_by else 0.0


class Foresight:
    """What is known of the days to come, computed once for all strategies.

    ``clock`` holds the writing days in the first 0, 1, ... days from today (see ``clock.writing_days``).
    """

    def __init__(self, belief: Belief, clock: Sequence[float], share_written: float = 0.0) -> None:
        self.belief = belief
        self.clock = clock
        self._days: Days = days_from(belief, math.ceil(clock[-1]), share_written)
        finished = finished_by(self._days)
        whole = np.minimum(np.floor(clock).astype(int), finished.shape[1] - 1)
        part = np.asarray(clock) - whole
        after = np.minimum(whole + 1, finished.shape[1] - 1)
        by_day = finished[:, whole] * (1 - part) + finished[:, after] * part
        self._finished = by_day
        self.finished = tuple(finished_quantile(by_day, quantile) for quantile in (0.1, 0.5, 0.9))

    def dry_odds(self, buffer: int, releases: Sequence[int]) -> list[float]:
        """Return for each release, given in days from today, the odds that it is the first to find nothing."""
        return first_dry_odds(self._days, buffer, [self.clock[day] for day in releases])

    def fewest_ahead(self, risk: float, releases: Sequence[int]) -> int:
        """Return the fewest chapters ahead with which the odds of running dry stay within ``risk``."""
        return fewest_ahead(self._days, [self.clock[day] for day in releases], risk)

    def days_until_finished(self, count: int) -> int:
        """Return in how many days ``count`` more chapters are as likely as not; the horizon's end if later."""
        if count < 1:
            return 0
        if count > len(self._finished):
            return len(self.clock) - 1
        return min(int(np.searchsorted(self._finished[count - 1], 0.5)), len(self.clock) - 1)

    def longest_gap(self) -> int:
        """Return the longest wait for one chapter that is as likely as not within the horizon."""
        span = self.clock[-1]
        waits: Floats = np.arange(1, len(self.clock), dtype=float)
        within = shares_within(self.belief.rows[:, None], waits / self.belief.means[:, None])
        tries = np.maximum(span / self.belief.long_run_means[:, None], 1.0)
        none_longer = self.belief.weights @ within**tries
        return min(int(np.searchsorted(none_longer, 0.5)) + 1, len(self.clock) - 1)


def outlook(
    strategy: Strategy, promise: Promise, stand: Stand, foresight: Foresight | None, *, asked: bool = False
) -> Outlook:
    """Return how ``promise`` looks from where the author stands; without foresight, without odds."""
    today, horizon_days, buffer = stand.today, stand.horizon_days, stand.buffer
    releases = [(day - today).days for day in promise.days]
    dry_by: tuple[float, ...] | None = None
    first_dry: date | None = None
    if stand.remaining == 0:
        dry_by = (0.0,) * len(releases)  # every chapter is there already
    elif foresight is None:
        first_dry = promise.days[buffer] if buffer < len(promise.days) else None
    else:
        odds = foresight.dry_odds(buffer, releases)
        running = np.minimum(np.cumsum(odds), 1.0) if odds else np.array([])
        dry_by = tuple(float(value) for value in running)
        if dry_by and dry_by[-1] > 1e-6:
            first_dry = promise.days[int(np.searchsorted(running, dry_by[-1] / 2))]
    gaps = gap_days(today, promise.days)
    longest, updates = max(gaps, default=horizon_days), len(set(promise.days))
    if not strategy.steady and foresight is not None:
        if not promise.days:
            longest, updates = foresight.longest_gap(), int(_to_come(stand, foresight.finished[1])[-1])
        elif updates == 1:
            longest = max(longest, foresight.days_until_finished(buffer) - 1)
    return Outlook(
        strategy=strategy,
        promise=promise,
        dry_by=dry_by,
        first_dry=first_dry,
        fan=_fan(stand, releases, foresight),
        longest_gap=longest,
        updates=updates,
        asked=asked,
    )


def _fan(stand: Stand, releases: Sequence[int], foresight: Foresight | None) -> tuple[tuple[date, int, int, int], ...]:
    if foresight is None:
        return ()
    buffer = stand.buffer
    days = [stand.today + timedelta(days=day) for day in range(stand.horizon_days + 1)]
    if not releases:
        # Nothing is promised: what is finished is posted, and the buffer stays.
        return tuple((day, buffer, buffer, buffer) for day in days)
    due = np.searchsorted(np.asarray(sorted(releases)), np.arange(stand.horizon_days + 1), side="right")
    low, middle, high = (np.maximum(buffer + _to_come(stand, ahead) - due, 0).tolist() for ahead in foresight.finished)
    return tuple(zip(days, low, middle, high, strict=True))


def _to_come(stand: Stand, finished: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return how many chapters are finished by each day, when no more than ``remaining`` are left to write."""
    return finished if stand.remaining is None else np.minimum(finished, stand.remaining)
