"""``fic new-chapter``: the next number, a name in any script, notes in place, and never over another file."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fic.files.chapter_file import parsed_chapter
from fic.files.folder import read_story, story_folder
from fic.manuscript.chapter import Chapter

if TYPE_CHECKING:
    from conftest import Git, RunFic


def chapters(root: Path) -> tuple[Chapter, ...]:
    return read_story(story_folder(root)).story.chapters


def test_a_chapter_gets_the_next_number_and_its_title_as_a_name(run_fic: RunFic, git: Git, story: Path) -> None:
    ran = run_fic("new-chapter", "  Wren’s  Gate ", cwd=story)
    assert ran.code == 0
    assert ran.out == "Chapter 4, Wren’s Gate: manuscript/004-wrens-gate.md\nWhen it is written: fic finish 4\n"
    path = story / "manuscript/004-wrens-gate.md"
    assert path.read_text(encoding="utf-8") == (
        '---\ntitle: Wren’s Gate\nsummary: ""\nnotes:\n  before: ""\n  after: ""\n---\n\n'
    )
    assert git(story, "status", "--porcelain") == "?? manuscript/004-wrens-gate.md\n", "git is left to the author"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("第七章", "004-第七章.md"),
        ("Мост", "004-мост.md"),
        ("🐿️", "004.md"),
        ("No", "004-no.md"),
        ("1984", "004-1984.md"),
        ("x: # y", "004-x-y.md"),
        ('\'Tis "done" \\ {now}', "004-tis-done-now.md"),
        ("- a list", "004-a-list.md"),
        ("../../etc", "004-etc.md"),
        ("word " * 60, "004-" + "-".join(["word"] * 24) + ".md"),
        ("Two\nlines\tand tabs", "004-two-lines-and-tabs.md"),
        ("---", "004.md"),
    ],
)
def test_any_title_makes_a_file_that_says_it_back(run_fic: RunFic, story: Path, title: str, name: str) -> None:
    assert run_fic("new-chapter", "--", title, cwd=story).code == 0
    made = chapters(story)[-1]
    assert made.path.name == name
    assert made.title == " ".join(title.split())


@pytest.mark.parametrize(
    ("title", "said"),
    [("", "needs a title"), (" \n", "needs a title"), ("\x1b[31mred", "no text"), ("\udcff", "no text")],
)
def test_what_is_no_title_is_refused_and_nothing_made(run_fic: RunFic, story: Path, title: str, said: str) -> None:
    ran = run_fic("new-chapter", title, cwd=story)
    assert ran.code == 2
    assert said in ran.err
    assert len(chapters(story)) == 3


def test_a_number_can_be_chosen_and_one_that_is_taken_is_refused(run_fic: RunFic, story: Path) -> None:
    assert run_fic("new-chapter", "Prologue", "--number", "0", cwd=story).code == 0
    assert run_fic("new-chapter", "Far", "--number", "1200", cwd=story).code == 0
    ran = run_fic("new-chapter", "Stones", "--number", "3", cwd=story)
    assert ran.code == 3
    assert ran.err == "fic: Chapter 3 exists already: manuscript/003-stones.md. The next free number is 1201.\n"
    assert [chapter.path.name for chapter in chapters(story)][::4] == ["000-prologue.md", "1200-far.md"]
    assert run_fic("new-chapter", "Next", cwd=story).out.startswith("Chapter 1201, Next")


def test_a_number_is_written_as_wide_as_its_neighbours(run_fic: RunFic, story: Path) -> None:
    (story / "manuscript/00012-far.md").write_text("Once.\n")
    run_fic("new-chapter", "Next", cwd=story)
    assert (story / "manuscript/00013-next.md").exists()


def test_numbers_in_folders_and_at_the_end_of_names_count(run_fic: RunFic, story: Path) -> None:
    (story / "manuscript/arc two").mkdir()
    (story / "manuscript/arc two/Chapter 40.md").write_text("Once.\n")
    assert run_fic("new-chapter", "Next", cwd=story).out.startswith("Chapter 41, Next: manuscript/041-next.md")


def test_the_first_chapter_makes_its_folder(run_fic: RunFic, tmp_path: Path) -> None:
    (tmp_path / ".fic.toml").write_text('[story]\nchapters = "book/one"\n')
    assert run_fic("new-chapter", "Begin", cwd=tmp_path).code == 0
    assert (tmp_path / "book/one/001-begin.md").is_file()


def test_from_inside_the_chapters_folder_the_path_shown_is_the_one_to_open(run_fic: RunFic, story: Path) -> None:
    assert "Chapter 4, Next: 004-next.md" in run_fic("new-chapter", "Next", cwd=story / "manuscript").out


@pytest.mark.parametrize(
    ("settings", "number", "before", "after"),
    [
        ('disclaimer = "Not mine."', "1", "Not mine.", ""),
        ('disclaimer = "Not mine."', "2", "", ""),
        ('disclaimer = "Not mine."\ndisclaimer_in = "every"', "2", "Not mine.", ""),
        ('disclaimer = "Not mine."\n[notes]\nbefore = "Hi!"', "1", "Not mine.\n\nHi!", ""),
        ('disclaimer = "Not mine."\n[notes]\nbefore = "Hi! {disclaimer}"', "1", "Hi! Not mine.", ""),
        ('disclaimer = "Not mine."\n[notes]\nbefore = "{disclaimer}\\n\\nHi!"', "2", "Hi!", ""),
        ('[notes]\nafter = "End of {chapter}, {title}. {other}"', "2", "", 'End of 2, A "b". {other}'),
    ],
)
def test_the_storys_notes_and_disclaimer_are_in_place(
    run_fic: RunFic, tmp_path: Path, settings: str, number: str, before: str, after: str
) -> None:
    (tmp_path / ".fic.toml").write_text(f"[story]\n{settings}\n")
    (tmp_path / "manuscript").mkdir()
    if number != "1":
        (tmp_path / "manuscript/001.md").write_text("Once.\n")
    assert run_fic("new-chapter", 'A "b"', "--number", number, cwd=tmp_path).code == 0
    made = chapters(tmp_path)[-1]
    assert (made.notes.before, made.notes.after) == (before, after)
    assert made.body == "\n"


def editor(folder: Path, script: str) -> str:
    path = folder / "my editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return f"'{path}' --wait"


def test_the_editor_opens_the_new_file(
    run_fic: RunFic, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("VISUAL", editor(tmp_path, 'echo "opened with $1" >> "$2"'))
    ran = run_fic("new-chapter", "Gate", "--edit", cwd=story)
    assert ran.code == 0
    assert "fic finish" not in ran.out
    made = parsed_chapter((story / "manuscript/004-gate.md").read_bytes(), chapters(story)[-1].path)
    assert made.body == "\nopened with --wait\n"


@pytest.mark.parametrize(
    ("command", "code", "said", "made"),
    [
        ("", 2, "set the environment variable EDITOR or VISUAL", False),
        ("  ", 2, "set the environment variable EDITOR or VISUAL", False),
        ("vim '", 2, "never closed", False),
        ("no-such-editor-here", 3, "could not be started", True),
        ("false", 3, "false ended with status 1. The chapter is there.", True),
    ],
)
def test_an_editor_that_cannot_be_is_told(
    run_fic: RunFic, story: Path, monkeypatch: pytest.MonkeyPatch, command: str, code: int, said: str, made: bool
) -> None:
    monkeypatch.setenv("EDITOR", command)
    ran = run_fic("new-chapter", "Gate", "--edit", cwd=story)
    assert ran.code == code
    assert said in ran.err
    assert (story / "manuscript/004-gate.md").exists() is made


def test_a_file_is_never_written_over(run_fic: RunFic, story: Path) -> None:
    (story / "manuscript/004-gate.md").mkdir()  # no chapter, yet in the way
    ran = run_fic("new-chapter", "Gate", cwd=story)
    assert ran.code == 3
    assert "exists already" in ran.err
    assert list((story / "manuscript/004-gate.md").iterdir()) == []


def test_nothing_is_written_through_a_folder_that_leads_elsewhere(run_fic: RunFic, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "story").mkdir()
    (tmp_path / "story/.fic.toml").write_text("")
    (tmp_path / "story/manuscript").symlink_to(tmp_path / "elsewhere")
    ran = run_fic("new-chapter", "Gate", cwd=tmp_path / "story")
    assert ran.code == 3
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_new_file_has_the_permissions_any_program_would_give_it(run_fic: RunFic, story: Path) -> None:
    mask = os.umask(0o027)
    try:
        run_fic("new-chapter", "Gate", cwd=story)
    finally:
        os.umask(mask)
    assert stat.S_IMODE((story / "manuscript/004-gate.md").stat().st_mode) == 0o640


def test_the_next_release_is_spoken_of(run_fic: RunFic, story: Path) -> None:
    chapter = story / "manuscript/002-low-water.md"
    chapter.write_text(
        chapter.read_text().replace("drafted: 2026-10-09\n", "drafted: 2026-10-09\nrelease: 2026-11-27\n")
    )
    assert "Next release: Fri 27 Nov, chapter 2, Low Water" in run_fic("new-chapter", "Rain", cwd=story).out
