"""What fic would have said at each chapter of real histories about the next 13 weeks, and what happened.

Each FOLDER is one author's history: a git repository of dated posts, or a folder in one. A post is dated by its name
(``2013-05-02-chapter-3.md``), else by its front matter (``drafted``, the first ``posted`` or ``date``), else by the
author date of the commit that added it; days that bring more than three are imports and set aside.

From the fourth chapter on, two kinds of days are stood on: those on which a chapter is finished, and every 30th day,
whatever it is like. There a promise of 1, 1½, 2 and 3 times the author's median gap is forecast from a buffer of 0, 2,
4 and 8, and held against what followed; beside it the same by a Poisson process at the best-guess rate, and by the
runway rule. Only promises with at least three releases count, and days after which the history goes on for the 13
weeks: so nobody here stops for good.

    python -m benchmarks.forecast_hindcast FOLDER…
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks.poisson import poisson_dry
from fic.release.belief import belief_from
from fic.release.forecast import days_from, first_dry_odds
from fic.release.pace import MOST_IN_A_DAY, pace_of_gaps

HORIZON = 91
PROMISES = (1.0, 1.5, 2.0, 3.0)
BUFFERS = (0, 2, 4, 8)
NAMED = re.compile(r"(?:^|/)(\d{4})-(\d\d)-(\d\d)[^/]*$")
DATED = re.compile(r"^(drafted|date|\s+\w[\w-]*:\s*\{\s*first|\s+first):\s*[\"']?(\d{4}-\d\d-\d\d)", re.MULTILINE)


@dataclass(frozen=True)
class Told:
    """What was said of a promise by fic, by Poisson and by the runway rule, and whether it ran dry."""

    fic: float
    poisson: float
    runway: float
    dry: bool


def completions(folder: Path) -> list[date]:
    """Return the days on which posts under ``folder`` were finished, oldest first, imports set aside."""
    days = [day for path, added in added_on(folder) if (day := day_of(folder, path, added))]
    crowded = {each for each, count in Counter(days).items() if count > MOST_IN_A_DAY}
    return sorted(each for each in days if each not in crowded)


def added_on(folder: Path) -> Iterator[tuple[str, date]]:
    """Yield each file that git knows under ``folder``, by its path from there, with the author date it was added on."""
    log = subprocess.run(
        ["git", "-C", str(folder), "log", "--no-merges", "--diff-filter=A", "--find-renames", "--name-only",
         "--relative", "-z", "--format=@%as", "--", "."],
        capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    day, seen = date.min, set()
    for word in re.split(r"[\0\n]+", log):
        if re.fullmatch(r"@\d{4}-\d\d-\d\d", word):
            day = date.fromisoformat(word[1:])
        elif word and word not in seen:
            seen.add(word)
            yield word, day


def day_of(folder: Path, path: str, added: date) -> date | None:
    """Return the day a post was finished; None for what is no post, or is dated impossibly."""
    named = NAMED.search(path)
    try:
        if named:
            return date(*map(int, named.groups()))
        if (folder / path).is_file() and Path(path).suffix in (".md", ".markdown", ".html"):
            text = (folder / path).read_text(encoding="utf-8", errors="replace")
            front = text.split("\n---", 1)[0] if text.startswith("---") else ""
            found = {key.strip().split(":")[0]: day for key, day in DATED.findall(front)}
            dated = found.get("drafted") or min((day for key, day in found.items() if key != "date"), default=None)
            if dated := dated or found.get("date"):
                return date.fromisoformat(dated)
    except ValueError:
        return None
    return added


def standing_days(days: Sequence[date]) -> tuple[list[date], list[date]]:
    """Return the days to stand on: those that finish a chapter, and every 30th."""
    last = days[-1] - timedelta(days=HORIZON)
    finished = sorted({day for day in days[4:] if day <= last})
    first = days[4] + timedelta(days=15)
    return finished, [first + timedelta(days=step) for step in range(0, max((last - first).days, -1) + 1, 30)]


def told_on(today: date, days: Sequence[date]) -> Iterator[Told]:
    """Yield what would have been told on a day, knowing only what was finished by then, and what followed."""
    past, to_come = [day for day in days if day <= today], [(day - today).days for day in days if day > today]
    gaps = [float((later - earlier).days) for earlier, later in pairwise(past)]
    if not any(gaps):
        return
    open_gap = (today - past[-1]).days
    belief = belief_from(gaps, open_gap, pace_of_gaps(gaps, open_gap).weights)
    grid = days_from(belief, HORIZON)
    mean = (sum(gaps) + open_gap) / len(gaps)
    for step in sorted({max(1, round(times * median(gaps[-10:]))) for times in PROMISES}):
        releases = list(range(step, HORIZON + 1, step))
        if len(releases) < 3:
            continue
        for buffer in BUFFERS:
            if buffer >= len(releases):
                continue
            due = enumerate(releases, 1)
            runway = any(
                max(mean - open_gap, 0) + number * mean > release for number, release in enumerate(releases[buffer:])
            )
            yield Told(
                fic=sum(first_dry_odds(grid, buffer, releases)),
                poisson=poisson_dry(1 / mean, buffer, releases),
                runway=float(runway),
                dry=any(buffer + sum(day <= release for day in to_come) < number for number, release in due),
            )


def report(title: str, rows: Sequence[Told]) -> None:
    """Print what was said in tenths, beside what happened."""
    print(f"\n{title}: {len(rows)} forecasts")
    if not rows:
        return
    print(f"{'said':>12}{'forecasts':>11}{'mean said':>11}{'ran dry':>9}")
    error = 0.0
    for tenth in range(10):
        inside = [row for row in rows if min(int(row.fic * 10), 9) == tenth]
        if inside:
            said, dry = (
                sum(column) / len(inside) for column in zip(*((row.fic, row.dry) for row in inside), strict=True)
            )
            error += len(inside) * abs(said - dry) / len(rows)
            print(f"{tenth * 10:>5} to {tenth * 10 + 10:>3}{len(inside):11}{said:11.2f}{dry:9.2f}")
    squared = {
        name: sum((getattr(row, name) - row.dry) ** 2 for row in rows) / len(rows)
        for name in ("fic", "poisson", "runway")
    }
    print(f"calibration error {error:.3f}; squared error " + ", ".join(f"{k} {v:.3f}" for k, v in squared.items()))


def main() -> None:
    """Print the tables for the folders on the command line, all together."""
    folders = [Path(each) for each in sys.argv[1:] if Path(each).is_dir()]
    if not folders:
        print("give folders of dated posts in git: python -m benchmarks.forecast_hindcast FOLDER…")
        return
    finished: list[Told] = []
    ordinary: list[Told] = []
    authors = points = 0
    for folder in folders:
        days = completions(folder)
        if len(days) < 6:
            continue
        on_finishing, any_day = standing_days(days)
        finished += [row for today in on_finishing for row in told_on(today, days)]
        ordinary += [row for today in any_day for row in told_on(today, days)]
        authors, points = authors + 1, points + len(on_finishing) + len(any_day)
    print(f"{authors} histories, {points} days stood on")
    report("On the day a chapter is finished", finished)
    report("On every 30th day", ordinary)


if __name__ == "__main__":
    main()
