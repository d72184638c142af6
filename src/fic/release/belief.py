"""What an author's gaps might be, given those that were seen: a weighted handful of possibilities.

Few chapters say little: both how long a chapter takes and how irregular that is stay uncertain, and a hiatus may not
have shown yet. Averaging over the possibilities, instead of trusting one best guess, is what keeps the odds honest
(by a Poisson model, whoever wrote six chapters in 42 days and posts weekly from a buffer of 8 runs dry 22 times in 100,
not 3). docs/forecast.md, "The model", tells it in words, and where the figures come from.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fic.release.gaps import (
    FAMILY_ODDS,
    HIATUS_MEAN,
    HIATUS_SHARES,
    IRREGULARITIES,
    STEP,
    Floats,
    in_progress_beyond,
    shares_by_mean,
    shares_within,
)

TYPICAL_GAP, GAP_SPREAD = 14.0, 1.5
"""Before anything is seen: a fortnight a chapter, give or take a factor e^1.5."""

TYPICAL_IRREGULARITY, IRREGULARITY_SPREAD = 0.6, 0.6
"""Before anything is seen; 0.22, 0.59 and 1.48 were measured in real manuscripts (docs/forecast.md, "The model")."""

_FLOOR = 1e-12
# Means looked at, as places (see ``gaps.shares_by_mean``): from half an hour a chapter to thirteen years. First widely
# spaced, then as closely as the likely ones need.
_FIRST_PLACE, _LAST_PLACE = round(math.log(0.02) / STEP), round(math.log(4900) / STEP)
_WIDE, _MOST_PLACES = 20, 160
_NEGLIGIBLE_NATS = 14.0
_FEW_GAPS = 8
# How far apart the means are that stand for a row, in standard deviations of what is believed of them; and how light a
# possibility is that stands together with others like it. Closer where little is known.
_FINE, _COARSE = (0.7, 0.0025), (0.9, 0.006)
# Where a row's means begin: no two rows alike, so that they fill each other's holes.
_GOLDEN = 0.6180339887


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """Possible ways the author may write on, each with its weight.

    ``weights`` sums to 1; ``rows`` is the family and irregularity (a row of ``gaps.tables``); ``means`` is the mean of
    the ordinary gap in days; ``open_gap`` is how long, in days, the chapter in progress has taken already.
    ``paces`` are long-run days a chapter, rising, and ``no_slower`` the odds that the author's are no more than those.
    """

    weights: Floats
    rows: NDArray[np.intp]
    means: Floats
    open_gap: float
    paces: Floats
    no_slower: Floats

    @property
    def long_run_means(self) -> Floats:
        """Days a chapter takes in the long run, hiatuses included, for each possibility."""
        return self.means * _stretches(self.rows)

    def days_per_chapter(self, quantile: float) -> float:
        """Return that quantile of the long-run days a chapter takes."""
        return float(np.exp(np.interp(quantile, self.no_slower, np.log(self.paces))))

    @property
    def irregularity(self) -> float:
        """The average coefficient of variation of the ordinary gap."""
        return float(self.weights @ np.array(IRREGULARITIES)[self.rows % len(IRREGULARITIES)])

    @property
    def hiatus_odds(self) -> float:
        """How likely it is that this author takes a hiatus now and then."""
        return float(self.weights[np.array(HIATUS_SHARES)[self.rows // len(IRREGULARITIES)] > 0].sum())


def belief_from(gaps: Sequence[float], open_gap: float = 0.0, weights: Sequence[float] | None = None) -> Belief:
    """Return what ``gaps`` (days between completions; at least one) say about the gaps to come.

    The chapter in progress has taken longer than ``open_gap`` days, which counts too. ``weights`` says how much each
    gap counts (1 unless given). A gap of k days was between k - 1/2 and k + 1/2.

    The posterior is worked out closely, for every row and hundreds of means; then a hundred or so of those stand for
    all: evenly spaced in each row, each as heavy as what is believed around it. Nothing is assumed of its shape, which
    with two gaps has a long tail, and two humps where one of them may be a hiatus.
    """
    # Equal gaps are common (steady authors, whole days): each is looked up once.
    values, where = np.unique(np.asarray(gaps, dtype=float), return_inverse=True)
    repeats = np.bincount(where, weights=None if weights is None else np.asarray(weights, dtype=float)).astype(float)
    places = np.arange(_FIRST_PLACE, _LAST_PLACE, _WIDE)
    scores = _scores(values, repeats, open_gap, places)
    likely = places[(scores > scores.max() - _NEGLIGIBLE_NATS).any(axis=0)]
    first, last = likely[0] - _WIDE, likely[-1] + _WIDE
    places = np.arange(first, last + 1, max((last - first) // _MOST_PLACES, 1))
    scores = _scores(values, repeats, open_gap, places)
    density = np.exp(scores - scores.max())
    density /= density.sum()

    spacing, light = _FINE if len(gaps) < _FEW_GAPS else _COARSE
    columns = np.arange(len(places), dtype=float)
    likely = np.flatnonzero(density.max(axis=1) > density.max() * math.exp(-_NEGLIGIBLE_NATS))
    found: list[tuple[Floats, NDArray[np.intp], NDArray[np.intp]]] = []
    for row in likely.tolist():
        share = density[row].sum()
        centre = float(density[row] @ columns / share)
        spread = math.sqrt(max(float(density[row] @ (columns - centre) ** 2 / share), 0.0))
        every = max(round(spacing * spread), 1)
        chosen = np.arange(int(centre + (_GOLDEN * row) % 1 * every) % every, len(places), every)
        weight = density[row, chosen]
        found.append((weight * (share / weight.sum()), np.full(len(chosen), row), places[chosen]))
    weight, rows, standing = (np.concatenate(each) for each in zip(*found, strict=True))
    means = np.exp(standing * STEP)
    thinned, kept = _thinned(weight / weight.sum(), means * _stretches(rows), light)
    paces, no_slower = _pace_odds(density, np.exp(places * STEP))
    return Belief(thinned, rows[kept], means[kept], open_gap, paces, no_slower)


def belief_said(days_per_chapter: float, open_gap: float = 0.0) -> Belief:
    """Return the belief of an author who only says how long a chapter takes: the irregularity is anyone's."""
    steps = len(IRREGULARITIES)
    rows = np.arange(len(FAMILY_ODDS) * steps)
    irregularities = np.array(IRREGULARITIES)[rows % steps]
    spread = (np.log(irregularities) - math.log(TYPICAL_IRREGULARITY)) ** 2 / (2 * IRREGULARITY_SPREAD**2)
    weight = np.array(FAMILY_ODDS)[rows // steps] * np.exp(-spread)
    means = np.full(len(rows), float(days_per_chapter))
    aged = np.asarray(open_gap / means)
    weight *= in_progress_beyond(shares_within(rows, aged), aged)
    weight /= weight.sum()
    order = np.argsort(means * _stretches(rows), kind="stable")
    paces = (means * _stretches(rows))[order]
    return Belief(weight, rows, means, open_gap, paces, np.cumsum(weight[order]) - weight[order] / 2)


def _scores(values: Floats, repeats: Floats, open_gap: float, places: NDArray[np.intp]) -> Floats:
    """Return the log of prior times likelihood for each row and the means at ``places``.

    A chapter in progress on a day like any other is the likelier to be a long one: having gone on for an open gap o,
    it has density (1 - F(o)) / long-run mean, which is the age of a stationary renewal process (Cox, Renewal Theory,
    1962, chapter 5). Without the division, few gaps make the author look slower than they are.
    """
    log_means = places * STEP
    found = _row_odds()[:, None] - log_means - (log_means - math.log(TYPICAL_GAP)) ** 2 / (2 * GAP_SPREAD**2)
    for value, count in zip(values.tolist(), repeats.tolist(), strict=True):
        within = shares_by_mean(value + 0.5, places)
        if value > 1:
            within -= shares_by_mean(value - 0.5, places)
        found += count * np.log(np.maximum(within, _FLOOR))
    if open_gap > 0:
        found += np.log(in_progress_beyond(shares_by_mean(open_gap, places), open_gap / np.exp(log_means)))
    return np.asarray(found)


def _row_odds() -> Floats:
    """Return the log prior of each family and irregularity, the hiatuses' part of the long-run mean taken off."""
    rows = np.arange(len(FAMILY_ODDS) * len(IRREGULARITIES))
    families, irregularities = rows // len(IRREGULARITIES), np.array(IRREGULARITIES)[rows % len(IRREGULARITIES)]
    spread = (np.log(irregularities) - math.log(TYPICAL_IRREGULARITY)) ** 2 / (2 * IRREGULARITY_SPREAD**2)
    return np.asarray(np.log(np.array(FAMILY_ODDS))[families] - spread - np.log(_stretches(rows)))


def _stretches(rows: NDArray[np.intp]) -> Floats:
    """Return how many times the ordinary gap the mean gap is in the long run, hiatuses included."""
    return np.asarray(1 + HIATUS_MEAN * np.array(HIATUS_SHARES)[rows // len(IRREGULARITIES)])


def _thinned(weights: Floats, paces: Floats, lightest: float) -> tuple[Floats, NDArray[np.intp]]:
    """Return fewer possibilities that stand for all: their weights, and which they are.

    Those lighter than ``lightest`` are put in the order of their paces, and at even steps of their weight one is taken
    for those around it. Leaving them out instead would take the tail away, where slow authors run dry.
    """
    heavy, light = np.flatnonzero(weights >= lightest), np.flatnonzero(weights < lightest)
    if not len(light):
        return weights, heavy
    light = light[np.argsort(paces[light], kind="stable")]
    running = np.cumsum(weights[light])
    count = math.ceil(running[-1] / lightest)
    taken = light[np.searchsorted(running, (np.arange(count) + 0.5) / count * running[-1])]
    return np.concatenate([weights[heavy], np.full(count, running[-1] / count)]), np.concatenate([heavy, taken])


def _pace_odds(density: Floats, means: Floats) -> tuple[Floats, Floats]:
    """Return paces, rising, and the odds of being no slower, from what is believed of each row and mean."""
    rows = np.arange(len(density))
    paces = np.outer(_stretches(rows), means).ravel()
    order = np.argsort(paces, kind="stable")
    weights = density.ravel()[order]
    running = np.cumsum(weights) - weights / 2
    shown = np.searchsorted(running, np.linspace(0.001, 0.999, 999))
    return paces[order][shown], running[shown]
