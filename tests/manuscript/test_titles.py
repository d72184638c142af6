"""Titles that begin with the chapter's own number."""

from __future__ import annotations

import pytest

from fic.manuscript.titles import without_number


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Chapter 7: The Start", "The Start"),
        ("chapter 07 – The Start", "The Start"),
        ("Chapter Seven - The Start", "The Start"),
        ("7. The Start", "The Start"),
        ("7: The Start", "The Start"),
        ("Chapter 7", "Chapter 7"),
        ("Chapter 7:", "Chapter 7:"),
        ("Chapter 8: The Start", "Chapter 8: The Start"),
        ("Chapter Eight: The Start", "Chapter Eight: The Start"),
        ("7.5 Miles", "7.5 Miles"),
        ("7-2-1", "7-2-1"),
        ("7 Days Later", "7 Days Later"),
        ("Seven: The Start", "Seven: The Start"),
        ("The Start", "The Start"),
        ("", ""),
    ],
)
def test_only_the_chapters_own_number_before_a_title_goes(title: str, left: str) -> None:
    assert without_number(title, 7) == left
