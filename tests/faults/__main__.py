"""``python -m tests.faults``: run the campaign, whole or in part, and write its table."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections import Counter
from pathlib import Path

from .campaign import BETWEEN, DONE, UNTOUCHED, Outcome, get_ready, outcomes
from .scenarios import SCENARIOS

Counts = Counter[tuple[str, str, str]]


def main() -> int:
    """Run what was asked for; exit 1 if anything was lost, torn or said wrongly."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth fault")
    parser.add_argument("--start", type=int, default=0, metavar="K", help="beginning with the Kth")
    parser.add_argument("--only", default="", metavar="TEXT", help="only scenarios whose name begins so")
    parser.add_argument("--table", type=Path, metavar="FILE", help="write the table there")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    get_ready()
    chosen = [number for number, each in enumerate(SCENARIOS) if each.name.startswith(asked.only)]
    begun = time.monotonic()
    work = [(number, asked.every, asked.start + number) for number in chosen]
    counts: Counts = Counter()
    wrong: list[str] = []
    with multiprocessing.get_context("fork").Pool(asked.jobs, maxtasksperchild=1) as pool:
        for name, some, faults in pool.imap(_all_of, work, chunksize=1):
            counts += some
            wrong += faults
            if not asked.json:
                print(f"{sum(some.values()):5} runs  {len(faults):3} wrong  {name}", flush=True)
    for each in wrong:
        print(each, file=sys.stderr)
    total = sum(counts.values())
    if asked.json:
        print(json.dumps({"runs": total, "wrong": len(wrong)}))
    else:
        print(f"{total} faulted runs in {time.monotonic() - begun:.0f} s, {len(wrong)} wrong")
    if asked.table and not wrong:
        asked.table.write_text(table(counts), encoding="utf-8")
    return 1 if wrong or not total else 0


def _all_of(work: tuple[int, int, int]) -> tuple[str, Counts, list[str]]:
    number, every, start = work
    scenario = SCENARIOS[number]
    counts: Counts = Counter()
    wrong = []
    try:
        for outcome in outcomes(scenario, lambda at: at % every == start % every):
            counts[scenario.command, _place(outcome), outcome.kind] += 1
            if outcome.wrong:
                wrong.append(f"{scenario.name}: {outcome.fault} at step {outcome.at} ({outcome.step}): {outcome.wrong}")
    except (AssertionError, OSError, ValueError) as broken:
        wrong.append(f"{scenario.name}: {broken!r}")
    return scenario.name, counts, wrong


def _place(outcome: Outcome) -> str:
    return outcome.step if not outcome.step.startswith("git ") else f"`{outcome.step}`"


def table(counts: Counts) -> str:
    """Return the page that says what came of it."""
    kinds = (UNTOUCHED, DONE, BETWEEN)
    total = sum(counts.values())
    lines = [
        "# Every step, made to fail",
        "",
        "Written by `make faults`: every writing command, in every situation of `tests/faults/scenarios.py`, is run",
        "once for each step by which it changes the disk or starts git, and each way that step can fail: killed",
        "before, after and (for a write) halfway; no space, no permission, a broken disk; git that can't be started,",
        "exits with 1 or 128, hangs, or is killed together with fic. After each run every file must be the old or the",
        "new byte for byte, HEAD and index sound (`git fsck`), other staged work untouched, nothing of fic's left",
        "lying about, what was said true; and running the command again must finish the job.",
        "",
        f"**{total:,} faulted runs; lost files: 0; torn files: 0.**",
        "",
        "| command | step that fails | runs | " + " | ".join(kinds) + " | lost or torn |",
        "|---|---|--:|" + "--:|" * (len(kinds) + 1),
    ]
    for command in dict.fromkeys(each.command for each in SCENARIOS):
        for place in sorted({place for of, place, _kind in counts if of == command}):
            row = [counts[command, place, kind] for kind in kinds]
            cells = " | ".join(f"{number:,}" if number else "" for number in row)
            lines.append(f"| `{command}` | {place} | {sum(row):,} | {cells} | 0 |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
