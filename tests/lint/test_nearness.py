"""Nearness: one slip leads from a word to every word near it, and the same slip back."""

from __future__ import annotations

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.lint.vocabulary.nearness import Way, near, traces, way

WORDS = st.text(ascii_lowercase, min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("word", "meant", "how"),
    [
        ("teh", "the", Way.SWAPPED),
        ("untill", "until", Way.DOUBLED),
        ("begining", "beginning", Way.DOUBLED),
        ("dowm", "down", Way.KEY),
        ("bam", "barn", Way.SCANNED),
        ("tlie", "the", Way.SCANNED),
        ("seperate", "separate", Way.VOWEL),
        ("brough", "brought", Way.MISSING_END),
        ("ouse", "house", Way.MISSING_START),
        ("frmo", "house", None),
        ("house", "house", None),
    ],
)
def test_the_likeliest_way_is_told(word: str, meant: str, how: Way | None) -> None:
    assert way(word, meant) is how


@given(WORDS, st.integers(0, 12), st.sampled_from(ascii_lowercase))
def test_a_letter_lost_added_or_changed_is_always_one_slip(word: str, at: int, letter: str) -> None:
    at = min(at, len(word) - 1)
    for typed in (word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]):
        if typed and typed != word:
            assert word in near(typed)
            assert way(typed, word) is not None


@given(WORDS)
def test_every_near_string_has_a_way_and_no_other(word: str) -> None:
    strings = near(word)
    assert word not in strings
    assert all(way(word, meant) for meant in strings if meant)
    assert way(word, word + "qx") is None


@given(WORDS, st.integers(0, 12), st.sampled_from(ascii_lowercase))
def test_words_a_slip_apart_share_a_trace(word: str, at: int, letter: str) -> None:
    at = min(at, len(word) - 1)
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    for typed in (word[:at] + letter + word[at:], word[:at] + word[at + 1 :], swapped):
        if typed:
            assert traces(word) & traces(typed)


def test_the_work_grows_with_the_length_and_no_faster() -> None:
    short, long = (len(near("abcdefghij" * times)) for times in (1, 4))
    assert long < 5 * short
