"""How long 25 strategies take from a cold start, beside a bare interpreter in the same run.

Played with figures, and read from a story of 40 chapters in git: once with the drafted dates in the chapters, once from
git's history, where the chapters carry none.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.measured import FIC, PYTHON, costs, shown

AUTHORS = {
    "a chapter a week": (5, [7, 5, 9, 8, 6]),
    "a chapter a day": (5, [1, 1, 2, 0, 1]),
    "a chapter a day, 20 ahead": (20, [1, 1, 1, 0, 2]),
}
CHAPTERS, WORDS, TODAY = 40, 3_000, date(2026, 3, 1)
EXTRA = [4, 5, 6, 8, 9, 11, 12, 13, 15, 16, 17, 18, 19, 20]
CADENCES = [word for days in EXTRA for word in ("--cadence", f"{days}d")]
PLAN = [*FIC, "plan-releases", "--today", str(TODAY), *CADENCES]


def story(folder: Path, gaps: list[int], ahead: int, *, dated: bool) -> Path:
    """Make a story whose chapters were finished with these gaps, each committed on its day; ``ahead`` wait."""
    folder.mkdir()
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=folder, check=True)
    stream = b"".join(_commits(gaps, ahead, dated=dated))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=stream, check=True)
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=folder, check=True)
    return folder


def _commits(gaps: list[int], ahead: int, *, dated: bool) -> Iterator[bytes]:
    days, day = [], TODAY - timedelta(days=1)
    for number in range(CHAPTERS):
        days.append(day)
        day -= timedelta(days=gaps[number % len(gaps)])
    settings = b'format = 1\n[story]\ntitle = "Forty"\nsites = ["ao3"]\nzone = "Europe/London"\n'
    for number, finished in enumerate(reversed(days), 1):
        front = f"title: Part {number}\n" + (f"drafted: {finished}\n" if dated else "")
        if number <= CHAPTERS - ahead:
            front += f"posted:\n  ao3: {{first: {finished}, last: {finished}}}\n"
        elif not dated:
            front += "drafted:\n"
        text = f"---\n{front}---\n\n{'The gate stood open and she went through. ' * (WORDS // 8)}\n".encode()
        stamp = f"Ann <ann@example.org> {int(datetime(*finished.timetuple()[:3], 20, tzinfo=UTC).timestamp())} +0000"
        yield f"commit refs/heads/main\ncommitter {stamp}\ndata 4\nPart\n".encode()
        if number == 1:
            yield f"M 100644 inline .fic.toml\ndata {len(settings)}\n".encode() + settings + b"\n"
        yield f"M 100644 inline manuscript/{number:03}.md\ndata {len(text)}\n".encode() + text + b"\n"


def main() -> None:
    """Print what planning costs an author who finishes a chapter a week or a day, against a bare interpreter."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "empty").mkdir()
        played = {"bare python": [PYTHON, "-c", "pass"]}
        for name, (ahead, gaps) in AUTHORS.items():
            intervals = ",".join(str(gap) for gap in gaps * 8)[:-2]
            played[name] = [*PLAN, "--buffer", str(ahead), "--intervals", intervals]
        print(shown(costs(played, root / "empty"), "bare python"))
        for number, (name, (ahead, gaps)) in enumerate(AUTHORS.items()):
            place = story(root / f"dated{number}", gaps, ahead, dated=True)
            commands = {"bare python": [PYTHON, "-c", "pass"], f"{name}, from 40 chapters": PLAN}
            print(shown(costs(commands, place), "bare python").split("\n", 2)[2])
        place = story(root / "undated", [7, 5, 9, 8, 6], 0, dated=False)
        commands = {"bare python": [PYTHON, "-c", "pass"], "a chapter a week, from git's dates": PLAN}
        print(shown(costs(commands, place), "bare python").split("\n", 2)[2])
    print("targets: at most 600 ms of wall time and 30 times a bare interpreter, on a quiet machine")


if __name__ == "__main__":
    main()
