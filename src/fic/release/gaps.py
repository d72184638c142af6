"""How the days between finished chapters may be spread: five families of gaps, and what they look like.

Real authors differ more in how irregular they are (coefficient of variation 0.2 to 1.5) than a Poisson process allows,
and some disappear for months. So a gap is one of: gamma, lognormal, or gamma with a rare long hiatus (3, 8 or 18 in a
hundred gaps stretched 2.5, 5 or 10 times). Each is kept as a table of its distribution function G(u), where u is the
gap in units of the ordinary gap's mean, for eleven degrees of irregularity. docs/forecast.md says why.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

IRREGULARITIES: tuple[float, ...] = tuple(0.12 * (2.0 / 0.12) ** (step / 10) for step in range(11))
"""Coefficients of variation of the ordinary gap, log-spaced from clockwork to bursts."""

HIATUS_SHARES: tuple[float, ...] = (0.0, 0.0, 0.03, 0.08, 0.18)
"""For each family, the share of gaps that are a hiatus: gamma, lognormal, then gamma with a hiatus."""

FAMILY_ODDS: tuple[float, ...] = (0.35, 0.35, 0.10, 0.10, 0.10)
"""How likely each family is before anything was seen."""

STRETCHES: tuple[tuple[float, float], ...] = ((0.4, 2.5), (0.4, 5.0), (0.2, 10.0))
"""A hiatus, as (share, times the ordinary gap)."""

HIATUS_MEAN = sum(share * stretch for share, stretch in STRETCHES) - 1
"""What a hiatus adds to the mean gap, in ordinary gaps, for each unit of its share."""

SILENCE = 0.001
"""How likely it is that a chapter in progress is none of these gaps, but the beginning of a silence.

A silence that has lasted a while is as likely as not to last as long again (Gott, Nature 363, 1993: nothing is known of
when it began or will end). Without it, an author who has been away for longer than any gap could explain would be taken
to come back tomorrow.
"""

_LOW, _HIGH, _POINTS = math.log(1e-4), math.log(300.0), 2400
_STEP = (_HIGH - _LOW) / (_POINTS - 1)

STEP = _STEP
"""How far apart, in their logarithm, the means of ``shares_by_mean`` are for places 0, 1, 2, ...: 0.6 %."""


@cache
def tables() -> Floats:
    """Return G on the log-spaced grid, one row for each family and irregularity: ``[5 * 11, 2400]``.

    Rows go by family, then by irregularity. Gamma and lognormal come from the trapezoid rule on the density of ln u.
    """
    y = np.linspace(_LOW, _HIGH, _POINTS)
    gamma, lognormal = [], []
    for c in IRREGULARITIES:
        shape = 1 / c**2
        log_density = shape * (y - np.exp(y) + math.log(shape)) - math.lgamma(shape)
        below = math.exp(shape * (math.log(shape) + _LOW) - math.lgamma(shape + 1))
        gamma.append(_cumulated(np.exp(log_density), below))
        spread = math.sqrt(math.log1p(c**2))
        z = (y + spread**2 / 2) / spread
        lognormal.append(_cumulated(np.exp(-(z**2) / 2) / (spread * math.sqrt(2 * math.pi)), 0.0))
    rows = np.array(gamma)
    stretched = sum(
        share * np.array([np.interp(y - math.log(stretch), y, row, left=0.0) for row in rows])
        for share, stretch in STRETCHES
    )
    hiatus = [(1 - share) * rows + share * stretched for share in HIATUS_SHARES[2:]]
    return np.concatenate([rows, np.array(lognormal), *hiatus])


def shares_by_mean(days: float, places: NDArray[np.intp]) -> Floats:
    """Return G(days / mean) for every row of the tables and each mean e^(``STEP`` * place): ``[5 * 11, places]``.

    The means stand as far apart as the tables' columns, so one interpolation serves them all.
    """
    if days <= 0:
        return np.zeros((len(tables()), len(places)))
    at = (math.log(days) - _LOW) / _STEP
    whole = math.floor(at)
    columns = whole - places
    inside = np.clip(columns, 0, _POINTS - 2)
    fraction = np.where(columns < 0, 0.0, np.where(columns > _POINTS - 2, 1.0, at - whole))
    table = tables()
    return np.asarray(table[:, inside] * (1 - fraction) + table[:, inside + 1] * fraction)


def shares_within(rows: NDArray[np.intp], u: Floats) -> Floats:
    """Return G(u) for table rows ``rows``, which broadcast against ``u`` (any shape; 0 or less gives 0)."""
    table = tables()
    with np.errstate(divide="ignore"):
        place = (np.log(np.maximum(u, 0.0)) - _LOW) / _STEP
    place = np.clip(place, 0.0, _POINTS - 1.000001)
    index = place.astype(np.intp)
    fraction = place - index
    flat = table.reshape(-1)
    start = rows * _POINTS + index
    found = flat[start] * (1 - fraction) + flat[start + 1] * fraction
    # Below the grid a straight line to nothing at 0: only gaps of seconds are down there.
    return np.asarray(np.where(u < math.exp(_LOW), found * np.maximum(u, 0.0) / math.exp(_LOW), found))


def in_progress_beyond(within: Floats, u: Floats) -> Floats:
    """Return the odds that the chapter in progress takes longer than ``u``, of which gaps have the share ``within``.

    Days are in units of the ordinary gap's mean; the shapes are those of ``within`` and ``u``, broadcast. A silence is
    longer than ``u`` with odds 1 / u, once it is longer than a gap.
    """
    return np.asarray((1 - SILENCE) * (1 - within) + SILENCE / np.maximum(u, 1.0))


def _cumulated(density: Floats, below: float) -> Floats:
    total = np.concatenate([[0.0], np.cumsum((density[1:] + density[:-1]) * (_STEP / 2))]) + below
    return np.asarray(np.minimum(total / max(total[-1], 1e-300), 1.0))
