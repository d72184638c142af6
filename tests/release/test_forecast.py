"""What must be true of the odds whatever the author did."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fic.release.belief import belief_from, belief_said
from fic.release.forecast import Days, days_from, finished_by, finished_quantile, first_dry_odds

GAPS = st.lists(st.integers(0, 60), min_size=1, max_size=25).filter(any)
quick = settings(max_examples=60, deadline=None)


def dry(days: Days, buffer: int, releases: list[int]) -> float:
    return sum(first_dry_odds(days, buffer, releases))


@quick
@given(gaps=GAPS, open_gap=st.integers(0, 400), step=st.integers(1, 40))
def test_a_larger_buffer_never_raises_the_odds(gaps: list[int], open_gap: int, step: int) -> None:
    days = days_from(belief_from(gaps, open_gap), 182)
    releases = list(range(step, 183, step))
    odds = [dry(days, buffer, releases) for buffer in range(8)]
    assert all(more <= fewer + 1e-5 for fewer, more in pairwise(odds))


@quick
@given(gaps=GAPS, open_gap=st.integers(0, 400), buffer=st.integers(0, 12), step=st.integers(1, 40))
def test_odds_are_odds_and_grow_with_the_horizon(gaps: list[int], open_gap: int, buffer: int, step: int) -> None:
    odds = first_dry_odds(days_from(belief_from(gaps, open_gap), 182), buffer, list(range(step, 183, step)))
    assert all(each >= 0 for each in odds)
    assert sum(odds) <= 1 + 1e-6
    assert not any(odds[:buffer])


@quick
@given(pace=st.floats(0.3, 60), slower=st.floats(1, 3), buffer=st.integers(0, 12), step=st.integers(1, 40))
def test_a_slower_author_never_has_better_odds(pace: float, slower: float, buffer: int, step: int) -> None:
    releases = list(range(step, 183, step))
    usual, slow = (dry(days_from(belief_said(each), 182), buffer, releases) for each in (pace, pace * slower))
    assert slow >= usual - 1e-5


@quick
@given(gaps=GAPS, buffer=st.integers(0, 12), step=st.integers(1, 40))
def test_the_same_history_gives_the_same_bits(gaps: list[int], buffer: int, step: int) -> None:
    releases = list(range(step, 183, step))
    first, again = (first_dry_odds(days_from(belief_from(gaps), 182), buffer, releases) for _ in range(2))
    assert first == again


def plainly_first_dry(days: Days, buffer: int, deadlines: list[int]) -> list[float]:
    """The recursion written out, without spectra, windows or trimming."""
    odds = [0.0] * len(deadlines)
    for weight, first, later in zip(days.weights, days.first, days.later, strict=True):
        mass, alive = first, 1.0
        for step, deadline in enumerate(deadlines[buffer:]):
            if step:
                mass = np.convolve(mass, later)[: len(first)]
            mass = np.where(np.arange(len(mass)) <= deadline, mass, 0)
            odds[buffer + step] += weight * (alive - mass.sum())
            alive = mass.sum()
    return odds


@pytest.mark.parametrize(
    ("gaps", "open_gap", "buffer", "step"),
    [((9, 14, 6, 11, 8), 0, 3, 7), ((1, 2, 1, 1, 3, 1), 1, 10, 1), ((40, 90, 30), 12, 0, 7), ((1, 1, 1), 0, 40, 2)],
)
def test_windows_and_spectra_change_nothing_that_shows(
    gaps: tuple[int, ...], open_gap: int, buffer: int, step: int
) -> None:
    days = days_from(belief_from(gaps, open_gap), 182)
    releases = list(range(step, 183, step))
    plain = np.cumsum(plainly_first_dry(days, buffer, releases))
    assert np.cumsum(first_dry_odds(days, buffer, releases)) == pytest.approx(plain, abs=2e-5)


def test_a_deadline_inside_a_day_takes_part_of_it() -> None:
    days = days_from(belief_from((7, 9, 8)), 60)
    before, between, after = (dry(days, 0, [deadline]) for deadline in (6, 6.25, 7))  # type: ignore[list-item]
    assert between == pytest.approx(0.75 * before + 0.25 * after, abs=1e-9)


def test_half_of_the_futures_have_finished_as_much_as_the_middle_of_the_fan() -> None:
    finished = finished_by(days_from(belief_said(7.0), 182))
    low, middle, high = (finished_quantile(finished, quantile)[-1] for quantile in (0.1, 0.5, 0.9))
    assert low < middle < high
    assert 182 / 7 * 0.75 < middle < 182 / 7 * 1.1
    assert (np.diff(finished, axis=0) <= 1e-7).all()


def test_an_open_gap_that_the_past_cannot_explain_still_gives_odds() -> None:
    days = days_from(belief_from((7, 7, 7, 7), open_gap=4000), 182)
    assert 0.9 < dry(days, 0, [7, 14, 21]) <= 1


def test_few_gaps_leave_the_pace_wider_open_than_many() -> None:
    few, many = belief_from((9, 12, 7)), belief_from((9, 12, 7) * 6)
    width = [each.days_per_chapter(0.9) / each.days_per_chapter(0.1) for each in (few, many)]
    assert width[0] > 1.3 * width[1]


@pytest.mark.parametrize(
    ("gaps", "open_gap", "low", "high"),
    [((7,) * 6, 0, 6.44, 8.42), ((3, 14, 2, 9, 21, 5, 4), 6, 6.01, 13.36), ((6, 8, 5, 9, 7, 6, 8, 7), 45, 7.38, 12.60)],
)
def test_the_pace_interval_is_the_one_that_sampling_the_posterior_finds(
    gaps: tuple[int, ...], open_gap: int, low: float, high: float
) -> None:
    belief = belief_from(gaps, open_gap)
    assert belief.days_per_chapter(0.1) == pytest.approx(low, rel=0.03)
    assert belief.days_per_chapter(0.9) == pytest.approx(high, rel=0.03)


def test_one_long_gap_among_short_ones_speaks_of_hiatuses() -> None:
    assert belief_from((4, 5, 6, 4, 5, 30, 5, 4, 6, 5, 4, 5)).hiatus_odds > 0.8
    assert belief_from((4, 5, 6, 4, 5, 5, 5, 4, 6, 5, 4, 5)).hiatus_odds < 0.3
