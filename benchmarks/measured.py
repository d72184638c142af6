"""Measuring whole processes, several times over, in turns, so that a noisy machine is noisy to all alike."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Cost:
    """The medians of a command's runs: processor time and wall time, in milliseconds."""

    cpu: float
    wall: float


def costs(commands: Mapping[str, Sequence[str]], folder: Path, runs: int = 15) -> dict[str, Cost]:
    """Return what each command costs, run ``runs`` times in turns in ``folder``; its output is thrown away."""
    seen: dict[str, list[Cost]] = {name: [] for name in commands}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for turn in range(runs + 1):
        for name, command in commands.items():
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
            wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            if turn:  # the first round only warms the disk and Python's byte code
                seen[name].append(Cost(cpu * 1000, wall * 1000))
    return {
        name: Cost(statistics.median(one.cpu for one in each), statistics.median(one.wall for one in each))
        for name, each in seen.items()
    }


class Run(NamedTuple):
    """One run of a command: processor and wall seconds, and the megabytes of the largest of its processes."""

    cpu: float
    wall: float
    megabytes: float


def run(command: Sequence[str], folder: Path, cores: Collection[int] | None = None) -> Run:
    """Return what one run of a command in ``folder`` costs, on those cores if they are given; its output is lost.

    Processor time is that of all its processes.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = os.sched_getaffinity(0)
    if cores is not None:
        os.sched_setaffinity(0, cores)  # the child has them from us
    try:
        start = time.perf_counter()
        with Path(os.devnull).open("w") as nowhere:
            child = subprocess.Popen(command, cwd=folder, env=environment, stdout=nowhere, stderr=nowhere)
            _pid, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    finally:
        os.sched_setaffinity(0, before)
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def shown(found: Mapping[str, Cost], against: str) -> str:
    """Return the costs as a table, each beside its ratio to the cost called ``against``."""
    base = found[against]
    lines = [f"{'':44}{'cpu ms':>9}{'ratio':>8}{'wall ms':>10}"]
    lines += [f"{name:44}{cost.cpu:9.0f}{cost.cpu / base.cpu:8.2f}{cost.wall:10.0f}" for name, cost in found.items()]
    return "\n".join(lines)


PYTHON = sys.executable
# The program as an author has it; the module where it isn't installed.
_INSTALLED = Path(PYTHON).with_name("fic")
FIC = [str(_INSTALLED)] if _INSTALLED.exists() else [PYTHON, "-m", "fic"]
