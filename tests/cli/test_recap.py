"""`fic recap`: what readers should remember, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

RunFic = Callable[..., Any]


def test_the_recap_is_printed_and_its_reason_beside_it(story: Path, run_fic: RunFic) -> None:
    ran = run_fic("recap", "2", cwd=story)
    assert (ran.code, ran.out) == (0, "Previously: Ada goes down to the water.\n")
    assert ran.err == (
        "Readers on ao3 had 49 days to forget: a short recap. fic post puts it into the opening "
        "note; when the next chapter is up, it can go.\n"
    )


def test_where_none_is_needed_it_says_why(story: Path, run_fic: RunFic) -> None:
    assert run_fic("recap", "1", cwd=story).out == (
        "ao3 has no chapter before chapter 1, so there is nothing to recall.\n"
    )
    assert run_fic("recap", "2", "--on", "2026-10-05", cwd=story).out == (
        "Readers on ao3 had 3 days to forget: no recap needed.\n"
    )


def test_programs_get_it_as_json(story: Path, run_fic: RunFic) -> None:
    told = json.loads(run_fic("recap", "2", "--site", "ao3", "--on", "2026-12-31", "--json", cwd=story).out)
    assert told == {
        "version": 1,
        "chapter": 2,
        "path": "manuscript/002-low-water.md",
        "site": "ao3",
        "on": "2026-12-31",
        "gap_days": 90,
        "size": "full",
        "recap": "Previously: Ada goes down to the water.",
        "ended_by": None,
    }


def test_a_summary_cannot_command_the_terminal(story: Path, run_fic: RunFic) -> None:
    first = story / "manuscript/001-the-weir.md"
    first.write_text(
        first.read_text("utf-8").replace("summary: Ada goes", 'summary: "\\e]0;x\\a\\u202e [red]Ada goes')
        .replace("to the water.\ndrafted", 'to the water."\ndrafted'), "utf-8"
    )  # fmt: skip
    ran = run_fic("recap", "2", cwd=story)
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "[red]Ada goes" in ran.out


def test_a_misspelt_site_is_no_site_without_readers(story: Path, run_fic: RunFic) -> None:
    ran = run_fic("recap", "2", "--site", "aoo3", cwd=story)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "fic: This story isn't posted on aoo3. Did you mean ao3?\n"
