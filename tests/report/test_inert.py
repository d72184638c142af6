"""What a manuscript says is printed, never obeyed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.report.inert import inert, inert_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The Gate", "The Gate"),
        ("two\nlines\r\nand\ta tab", "two lines  and a tab"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x9b31mred", "�31mred"),
        ("\x1b]0;title\x07", "�]0;title�"),
        ("a\u202ebc\u2066d", "a�bc�d"),
        ("a\u2028b\ufeffc\x00d\x7f", "a�b�c�d�"),
        ("\udcff.md", "�.md"),
        ("[bold]no markup[/bold] :smile:", "[bold]no markup[/bold] :smile:"),
        ("naïve 漢字 🐿️ شكرا", "naïve 漢字 🐿️ شكرا"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_a_placeholder(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_a_diff_keeps_its_lines_and_tabs() -> None:
    assert inert_lines("+a\tb\r\n-\x1b[1mc\rd\u2028\n") == "+a\tb\r\n-�[1mc�d�\n"


@given(st.text(st.characters()))
def test_nothing_that_controls_a_terminal_is_left_in_any_text(text: str) -> None:
    shown = inert(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert not any(
        unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        for char in shown
    )
    assert inert(shown) == shown
    shown.encode()
