"""The forecast against an independent oracle: continuous parameters, continuous gaps, sampled futures.

Nothing here is shared with the program: gamma and lognormal distribution functions, the posterior (by importance
sampling) and the futures (by drawing gaps) are written a second time.
"""

from __future__ import annotations

import json
import math
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from fic.cli import app
from fic.release.belief import belief_from
from fic.release.forecast import days_from, first_dry_odds

FAMILIES = (0.35, 0.35, 0.10, 0.10, 0.10)
HIATUSES = (0.0, 0.0, 0.03, 0.08, 0.18)
SILENCE = 0.001


def gamma_cdf(shape: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The regularised lower incomplete gamma function, by its series below the mean and a continued fraction above."""
    shape, x = np.broadcast_arrays(shape.astype(float), np.maximum(x, 1e-300))
    log_gamma = np.vectorize(math.lgamma, otypes=[float])(shape[:, :1])
    front = np.exp(np.maximum(shape * np.log(x) - x - log_gamma, -700))
    below = x < shape + 1
    term, total, k = 1 / shape, 1 / shape, shape.copy()
    xs = np.where(below, x, 0)
    for _ in range(400):
        k = k + 1
        term = term * xs / k
        total = total + term
        if (term < 1e-9 * total).all():
            break
    xl = np.where(below, shape + 2, x)
    b = xl + 1 - shape
    c, d = np.full_like(b, 1e300), 1 / b
    h = d.copy()
    for i in range(1, 200):
        an = -i * (i - shape)
        b = b + 2
        d = an * d + b
        d = 1 / np.where(np.abs(d) < 1e-300, 1e-300, d)
        c = b + an / c
        c = np.where(np.abs(c) < 1e-300, 1e-300, c)
        h = h * d * c
        if (np.abs(d * c - 1) < 1e-8).all():
            break
    return np.asarray(np.where(below, front * total, 1 - front * h).clip(0, 1))


def normal_cdf(z: np.ndarray) -> np.ndarray:
    """Abramowitz and Stegun 7.1.26, good to 2e-7."""
    x = np.abs(z) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * x)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = 1 - poly * np.exp(-x * x)
    return np.asarray(np.where(z < 0, (1 - erf) / 2, (1 + erf) / 2))


# The program's eleven irregularities stand for cells that reach half a step beyond its ends; here they are 64.
HALF = math.log(2.0 / 0.12) / 20
EDGES = np.linspace(math.log(0.12) - HALF, math.log(2.0) + HALF, 65)
CS = np.exp((EDGES[1:] + EDGES[:-1]) / 2)
CS_ODDS = np.exp(-((np.log(CS) - math.log(0.6)) ** 2) / (2 * 0.6**2))
LOG_U = np.linspace(math.log(1e-5), math.log(400), 1800)
CELL = 0.02
LOG_M = np.arange(math.log(0.03), math.log(5000), CELL)


@cache
def cdf_table(family: int) -> np.ndarray:
    return gap_cdf(family, CS, np.broadcast_to(np.exp(LOG_U), (len(CS), len(LOG_U))))


def silent_for(u: np.ndarray) -> np.ndarray:
    """The odds that a silence lasts ``u`` ordinary gaps."""
    return np.asarray(1 / np.maximum(u, 1))


def looked_up(family: int, u: np.ndarray) -> np.ndarray:
    """The share of gaps within each ``u``, for each irregularity."""
    place = (np.log(np.maximum(u, 1e-5)) - LOG_U[0]) / (LOG_U[1] - LOG_U[0])
    index = np.clip(place.astype(int), 0, len(LOG_U) - 2)
    part = np.clip(place - index, 0, 1)
    table = cdf_table(family)
    return np.asarray(np.where(u > 0, table[:, index] * (1 - part) + table[:, index + 1] * part, 0.0))


def gap_cdf(family: int, c: np.ndarray, u: np.ndarray) -> np.ndarray:
    c = c[:, None]
    if family == 1:
        s = np.sqrt(np.log1p(c**2))
        return np.asarray(np.where(u > 0, normal_cdf((np.log(np.maximum(u, 1e-300)) + s**2 / 2) / s), 0.0))
    shape = 1 / c**2

    def plain(v: np.ndarray) -> np.ndarray:
        return np.asarray(np.where(v > 0, gamma_cdf(shape, v * shape), 0.0))

    w = HIATUSES[family]
    if not w:
        return plain(u)
    return (1 - w) * plain(u) + w * (0.4 * plain(u / 2.5) + 0.4 * plain(u / 5) + 0.2 * plain(u / 10))


def drawn_gaps(rng: np.random.Generator, family: np.ndarray, c: np.ndarray, m: np.ndarray) -> np.ndarray:
    shape = 1 / c**2
    gaps = rng.standard_gamma(shape) / shape
    s = np.sqrt(np.log1p(c**2))
    gaps = np.where(family == 1, np.exp(rng.standard_normal(len(c)) * s - s**2 / 2), gaps)
    hiatus = rng.random(len(c)) < np.array(HIATUSES)[family]
    stretch = rng.choice([2.5, 5.0, 10.0], size=len(c), p=[0.4, 0.4, 0.2])
    return m * gaps * np.where(hiatus, stretch, 1.0)


def possible_authors(
    rng: np.random.Generator, gaps: tuple[float, ...], open_gap: float, paths: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Family, irregularity and ordinary gap of ``paths`` authors drawn from the posterior.

    It is worked out in cells of 2 % of the ordinary gap and a 64th of the range of irregularity; each
    author is then drawn anywhere in a cell's width.
    """
    values, counts = np.unique(np.asarray(gaps, dtype=float), return_counts=True)
    scores = np.empty((5, len(CS), len(LOG_M)))
    for family, w in enumerate(HIATUSES):
        found = np.log(FAMILIES[family] * CS_ODDS)[:, None] - (LOG_M - math.log(14)) ** 2 / (2 * 1.5**2)
        # The density of the age of a stationary process, (1 - F(age)) / mean: the day we look is like any other.
        found = found - LOG_M - math.log(1 - w + w * (0.4 * 2.5 + 0.4 * 5 + 0.2 * 10))
        for value, count in zip(values, counts, strict=True):
            within = looked_up(family, (value + 0.5) / np.exp(LOG_M))
            if value > 1:
                within = within - looked_up(family, (value - 0.5) / np.exp(LOG_M))
            found = found + count * np.log(np.maximum(within, 1e-12))
        longer = (1 - SILENCE) * (1 - looked_up(family, open_gap / np.exp(LOG_M)))
        scores[family] = found + np.log(longer + SILENCE * silent_for(open_gap / np.exp(LOG_M)))
    weights = np.exp(scores - scores.max()).ravel()
    # Systematic sampling adds hardly any noise of its own.
    place = np.searchsorted(np.cumsum(weights) / weights.sum(), (np.arange(paths) + rng.random()) / paths)
    family, c, m = np.unravel_index(np.minimum(place, weights.size - 1), scores.shape)
    return family, CS[c], np.exp(LOG_M[m] + CELL * (rng.random(paths) - 0.5))


def first_residuals(
    rng: np.random.Generator, family: np.ndarray, c: np.ndarray, m: np.ndarray, open_gap: float
) -> np.ndarray:
    """The rest of what has taken ``open_gap`` days already: of a silence, or of a gap, drawn until one is longer."""
    longer = np.empty(len(c))
    for each in range(5):
        own = family == each
        by_c = looked_up(each, open_gap / m[own])
        longer[own] = np.maximum(1 - by_c[np.searchsorted(CS, c[own]), np.arange(own.sum())], 0)
    silence = SILENCE * silent_for(open_gap / m)
    silent = rng.random(len(c)) < silence / (silence + (1 - SILENCE) * longer)
    found = np.maximum(open_gap, m) / (1 - rng.random(len(c))) - open_gap
    left = np.flatnonzero(~silent)
    while len(left):
        gaps = drawn_gaps(rng, family[left], c[left], m[left])
        long = gaps > open_gap
        found[left[long]] = gaps[long] - open_gap
        left = left[~long]
    return np.asarray(found)


def simulated_dry(
    gaps: tuple[float, ...],
    open_gap: float,
    buffer: int,
    schedules: list[list[int]],
    *,
    paths: int = 200_000,
    seed: int = 1,
) -> list[float]:
    rng = np.random.default_rng(seed)
    family, c, m = possible_authors(rng, gaps, open_gap, paths)
    finished = first_residuals(rng, family, c, m, open_gap)
    dry = [np.zeros(paths, bool) for _ in schedules]
    for j in range(max(len(releases) - buffer for releases in schedules)):
        for index, releases in enumerate(schedules):
            if buffer + j < len(releases):
                dry[index] |= finished > releases[buffer + j]
        going = ~np.logical_and.reduce(dry)
        if not going.any():
            break
        finished[going] += drawn_gaps(rng, family[going], c[going], m[going])
    return [float(each.mean()) for each in dry]


def test_the_odds_of_the_example_agree_with_two_hundred_thousand_simulated_futures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ["plan-releases", "--buffer", "3", "--intervals", "9,14,6,11,8", "--today", "2026-01-01", "--json"]
    found = json.loads(CliRunner().invoke(app, arguments).output)
    start = date(2026, 1, 1)
    named = {
        each["name"]: [(date.fromisoformat(day) - start).days for day in each["releases"]]
        for each in found["strategies"]
        if each["rrule"]
    }
    told = {each["name"]: each["p_dry"] for each in found["strategies"]}
    simulated = simulated_dry((9, 14, 6, 11, 8), 0, 3, list(named.values()))
    assert len(named) >= 9
    for name, odds in zip(named, simulated, strict=True):
        assert told[name] == pytest.approx(odds, abs=0.01), name


# Gaps, open gap, buffer, days between releases; then the odds of running dry within 182 days by a grid of 41 means for
# each family and 64 irregularities, four steps a day, which 400,000 simulated futures confirm to within .001.
REFERENCE = [
    ((7, 7, 7, 7, 7, 7), 0, 4, 7, 0.1144),
    ((5, 9, 6, 8, 7, 7), 2, 4, 7, 0.1841),
    ((3, 14, 2, 9, 21, 5, 4), 6, 6, 7, 0.4462),
    ((10, 12, 9, 11, 13, 10, 12, 9), 3, 8, 7, 0.7324),
    ((4, 5, 6, 4, 5, 30, 5, 4, 6, 5, 4, 5), 2, 3, 7, 0.2849),
    ((6, 8, 5, 9, 7, 6, 8, 7), 45, 5, 7, 0.6999),
    ((2, 20), 5, 2, 7, 0.7330),
    ((1, 2, 9, 3, 1, 1, 4, 2, 2, 7, 1, 3, 2, 1, 12, 2, 1, 3, 5, 1, 2, 2, 4, 1, 3), 1, 10, 3, 0.2595),
]


@pytest.mark.parametrize(("gaps", "open_gap", "buffer", "step", "converged"), REFERENCE)
def test_the_eight_reference_cases_come_out_within_a_hundredth(
    gaps: tuple[int, ...], open_gap: int, buffer: int, step: int, converged: float
) -> None:
    releases = list(range(step, 183, step))
    odds = first_dry_odds(days_from(belief_from(gaps, open_gap), 182), buffer, releases)
    assert sum(odds) == pytest.approx(converged, abs=0.01)


@pytest.mark.parametrize("case", [0, 2, 4, 6, 7])
def test_the_simulation_itself_finds_the_reference_values(case: int) -> None:
    gaps, open_gap, buffer, step, converged = REFERENCE[case]
    (odds,) = simulated_dry(gaps, open_gap, buffer, [list(range(step, 183, step))], paths=60_000)
    assert odds == pytest.approx(converged, abs=0.008)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    gaps=st.lists(st.integers(1, 40), min_size=2, max_size=14).map(tuple),
    open_gap=st.integers(0, 30),
    buffer=st.integers(0, 8),
    step=st.sampled_from([3, 5, 7, 10, 14, 21]),
)
def test_random_cases_agree_with_the_simulation(gaps: tuple[int, ...], open_gap: int, buffer: int, step: int) -> None:
    assert_agrees(gaps, open_gap, buffer, step)


@pytest.mark.parametrize("gaps", [(1, 8), (1, 11), (2, 20), (9, 12), (30, 6), (3, 3), (1, 1, 9), (40, 1, 1), (0, 1, 0)])
def test_few_gaps_agree_as_closely(gaps: tuple[int, ...]) -> None:
    assert_agrees(gaps, 0, 0, 5)


def assert_agrees(gaps: tuple[int, ...], open_gap: int, buffer: int, step: int) -> None:
    releases = list(range(step, 183, step))
    told = sum(first_dry_odds(days_from(belief_from(gaps, open_gap), 182), buffer, releases))
    # Of this many futures the odds are known to .002 or better.
    (simulated,) = simulated_dry(gaps, open_gap, buffer, [releases], paths=70_000)
    assert told == pytest.approx(simulated, abs=0.01)


@pytest.mark.parametrize("open_gap", [20, 120, 300])
def test_a_silence_longer_than_any_gap_agrees_too(open_gap: int) -> None:
    assert_agrees((3, 4, 5, 4) * 10, open_gap, 2, 7)


def test_the_longer_a_silence_has_lasted_the_longer_it_goes_on() -> None:
    gaps, releases = (3, 4, 5, 4) * 10, list(range(7, 183, 7))
    told = [
        sum(first_dry_odds(days_from(belief_from(gaps, away), 182), 4, releases)) for away in (30, 60, 120, 310, 900)
    ]
    assert told == sorted(told)
    assert told[-1] > 0.9
