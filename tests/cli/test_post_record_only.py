"""``fic post --record-only``: what readers have already, noted in one commit and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fic.files.folder import read_story, story_folder
from fic.manuscript.chapter import Posting

if TYPE_CHECKING:
    from conftest import Git, RunFic

RECORD = ("--site", "ao3", "--record-only")


def postings(root: Path, number: int) -> list[tuple[str, str, str, str | None]]:
    (chapter,) = (each for each in read_story(story_folder(root)).story.chapters if each.number == number)
    return [_plain(posting) for posting in chapter.postings]


def _plain(posting: Posting) -> tuple[str, str, str, str | None]:
    return (posting.site, posting.first.isoformat(), posting.last.isoformat(), posting.url)


def test_a_posting_is_noted_today_in_one_commit_of_one_file(run_fic: RunFic, git: Git, story: Path) -> None:
    (story / "plan.txt").write_text("a plan\n")
    git(story, "add", "plan.txt")
    staged = git(story, "diff", "--cached", "--binary"), git(story, "ls-files", "--stage", "plan.txt")
    ran = run_fic("post", "2", *RECORD, "--url", "https://example.org/2", cwd=story)
    assert ran.code == 0, ran.err
    assert postings(story, 2) == [("ao3", "2026-11-20", "2026-11-20", "https://example.org/2")]
    assert git(story, "show", "--name-only", "--format=%s").split("\n")[0] == "Post chapter 2 to ao3: Low Water"
    assert git(story, "show", "--name-only", "--format=").split() == ["manuscript/002-low-water.md"]
    assert (git(story, "diff", "--cached", "--binary"), git(story, "ls-files", "--stage", "plan.txt")) == staged


def test_a_range_on_a_day_is_one_commit(run_fic: RunFic, git: Git, story: Path) -> None:
    assert run_fic("post", "1-3", "--site", "ffn", "--record-only", "--on", "2026-10-12", cwd=story).code == 0
    assert postings(story, 1)[1] == ("ffn", "2026-10-12", "2026-10-12", None)
    assert postings(story, 3) == [("ffn", "2026-10-12", "2026-10-12", None)]
    assert git(story, "rev-list", "--count", "HEAD").strip() == "2"
    assert git(story, "log", "-1", "--format=%s").strip() == "Post chapters 1-3 to ffn"


def test_git_tells_when_each_was_written(run_fic: RunFic, story: Path) -> None:
    assert run_fic("post", "1-3", "--site", "ffn", "--record-only", "--on", "git", cwd=story).code == 0
    assert postings(story, 2) == [("ffn", "2026-10-10", "2026-10-10", None)]


def test_posted_again_the_first_day_stays(run_fic: RunFic, story: Path) -> None:
    run_fic("post", "1", *RECORD, cwd=story)
    assert postings(story, 1) == [("ao3", "2026-10-02", "2026-11-20", None)]
    run_fic("post", "1", *RECORD, "--on", "2026-09-30", cwd=story)
    assert postings(story, 1) == [("ao3", "2026-09-30", "2026-11-20", None)]


def test_what_is_recorded_already_makes_no_commit(run_fic: RunFic, git: Git, story: Path) -> None:
    ran = run_fic("post", "1", *RECORD, "--on", "2026-10-02", cwd=story)
    assert ran.code == 0
    assert ran.out.startswith("Nothing to do: chapter 1 on ao3 already")
    assert git(story, "rev-list", "--count", "HEAD").strip() == "1"


def test_a_fingerprint_that_is_there_stays(run_fic: RunFic, story: Path) -> None:
    path = story / "manuscript/001-the-weir.md"
    path.write_text(path.read_text().replace("last: 2026-10-02}", 'last: 2026-10-02, text: "t1:3f9a2c1b7e04"}'))
    run_fic("post", "1", *RECORD, cwd=story)
    assert "first: 2026-10-02, last: 2026-11-20" in path.read_text()
    assert "t1:3f9a2c1b7e04" in path.read_text()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["2", "--site", "ao4", "--record-only"], 2, "This story isn't posted on ao4. Did you mean ao3?"),
        (["2", "--site", "wattpad", "--record-only"], 2, "add it to `sites` in .fic.toml"),
        (["9", *RECORD], 2, "There is no chapter 9"),
        (["2", *RECORD, "--on", "2026-11-21"], 2, "still to come"),
        (["2", *RECORD, "--on", "yesterday"], 2, "write it like 2026-10-02"),
        (["2", *RECORD, "--url", "example.org/2"], 2, "--url takes the http(s) address of one chapter"),
        (["2-3", *RECORD, "--url", "https://example.org/2"], 2, "--url takes the http(s) address of one chapter"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_changed(
    run_fic: RunFic, git: Git, story: Path, arguments: list[str], code: int, said: str
) -> None:
    ran = run_fic("post", *arguments, cwd=story)
    assert ran.code == code
    assert said in ran.err
    assert git(story, "status", "--porcelain") == ""
    assert git(story, "rev-list", "--count", "HEAD").strip() == "1"


def test_a_chapter_without_words_cannot_be_what_readers_have(run_fic: RunFic, story: Path) -> None:
    (story / "manuscript/004-next.md").write_text("---\ntitle: Next\n---\n\n* * *\n")
    ran = run_fic("post", "4", *RECORD, cwd=story)
    assert ran.code == 3
    assert "manuscript/004-next.md has no words" in ran.err


def test_a_broken_chapter_in_the_range_refuses_the_whole_of_it(run_fic: RunFic, git: Git, story: Path) -> None:
    (story / "manuscript/002-low-water.md").write_bytes(b"Caf\xe9\n")
    ran = run_fic("post", "1-3", *RECORD, cwd=story)
    assert ran.code == 3
    assert ran.err.startswith("fic: manuscript/002-low-water.md:1: this file is not UTF-8")
    assert git(story, "status", "--porcelain") == " M manuscript/002-low-water.md\n"


def test_without_git_it_is_noted_and_git_offered(run_fic: RunFic, tmp_path: Path) -> None:
    (tmp_path / ".fic.toml").write_text("")
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/7.md").write_bytes(b"\xef\xbb\xbfOnce.\r\n")
    ran = run_fic("post", "7", *RECORD, cwd=tmp_path)
    assert ran.code == 0
    assert (tmp_path / "manuscript/7.md").read_bytes() == (
        b"\xef\xbb\xbf---\r\nposted:\r\n  ao3: {first: 2026-11-20, last: 2026-11-20}\r\n---\r\nOnce.\r\n"
    )
    assert "git" in ran.out
    assert run_fic("post", "7", *RECORD, "--on", "git", cwd=tmp_path).code == 3
