"""What an author's gaps might be, given those that were seen: a weighted handful of possibilities.

Few chapters say little: both how long a chapter takes and how irregular that is stay uncertain, and a hiatus may not
have shown yet. Averaging over the possibilities, instead of trusting one best guess, is what keeps the odds honest
(FIELD.md 2.4: six chapters in 42 days posted weekly from a buffer of 8 run dry 22 times in 100, not 3).
The model is FORECAST.md's; docs/forecast.md tells it in words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fic.release.gaps import FAMILY_ODDS, HIATUS_MEAN, HIATUS_SHARES, IRREGULARITIES, Floats, shares_within

TYPICAL_GAP, GAP_SPREAD = 14.0, 1.5
"""Before anything is seen: a fortnight a chapter, give or take a factor e^1.5."""

TYPICAL_IRREGULARITY, IRREGULARITY_SPREAD = 0.6, 0.6
"""Before anything is seen: FIELD.md 2.3 measured 0.22, 0.59 and 1.48 in real manuscripts."""

_FLOOR = 1e-12
_SCAN = np.linspace(-1.0, 1.0, 33)
_FEW_GAPS, _VERY_FEW_GAPS = 8, 4
# Positions in standard deviations, and the stagger between neighbours: denser where little is known.
_DENSEST, _DENSEST_STAGGER = np.linspace(-3.3, 3.3, 9), 0.2
_DENSE, _DENSE_STAGGER = np.linspace(-3.0, 3.0, 7), 0.25
_SPARSE, _SPARSE_STAGGER = np.linspace(-2.2, 2.2, 4), 0.37
_NEGLIGIBLE_NATS = 9.0
_COVERED, _COVERED_OF_FEW = 0.997, 0.998


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """Possible ways the author may write on, each with its weight.

    ``weights`` sums to 1; ``rows`` is the family and irregularity (a row of ``gaps.tables``); ``means`` is the mean of
    the ordinary gap in days; ``open_gap`` is how long, in days, the chapter in progress has taken already.
    """

    weights: Floats
    rows: NDArray[np.intp]
    means: Floats
    open_gap: float

    @property
    def long_run_means(self) -> Floats:
        """Days a chapter takes in the long run, hiatuses included, for each possibility."""
        shares = np.array(HIATUS_SHARES)[self.rows // len(IRREGULARITIES)]
        return np.asarray(self.means * (1 + HIATUS_MEAN * shares))

    def days_per_chapter(self, quantile: float) -> float:
        """Return that quantile of the long-run days a chapter takes."""
        order = np.argsort(self.long_run_means, kind="stable")
        means, weights = self.long_run_means[order], self.weights[order]
        middle = np.cumsum(weights) - weights / 2
        return float(np.exp(np.interp(quantile, middle, np.log(means))))

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
    """
    seen = np.asarray(gaps, dtype=float)
    counts = np.ones(len(seen)) if weights is None else np.asarray(weights, dtype=float)
    families, steps = len(FAMILY_ODDS), len(IRREGULARITIES)
    rows = np.arange(families * steps)
    irregularities = np.array(IRREGULARITIES)[rows % steps]
    prior = np.log(np.array(FAMILY_ODDS))[rows // steps] - (
        (np.log(irregularities) - math.log(TYPICAL_IRREGULARITY)) ** 2 / (2 * IRREGULARITY_SPREAD**2)
    )
    # The hiatuses' part of the long-run mean; the ordinary gap's is in the scores (see there).
    prior -= np.log1p(HIATUS_MEAN * np.array(HIATUS_SHARES))[rows // steps]

    centre = math.log(max(float(counts @ seen / counts.sum()), 0.25))
    reach = 3.5 * np.minimum(1.2, np.maximum(irregularities, 0.15) / math.sqrt(counts.sum())) + 0.35
    # Gaps of a day or none would fit any faster pace as well: then nothing but the prior ends the scan below.
    below = 2.5 if seen.max() <= 1 else 0.0
    scan = centre - below / 2 + (reach[:, None] + below / 2) * _SCAN
    scores = _scores(seen, counts, open_gap, rows, scan) + prior[:, None]
    share = np.exp(scores - scores.max(axis=1, keepdims=True))
    share /= share.sum(axis=1, keepdims=True)
    centres = (share * scan).sum(axis=1)
    spreads = np.sqrt((share * (scan - centres[:, None]) ** 2).sum(axis=1)) + 1e-6

    best = scores.max(axis=1)
    rows = rows[best > best.max() - _NEGLIGIBLE_NATS]
    # Neighbouring rows are staggered, so that their nodes fill each other's holes.
    if len(seen) < _VERY_FEW_GAPS:
        places, by = _DENSEST, _DENSEST_STAGGER
    elif len(seen) < _FEW_GAPS:
        places, by = _DENSE, _DENSE_STAGGER
    else:
        places, by = _SPARSE, _SPARSE_STAGGER
    stagger = by * ((rows // steps + rows % steps) % 4 - 1.5)
    nodes = centres[rows, None] + spreads[rows, None] * (places + stagger[:, None])
    scores = _scores(seen, counts, open_gap, rows, nodes) + prior[rows, None] + np.log(spreads[rows, None])
    weight = np.exp(scores - scores.max()).ravel()
    weight /= weight.sum()
    kept = _heaviest(weight, _COVERED_OF_FEW if len(seen) < _FEW_GAPS else _COVERED)
    return Belief(
        weights=weight[kept] / weight[kept].sum(),
        rows=np.repeat(rows, len(places))[kept],
        means=np.exp(nodes.ravel()[kept]),
        open_gap=open_gap,
    )


def belief_said(days_per_chapter: float, open_gap: float = 0.0) -> Belief:
    """Return the belief of an author who only says how long a chapter takes: the irregularity is anyone's."""
    steps = len(IRREGULARITIES)
    rows = np.arange(len(FAMILY_ODDS) * steps)
    irregularities = np.array(IRREGULARITIES)[rows % steps]
    spread = (np.log(irregularities) - math.log(TYPICAL_IRREGULARITY)) ** 2 / (2 * IRREGULARITY_SPREAD**2)
    weight = np.array(FAMILY_ODDS)[rows // steps] * np.exp(-spread)
    means = np.full(len(rows), float(days_per_chapter))
    beyond = 1 - shares_within(rows, np.asarray(open_gap / means))
    weight *= np.maximum(beyond, _FLOOR)
    return Belief(weight / weight.sum(), rows, means, open_gap)


def _scores(seen: Floats, counts: Floats, open_gap: float, rows: NDArray[np.intp], log_means: Floats) -> Floats:
    """Return the log of prior times likelihood for each row and each of its ``log_means``, the row's prior left out.

    A chapter in progress on a day like any other is the likelier to be a long one: having gone on for an open gap o,
    it has density (1 - F(o)) / long-run mean, which is the age of a stationary renewal process (Cox, Renewal Theory,
    1962, chapter 5). Without the division, few gaps make the author look slower than they are.
    """
    # Equal gaps are common (steady authors, whole days): each is looked up once.
    values, where = np.unique(seen, return_inverse=True)
    repeats = np.zeros(len(values))
    np.add.at(repeats, where.reshape(-1), counts)
    means = np.exp(log_means)[..., None]
    each = rows[:, None, None]
    upper = shares_within(each, (values + 0.5) / means)
    lower = shares_within(each, np.where(values <= 1, 0.0, values - 0.5) / means)
    found = np.log(np.maximum(upper - lower, _FLOOR)) @ repeats
    found = found - log_means - (log_means - math.log(TYPICAL_GAP)) ** 2 / (2 * GAP_SPREAD**2)
    if open_gap > 0:
        found = found + np.log(np.maximum(1 - shares_within(each, open_gap / means), _FLOOR))[..., 0]
    return np.asarray(found)


def _heaviest(weight: Floats, covered: float) -> NDArray[np.intp]:
    """Return, in order, the fewest nodes that hold so much of the weight."""
    order = np.argsort(-weight, kind="stable")
    count = int(np.searchsorted(np.cumsum(weight[order]), covered)) + 1
    return np.sort(order[:count])
