"""The simplest model against exact values worked out apart from it, and the forecast against both."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.poisson import gamma_poisson_dry, poisson_dry

from fic.release.forecast import Days, first_dry_odds

WEEKLY = list(range(7, 183, 7))

# A chapter a week promised for 26 weeks, dry as a first passage (docs/forecast.md, "The model"). Rows are the buffer,
# columns the days a chapter takes. By an exact programme over the stock, written apart from ours; 200,000 simulated
# futures gave .3152 for .3157.
TABLE = {
    0: {7: 0.8452, 8: 0.9337, 10: 0.9907, 5.5: 0.5904},
    1: {7: 0.6942, 8: 0.8516, 10: 0.9741, 5.5: 0.3439},
    2: {7: 0.5528, 8: 0.7562, 10: 0.9477, 5.5: 0.1968},
    4: {7: 0.3157, 8: 0.5431, 10: 0.8555, 5.5: 0.0602},
    6: {7: 0.1540, 8: 0.3368, 10: 0.7040, 5.5: 0.0164},
    8: {7: 0.0626, 8: 0.1754, 10: 0.5082, 5.5: 0.0038},
    10: {7: 0.0206, 8: 0.0744, 10: 0.3088, 5.5: 0.0007},
}
CASES = [(buffer, days, odds) for buffer, row in TABLE.items() for days, odds in row.items()]


def exponential_days(days_per_chapter: float, horizon: int = 182) -> Days:
    day = np.arange(horizon + 1)
    first = np.zeros(horizon + 1)
    first[1:] = np.exp(-(day[1:] - 1) / days_per_chapter) - np.exp(-day[1:] / days_per_chapter)
    edges = 1 - np.exp(-np.maximum(np.arange(-1, horizon + 1) + 0.5, 0) / days_per_chapter)
    return Days(np.ones(1), first[None, :], np.diff(edges)[None, :])


@pytest.mark.parametrize(("buffer", "days", "odds"), CASES)
def test_known_rates_give_the_exact_values_to_four_digits(buffer: int, days: float, odds: float) -> None:
    assert round(poisson_dry(1 / days, buffer, WEEKLY), 4) == odds


@pytest.mark.parametrize(("buffer", "days", "odds"), CASES)
def test_the_forecast_on_its_day_grid_is_within_a_thousandth_of_the_exact_values(
    buffer: int, days: float, odds: float
) -> None:
    assert sum(first_dry_odds(exponential_days(days), buffer, WEEKLY)) == pytest.approx(odds, abs=0.001)


@pytest.mark.parametrize(("buffer", "last_day_only"), [(2, 0.32), (4, 0.19), (8, 0.041)])
def test_it_is_the_odds_of_ever_running_dry_not_of_being_dry_at_the_end(buffer: int, last_day_only: float) -> None:
    assert poisson_dry(1 / 7, buffer, WEEKLY) > 1.3 * last_day_only


@pytest.mark.parametrize(("buffer", "known", "uncertain"), [(4, 0.20, 0.39), (8, 0.03, 0.22), (12, 0.002, 0.10)])
def test_not_knowing_the_rate_raises_the_odds(buffer: int, known: float, uncertain: float) -> None:
    assert poisson_dry(6.5 / 42, buffer, WEEKLY) == pytest.approx(known, abs=0.01)
    assert gamma_poisson_dry(6, 42, buffer, WEEKLY) == pytest.approx(uncertain, abs=0.005)


def test_days_without_a_chapter_since_the_last_one_count_as_slowness() -> None:
    assert gamma_poisson_dry(6, 42 + 60, 4, WEEKLY) > gamma_poisson_dry(6, 42, 4, WEEKLY) + 0.2


def test_a_buffer_for_every_release_cannot_run_dry() -> None:
    assert poisson_dry(0.0, 26, WEEKLY) == 0
    assert poisson_dry(0.0, 25, WEEKLY) == 1
