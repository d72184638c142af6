"""What `fic plan-releases` keeps: days in the chapters, a calendar that can be imported again, a picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

Run = Callable[..., Any]
Git = Callable[..., str]

TITLES = ("The Weir", "Salt, and after; more", 'A "quoted" \\ one', "Ümläute & ampersands " + "long " * 20)


@pytest.fixture
def serial(tmp_path: Path, git: Git) -> Path:
    folder = tmp_path / "serial"
    (folder / "manuscript").mkdir(parents=True)
    (folder / ".fic.toml").write_text('format = 1\n[story]\ntitle = "Water"\nzone = "Europe/Paris"\n')
    days = ("2026-01-02", "2026-01-10", "2026-01-17", "2026-01-26")
    for number, (title, day) in enumerate(zip(TITLES, days, strict=True), 1):
        matter = f"title: '{title}'  # mine\ndrafted: {day}\n"
        (folder / "manuscript" / f"{number:03}-part.md").write_text(f"---\n{matter}---\n\nThe water rose.\n")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Begin")
    return folder


def test_apply_writes_the_days_and_commits_exactly_those_chapters(run_fic: Run, serial: Path, git: Git) -> None:
    (serial / "notes.txt").write_text("mine")
    git(serial, "add", "notes.txt")
    ran = run_fic("plan-releases", "--today", "2026-01-28", "--apply", cwd=serial)
    assert ran.code == 0
    text = (serial / "manuscript" / "001-part.md").read_text()
    assert text.startswith("---\ntitle: 'The Weir'  # mine\ndrafted: 2026-01-02\nrelease: 2026-02-")
    touched = git(serial, "show", "--name-only", "--format=%s", "HEAD").split("\n")
    assert touched[0].startswith("Plan releases from 2026-02-")
    assert all(name.startswith("manuscript/") for name in touched[1:] if name)
    assert "A  notes.txt" in git(serial, "status", "--short")
    again = run_fic("plan-releases", "--today", "2026-01-28", "--apply", cwd=serial)
    assert "carry these days already" in again.err


def test_apply_outside_a_story_is_refused(run_fic: Run, tmp_path: Path) -> None:
    ran = run_fic("plan-releases", "--pace", "9d", "--apply", cwd=tmp_path)
    assert ran.code == 3
    assert "no story here" in ran.err


def test_check_tells_scripts_when_the_risk_is_too_high(run_fic: Run, tmp_path: Path) -> None:
    base = ("plan-releases", "--buffer", "3", "--pace", "9d", "--check")
    assert run_fic(*base, cwd=tmp_path).code == 0
    assert run_fic(*base, "--cadence", "1d", cwd=tmp_path).code == 1
    assert run_fic(*base, "--cadence", "30d", cwd=tmp_path).code == 0
    assert run_fic("plan-releases", "--buffer", "0", "--pace", "60d", "--check", cwd=tmp_path).code == 1


def test_explain_fits_half_a_page(run_fic: Run, serial: Path) -> None:
    ran = run_fic("plan-releases", "--today", "2026-01-28", "--explain", cwd=serial)
    assert ran.code == 0
    assert len(ran.out.splitlines()) <= 36
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    assert "P(dry)" in ran.out


# From Python 3.13 on, ics is told that it calls `re` in an old way.
@pytest.mark.filterwarnings("ignore:'maxsplit' is passed as positional argument:DeprecationWarning")
def test_the_calendar_opens_in_two_other_parsers_and_keeps_six_in_the_evening(run_fic: Run, serial: Path) -> None:
    ics = pytest.importorskip("ics")
    vobject = pytest.importorskip("vobject")
    pytest.importorskip("icalendar")
    # Long enough ahead that the clocks change both ways.
    arguments = ("--today", "2026-01-28", "--horizon", "400", "--cadence", "90d", "--ics", "plan.ics")
    assert run_fic("plan-releases", *arguments, cwd=serial).code == 0
    text = (serial / "plan.ics").read_bytes().decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    paris = ZoneInfo("Europe/Paris")
    events = sorted(ics.Calendar(text).events, key=lambda event: event.begin)
    offsets = {event.begin.datetime.astimezone(paris).utcoffset() for event in events}
    assert (len(events), len(offsets)) == (4, 2)
    assert events[-1].begin.datetime.astimezone(paris).date().isoformat() > "2026-10-24"
    assert {event.begin.datetime.astimezone(paris).hour for event in events} == {18}
    assert events[1].name == "Water: 2, Salt, and after; more"
    others = list(vobject.readOne(text).vevent_list)
    starts = [each.dtstart.value.astimezone(paris) for each in others]
    assert {start.hour for start in starts} == {18}
    assert others[0].valarm.action.value == "DISPLAY"
    assert others[2].summary.value == 'Water: 3, A "quoted" \\ one'
    assert "TZID=Europe/Paris" in text


def test_importing_again_moves_an_event_and_never_doubles_it(run_fic: Run, serial: Path) -> None:
    icalendar = pytest.importorskip("icalendar")

    def events() -> dict[str, tuple[int, datetime]]:
        found = icalendar.Calendar.from_ical((serial / "plan.ics").read_bytes()).walk("VEVENT")
        return {str(each["UID"]): (int(each["SEQUENCE"]), each.decoded("DTSTART")) for each in found}

    run_fic("plan-releases", "--today", "2026-01-28", "--ics", "plan.ics", cwd=serial)
    first = events()
    run_fic("plan-releases", "--today", "2026-01-28", "--ics", "plan.ics", cwd=serial)
    assert events() == first
    run_fic("plan-releases", "--today", "2026-01-29", "--ics", "plan.ics", cwd=serial)
    moved = events()
    assert moved.keys() == first.keys()
    assert {sequence for sequence, _start in first.values()} == {0}
    assert {sequence for sequence, _start in moved.values()} == {1}


def test_a_file_that_is_no_calendar_is_left_alone(run_fic: Run, serial: Path) -> None:
    pytest.importorskip("icalendar")
    (serial / "plan.ics").write_text("my shopping list")
    ran = run_fic("plan-releases", "--today", "2026-01-28", "--ics", "plan.ics", cwd=serial)
    assert ran.code == 3
    assert (serial / "plan.ics").read_text() == "my shopping list"


@pytest.mark.parametrize(("name", "begins"), [("plan.svg", b"<?xml"), ("plan.png", b"\x89PNG")])
def test_the_picture_is_a_file_of_its_kind(run_fic: Run, serial: Path, name: str, begins: bytes) -> None:
    pytest.importorskip("matplotlib")
    assert run_fic("plan-releases", "--today", "2026-01-28", "--chart", name, cwd=serial).code == 0
    assert (serial / name).read_bytes().startswith(begins)
    assert run_fic("plan-releases", "--today", "2026-01-28", "--chart", "plan.txt", cwd=serial).code == 2


def test_apply_writes_the_days_of_the_cadence_that_was_asked_for(run_fic: Run, serial: Path) -> None:
    ran = run_fic("plan-releases", "--today", "2026-01-28", "--cadence", "weekly", "--apply", cwd=serial)
    assert ran.code == 0
    assert "These are the days of weekly, as you asked: running dry is " in ran.err
    days = [
        (serial / "manuscript" / f"{number:03}-part.md").read_text().split("release: ")[1][:10] for number in (1, 2)
    ]
    assert days == ["2026-02-04", "2026-02-11"]


def test_of_two_cadences_neither_is_written(run_fic: Run, serial: Path) -> None:
    before = (serial / "manuscript" / "001-part.md").read_bytes()
    ran = run_fic("plan-releases", "--today", "2026-01-28", "--cadence", "7d", "--cadence", "9d", "--apply", cwd=serial)
    assert ran.code == 2
    assert "Only one cadence can be kept: 7d or 9d?" in ran.err
    assert (serial / "manuscript" / "001-part.md").read_bytes() == before


def test_chapters_that_were_only_said_to_be_there_are_never_dated(run_fic: Run, serial: Path) -> None:
    ran = run_fic("plan-releases", "--today", "2026-01-28", "--buffer", "2", "--apply", cwd=serial)
    assert ran.code == 2
    assert "--buffer plays with chapters that are not there" in ran.err


def test_a_day_of_an_earlier_plan_that_the_new_one_does_not_reach_is_named(run_fic: Run, serial: Path) -> None:
    applied = ("plan-releases", "--today", "2026-01-28", "--apply", "--cadence")
    assert run_fic(*applied, "weekly", cwd=serial).code == 0
    ran = run_fic(*applied, "fortnightly", "--horizon", "30", cwd=serial)
    assert ran.code == 0
    assert "3 still carries 2026-02-18 from an earlier plan; this one ends on 2026-02-25." in ran.err


def test_a_picture_of_no_known_kind_is_refused_before_anything_is_written(run_fic: Run, serial: Path) -> None:
    ran = run_fic("plan-releases", "--today", "2026-01-28", "--ics", "a.ics", "--chart", "a.gif", cwd=serial)
    assert ran.code == 2
    assert not (serial / "a.ics").exists()
