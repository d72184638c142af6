"""What fic would have said at each chapter of a real history about the next 13 weeks, and what happened.

Takes any git repository of dated posts: every file added under a folder is a chapter finished on its author date; days
that bring more than three files are imports and set aside. At each completion from the fourth on, a promise at the
author's median gap is forecast from a buffer of 0, 2 and 4, and held against what followed.

    python -m benchmarks.forecast_hindcast REPOSITORY [FOLDER]
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from statistics import median

from fic.release.belief import belief_from
from fic.release.forecast import days_from, first_dry_odds

HORIZON = 91


def completions(repository: str, folder: str) -> list[date]:
    """Return the author dates on which files were added under ``folder``, oldest first, imports set aside."""
    log = subprocess.run(
        ["git", "-C", repository, "log", "--no-merges", "--diff-filter=A", "--find-renames", "--name-only",
         "--format=@%as", "--", folder],
        capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    days, day = [], date.min
    for line in log.splitlines():
        if line.startswith("@"):
            day = date.fromisoformat(line[1:])
        elif line:
            days.append(day)
    crowded = {each for each, count in Counter(days).items() if count > 3}
    return sorted(each for each in days if each not in crowded)


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1].startswith("forecast"):
        print("give a repository: python -m benchmarks.forecast_hindcast REPOSITORY [FOLDER]")
        return
    days = completions(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ".")
    print(f"{len(days)} completions{f', {days[0]} to {days[-1]}' if days else ''}")
    rows: list[tuple[float, bool]] = []
    for k in range(4, len(days)):
        today = days[k]
        if (days[-1] - today).days < HORIZON:
            break
        gaps = [(later - earlier).days for earlier, later in pairwise(days[: k + 1])]
        if not any(gaps):
            continue
        step = max(1, round(median(gaps[-10:])))
        releases = list(range(step, HORIZON + 1, step))
        grid = days_from(belief_from(gaps[-40:]), HORIZON)
        to_come = [(day - today).days for day in days[k + 1 :]]
        for buffer in (0, 2, 4):
            told = sum(first_dry_odds(grid, buffer, releases))
            happened = any(
                buffer + sum(day <= release for day in to_come) < number for number, release in enumerate(releases, 1)
            )
            rows.append((told, happened))
    print(f"{len(rows)} forecasts\n{'said':>12}{'forecasts':>11}{'mean said':>11}{'ran dry':>9}")
    for tenth in range(10):
        inside = [row for row in rows if min(int(row[0] * 10), 9) == tenth]
        if inside:
            said, dry = (sum(row[column] for row in inside) / len(inside) for column in (0, 1))
            print(f"{tenth * 10:>5} to {tenth * 10 + 10:>3}{len(inside):11}{said:11.2f}{dry:9.2f}")
    if rows:
        print(f"squared error {sum((told - happened) ** 2 for told, happened in rows) / len(rows):.3f}")


if __name__ == "__main__":
    main()
