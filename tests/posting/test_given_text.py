"""What readers were given is found in git by its fingerprint, wherever it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from fic.files.chapter_file import parsed_chapter
from fic.files.history_texts import past
from fic.manuscript.chapter import Chapter, Posting
from fic.posting.given_text import GivenTexts
from fic.posting.ledger import fingerprint

Git = Callable[..., str]

PATH = PurePosixPath("manuscript/002-low-water.md")
DAY = date(2026, 10, 9)


def posting(text: str) -> Posting:
    return Posting("ao3", DAY, DAY, fingerprint(parsed_chapter(text.encode(), PATH)))


def found(story: Path, text: str, path: PurePosixPath = PATH) -> Chapter | None:
    return texts(story).of(path, posting(text))


def texts(story: Path) -> GivenTexts:
    history = past(story)
    assert history
    return GivenTexts(history.anywhere, history.everything, parsed_chapter)


def commit(story: Path, git: Git, text: str, path: PurePosixPath = PATH) -> None:
    (story / path).write_text(text, "utf-8")
    git(story, "add", "--all")
    git(story, "commit", "--quiet", "--message=Write")


def test_an_older_version_is_found(story: Path, git: Git) -> None:
    for draft in ("One.\n", "Two.\n", "---\ntitle: [\n---\n", "Three.\n"):
        commit(story, git, draft)
    assert [getattr(found(story, draft), "body", None) for draft in ("One.\n", "Two.\n", "Never.\n")] == [
        "One.\n",
        "Two.\n",
        None,
    ]


def test_a_text_that_only_lived_on_a_branch_is_found(story: Path, git: Git) -> None:
    git(story, "checkout", "--quiet", "-b", "aside")
    commit(story, git, "Aside.\n")
    git(story, "checkout", "--quiet", "main")
    assert found(story, "Aside.\n")


def test_a_text_that_lived_in_another_file_is_found(story: Path, git: Git) -> None:
    commit(story, git, "Elsewhere.\n", PurePosixPath("drafts of 2.md"))
    commit(story, git, "Now.\n", PurePosixPath("drafts of 2.md"))
    assert found(story, "Elsewhere.\n")


def test_both_sides_of_a_merge_are_looked_at(story: Path, git: Git) -> None:
    git(story, "checkout", "--quiet", "-b", "aside")
    commit(story, git, "Aside.\n")
    git(story, "checkout", "--quiet", "main")
    commit(story, git, "Main.\n")
    git(story, "merge", "--quiet", "--strategy=ours", "--message=Both", "aside")
    git(story, "branch", "--delete", "--force", "aside")
    assert found(story, "Aside.\n")


@pytest.mark.parametrize("setting", ["separate", "off", "first-parent", "combined", "remerge"])
def test_a_text_that_only_a_merge_held_is_found_whatever_the_settings_say(story: Path, git: Git, setting: str) -> None:
    git(story, "checkout", "--quiet", "-b", "aside")
    commit(story, git, "Aside.\n")
    git(story, "checkout", "--quiet", "main")
    commit(story, git, "Main.\n")
    git(story, "merge", "--quiet", "--strategy=ours", "--no-commit", "aside")
    commit(story, git, "Both, by hand.\n")
    commit(story, git, "Later.\n")
    git(story, "config", "log.diffMerges", setting)
    assert found(story, "Both, by hand.\n")
    assert found(story, "Aside.\n")


def test_a_name_with_everything_in_it_is_a_name(story: Path, git: Git) -> None:
    path = PurePosixPath('manuscript/004 "ä\t*[x]?.md')
    commit(story, git, "Odd.\n", path)
    commit(story, git, "Even.\n", path)
    assert found(story, "Odd.\n", path)


def test_a_fingerprint_of_a_scheme_to_come_is_found_nowhere(story: Path) -> None:
    assert texts(story).of(PATH, Posting("ao3", DAY, DAY, "t9:000000000000")) is None
    assert texts(story).of(PATH, Posting("ao3", DAY, DAY)) is None


def test_without_git_or_a_commit_there_is_no_past(tmp_path: Path, git: Git) -> None:
    assert past(tmp_path) is None
    git(tmp_path, "init", "--quiet")
    assert past(tmp_path) is None


def test_each_version_is_read_once_for_all_lookups(story: Path, git: Git) -> None:
    for number in range(6):
        commit(story, git, f"Draft {number}.\n")
    history = past(story)
    assert history
    read: list[bytes] = []

    def noted(data: bytes, path: PurePosixPath) -> Chapter:
        read.append(data)
        return parsed_chapter(data, path)

    lookups = GivenTexts(history.anywhere, history.everything, noted)
    for number in range(6):
        assert lookups.of(PATH, posting(f"Gone {number}.\n")) is None
    assert len(read) == len(set(read)) > 6
