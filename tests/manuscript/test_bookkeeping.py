"""The story's bookkeeping: every kind of entry, and a story in order that has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest

from fic.files.chapter_file import chapter_number
from fic.manuscript.bookkeeping import Expectations, misfits
from fic.manuscript.chapter import Chapter, Notes, Posting
from fic.manuscript.story import Story

TODAY = date(2026, 11, 20)
EXPECTED = Expectations(TODAY, sites=("ao3", "ffn"))


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def ch(name: str, drafted: str | None = "01-01", ao3: str | None = None, **more: Any) -> Chapter:
    path = PurePosixPath(f"manuscript/{name}.md")
    postings = (Posting("ao3", day(ao3), day(ao3)),) if ao3 else ()
    values: dict[str, Any] = {"text": "It rained.", "summary": "It rains.", "postings": postings} | more
    return Chapter(path, chapter_number(path.name), "Rain", drafted=day(drafted) if drafted else None, **values)


def entries(*chapters: Chapter, expected: Expectations = EXPECTED) -> list[tuple[str, str, str, str]]:
    story = Story("Rain", chapters, "ao3", ("ao3", "ffn"), {})
    return [(entry.level, entry.about, entry.chapter.path.stem, entry.sentence) for entry in misfits(story, expected)]


def test_books_in_order_have_no_entries() -> None:
    assert entries() == []
    assert (
        entries(
            ch("000", ao3="02-01"), ch("001", ao3="02-01"), ch("002", release=day("11-27")), ch("003", drafted=None)
        )
        == []
    )


@pytest.mark.parametrize(
    ("chapters", "entry"),
    [
        (
            [ch("001"), ch("epilogue")],
            ("warning", "number", "epilogue", "has no number in its name, so it comes after all that have one"),
        ),
        ([ch("1-a"), ch("1-b")], ("error", "number", "1-b", "is a second chapter 1; 1-a.md is the first")),
        (
            [ch("001", text="Rain.\n<<<<<<< HEAD\nSun.\n=======\nSnow.\n>>>>>>> side\n")],
            (
                "error",
                "conflict",
                "001",
                "has git's marks of a conflict on lines 2, 4, 6: keep one of the versions, and delete the marks",
            ),
        ),
        ([ch("001"), ch("003")], ("warning", "number", "003", "comes after 1: chapter 2 missing")),
        ([ch("001"), ch("005")], ("warning", "number", "005", "comes after 1: chapters 2-4 missing")),
        ([ch("1", "11-21")], ("error", "date", "1", "is drafted on 2026-11-21, which is still to come")),
        (
            [ch("1", ao3="11-21")],
            ("error", "date", "1", "is posted to ao3 on 2026-11-21, which is still to come"),
        ),
        (
            [ch("1", postings=(Posting("ao3", day("03-02"), day("03-01")),))],
            ("error", "date", "1", "was last posted to ao3 (2026-03-01) before it was first (2026-03-02)"),
        ),
        (
            [ch("1", "03-02", ao3="03-01")],
            ("error", "date", "1", "is drafted (2026-03-02) after it was posted to ao3 (2026-03-01)"),
        ),
        (
            [ch("1", postings=(Posting("a03", day("03-02"), day("03-02")),))],
            ("warning", "site", "1", "is posted to a03, which the settings don't know; did you mean ao3?"),
        ),
        (
            [ch("1", postings=(Posting("wattpad", day("03-02"), day("03-02")),))],
            (
                "warning",
                "site",
                "1",
                "is posted to wattpad, which the settings don't know; add it to `sites` in .fic.toml",
            ),
        ),
        (
            [ch("1", release=day("11-19"))],
            ("warning", "release", "1", "was to be released on 2026-11-19 and is not posted yet"),
        ),
        (
            [ch("1", ao3="02-01"), ch("2"), ch("3", ao3="02-02")],
            ("warning", "posting", "2", "is missing on ao3, which has later chapters"),
        ),
        (
            [ch("1", ao3="02-02"), ch("2", ao3="02-01")],
            ("warning", "date", "2", "was first posted to ao3 on 2026-02-01, before chapter 1 (2026-02-02)"),
        ),
        (
            [ch("1", release=day("12-09")), ch("2", release=day("12-02"))],
            ("warning", "release", "2", "is to be released on 2026-12-02, before chapter 1 (2026-12-09)"),
        ),
        ([replace(ch("1"), text="* * *\n")], ("warning", "text", "1", "is finished but has no words")),
        ([ch("1", summary="")], ("hint", "summary", "1", "has no summary; recaps are made of them")),
    ],
)
def test_what_does_not_fit_is_one_entry_with_its_level(
    chapters: list[Chapter], entry: tuple[str, str, str, str]
) -> None:
    assert entries(*chapters) == [entry]


def test_dates_of_today_fit() -> None:
    assert entries(ch("1", "11-20", ao3="11-20"), ch("2", release=TODAY)) == []


def test_a_release_that_was_kept_is_no_entry() -> None:
    assert entries(ch("1", ao3="03-01", release=day("03-01"))) == []


@pytest.mark.parametrize(
    ("expected", "notes", "found"),
    [
        (Expectations(TODAY, disclaimer_in="first"), Notes(), [("warning", "1")]),
        (Expectations(TODAY, disclaimer_in="every"), Notes(), [("warning", "1"), ("warning", "2")]),
        (Expectations(TODAY, note_before=True), Notes(after="x"), [("hint", "1"), ("hint", "2")]),
        (Expectations(TODAY, note_after=True), Notes(before="x"), [("hint", "1"), ("hint", "2")]),
        (Expectations(TODAY, "first", note_before=True), Notes(), [("warning", "1"), ("hint", "2")]),
        (Expectations(TODAY, "every", note_before=True, note_after=True), Notes("x", "y"), []),
    ],
)
def test_notes_are_missed_where_the_story_wants_them(
    expected: Expectations, notes: Notes, found: list[tuple[str, str]]
) -> None:
    told = entries(ch("1", notes=notes), ch("2", notes=notes), expected=expected)
    assert [(level, name) for level, about, name, _ in told if about == "notes"] == found


def test_nothing_is_missed_in_a_chapter_that_is_being_written() -> None:
    unfinished = replace(ch("1", drafted=None, summary=""), text="")
    assert entries(unfinished, expected=Expectations(TODAY, "every", note_before=True, note_after=True)) == []


def test_entries_come_in_reading_order() -> None:
    told = entries(ch("1", summary=""), ch("2", "11-21"), ch("4", summary=""))
    assert [name for _, _, name, _ in told] == ["1", "2", "4", "4"]
