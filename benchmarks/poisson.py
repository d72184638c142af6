"""Chapters that fall like raindrops: the simplest model there is, exact, and kept as a check on the real one.

A Poisson author is neither steady nor bursty and never takes a hiatus, and the odds can be computed without a grid of
days (docs/forecast.md, "Why not the plain Poisson average?"). The forecast that authors are given is
``fic.release.forecast``'s; where both see the same gaps they must agree, and the tests hold them to it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from fic.release.gaps import Floats


def poisson_dry(chapters_per_day: float, buffer: int, releases: Sequence[float]) -> float:
    """Return the probability that a release finds nothing, at a known rate; ``releases`` are days from now, in order.

    Dynamic programming over the stock: add a Poisson number of chapters, lose what is at nothing, take one away.
    """
    # More than a chapter for each release left is as good as just that.
    most = len(releases)
    stock = np.zeros(most + 1)
    stock[min(buffer, most)] = 1.0
    earlier = 0.0
    for release in releases:
        expected = chapters_per_day * (release - earlier)
        earlier = release
        added = _poisson(expected, most)
        grown = np.convolve(stock, added)[: most + 1]
        grown[most] += stock.sum() - grown.sum()
        stock = np.append(grown[1:], 0.0)
    return float(1 - stock.sum())


def gamma_poisson_dry(gaps_seen: int, days_watched: float, buffer: int, releases: Sequence[float]) -> float:
    """Return the same where the rate is only known from ``gaps_seen`` gaps in ``days_watched`` days.

    The days include the open gap since the last completion: leaving it out makes an author on hiatus look productive.
    The rate is averaged over Gamma(gaps_seen + 1/2, days_watched), which is what is believed of it after those gaps if
    nothing was before (Jeffreys, *Theory of Probability*, 3rd edition, 1961, chapter 3).
    """
    shape = gaps_seen + 0.5
    spread = 7 / math.sqrt(shape)
    log_rates = np.linspace(math.log(shape / days_watched) - spread - 1, math.log(shape / days_watched) + spread, 241)
    rates = np.exp(log_rates)
    log_weights = shape * log_rates - rates * days_watched
    weights = np.exp(log_weights - log_weights.max())
    weights /= weights.sum()
    return float(sum(weight * poisson_dry(rate, buffer, releases) for weight, rate in zip(weights, rates, strict=True)))


def _poisson(expected: float, most: int) -> Floats:
    counts = np.arange(most + 1)
    if expected <= 0:
        return np.asarray(counts == 0, dtype=float)
    logs = np.array([math.lgamma(count + 1) for count in counts])
    return np.asarray(np.exp(counts * math.log(expected) - expected - logs))
