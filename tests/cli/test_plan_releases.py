"""`fic plan-releases`: in a story, outside one, and in every corner an author can get into."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

EXAMPLE = ("--buffer", "3", "--intervals", "9,14,6,11,8", "--today", "2026-01-01")


def planned(run_fic: Run, cwd: Path, *arguments: str) -> dict[str, Any]:
    ran = run_fic("plan-releases", *arguments, "--json", cwd=cwd)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def made_story(folder: Path, *chapters: str, settings: str = "") -> Path:
    (folder / "manuscript").mkdir()
    (folder / ".fic.toml").write_text(f'format = 1\n{settings}\n[story]\ntitle = "The Weir"\nzone = "Europe/Paris"\n')
    for number, matter in enumerate(chapters, 1):
        text = f"---\ntitle: Part {number}\n{matter}---\n\nThe water rose.\n"
        (folder / "manuscript" / f"{number:03}-part.md").write_text(text)
    return folder


def drafted(*days: str) -> list[str]:
    return [f"drafted: {day}\n" for day in days]


def test_the_example_recommends_in_plain_words(run_fic: Run, tmp_path: Path) -> None:
    ran = run_fic("plan-releases", *EXAMPLE, cwd=tmp_path)
    assert ran.code == 0
    assert "Posting fortnightly is the most frequent cadence you can promise until 2 July" in ran.out
    assert "about 5 in 100, and you accept 1 time in 10" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    assert next(line for line in ran.out.splitlines() if line.startswith("→")).split()[1] == "fortnightly"


def test_the_same_question_gets_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "fic", "plan-releases", *EXAMPLE, "--json"]
    first, again = (subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout for _ in range(2))
    assert first == again


def test_json_has_every_key_of_the_contract(run_fic: Run, tmp_path: Path) -> None:
    found = planned(run_fic, tmp_path, *EXAMPLE, "--cadence", "5d")
    assert list(found) == [
        "version", "as_of", "buffer", "pace", "horizon_days", "risk", "strategies", "recommended", "reasons", "schedule"
    ]  # fmt: skip
    assert found["as_of"] == "2026-01-01"
    assert found["buffer"] == {"size": 3, "chapters": [], "sites": {}}
    assert found["pace"]["chapters_seen"] == 6
    assert found["pace"]["source"] == "as you said"
    assert found["pace"]["open_gap_days"] == 0
    low, median, high = (found["pace"]["days_per_chapter"][key] for key in ("low", "median", "high"))
    assert low < median < high
    for each in found["strategies"]:
        assert list(each) == [
            "name", "rrule", "asked", "releases", "p_dry", "p_dry_by", "first_dry_if_any", "buffer",
            "longest_gap_days", "updates",
        ]  # fmt: skip
        assert [day for day, _odds in each["p_dry_by"]] == each["releases"]
        assert 0 <= each["p_dry"] <= 1
        assert all(low <= middle <= high for _day, low, middle, high in each["buffer"])
    asked = [each for each in found["strategies"] if each["asked"]]
    assert [(each["name"], each["rrule"]) for each in asked] == [("5d", "FREQ=DAILY;INTERVAL=5")]
    assert found["recommended"] == "fortnightly"
    assert [slot["at"][:10] for slot in found["schedule"]] == ["2026-01-15", "2026-01-29", "2026-02-12"]


def test_more_risk_never_means_posting_less_often(run_fic: Run, tmp_path: Path) -> None:
    updates = []
    for risk in ("0.01", "0.05", "0.1", "0.3", "0.6", "0.95"):
        found = planned(run_fic, tmp_path, *EXAMPLE, "--risk", risk)
        chosen = [each for each in found["strategies"] if each["name"] == found["recommended"]]
        updates.append(chosen[0]["updates"] if chosen else 0)
    assert updates == sorted(updates)
    assert len(set(updates)) >= 3


def test_nothing_fits_is_said_plainly_and_is_no_failure(run_fic: Run, tmp_path: Path) -> None:
    found = planned(run_fic, tmp_path, "--buffer", "0", "--intervals", "30,50,40", "--today", "2026-01-01")
    assert found["recommended"] is None
    assert found["schedule"] == []
    assert any("when ready is the honest answer" in reason for reason in found["reasons"])
    assert any("more chapter" in reason for reason in found["reasons"])


@pytest.mark.parametrize("arguments", [("--intervals", ""), ("--intervals", "0,0,0"), ()])
def test_without_a_pace_there_are_no_odds_but_a_runway(run_fic: Run, tmp_path: Path, arguments: tuple[str]) -> None:
    found = planned(run_fic, tmp_path, "--buffer", "3", "--today", "2026-01-01", *arguments)
    assert found["recommended"] is None
    assert all(each["p_dry"] is None and each["p_dry_by"] is None for each in found["strategies"])
    assert any("to 22 January 2026, even if you write nothing" in reason for reason in found["reasons"])
    weekly = next(each for each in found["strategies"] if each["name"] == "weekly")
    assert weekly["first_dry_if_any"] == "2026-01-29"


def test_one_gap_gives_odds_and_only_a_word_for_them(run_fic: Run, tmp_path: Path) -> None:
    arguments = ("--buffer", "3", "--intervals", "8", "--today", "2026-01-01")
    assert planned(run_fic, tmp_path, *arguments)["strategies"][1]["p_dry"] is not None
    shown = run_fic("plan-releases", *arguments, cwd=tmp_path).out
    assert "toss-up" in shown
    assert " in 100" not in shown


def test_a_stated_pace_is_enough_to_play(run_fic: Run, tmp_path: Path) -> None:
    found = planned(run_fic, tmp_path, "--buffer", "3", "--pace", "9d", "--today", "2026-01-01")
    assert found["recommended"] == "fortnightly"
    assert found["pace"]["days_per_chapter"]["median"] == pytest.approx(9)
    faster = planned(run_fic, tmp_path, "--buffer", "3", "--pace", "0.5w", "--today", "2026-01-01")
    assert faster["recommended"] in ("weekly", "twice-a-week")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--intervals", "7,x"), "Write them as 7,9,12"),
        (("--intervals", "7,-1"), "Write them as 7,9,12"),
        (("--pace", "soon"), "such as 9d"),
        (("--pace", "9d", "--intervals", "7"), "not both"),
        (("--today", "tomorrow"), "2026-10-0"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(
    run_fic: Run, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    ran = run_fic("plan-releases", "--buffer", "3", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_outside_a_story_it_says_how_to_play(run_fic: Run, tmp_path: Path) -> None:
    ran = run_fic("plan-releases", cwd=tmp_path)
    assert ran.code == 3
    assert "--buffer 3 --pace 9d" in ran.err


def test_a_storys_own_dates_buffer_and_zone_are_used(run_fic: Run, tmp_path: Path) -> None:
    posted = "drafted: 2026-01-01\nposted:\n  ao3: {first: 2026-01-09, last: 2026-01-09}\n"
    folder = made_story(tmp_path, posted, *drafted("2026-01-08", "2026-01-17", "2026-01-26"), "")
    found = planned(run_fic, folder, "--today", "2026-01-28")
    assert found["buffer"] == {"size": 3, "chapters": [2, 3, 4], "sites": {"ao3": 3}}
    assert found["pace"]["source"] == "drafted dates"
    assert found["pace"]["chapters_seen"] == 4
    assert found["pace"]["open_gap_days"] == 2
    assert [(slot["chapter"], slot["title"]) for slot in found["schedule"]] == [
        (2, "Part 2"), (3, "Part 3"), (4, "Part 4")
    ]  # fmt: skip
    assert all(slot["at"].endswith(("T18:00:00+01:00", "T18:00:00+02:00")) for slot in found["schedule"])


def test_arcs_named_in_the_chapters_go_out_whole(run_fic: Run, tmp_path: Path) -> None:
    days = ("2026-01-02", "2026-01-08", "2026-01-17", "2026-01-26", "2026-02-02")
    arcs = ("Weir", "Weir", "Weir", "Salt", "Salt")
    chapters = [f"arc: {arc}\ndrafted: {day}\n" for arc, day in zip(arcs, days, strict=True)]
    folder = made_story(tmp_path, *chapters, "arc: Salt\n")
    found = planned(run_fic, folder, "--today", "2026-02-03")
    (by_arc,) = [each for each in found["strategies"] if each["name"] == "by-arc"]
    counts = [by_arc["releases"].count(day) for day in sorted(set(by_arc["releases"]))]
    # The second waits for its third chapter, which is still being written.
    assert counts[:3] == [3, 3, 3]
    assert by_arc["p_dry_by"][4][1] == 0 < by_arc["p_dry_by"][5][1]
    (folder / ".fic.toml").write_text(
        'format = 1\n[story]\nzone = "Europe/Paris"\n[release]\nrisk = 0.9\nfavour = "continuity"\n'
    )
    favoured = planned(run_fic, folder, "--today", "2026-02-03")
    assert favoured["recommended"] == "by-arc"
    assert [slot["chapter"] for slot in favoured["schedule"]] == [1, 2, 3, 4, 5]


def dated_story(folder: Path, git: Callable[..., str], *days: str) -> Path:
    """A story whose chapters came into git a week apart from 2 January 2026, and whose drafted dates are ``days``."""
    made_story(folder, *drafted(*days))
    git(folder, "init", "-q")
    for number in range(1, len(days) + 1):
        name, day = f"manuscript/{number:03}-part.md", f"2026-01-{7 * number - 5:02}T12:00:00"
        git(folder, "add", name)
        git(folder, "commit", "-qm", f"Write {number}", "--date", day)
    return folder


def test_explain_says_kindly_when_git_remembers_other_days(
    run_fic: Run, tmp_path: Path, git: Callable[..., str]
) -> None:
    bulk = ("2026-03-01", "2026-03-01", "2026-03-02", "2026-03-03")
    folder = dated_story(tmp_path, git, *bulk)
    explained = " ".join(run_fic("plan-releases", "--today", "2026-03-04", "--explain", cwd=folder).out.split())
    assert "By the git history, chapters 1, 2, 3 and 4 were written two weeks or more away" in explained
    assert "By the git history" not in run_fic("plan-releases", "--today", "2026-03-04", cwd=folder).out


def test_explain_has_no_doubt_about_days_that_git_confirms(
    run_fic: Run, tmp_path: Path, git: Callable[..., str]
) -> None:
    folder = dated_story(tmp_path, git, "2026-01-02", "2026-01-10", "2026-01-16", "2026-01-23")
    explained = run_fic("plan-releases", "--today", "2026-01-24", "--explain", cwd=folder)
    assert explained.code == 0
    assert "By the git history" not in explained.out


POSTED = "drafted: {0}\nposted:\n  ao3: {{first: {1}, last: {1}}}\n"


def test_well_below_what_the_usual_rhythm_needs_it_is_time_to_slow_down(run_fic: Run, tmp_path: Path) -> None:
    written = ("2026-01-02", "2026-01-12", "2026-01-25", "2026-02-03", "2026-02-16")
    posts = ("2026-01-30", "2026-02-06", "2026-02-13", "2026-02-20", "2026-02-27")
    posted = [POSTED.format(*days) for days in zip(written, posts, strict=True)]
    folder = made_story(tmp_path, *posted, *drafted("2026-02-26", "2026-02-28"))
    shown = " ".join(run_fic("plan-releases", "--today", "2026-03-01", cwd=folder).out.split())
    assert "Readers are used to weekly posts" in shown
    assert "you have 2, so now is a good time to slow down" in shown
    assert "A note for your readers, if you like: I'd like" in shown


def test_with_enough_ahead_for_the_usual_rhythm_nobody_is_told_to_slow_down(run_fic: Run, tmp_path: Path) -> None:
    posts = ("2026-01-30", "2026-02-06", "2026-02-13", "2026-02-20")
    posted = [POSTED.format(f"2026-01-{4 * number:02}", day) for number, day in enumerate(posts, 1)]
    ahead = drafted(*(f"2026-02-{3 * number:02}" for number in range(1, 9)))
    folder = made_story(tmp_path, *posted, *ahead)
    shown = run_fic("plan-releases", "--today", "2026-03-01", cwd=folder).out
    assert "slow down" not in shown
    assert "you could offer a bonus chapter" in " ".join(shown.split())


def test_a_paid_tier_that_is_ahead_leaves_less_to_promise(run_fic: Run, tmp_path: Path) -> None:
    settings = "[sites.patreon]\nlead = 2\n"
    days = drafted("2026-01-01", "2026-01-08", "2026-01-17", "2026-01-26", "2026-02-02")
    folder = made_story(tmp_path, *days, settings=settings)
    text = (folder / ".fic.toml").read_text() + 'sites = ["ao3", "patreon"]\n'
    (folder / ".fic.toml").write_text(text)
    found = planned(run_fic, folder, "--today", "2026-02-03")
    assert found["buffer"]["size"] == 3
    assert found["buffer"]["sites"] == {"ao3": 5, "patreon": 3}


@pytest.mark.parametrize(
    ("chapters", "says"),
    [
        ((), "No finished chapter has a date yet"),
        (("",), "No finished chapter has a date yet"),
        (drafted("2026-01-01"), "One finished chapter has a date so far"),
        (drafted("2026-01-01", "2026-01-01", "2026-01-01"), "All 3 finished chapters carry the same date"),
        (drafted("2026-01-01", "2026-01-08", "2027-01-01"), "Chapter 3 is dated after today"),
        (drafted("2024-01-01", "2024-01-08", "2024-01-15"), "days since the last one count too"),
    ],
)
def test_every_corner_gets_a_kind_sentence(run_fic: Run, tmp_path: Path, chapters: tuple[str, ...], says: str) -> None:
    ran = run_fic("plan-releases", "--today", "2026-01-20", cwd=made_story(tmp_path, *chapters))
    assert ran.code == 0
    assert says in " ".join(ran.out.split())
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_a_finished_story_cannot_run_dry(run_fic: Run, tmp_path: Path) -> None:
    found = planned(run_fic, tmp_path, "--buffer", "6", "--remaining", "0", "--today", "2026-01-01")
    assert all(each["p_dry"] == 0 for each in found["strategies"])
    assert "The story is finished, so nothing can run dry" in found["reasons"][0]
    done = planned(run_fic, tmp_path, "--buffer", "0", "--remaining", "0", "--today", "2026-01-01")
    assert done["strategies"] == []
    assert "There is no chapter left to post" in done["reasons"][0]


def test_titles_cannot_speak_to_the_terminal(run_fic: Run, tmp_path: Path) -> None:
    evil = ['title: "\\e[31mred [bold]tag"\ndrafted: 2026-01-01\n', *drafted("2026-01-08", "2026-01-15")]
    folder = made_story(tmp_path, *evil)
    path = folder / "manuscript" / "001-part.md"
    path.write_text(path.read_text().replace("title: Part 1\n", ""))
    ran = run_fic("plan-releases", "--today", "2026-01-16", cwd=folder)
    assert "\x1b" not in ran.out
    assert "[bold]tag" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--cadence", "bogus"), 'fic: --cadence: "bogus" is not a cadence'),
        (("--intervals", "a"), 'fic: --intervals "a" are not days.'),
        (("--pace", "soon"), 'fic: --pace "soon" is not a time a chapter takes.'),
        (("--today", "20261010"), "fic: 20261010 is not a date; write it like 2026-10-02."),
        (("--today", "2026-W01-1"), "fic: 2026-W01-1 is not a date"),
        (("--today", "2026-02-30"), "fic: 2026-02-30 is not a date"),
        (("--today", "9999-12-31"), "fic: 9999-12-31 is too far off"),
    ],
)
def test_an_option_that_cannot_be_read_is_a_usage_error(
    run_fic: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = run_fic("plan-releases", "--buffer", "3", *arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


@pytest.mark.parametrize("today", ["0001-01-01", "2999-12-31"])
def test_any_day_that_can_be_given_can_be_planned_from(run_fic: Run, tmp_path: Path, today: str) -> None:
    assert planned(run_fic, tmp_path, "--buffer", "3", "--pace", "9d", "--today", today, "--horizon", "1830")["as_of"]


@pytest.mark.parametrize(
    ("arguments", "same_as"),
    [
        (("--risk", "10%"), ("--risk", "0.1")),
        (("--risk", "1 in 20"), ("--risk", "0.05")),
        (("--risk", "1/20"), ("--risk", ".05")),
    ],
)
def test_odds_may_be_written_as_people_write_them(
    run_fic: Run, tmp_path: Path, arguments: tuple[str, ...], same_as: tuple[str, ...]
) -> None:
    assert planned(run_fic, tmp_path, *EXAMPLE, *arguments) == planned(run_fic, tmp_path, *EXAMPLE, *same_as)


def test_a_pace_may_be_said_in_words(run_fic: Run, tmp_path: Path) -> None:
    said = ("--buffer", "3", "--today", "2026-01-01", "--pace")
    assert planned(run_fic, tmp_path, *said, "2 weeks") == planned(run_fic, tmp_path, *said, "14d")


def test_a_cadence_may_be_asked_for_by_its_name_and_stands_once_in_the_table(run_fic: Run, tmp_path: Path) -> None:
    found = planned(run_fic, tmp_path, *EXAMPLE, "--cadence", "every ten days")
    named = [each for each in found["strategies"] if each["name"] == "every-ten-days"]
    assert [each["asked"] for each in named] == [True]


def test_a_strategy_that_makes_no_sense_here_is_refused_in_a_sentence(run_fic: Run, tmp_path: Path) -> None:
    ran = run_fic("plan-releases", *EXAMPLE, "--cadence", "by-arc", cwd=tmp_path)
    assert ran.code == 3
    assert '"by-arc" makes no sense from here' in ran.err


def test_a_buffer_that_is_only_said_leaves_the_storys_own_chapters_out(run_fic: Run, tmp_path: Path) -> None:
    story = made_story(tmp_path, *drafted("2026-01-02", "2026-01-09", "2026-01-16"))
    found = planned(run_fic, story, "--today", "2026-01-20", "--buffer", "1")
    assert found["buffer"] == {"size": 1, "chapters": [], "sites": {}}
    assert {slot["chapter"] for slot in found["schedule"]} <= {None}


def test_limits_that_contradict_each_other_are_what_is_blamed(run_fic: Run, tmp_path: Path) -> None:
    limits = '[release]\nat_most = "7d"\nat_least = "7d"\n'
    story = made_story(tmp_path, *drafted("2026-01-02", "2026-01-09", "2026-01-16"), settings=limits)
    found = planned(run_fic, story, "--today", "2026-01-20", "--pace", "30d")
    assert found["recommended"] is None
    assert found["reasons"][0].startswith("Your limits leave no cadence that keeps running dry within 1 time in 10: ")
    assert found["reasons"][0].endswith('but [release] asks for at_least = "7d" and at_most = "7d".')


def test_the_buffer_of_a_finished_story_only_shrinks(run_fic: Run, tmp_path: Path) -> None:
    found = planned(run_fic, tmp_path, *EXAMPLE, "--buffer", "5", "--remaining", "0")
    weekly = next(each for each in found["strategies"] if each["name"] == "weekly")
    middle = [day[2] for day in weekly["buffer"]]
    assert middle == sorted(middle, reverse=True)
    assert middle[-1] == 0
    assert not any("A chapter takes you" in reason for reason in found["reasons"])


def test_the_first_wait_of_readers_began_with_the_last_post(run_fic: Run, tmp_path: Path) -> None:
    posted = "drafted: 2026-01-0{0}\nposted:\n  ao3: {{first: 2026-01-0{0}}}\n"
    chapters = (posted.format(1), posted.format(8), *drafted("2026-01-15", "2026-01-22", "2026-01-29"))
    story = made_story(tmp_path, *chapters, settings="")
    found = planned(run_fic, story, "--today", "2026-02-20", "--cadence", "monthly", "--risk", "0.5")
    waits = [each for each in found["reasons"] if "will have waited" in each]
    first = next(each for each in found["strategies"] if each["name"] == found["recommended"])["releases"][0]
    assert len(waits) == 1
    assert f"waited {(date.fromisoformat(first) - date(2026, 1, 8)).days} days" in waits[0]


def test_chapters_nobody_has_named_are_counted_and_not_listed(run_fic: Run, tmp_path: Path) -> None:
    ran = run_fic("plan-releases", "--buffer", "150", "--pace", "9d", "--today", "2026-01-01", cwd=tmp_path)
    assert ran.out.count("the next chapter") == 12
    assert "more chapters to " in ran.out.splitlines()[-1]


@pytest.mark.parametrize(("horizon", "ahead"), [("7", "1 week ahead"), ("1", "1 day ahead"), ("15", "15 days ahead")])
def test_one_is_not_many(run_fic: Run, tmp_path: Path, horizon: str, ahead: str) -> None:
    assert ahead in run_fic("plan-releases", *EXAMPLE, "--horizon", horizon, cwd=tmp_path).out.splitlines()[0]


def test_a_cadence_slower_than_the_horizon_is_left_out_of_the_table_unless_it_was_asked_for(
    run_fic: Run, tmp_path: Path
) -> None:
    ran = run_fic("plan-releases", *EXAMPLE, "--horizon", "5", "--cadence", "30d", cwd=tmp_path)
    rows = [line.strip("→ ") for line in ran.out.splitlines()]
    assert not any(row.startswith(("weekly", "monthly")) for row in rows)
    (asked,) = (line for line in ran.out.splitlines() if "30d" in line and "days" in line)
    assert asked.split() == ["30d", "0", "5", "days", "none", "so", "soon"]
    names = [each["name"] for each in planned(run_fic, tmp_path, *EXAMPLE, "--horizon", "5")["strategies"]]
    assert "monthly" in names
    assert names[-1] == "when-ready"


def test_odds_that_are_small_and_yet_above_a_tiny_risk_say_so(run_fic: Run, tmp_path: Path) -> None:
    ran = run_fic("plan-releases", "--buffer", "2", "--intervals", "7,9,8,6", "--risk", "0.001", cwd=tmp_path)
    assert "even posting monthly it is a little over 0.1 in 100." in " ".join(ran.out.split())
