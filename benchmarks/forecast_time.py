"""How long 25 strategies take from a cold start, beside a bare interpreter in the same run."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time

AUTHORS = {
    "a chapter a week": ",".join(["7", "5", "9", "8", "6"] * 8)[:-2],
    "a chapter a day": ",".join(["1", "1", "2", "0", "1"] * 8)[:-2],
    "a chapter a day, 20 ahead": ",".join(["1", "1", "1", "0", "2"] * 8)[:-2],
}
EXTRA = [4, 5, 6, 8, 9, 11, 12, 13, 15, 16, 17, 18, 19, 20]


def cost(command: list[str]) -> tuple[float, float]:
    """Return the least wall and CPU seconds of seven runs."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        for _ in range(7):
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(command, cwd=place, check=True, capture_output=True, env=os.environ)
            wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            found.append((wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime))
    return min(each[0] for each in found), min(each[1] for each in found)


def main() -> None:
    bare = cost([sys.executable, "-c", "pass"])
    print(f"{'bare interpreter':32}{bare[0]:8.3f} s wall {bare[1]:8.3f} s CPU")
    for name, gaps in AUTHORS.items():
        buffer = "20" if "20" in name else "5"
        command = [sys.executable, "-m", "fic", "plan-releases", "--buffer", buffer, "--intervals", gaps]
        command += [word for days in EXTRA for word in ("--cadence", f"{days}d")]
        took = cost(command)
        print(f"{name:32}{took[0]:8.3f} s wall {took[1]:8.3f} s CPU, {took[1] / bare[1]:5.1f} times bare")


if __name__ == "__main__":
    main()
