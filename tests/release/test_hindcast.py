"""The hindcast's reading of real histories: which day a post was finished on."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from benchmarks.forecast_hindcast import completions, standing_days, told_on


def committed(folder: Path, files: dict[str, str], day: str) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    subprocess.run(["git", "commit", "--quiet", "-m", "x", f"--date={day}T12:00:00Z"], cwd=folder, check=True)


def test_a_post_is_dated_by_its_name_then_its_front_matter_then_its_commit(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    committed(tmp_path, {"posts/2013-05-02-chapter-3.md": "---\ndate: 2020-01-01\n---\n"}, "2021-03-01")
    committed(
        tmp_path, {"posts/four.md": "---\ntitle: Four\ndrafted: 2013-05-09\ndate: 2020-01-01\n---\n"}, "2021-03-02"
    )
    posted = "---\nposted:\n  ao3: {first: 2013-05-20, last: 2013-06-01}\n---\n"
    committed(tmp_path, {"posts/five.md": posted, "posts/six.md": "Six.\n", "elsewhere.md": "No post.\n"}, "2013-05-27")
    committed(tmp_path, {f"posts/old{number}.md": "Brought in.\n" for number in range(4)}, "2013-06-03")
    assert completions(tmp_path / "posts") == [date(2013, 5, day) for day in (2, 9, 20, 27)]


def test_an_author_who_never_misses_a_week_is_told_so_and_stood_on_until_the_weeks_run_out() -> None:
    days = [date.fromordinal(735_000 + 7 * week) for week in range(60)]
    finished, ordinary = standing_days(days)
    assert finished[0] == days[4]
    assert max(*finished, *ordinary) <= date.fromordinal(days[-1].toordinal() - 91)
    told = list(told_on(finished[-1], days))
    assert not any(each.dry for each in told)
    assert sorted(each.fic for each in told)[len(told) // 2] < 0.1
