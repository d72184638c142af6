"""The disclaimer: where it is due, and what says it."""

from __future__ import annotations

import pytest

from fic.manuscript.disclaimer import is_due, is_said

NOT_MINE = "The gate is not mine."


def test_it_is_due_in_the_first_chapter_or_in_every_one() -> None:
    assert [is_due(where, first=first) for where in ("first", "every") for first in (True, False)] == [
        *(True, False),
        *(True, True),
    ]


@pytest.mark.parametrize(
    "note",
    [
        *("the gate is  NOT\nmine.", "Disclaimer: hers.", "I own nothing.", "She doesn't own them.", "I don’t own it."),
        *("We do not own the gate.", "He owns none of this.", "The usual disclaimers."),
    ],
)
def test_a_note_says_it_in_its_own_words_or_in_others(note: str) -> None:
    assert is_said(NOT_MINE, note, "It rained.")


@pytest.mark.parametrize("note", ["", "Thank you for reading!", "He disclaimed it.", "My own gate."])
def test_another_note_does_not(note: str) -> None:
    assert not is_said(NOT_MINE, note, "It rained.")


@pytest.mark.parametrize(
    ("top", "said"),
    [("The gate is not mine.\nIt rained.", True), ("DISCLAIMER: hers.", True), ("I don't own a coat.", False)],
)
def test_in_the_text_only_what_can_be_nothing_else_says_it(top: str, said: bool) -> None:
    assert is_said(NOT_MINE, "", top) is said
