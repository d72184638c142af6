"""The little language in which rules say what a word's neighbours must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.lint.contexts import Reading, cased_like, readings
from fic.manuscript.prose import body_prose

TABLE = readings(
    """
then > than
    rather|sooner _
    more _ {number}
    ^ _ he
    !by _ -ly .
of so > or so
    _ .
anne > Anne
them > the (narration)
    _ same
"""
)


def _met(text: str) -> list[str]:
    prose = body_prose(text)
    return [
        reading.meant
        for paragraph in prose.paragraphs
        for index, key in enumerate(paragraph.keys)
        if key in TABLE.first_words and isinstance(reading := TABLE.at(prose, paragraph, index), Reading)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "rather then",
        "Rather\nthen later",
        "more then seven",
        "Then he went.",
        "He left then softly.",
        "a day of so.",
        "a day of so",
        "anne",
        "It is them same.",
    ],
)
def test_a_reading_holds_in_each_of_its_contexts(text: str) -> None:
    assert len(_met(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "rather, then",
        "rather-then",
        "more then any",
        "more then seven-fold",
        "and then he went",
        "by then softly.",
        "left then softly gone",
        "a day of so much",
        "a day of, so",
        "then",
        "“It is them same.”",
        "th' then'",
    ],
)
def test_a_mark_a_hyphen_or_another_word_between_ends_it(text: str) -> None:
    assert _met(text) == []


@pytest.mark.parametrize(
    ("written", "meant", "cased"),
    [
        ("then", "than", "than"),
        ("Then", "than", "Than"),
        ("THEN", "than", "THAN"),
        ("A", "an", "An"),
        ("it’s", "its", "its"),
        ("don’t", "doesn't", "doesn’t"),
    ],
)
def test_what_is_meant_is_written_as_what_stands_there(written: str, meant: str, cased: str) -> None:
    assert cased_like(written, meant) == cased


@given(st.text(alphabet="then rao—-’'.\n\"“”THEN", max_size=60))
def test_no_text_upsets_a_table(text: str) -> None:
    assert set(_met(text)) <= {"than", "or so", "Anne", "the"}
