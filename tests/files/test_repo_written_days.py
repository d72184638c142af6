"""When a chapter was really written, as far as git knows."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.files import repo
from fic.files.history import Revision, rough_words, written_day


class Repository:
    """A real repository whose commits carry the day they are given, as author date only."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = "2026-09-09") -> str:
        dates = {"GIT_AUTHOR_DATE": f"{day}T23:30:00 -0700", "GIT_COMMITTER_DATE": "2026-12-31T12:00:00 +0000"}
        command = ["env", *(f"{name}={value}" for name, value in dates.items()), "git", *arguments]
        return subprocess.run(command, cwd=self.top, check=True, capture_output=True, text=True).stdout

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            path = self.top / f"{name}.md"
            path.write_text(text, encoding="utf-8")

    def commit(self, day: str, **texts: str) -> None:
        self.write(**texts)
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "-m", day, day=day)

    def day(self, name: str) -> str | None:
        path = PurePosixPath(f"{name}.md")
        found = repo.written_days(self.top, [path]).get(path)
        return str(found) if found else None

    def days(self, *names: str) -> dict[str, str]:
        found = repo.written_days(self.top, [PurePosixPath(f"{name}.md") for name in names])
        return {path.stem: str(day) for path, day in found.items()}


@pytest.fixture
def story(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def words(count: int, word: str = "wren") -> str:
    return "\n".join(" ".join(f"{word}{line}x{n}" for n in range(10)) for line in range(count // 10)) + "\n"


def test_the_day_it_last_grew_by_a_tenth_counts_not_the_mends_after(story: Repository) -> None:
    story.commit("2026-01-01", a=words(100))
    story.commit("2026-01-05", a=words(300))
    story.commit("2026-02-01", a=words(300).replace("wren3x3", "wron3x3"))
    story.commit("2026-03-01", a=words(320))
    assert story.day("a") == "2026-01-05"


def test_it_is_the_authors_own_day_not_the_committers(story: Repository) -> None:
    story.commit("2026-01-01", a=words(100))
    assert story.day("a") == "2026-01-01"


def test_growth_is_added_up_over_a_day(story: Repository) -> None:
    story.commit("2026-01-01", a=words(1000))
    for n in range(1, 5):
        story.commit("2026-01-09", a=words(1000 + 40 * n))
    story.commit("2026-01-20", a=words(1180))
    assert story.day("a") == "2026-01-09"


def test_a_chapter_that_grew_little_by_little_was_written_when_it_was_nearly_whole(story: Repository) -> None:
    for n in range(1, 29):
        story.commit(f"2026-01-{n:02}", a=words(50 * n))
    assert story.day("a") == "2026-01-26"


def test_renames_are_followed(story: Repository) -> None:
    story.commit("2026-01-01", a=words(100))
    story.git("mv", "a.md", "b.md")
    story.commit("2026-02-01")
    story.git("mv", "b.md", "c.md")
    story.commit("2026-02-02", c=words(100).replace("wren3x3", "wron3x3"))
    assert story.day("c") == "2026-01-01"


def test_a_chapter_inserted_between_moves_the_others_on_without_ageing_them(story: Repository) -> None:
    one, two, three = (words(200, word) for word in ("one", "two", "three"))
    story.commit("2026-01-01", c1=f"# 1\n{one}")
    story.commit("2026-01-02", c2=f"# 2\n{two}")
    story.commit("2026-01-03", c3=f"# 3\n{three}")
    story.commit("2026-01-09", c1=words(200, "new"), c2=f"# 2\n{one}", c3=f"# 3\n{two}", c4=f"# 4\n{three}")
    assert story.days("c1", "c2", "c3", "c4") == {
        "c1": "2026-01-09",
        "c2": "2026-01-01",
        "c3": "2026-01-02",
        "c4": "2026-01-03",
    }


def test_chapters_that_change_places_keep_their_days(story: Repository) -> None:
    one, two = words(200, "one"), words(200, "two")
    story.commit("2026-01-01", a=one)
    story.commit("2026-01-02", b=two)
    story.commit("2026-01-09", a=two, b=one)
    assert story.days("a", "b") == {"a": "2026-01-02", "b": "2026-01-01"}


def test_an_import_of_more_than_a_few_chapters_dates_none_of_them(story: Repository) -> None:
    texts = {f"c{n}": words(100, f"w{n}") for n in range(4)}
    story.commit("2026-01-01", **texts)
    assert story.days(*texts) == {}
    story.commit("2026-01-05", c2=words(200, "w2"))
    assert story.days(*texts) == {"c2": "2026-01-05"}


def test_a_few_chapters_finished_together_are_no_import(story: Repository) -> None:
    texts = {f"c{n}": words(100, f"w{n}") for n in range(3)}
    story.commit("2026-01-01", **texts)
    assert story.days(*texts) == dict.fromkeys(texts, "2026-01-01")


def test_mending_every_chapter_at_once_changes_no_day(story: Repository) -> None:
    texts = {f"c{n}": words(100, f"w{n}") for n in range(6)}
    for n, (name, text) in enumerate(texts.items(), 1):
        story.commit(f"2026-01-{n:02}", **{name: text})
    story.commit("2026-03-01", **{name: text.replace("x9", "y9") for name, text in texts.items()})
    assert story.days(*texts) == {name: f"2026-01-{n:02}" for n, name in enumerate(texts, 1)}


def test_the_ledger_in_the_front_matter_is_not_writing(story: Repository) -> None:
    story.commit("2026-01-01", a=words(50))
    ledger = "---\nposted:\n" + "".join(f"  site{n}: {{first: 2026-02-01}}\n" for n in range(20)) + "---\n"
    story.commit("2026-02-01", a=ledger + words(50))
    assert story.day("a") == "2026-01-01"


def test_a_chapter_brought_back_keeps_its_day(story: Repository) -> None:
    story.commit("2026-01-01", a=words(100), other="x\n")
    story.git("rm", "--quiet", "a.md")
    story.commit("2026-01-02")
    story.commit("2026-01-03", a=words(100))
    assert story.day("a") == "2026-01-01"


def test_merged_work_counts_on_the_day_it_was_done(story: Repository) -> None:
    story.commit("2026-01-01", a=words(100))
    story.git("checkout", "--quiet", "-b", "side")
    story.commit("2026-01-02", a=words(200))
    story.git("checkout", "--quiet", "main")
    story.commit("2026-01-03", b=words(100))
    story.git("merge", "--quiet", "--no-ff", "-m", "merge", "side", day="2026-01-09")
    assert story.days("a", "b") == {"a": "2026-01-02", "b": "2026-01-03"}


def test_a_script_without_blanks_is_counted_too(story: Repository) -> None:
    story.commit("2026-01-01", a="春" * 100)
    story.commit("2026-01-02", a="春" * 150)
    story.commit("2026-01-03", a="春" * 151)
    assert story.day("a") == "2026-01-02"


def test_a_chapter_whose_old_text_is_not_here_is_left_out(story: Repository) -> None:
    story.commit("2026-01-01", a=words(100), b=words(100, "b"))
    blob = story.git("rev-parse", "HEAD:a.md").strip()
    (story.top / ".git/objects" / blob[:2] / blob[2:]).unlink()
    assert story.days("a", "b") == {"b": "2026-01-01"}


def test_without_history_there_are_no_days(tmp_path: Path, story: Repository) -> None:
    assert story.day("a") is None
    story.commit("2026-01-01", b="x\n")
    story.write(a=words(100))
    assert story.day("a") is None
    assert repo.written_days(tmp_path.parent, [PurePosixPath("a.md")]) == {}


def test_the_authors_log_settings_change_nothing(story: Repository) -> None:
    for key, value in (("log.showRoot", "false"), ("log.showSignature", "true"), ("diff.renames", "false")):
        story.git("config", key, value)
    story.git("config", "diff.relative", "true")
    story.commit("2026-01-01", a=words(100))
    story.git("mv", "a.md", "b.md")
    story.commit("2026-02-01")
    assert story.day("b") == "2026-01-01"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 500)), min_size=1, max_size=12))
def test_the_day_is_one_on_which_something_was_written(steps: list[tuple[int, int]]) -> None:
    counts = {str(n): count for n, (_, count) in enumerate(steps)}
    own = [
        Revision(str(n), date(2026, 1, 1 + day), str(n - 1) if n else None, str(n)) for n, (day, _) in enumerate(steps)
    ][::-1]
    found = written_day(own, counts.__getitem__, frozenset())
    assert (found is not None) == (steps[-1][1] > 0) or found in {revision.day for revision in own}
    if found:
        assert found in {revision.day for revision in own}


def test_rough_words_leaves_out_front_matter_only() -> None:
    assert rough_words(b"---\ntitle: A b c\n---\none two\n\n---\n\nthree\n") == 4
    assert rough_words(b"\xef\xbb\xbf---\r\ntitle: A b c\r\n---\r\none two\r\n") == 2
    assert rough_words(b"---\none two") == 3
