"""Pace, buffer and release days: the odds of running dry, release by release, exactly.

Dry at release k means that the buffer and the chapters finished by then are fewer than k. Promising is surviving
*every* release, so this is a first-passage probability: with S_j the day the j-th chapter from now is finished and
t_k the day of release k, the author stays ahead when S_j <= t_(B+j) for all j. The recursion carries the distribution
of S_j over days, cuts off what comes too late, and convolves what is left with the next gap; what was cut off at step
j is the probability that release B+j is the first to find nothing. Nothing is sampled, so the same inputs always give
the same odds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from fic.release.belief import Belief
from fic.release.gaps import Floats, in_progress_beyond, shares_within

FINISHED_TAIL = 0.1
"""Numbers of chapters less likely than this within the horizon are left out of ``finished_by``."""

_NEGLIGIBLE = 1e-6
_TRIMMED = 2e-8
# Circular convolution folds late days onto early ones. Damping the days by this much over one window makes what is
# folded negligible, and half the window does: exact to about this number.
_DAMPING = 3e-8
_SIZES = tuple(sorted(2**a * 3**b * 5**c for a in range(3, 12) for b in range(3) for c in range(2)))


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """Gaps on a grid of days, for each possibility of a belief.

    ``first[i, d]`` is the chance that the chapter in progress is finished d days from now, rounded up; ``later[i, d]``
    that another one takes d days, to the nearest: one up and the rest to the nearest leaves no half-day bias against
    "finished by release day". What lies beyond the last column is missing from the sums.
    """

    weights: Floats
    first: Floats
    later: Floats
    _spectra: dict[int, tuple[Floats, NDArray[np.complex128]]] = field(default_factory=dict)

    @property
    def horizon(self) -> int:
        """The last day of the grid."""
        return int(self.first.shape[1]) - 1

    def spectrum(self, size: int) -> tuple[Floats, NDArray[np.complex128]]:
        """Return the damping over a window of ``size`` days, and the damped spectrum of ``later`` in it."""
        if size not in self._spectra:
            damping = np.exp(np.arange(size) * (math.log(_DAMPING) / size))
            kernel = np.zeros((len(self.weights), size))
            width = min(size, self.later.shape[1])
            kernel[:, :width] = self.later[:, :width] * damping[:width]
            self._spectra[size] = damping, np.fft.rfft(kernel, axis=1)
        return self._spectra[size]


def days_from(belief: Belief, horizon: int, share_written: float = 0.0) -> Days:
    """Return the gaps a belief holds possible, on a grid of days 0 to ``horizon``.

    ``share_written`` of the chapter in progress is there already (0 to 0.9): what is left then takes that much less
    of the time a whole chapter takes, if that is sooner than the days gone by say. It never makes the odds worse.
    """
    day = np.arange(horizon + 1)
    rows, means = belief.rows[:, None], belief.means[:, None]
    edges = shares_within(rows, (np.arange(-1, horizon + 1) + 0.5) / means)
    later = np.diff(edges, axis=1)
    aged = np.maximum(belief.open_gap + day, day / (1 - share_written)) / means
    beyond = in_progress_beyond(shares_within(rows, aged), aged)
    first = np.zeros_like(later)
    first[:, 1:] = -np.diff(beyond, axis=1) / beyond[:, :1]
    return Days(belief.weights, first, later)


def first_dry_odds(days: Days, buffer: int, deadlines: Sequence[float]) -> list[float]:
    """Return, for each release, the probability that it is the first to find no chapter.

    ``deadlines`` are the days from today of the releases, in order, none beyond the grid; a chapter finished on the
    day counts. A deadline between two days of the grid counts a part of the day after.
    """
    odds = [0.0] * len(deadlines)
    owed = [float(deadline) for deadline in deadlines[buffer:]]
    if not owed:
        return odds
    weights, alive = days.weights, np.arange(len(days.weights))
    living_spectra = _Spectra(days, alive)
    reach = math.ceil(owed[0])
    size = _window(reach + 1)
    damping, undamping, kernel = living_spectra.of_size(size)
    # The mass stays damped from step to step; only its sum by day is ever needed as it is.
    low, mass = 0, days.first[:, : reach + 1] * damping[: reach + 1]
    surviving = 1.0
    for step, deadline in enumerate(owed):
        if step:
            reach = math.ceil(deadline)
            wanted = _window(reach - low + 1)
            if wanted != size:
                mass = mass * undamping[: mass.shape[1]]
                size = wanted
                damping, undamping, kernel = living_spectra.of_size(size)
                mass *= damping[: mass.shape[1]]
            spectrum = np.fft.rfft(mass, n=size, axis=1)
            spectrum *= kernel
            mass = np.fft.irfft(spectrum, n=size, axis=1)[:, : reach - low + 1]
        if deadline < reach:
            mass[:, -1] *= deadline - (reach - 1)
        by_day = (weights @ mass) * undamping[: mass.shape[1]]
        left = float(by_day.sum())
        odds[buffer + step] = max(surviving - left, 0.0)
        surviving = min(left, surviving)
        if surviving < _NEGLIGIBLE:
            # Nothing is left to lose but this; it goes where it would be lost next.
            if buffer + step + 1 < len(odds):
                odds[buffer + step + 1] = surviving
            break
        skipped = int(np.searchsorted(np.cumsum(by_day), _TRIMMED))
        if skipped:
            # Counted from a later day, the same mass is damped less.
            low, mass = low + skipped, mass[:, skipped:] * undamping[skipped]
        if step % 8 == 7:
            living = weights * (mass @ undamping[: mass.shape[1]]) > _TRIMMED / len(weights)
            if not living.all():
                weights, alive, mass = weights[living], alive[living], mass[living]
                living_spectra = _Spectra(days, alive)
                damping, undamping, kernel = living_spectra.of_size(size)
    return odds


def fewest_ahead(days: Days, deadlines: Sequence[float], risk: float) -> int:
    """Return the fewest chapters ahead with which the odds that any release finds nothing are at most ``risk``.

    With one for every release nothing can go wrong. The recursion runs backwards here: what is still kept from release
    k on, should its chapter be finished on day s, is the chance that the next gap ends in time, times what is kept
    from there. Nothing in that depends on the buffer, so one pass serves them all, and ends at the first too small.
    """
    if not deadlines:
        return 0
    reach = math.ceil(deadlines[-1])
    # Column u stands for day ``reach - u``.
    kept = np.ones((len(days.weights), reach + 1))
    arriving = days.weights[:, None] * days.first
    for release in range(len(deadlines) - 1, -1, -1):
        deadline = float(deadlines[release])
        if release < len(deadlines) - 1:
            size = _window(reach + 1)
            damping, kernel = days.spectrum(size)
            spectrum = np.fft.rfft(kept * damping[: reach + 1], n=size, axis=1)
            spectrum *= kernel
            earlier = np.fft.irfft(spectrum, n=size, axis=1)[:, : reach + 1] / damping[: reach + 1]
            kept = earlier[:, reach - math.ceil(deadline) :]
            reach = math.ceil(deadline)
        if deadline < reach:
            kept[:, 0] *= deadline - (reach - 1)
        if 1 - float(np.vdot(arriving[:, : reach + 1], kept[:, ::-1])) > risk:
            return release + 1
    return 0


class _Spectra:
    """The spectra of those possibilities that are still alive, each size picked out once."""

    def __init__(self, days: Days, alive: NDArray[np.intp]) -> None:
        self._days, self._alive = days, alive
        self._picked: dict[int, tuple[Floats, Floats, NDArray[np.complex128]]] = {}

    def of_size(self, size: int) -> tuple[Floats, Floats, NDArray[np.complex128]]:
        """Return the damping over ``size`` days, its inverse, and the damped spectra."""
        if size not in self._picked:
            damping, kernel = self._days.spectrum(size)
            if len(self._alive) < len(kernel):
                kernel = kernel[self._alive]
            self._picked[size] = damping, 1 / damping, kernel
        return self._picked[size]


def _window(width: int) -> int:
    """Return the next size that transforms fast."""
    return int(next(size for size in _SIZES if size >= width))


def finished_by(days: Days) -> Floats:
    """Return ``[j, d]``: the probability that at least j+1 more chapters are finished by day d.

    Rows stop when so many chapters within the grid have become less likely than ``FINISHED_TAIL``, or at two a day.
    """
    size = _window(days.horizon + 1)
    damping, kernel = days.spectrum(size)
    width = days.horizon + 1
    spectrum = np.fft.rfft(days.first * damping[:width], n=size, axis=1) * days.weights[:, None]
    rows: list[Floats] = []
    while not rows or (rows[-1][-1] > FINISHED_TAIL and len(rows) < 2 * width):
        found = np.fft.irfft(spectrum.sum(axis=0), n=size)[:width] / damping[:width]
        rows.append(np.minimum(np.cumsum(np.maximum(found, 0.0)), 1.0))
        spectrum *= kernel
    return np.array(rows)


def finished_quantile(finished: Floats, quantile: float) -> NDArray[np.intp]:
    """Return for each day the smallest number n of chapters such that P(no more than n finished) >= ``quantile``."""
    return np.asarray((finished > 1 - quantile + 1e-9).sum(axis=0))
