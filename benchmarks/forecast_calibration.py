"""Whether what fic calls 3 in 10 happens 3 times in 10.

Makes authors up: a thousand in each of several families of writing habits, with mean gaps of 4 to 21 days, coefficients
of variation of 0.2 to 1.3, 3 to 25 gaps seen, looked at on a random day, with 0 to 10 chapters ahead and a weekly
promise for 26 weeks. Each is forecast from what they have shown; then each future is played 400 times from the truth.
Printed beside it in the same run: a Poisson process at the best-guess rate, and the runway rule (at your average pace
you will, or you won't).

    python -m benchmarks.forecast_calibration [AUTHORS] [SEED]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from benchmarks.poisson import poisson_dry
from fic.release.belief import belief_from
from fic.release.forecast import days_from, first_dry_odds
from fic.release.pace import pace_of_gaps

HORIZON, STEP, FUTURES = 182, 7, 400
RELEASES = list(range(STEP, HORIZON + 1, STEP))
Gaps = Callable[[np.random.Generator, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Habit:
    """How a made-up author writes.

    ``drawn`` gives gaps around their means. The log of the mean wanders around the author's usual one with standard
    deviation ``wander``, forgetting by half in ``memory_days``: fast, a mood; slowly, a drift.
    """

    drawn: Gaps
    wander: float = 0.0
    memory_days: float = 1.0

    def wandered(self, rng: np.random.Generator, offsets: np.ndarray, days: np.ndarray) -> np.ndarray:
        """Return the offsets of the log mean after so many more days."""
        kept = 0.5 ** (days / self.memory_days)
        return np.asarray(offsets * kept + self.wander * np.sqrt(1 - kept**2) * rng.normal(0, 1, len(offsets)))


def gamma(cv: float) -> Gaps:
    return lambda rng, means: rng.gamma(1 / cv**2, cv**2, len(means)) * means


def lognormal(cv: float) -> Gaps:
    s = np.sqrt(np.log1p(cv**2))
    return lambda rng, means: np.exp(rng.normal(-(s**2) / 2, s, len(means))) * means


def with_hiatuses(cv: float) -> Gaps:
    def drawn(rng: np.random.Generator, means: np.ndarray) -> np.ndarray:
        long = rng.random(len(means)) < 0.04
        return gamma(cv)(rng, means) * np.where(long, rng.uniform(3, 9, len(means)), 1.0)

    return drawn


FAMILIES: dict[str, Callable[[float], Habit]] = {
    "gamma gaps": lambda cv: Habit(gamma(cv)),
    "lognormal gaps": lambda cv: Habit(lognormal(cv)),
    "rare long hiatuses": lambda cv: Habit(with_hiatuses(cv)),
    # The pace drifts by a third (one sd) over half a year or so, and on into the future.
    "drifting pace": lambda cv: Habit(gamma(cv), wander=0.3, memory_days=120),
    # Slow stretches and quick ones that last some weeks.
    "moods": lambda cv: Habit(gamma(cv), wander=0.3, memory_days=20),
}


def story_of(rng: np.random.Generator, habit: Habit, mean: float, seen: int) -> tuple[list[float], float, float, float]:
    """Return gaps in whole days, the open gap, the exact time since the last completion, and the offset by then."""
    offset, at, ends, offsets = rng.normal(0, habit.wander, 1), 0.0, [0.0], []
    for _ in range(seen + 40):
        offsets.append(float(offset[0]))
        gap = habit.drawn(rng, mean * np.exp(offset))
        at += float(gap[0])
        offset = habit.wandered(rng, offset, gap)
        ends.append(at)
    offsets.append(float(offset[0]))
    # Stopped at a random moment of the later part: a long gap is likelier to be the one we fall into.
    now = rng.uniform(ends[seen + 1], ends[-1])
    last = int(np.searchsorted(ends, now)) - 1
    days = np.floor(np.array(ends[last - seen : last + 1]))
    return list(np.diff(days)), float(np.floor(now) - days[-1]), now - ends[last], offsets[last]


def true_odds(rng: np.random.Generator, habit: Habit, mean: float, offset: float, elapsed: float, buffer: int) -> float:
    """Return in how many of the futures a release finds nothing, played from the truth."""
    first: list[float] = []
    for _ in range(400):
        drawn = habit.drawn(rng, np.full(2000, mean * np.exp(offset)))
        first.extend(drawn[drawn > elapsed] - elapsed)
        if len(first) >= FUTURES:
            break
    if not first:
        first = [mean]
    done = rng.choice(np.array(first), FUTURES)
    offsets = habit.wandered(rng, np.full(FUTURES, offset), elapsed + done)
    dry = np.zeros(FUTURES, bool)
    for deadline in RELEASES[buffer:]:
        dry |= done > deadline
        gap = habit.drawn(rng, mean * np.exp(offsets))
        offsets = habit.wandered(rng, offsets, gap)
        done = done + gap
    return float(dry.mean())


def runway_rule(gaps: list[float], open_gap: float, buffer: int) -> float:
    """Return 1 if at the average pace a release would find nothing, else 0."""
    mean = max(sum(gaps) / len(gaps), 0.1)
    done = max(mean - open_gap, 0.0)
    return float(any(done + j * mean > deadline for j, deadline in enumerate(RELEASES[buffer:])))


def forecast(gaps: list[float], open_gap: float, buffer: int) -> float:
    belief = belief_from(gaps, open_gap, pace_of_gaps(gaps, open_gap).weights)
    return sum(first_dry_odds(days_from(belief, HORIZON), buffer, RELEASES))


def calibration(told: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Return the weighted error over tenths of predicted risk, and the worst of those that hold 30 authors."""
    tenth = np.minimum((told * 10).astype(int), 9)
    errors = [
        (int((tenth == each).sum()), abs(told[tenth == each].mean() - truth[tenth == each].mean()))
        for each in range(10)
        if (tenth == each).any()
    ]
    weighted = sum(count * error for count, error in errors) / len(told)
    return float(weighted), float(max((error for count, error in errors if count >= 30), default=0.0))


def made_up(rng: np.random.Generator, make: Callable[[float], Habit], authors: int) -> np.ndarray:
    """Return rows of what fic said, what a plug-in Poisson said, what the runway rule said, and the truth."""
    rows: list[tuple[float, ...]] = []
    while len(rows) < authors:
        habit = make(float(np.exp(rng.uniform(np.log(0.2), np.log(1.3)))))
        mean = float(np.exp(rng.uniform(np.log(4), np.log(21))))
        gaps, open_gap, elapsed, offset = story_of(rng, habit, mean, int(rng.integers(3, 26)))
        if sum(gaps) == 0:
            continue
        buffer = int(rng.integers(0, 11))
        rate = len(gaps) / (sum(gaps) + open_gap)
        rows.append(
            (
                forecast(gaps, open_gap, buffer),
                poisson_dry(rate, buffer, RELEASES),
                runway_rule(gaps, open_gap, buffer),
                true_odds(rng, habit, mean, offset, elapsed, buffer),
            )
        )
    return np.array(rows)


def main() -> None:
    given = [int(each) for each in sys.argv[1:] if each.isdigit()]
    authors, seed = (*given, *(1000, 31337)[len(given) :])
    print(f"{authors} authors a family, {FUTURES} futures each, weekly for 26 weeks; seed {seed}")
    print(f"{'':22}{'calibration error':>19}{'worst tenth':>13}{'squared error':>15}{'/ Poisson':>11}{'/ runway':>10}")
    for number, (name, make) in enumerate(FAMILIES.items()):
        rows = made_up(np.random.default_rng([seed, number]), make, authors)
        truth = rows[:, 3]
        # The truth is itself measured with FUTURES plays; that much squared error is nobody's.
        noise = float((truth * (1 - truth)).mean() / (FUTURES - 1))
        squared = [float(((rows[:, each] - truth) ** 2).mean()) - noise for each in range(3)]
        weighted, worst = calibration(rows[:, 0], truth)
        print(
            f"{name:22}{weighted:19.3f}{worst:13.3f}{squared[0]:15.4f}"
            f"{squared[0] / squared[1]:11.2f}{squared[0] / squared[2]:10.2f}"
        )


if __name__ == "__main__":
    main()
