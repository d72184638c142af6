"""A title as part of a file's name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.manuscript.slug import slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The Hazel Gate", "the-hazel-gate"),
        ("Wren's—and Ada’s", "wrens-and-adas"),
        ("  What?! No… ", "what-no"),
        ("Ünïcödé É", "ünïcödé-é"),
        ("e\u0301tude", "étude"),
        ("第七章　帰り道", "第七章-帰り道"),
        ("Глава 7: Мост", "глава-7-мост"),
        ("हिन्दी", "हिन्दी"),
        ("ΟΔΟΣ", "οδος"),
        ("🐿️", ""),
        ("🐿 Squirrel 🐿", "squirrel"),
        ("a/b\\c:d", "a-b-c-d"),
        ("../../etc/passwd", "etc-passwd"),
        ("two\nlines\t\x1b[31mred", "two-lines-31mred"),
        ("COM1", "com1"),
        ("", ""),
        ("???", ""),
        ("½ Measures", "½-measures"),
    ],
)
def test_a_slug_keeps_letters_and_digits_of_any_script(title: str, expected: str) -> None:
    assert slug(title) in (expected, unicodedata.normalize("NFC", expected))


def test_a_long_title_is_cut_at_a_word() -> None:
    made = slug("water " * 100)
    assert made.endswith("-water")
    assert 100 < len(made.encode()) <= 120
    assert len(slug("漢" * 100).encode()) <= 120
    assert slug("漢" * 100) == "漢" * 40


@given(st.text())
def test_a_slug_of_any_title_is_a_safe_name(title: str) -> None:
    made = slug(title)
    assert len(made.encode()) <= 120
    assert not set(made) & set("/\\:*?\"<>|.'\0 \n")
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert slug(made) == made
