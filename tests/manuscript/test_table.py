"""Tables, which CommonMark doesn't have: each row a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.manuscript.passage_reading import passages
from fic.manuscript.table import tables_as_lines


@pytest.mark.parametrize(
    ("typed", "left", "lines"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", "| a | b |\\\n| 1 | 2 |\\\n| 3 | 4 |\n", (1,)),
        ("It rose.\n\na | b\n- | :-:\n1 | 2\n\nIt fell.\n", "It rose.\n\na | b\\\n1 | 2\n\nIt fell.\n", (3,)),
        ("Her sheet:\n| a |\n|---|\n| 1 |\n", "Her sheet:\\\n| a |\\\n| 1 |\n", (2,)),
        ("> | a | b |\n> |---|---|\n> | 1 | 2 |\n>\n> Two.\n", "> | a | b |\\\n> | 1 | 2 |\n>\n> Two.\n", (1,)),
        ("| a |\r\n|---|\r\n| é |\r\n", "| a |\\\n| é |\n", (1,)),
        ("| a |\n|---|\n| 1 |\n\nOne.\n\n| b |\n|---|\n| 2 |", "| a |\\\n| 1 |\n\nOne.\n\n| b |\\\n| 2 |", (1, 7)),
        ("| a |\n|---|\n", "| a |\n", (1,)),
    ],
)
def test_every_row_of_a_table_is_a_line(typed: str, left: str, lines: tuple[int, ...]) -> None:
    assert tables_as_lines(typed) == (left, lines)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It rained | it poured.\n\n---\n\nIt stopped.",
        "```\n| a | b |\n|---|---|\n| 1 | 2 |\n```\n",
        "    | a | b |\n    |---|---|\n",
        "| a | b |\n| 1 | 2 |\n",
        "|---|---|\n",
    ],
)
def test_what_is_no_table_stays(text: str) -> None:
    assert tables_as_lines(text) == (text, ())


@given(st.text(alphabet="a|- :>\n\r\\é`", max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    left = tables_as_lines(text).text
    assert [char for char in left if char in "aé"] == [char for char in text if char in "aé"]
    passages(left)
