"""`fic post`: a chapter checked, prepared, recorded in one commit, and taken back."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fic.errors import FicError
from fic.files.folder import read_story, story_folder
from fic.manuscript.chapter import Chapter, Posting
from fic.posting.ledger import fingerprint

RunFic = Callable[..., Any]
Git = Callable[..., str]

SECOND = "manuscript/002-low-water.md"


def chapter(story: Path, number: int) -> Chapter:
    found = read_story(story_folder(story)).story.chapters
    return next(one for one in found if one.number == number)


def posting(story: Path, number: int, site: str = "ao3") -> Posting | None:
    return chapter(story, number).posting(site)


def edit(story: Path, old: str, new: str, path: str = SECOND) -> None:
    file = story / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_chapter_is_shown_and_recorded_in_one_commit_of_its_file(story: Path, run_fic: RunFic, git: Git) -> None:
    ran = run_fic("post", "2", "--site", "ao3", cwd=story)
    assert ran.code == 0, ran.err
    assert "Chapter 2 for Archive of Our Own" in ran.out
    assert "Recorded on ao3: chapter 2." in ran.out
    found = posting(story, 2)
    assert found is not None
    assert (str(found.first), str(found.last), found.text) == (
        "2026-11-20",
        "2026-11-20",
        fingerprint(chapter(story, 2)),
    )
    assert git(story, "log", "-1", "--format=%s", "--name-only").split("\n\n") == [
        "Post chapter 2 to ao3: Low Water",
        f"{SECOND}\n",
    ]


def test_posting_again_after_a_fix_keeps_the_first_day(story: Path, run_fic: RunFic) -> None:
    run_fic("post", "2", "--site", "ao3", "--on", "2026-10-11", "--url", "https://example.org/2", cwd=story)
    before = posting(story, 2)
    edit(story, "It had dropped.", "It had dropped again.")
    assert run_fic("post", "2", "--site", "ao3", cwd=story).code == 0
    after = posting(story, 2)
    assert before
    assert after
    assert (str(after.first), str(after.last), after.url) == ("2026-10-11", "2026-11-20", "https://example.org/2")
    assert after.text == fingerprint(chapter(story, 2)) != before.text


def test_of_several_chapters_it_speaks_as_of_several(story: Path, run_fic: RunFic) -> None:
    run_fic("post", "2", "--site", "ao3", cwd=story)
    run_fic("finish", "3", cwd=story)
    run_fic("post", "3", "--site", "ao3", cwd=story)
    assert run_fic("post", "2-3", "--site", "ao3", cwd=story).out == (
        "Nothing to do: ao3 has chapters 2 and 3 as they are.\n"
    )
    ran = run_fic("post", "2-3", "--site", "ffn", "--undo", cwd=story)
    assert ran.err == "fic: There is nothing to take back: chapters 2 and 3 aren't recorded on ffn.\n"


def test_what_a_site_has_as_it_is_isnt_posted_twice(story: Path, run_fic: RunFic, git: Git) -> None:
    run_fic("post", "2", "--site", "ao3", cwd=story)
    head = git(story, "rev-parse", "HEAD")
    ran = run_fic("post", "2", "--site", "ao3", cwd=story)
    assert (ran.code, ran.out) == (0, "Nothing to do: ao3 has chapter 2 as it is.\n")
    assert git(story, "rev-parse", "HEAD") == head
    assert run_fic("post", "2", "--site", "ao3", "--url", "https://example.org/2", cwd=story).code == 0
    assert posting(story, 2).url == "https://example.org/2"  # type: ignore[union-attr]


def test_a_wrong_day_is_corrected_by_force(story: Path, run_fic: RunFic, git: Git) -> None:
    run_fic("post", "2", "--site", "ao3", cwd=story)
    ran = run_fic("post", "2", "--site", "ao3", "--on", "2026-11-01", cwd=story)
    assert ran.out == "Nothing to do: ao3 has chapter 2 as it is. To change the day that is recorded: --force.\n"
    ran = run_fic("post", "2", "--site", "ao3", "--on", "2026-11-01", "--force", cwd=story)
    assert ran.out.endswith("ao3: chapter 2 is as of 2026-11-01 now, no longer 2026-11-20.\n")
    assert git(story, "log", "-1", "--format=%s") == "Correct the day of chapter 2 on ao3: Low Water\n"
    first = posting(story, 2)
    assert first is not None
    assert (str(first.first), str(first.last), first.text) == (
        "2026-11-01",
        "2026-11-01",
        fingerprint(chapter(story, 2)),
    )
    edit(story, "It had dropped.", "It had dropped again.")
    run_fic("post", "2", "--site", "ao3", cwd=story)
    ran = run_fic("post", "2", "--site", "ao3", "--on", "2026-10-05", "--force", cwd=story)
    assert (ran.code, "so that was not on 2026-10-05: --undo takes the update back" in ran.err) == (3, True)
    run_fic("post", "2", "--site", "ao3", "--on", "2026-11-05", "--force", cwd=story)
    after = posting(story, 2)
    assert after is not None
    assert (str(after.first), str(after.last)) == ("2026-11-01", "2026-11-05")


def test_every_site_takes_one_commit(story: Path, run_fic: RunFic, git: Git) -> None:
    ran = run_fic("post", "1-2", "--all-sites", cwd=story)
    assert ran.code == 0, ran.err
    assert [posting(story, number, site) is not None for number in (1, 2) for site in ("ao3", "ffn")] == [True] * 4
    assert git(story, "log", "-1", "--format=%s") == "Post chapters 1 and 2 to ao3 and ffn\n"
    assert str(posting(story, 1).first) == "2026-10-02"  # type: ignore[union-attr]


def test_of_all_sites_one_that_fic_has_no_rules_for_is_left_out(story: Path, run_fic: RunFic) -> None:
    edit(story, '"ffn"', '"my-blog"', ".fic.toml")
    ran = run_fic("post", "2", "--all-sites", cwd=story)
    assert (ran.code, posting(story, 2, "ao3") is not None, posting(story, 2, "my-blog")) == (0, True, None)
    assert "fic has no rules for my-blog, so it was left out" in ran.err
    ran = run_fic("post", "2", "--site", "my-blog", cwd=story)
    assert (ran.code, "fic has no rules for my-blog." in ran.err) == (2, True)


def test_a_dry_run_writes_nothing(story: Path, run_fic: RunFic, git: Git) -> None:
    ran = run_fic("post", "2", "--site", "ao3", "--dry-run", "--to", story / "out", cwd=story)
    assert (ran.code, "Would record: chapter 2 on ao3. Nothing was written.\n" in ran.out) == (0, True)
    assert git(story, "status", "--porcelain") == ""
    assert not (story / "out").exists()


def test_a_dry_run_of_what_would_be_stopped_records_nothing_in_words_either(story: Path, run_fic: RunFic) -> None:
    ran = run_fic("post", "3", "--site", "ao3", "--dry-run", cwd=story)
    assert "In the way: ao3 lacks chapter 2" in ran.err
    assert ran.out.endswith("Would record nothing, for what is in the way. Nothing was written.\n")
    ran = run_fic("post", "3", "--site", "ao3", "--dry-run", "--force", cwd=story)
    assert ran.out.endswith("Would record: chapter 3 on ao3. Nothing was written.\n")


def test_where_no_commit_can_be_made_nothing_is_shown_or_copied(story: Path, run_fic: RunFic, git: Git) -> None:
    edit(story, "It had dropped.", "It had dropped again.")
    git(story, "add", SECOND)
    edit(story, "It had dropped again.", "It had dropped once more.")
    ran = run_fic("post", "2", "--site", "ao3", "--copy", "--to", story.parent / "out", cwd=story)
    assert (ran.code, ran.out, (story.parent / "out").exists()) == (3, "", False)
    assert "is partly staged" in ran.err
    ran = run_fic("post", "2", "--site", "ao3", "--dry-run", cwd=story)
    assert "In the way: manuscript/002-low-water.md is partly staged" in ran.err
    assert "Would record nothing" in ran.out
    assert run_fic("post", "2", "--site", "ao3", "--no-commit", cwd=story).code == 0


def test_a_chapter_still_being_drafted_is_stopped(story: Path, run_fic: RunFic, git: Git) -> None:
    ran = run_fic("post", "3", "--site", "ao3", cwd=story)
    assert ran.code == 3
    assert "fic: Chapter 3 is still being drafted: fic finish 3 says it's done." in ran.err
    assert "fic: ao3 lacks chapter 2, so its readers would skip it: fic post 2 --site ao3 comes first." in ran.err
    assert "--force posts it all the same." in ran.err
    assert git(story, "status", "--porcelain") == ""


def test_what_is_posted_together_is_no_hole(story: Path, run_fic: RunFic) -> None:
    run_fic("finish", "3", cwd=story)
    assert run_fic("post", "2-3", "--site", "ao3", cwd=story).code == 0


def test_errors_of_the_linter_stop_it_and_force_doesnt_ask(story: Path, run_fic: RunFic) -> None:
    edit(story, "It had dropped.", "It had had dropped in the the night.")
    ran = run_fic("post", "2", "--site", "ao3", cwd=story)
    assert ran.code == 3
    assert "fic lint 2 finds" in ran.err
    assert posting(story, 2) is None
    ran = run_fic("post", "2", "--site", "ao3", "--force", cwd=story)
    assert ran.code == 0
    assert "Forced: fic lint 2 finds" in ran.err
    assert posting(story, 2)


@pytest.mark.parametrize(
    "command",
    [
        ("export", "2"),
        ("export", "--format", "html"),
        ("post", "2", "--site", "ao3"),
        ("post", "2", "--site", "ao3", "--force"),
        ("post", "2", "--site", "ao3", "--dry-run"),
    ],
)
def test_a_conflict_that_git_left_goes_nowhere(story: Path, run_fic: RunFic, command: tuple[str, ...]) -> None:
    edit(story, "It had dropped.", "<<<<<<< HEAD\nIt had dropped.\n=======\nIt had risen.\n>>>>>>> side")
    ran = run_fic(*command, cwd=story)
    assert (ran.code, ran.out) == (3, "")
    assert "git left a mark of a conflict here, so both versions would be posted: keep one of them" in ran.err
    assert posting(story, 2) is None
    assert run_fic("check", cwd=story).code == 1


def test_a_limit_stops_it(story: Path, run_fic: RunFic) -> None:
    edit(story, "title: Low Water", "title: Low Water" + " and on" * 60)
    ran = run_fic("post", "2", "--site", "ao3", cwd=story)
    assert ran.code == 3
    assert "takes at most 255" in ran.err


def test_what_is_only_worth_a_word_doesnt_stop_it(story: Path, run_fic: RunFic) -> None:
    edit(story, "summary: There is less of it.", "release: 2026-12-04")
    ran = run_fic("post", "2", "--site", "ao3", cwd=story)
    assert ran.code == 0
    assert "Note: It has no summary" in ran.err
    assert "Note: It was planned for 2026-12-04; on 2026-11-20 it is early." in ran.err


def test_the_steps_go_by_the_day_that_was_said(story: Path, run_fic: RunFic) -> None:
    edit(story, "summary: There is less of it.", "release: 2026-12-04")
    planned = run_fic("post", "2", "--site", "ao3", "--dry-run", cwd=story).out
    assert "post it yourself at 2026-12-04 18:00 UTC or later" in planned
    said = run_fic("post", "2", "--site", "ao3", "--dry-run", "--on", "2026-11-05", cwd=story).out
    assert "Set the chapter's publication date to 2026-11-05, the day you posted it." in " ".join(said.split())
    assert "2026-12-04" not in said
    today = run_fic("post", "2", "--site", "ao3", "--dry-run", "--on", "2026-11-20", cwd=story).out
    assert "publication date to 2026-11-20 (today in UTC)" in " ".join(today.split())


def test_the_packet_can_go_to_a_folder_and_to_the_clipboard(
    story: Path, run_fic: RunFic, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run_fic("post", "2", "--site", "ao3", "--to", story.parent / "out", cwd=story)
    assert ran.code == 0
    assert any(
        "It had dropped." in file.read_text("utf-8") for file in (story.parent / "out").rglob("*.*") if file.is_file()
    )
    copied = []
    monkeypatch.setattr("fic.cli.post_handover.copy_part", lambda made, part: copied.append((made.name, part)))
    run_fic("post", "2", "--site", "ffn", "--copy", "--force", cwd=story)
    assert copied == [("ffn", "body")]
    assert run_fic("post", "1-2", "--all-sites", "--copy", cwd=story).code == 2


def test_where_copying_fails_nothing_is_recorded(story: Path, run_fic: RunFic, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise FicError("There is no clipboard here.")

    monkeypatch.setattr("fic.cli.post_handover.copy_part", refuse)
    assert run_fic("post", "2", "--site", "ao3", "--copy", cwd=story).code == 3
    assert posting(story, 2) is None


def test_the_page_is_opened_only_where_its_address_is_the_webs(
    story: Path, run_fic: RunFic, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    edit(story, "posted:\n  ao3: {first: 2026-10-02, last: 2026-10-02}",
         'posted:\n  ao3: {first: 2026-10-02, last: 2026-10-02, url: "file:///etc/passwd"}',
         "manuscript/001-the-weir.md")  # fmt: skip
    ran = run_fic("post", "2", "--site", "ao3", "--open", "--no-commit", cwd=story)
    assert "There is no address to open on ao3 yet: give one with --url." in ran.err
    run_fic("post", "2", "--site", "ao3", "--open", "--url", "https://example.org/2", "--no-commit", cwd=story)
    assert opened == ["https://example.org/2"]


def test_the_recap_goes_into_the_opening_note_while_it_is_due(story: Path, run_fic: RunFic) -> None:
    run_fic("post", "2", "--site", "ao3", "--to", story.parent / "out", cwd=story)
    notes = next((story.parent / "out").rglob("before*")).read_text("utf-8")
    assert "Previously: Ada goes down to the water." in notes
    run_fic("finish", "3", cwd=story)
    run_fic("post", "3", "--site", "ao3", cwd=story)
    ran = run_fic("drift", cwd=story)
    assert "The recap of chapter 2" not in ran.out  # posted the same day: readers come to both at once


# --- undo -------------------------------------------------------------------------------------------------------------


def test_undo_takes_a_new_posting_away(story: Path, run_fic: RunFic, git: Git) -> None:
    before = (story / SECOND).read_bytes()
    run_fic("post", "2", "--site", "ao3", cwd=story)
    ran = run_fic("post", "2", "--site", "ao3", "--undo", cwd=story)
    assert (ran.code, "ao3: chapter 2 isn't there any more." in ran.out) == (0, True)
    assert (story / SECOND).read_bytes() == before
    assert git(story, "log", "-1", "--format=%s") == "Take back chapter 2 on ao3: Low Water\n"


def test_undo_of_an_update_goes_back_to_the_record_before_it(story: Path, run_fic: RunFic) -> None:
    run_fic("post", "2", "--site", "ao3", "--on", "2026-10-11", cwd=story)
    first = posting(story, 2)
    edit(story, "It had dropped.", "It had dropped again.")
    run_fic("post", "2", "--site", "ao3", cwd=story)
    run_fic("post", "2", "--site", "ffn", "--force", cwd=story)
    assert run_fic("post", "2", "--site", "ao3", "--undo", cwd=story).code == 0
    assert posting(story, 2) == first
    assert posting(story, 2, "ffn")
    assert run_fic("post", "2", "--site", "ao3", "--undo", "--dry-run", cwd=story).code == 0
    assert posting(story, 2) == first


def test_undo_goes_back_posting_by_posting_until_none_is_left(story: Path, run_fic: RunFic) -> None:
    run_fic("post", "2", "--site", "ao3", "--on", "2026-11-02", cwd=story)
    run_fic("post", "2", "--site", "ao3", "--on", "2026-11-02", "--url", "https://example.org/2", cwd=story)
    edit(story, "It had dropped.", "It had dropped again.")
    run_fic("post", "2", "--site", "ao3", "--on", "2026-11-05", cwd=story)
    undone = [run_fic("post", "2", "--site", "ao3", "--undo", cwd=story) for _ in range(4)]
    assert [ran.code for ran in undone] == [0, 0, 0, 3]
    assert [ran.out.splitlines()[-1] for ran in undone[:3]] == [
        "ao3: chapter 2 is again as of 2026-11-02.",
        "ao3: chapter 2 is again as of 2026-11-02.",
        "ao3: chapter 2 isn't there any more.",
    ]
    assert posting(story, 2) is None
    run_fic("post", "2", "--site", "ao3", "--on", "2026-11-06", cwd=story)
    assert run_fic("post", "2", "--site", "ao3", "--undo", cwd=story).out.endswith("isn't there any more.\n")


def test_undo_says_what_it_needs_to_know(story: Path, run_fic: RunFic) -> None:
    assert run_fic("post", "1", "--undo", cwd=story).code == 0
    ran = run_fic("post", "1", "--undo", cwd=story)
    assert (ran.code, ran.err) == (3, "fic: There is nothing to take back: chapter 1 isn't posted anywhere.\n")
    run_fic("post", "1-2", "--all-sites", cwd=story)
    ran = run_fic("post", "1", "--undo", cwd=story)
    assert ran.code == 2
    assert "say --site ao3 or ffn" in ran.err
    assert run_fic("post", "1", "--undo", "--all-sites", cwd=story).code == 0
    assert chapter(story, 1).postings == ()


def test_undo_without_git_takes_the_record_away(tmp_path: Path, run_fic: RunFic) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / ".fic.toml").write_text("format = 1\n", "utf-8")
    (tmp_path / "manuscript/001-a.md").write_text("---\ntitle: A\ndrafted: 2026-01-01\n---\nText.\n", "utf-8")
    run_fic("post", "1", "--site", "ao3", cwd=tmp_path)
    assert posting(tmp_path, 1)
    assert run_fic("post", "1", "--undo", cwd=tmp_path).code == 0
    assert posting(tmp_path, 1) is None


# --- what cannot be asked ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("2",),
        ("2", "--site", "ao3", "--all-sites"),
        ("2", "--site", "aoo3"),
        ("2", "--site", "ao3", "--url", "javascript:alert(1)"),
        ("2", "--all-sites", "--url", "https://example.org"),
        ("2", "--site", "ao3", "--on", "2026-12-24"),
        ("2", "--site", "ao3", "--undo", "--record-only"),
        ("2", "--site", "ao3", "--record-only", "--copy"),
        ("2", "--all-sites", "--record-only"),
        ("2", "--site", "ao3", "--record-only", "--force"),
        ("2", "--site", "ao3", "--undo", "--force"),
        ("9", "--site", "ao3"),
    ],
)
def test_what_cannot_be_is_a_usage_error(story: Path, run_fic: RunFic, git: Git, arguments: tuple[str, ...]) -> None:
    ran = run_fic("post", *arguments, cwd=story)
    assert ran.code == 2, ran.out + ran.err
    assert git(story, "status", "--porcelain") == ""


def test_record_only_notes_no_text(story: Path, run_fic: RunFic) -> None:
    assert run_fic("post", "2", "--site", "ao3", "--record-only", cwd=story).code == 0
    assert posting(story, 2).text is None  # type: ignore[union-attr]


def test_a_hostile_title_commands_neither_terminal_nor_commit(story: Path, run_fic: RunFic, git: Git) -> None:
    title = '"\\e]0;owned\\a[red]x[/red] <script> \\u202e ' + "y" * 10_000 + '"'
    edit(story, "title: Low Water", f"title: {title}")
    ran = run_fic("post", "2", "--site", "ao3", "--force", cwd=story)
    assert ran.code == 0
    subject = git(story, "log", "-1", "--format=%B")
    for text in (ran.out, ran.err, subject):
        assert "\x1b" not in text
        assert "\x07" not in text
        assert "\u202e" not in text
    assert len(subject) < 200
