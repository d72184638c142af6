"""One chapter's file: number, title, dates, notes and postings, as its name and its bytes say."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import pytest

from fic.errors import FicError
from fic.files.chapter_file import chapter_number, parsed_chapter
from fic.manuscript.chapter import Chapter, Notes, Posting

PATH = PurePosixPath("manuscript/007-the-hazel-gate.md")


def chapter(text: str, path: PurePosixPath = PATH) -> Chapter:
    return parsed_chapter(text.encode(), path)


def refused(text: str) -> str:
    with pytest.raises(FicError) as caught:
        chapter(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("007-the-hazel-gate.md", 7),
        ("000.md", 0),
        ("1000-far.md", 1000),
        ("12 years later 3.md", 12),
        ("Chapter 12.md", 12),
        ("book2-chapter-05.md", 5),
        ("v1.2.md", 2),
        ("epilogue.md", None),
        ("epilogue.2.md", 2),
        ("²-chapter-3-of-4.md", 4),
        ("第十二章.md", None),
        ("9" * 5000 + ".md", int("9" * 18)),
        ("mp3.md", 3),
        (".md", None),
    ],
)
def test_the_number_is_the_leading_digits_else_the_last_run_of_them(name: str, number: int | None) -> None:
    assert chapter_number(name) == number


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("---\ntitle: ' The Gate '\n---\n# Other\n", "007-x.md", "The Gate"),
        ("---\ntitle: 1984\n---\n", "007-x.md", "1984"),
        ("---\ntitle:\n---\n# Heading\n", "007-x.md", "Heading"),
        ("Words first.\n\n## *Heading* ##\r\n", "007-x.md", "Heading"),
        ("#not a heading\n", "007-the-hazel-gate.md", "The hazel gate"),
        ("#\n", "007-x_y.md", "X y"),
        ("", "007.md", "Chapter 7"),
        ("", "Chapter 12.md", "Chapter 12"),
        ("", "Chapter 3 - The Gate.md", "The Gate"),
        ("", "ch03_the_gate.md", "The gate"),
        ("", "Part 2 - Chapter 3.md", "Part 2 Chapter 3"),
        ("", "5.5 Interlude.md", "Interlude"),
        ("", "---.md", "---"),
        ("", "第七章.md", "第七章"),
    ],
)
def test_the_title_is_the_front_matters_else_the_first_headings_else_the_names(
    text: str, name: str, title: str
) -> None:
    assert chapter(text, PurePosixPath(name)).title == title


def test_everything_the_front_matter_says_is_read() -> None:
    read = chapter(
        "---\n"
        "title: The Hazel Gate\n"
        "summary: Wren goes through.\n"
        'notes: {before: "Thank you!", after: ""}\n'
        "drafted: 2026-10-02\n"
        "release: '2026-10-09'\n"
        "mood: wistful\n"
        "posted:\n"
        '  ao3: {first: 2026-10-09, last: 2026-10-11, text: "t1:3f9a2c1b7e04", url: "https://example.org/1"}\n'
        "  ffn: 2026-10-10\n"
        "  rr: {last: 2026-10-12}\n"
        "---\nBody.\n"
    )
    assert (read.number, read.title, read.summary) == (7, "The Hazel Gate", "Wren goes through.")
    assert read.notes == Notes(before="Thank you!", after="")
    assert (read.drafted, read.release) == (date(2026, 10, 2), date(2026, 10, 9))
    assert read.postings == (
        Posting("ao3", date(2026, 10, 9), date(2026, 10, 11), "t1:3f9a2c1b7e04", "https://example.org/1"),
        Posting("ffn", date(2026, 10, 10), date(2026, 10, 10)),
        Posting("rr", date(2026, 10, 12), date(2026, 10, 12)),
    )
    assert read.body == "Body.\n"


def test_every_key_is_optional_and_an_empty_one_says_nothing() -> None:
    read = chapter("---\ntitle:\nsummary:\nnotes:\ndrafted:\nrelease: ''\nposted:\n---\nBody.\n")
    assert (read.summary, read.notes, read.drafted, read.release, read.postings) == ("", Notes(), None, None, ())
    assert read.fields == ()
    assert chapter("Body.\n").body == "Body.\n"


@pytest.mark.parametrize("typed", ["2026-10-02", "2026-10-02 18:00", "2026-10-02T18:00:00+02:00"])
def test_a_time_of_day_after_a_date_is_allowed(typed: str) -> None:
    assert chapter(f"---\ndrafted: {typed}\n---\n").drafted == date(2026, 10, 2)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("---\ntitle: [a]\n---\n", "manuscript/007-the-hazel-gate.md:2: title must be text."),
        ("---\n\nsummary: {}\n---\n", "manuscript/007-the-hazel-gate.md:3: summary must be text."),
        ("---\nnotes: Hello\n---\n", "manuscript/007-the-hazel-gate.md:2: notes must be `before` and `after`"),
        ("---\nx: y\nnotes: []\n---\n", "manuscript/007-the-hazel-gate.md:3: notes must be"),
        ("---\nnotes:\n  after: [a]\n---\n", "manuscript/007-the-hazel-gate.md:3: after must be text."),
        ("---\ndrafted: 2026-02-30\n---\n", "manuscript/007-the-hazel-gate.md:2: drafted must be a date such as"),
        ("---\ndrafted: 2.10.2026\n---\n", "manuscript/007-the-hazel-gate.md:2: drafted must be a date such as"),
        ("---\ndrafted: ２０２６-10-02\n---\n", "manuscript/007-the-hazel-gate.md:2: drafted must be a date such as"),
        ("---\nrelease: {}\n---\n", "manuscript/007-the-hazel-gate.md:2: release must be a date such as"),
        ("---\nposted: yes\n---\n", "manuscript/007-the-hazel-gate.md:2: posted must be a site with its dates"),
        ("---\nx: y\nposted: []\n---\n", "manuscript/007-the-hazel-gate.md:3: posted must be a site with its dates"),
        ("---\nposted:\n  ao3: {}\n---\n", "manuscript/007-the-hazel-gate.md:3: posted.ao3 must say when"),
        ("---\nposted:\n  ao3:\n---\n", "manuscript/007-the-hazel-gate.md:3: posted.ao3 must say when"),
        ("---\nposted:\n  ao3: [a]\n---\n", "manuscript/007-the-hazel-gate.md:3: posted.ao3 must say when"),
        ("---\nposted:\n  ao3:\n    first: soon\n---\n", "manuscript/007-the-hazel-gate.md:4: first must be a date"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_with_file_and_line(text: str, start: str) -> None:
    assert refused(text).startswith(start)


def test_the_author_s_words_in_the_front_matter_know_their_places() -> None:
    text = "---\r\ntitle: It's “x”\r\nnotes:\r\n  before: 'don''t'\r\n  after: |\r\n    a\r\n    b\r\n---\r\nBody.\r\n"
    read = chapter(text)
    assert [(field.where, field.value) for field in read.fields] == [
        ("title", "It's “x”"),
        ("notes.before", "don't"),
        ("notes.after", "a\nb\n"),
    ]
    for field in read.fields:
        assert len(field.offsets) == len(field.value) + 1
        for character, at in zip(field.value, field.offsets, strict=False):
            if not character.isspace():
                assert text[at] == character
