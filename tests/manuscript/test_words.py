"""Words, counted as AO3 counts them.

Source of the cases: the rules of lib/word_counter.rb of otwcode/otwarchive and what its own tests hold it to.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.manuscript.words import word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one two", 2),
        ("one\ntwo\r\nthree\n\nfour", 4),
        ("an arm-rest", 2),
        ("don't, don’t and ‘don’t’", 4),
        ("zwölf naïve fiancés", 3),
        ("7 of 1,000", 4),
        ("snake_case", 1),
        ("Well-ll-ll, rock-'n'-roll", 2),
        ("“Yay?!?” said Alice, 'Hey Bob.'", 5),
        ("3 < 4 & 5 > 2", 4),
    ],
)
def test_words_are_what_stands_between_blanks_and_most_punctuation(text: str, words: int) -> None:
    assert word_count(text) == words


@pytest.mark.parametrize("mark", ["—", "--", ",", "/", "…", " - ", "–", ".", "!?", "@", "+"])
def test_what_separates_words(mark: str) -> None:
    assert word_count(f"one{mark}two{mark}three") == 3


@pytest.mark.parametrize("mark", ["-", "'", "’", "‘", "_"])
def test_what_joins_words(mark: str) -> None:
    assert word_count(f"one{mark}two{mark}three four") == 2


@pytest.mark.parametrize(
    "line", ["* * *", "***", "---", "~~~~~~~~~~", "!?!?", "~*~*~*~", "- - -", "#", "—", "\\*", "..."]
)
def test_a_line_of_marks_has_no_words(line: str) -> None:
    assert word_count(f"one\n\n{line}\n\ntwo\n") == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("漢字かな", 4),
        ("カタカナー", 5),  # the long-vowel mark belongs to no one script, and is a word of its own to AO3
        ("日本語 text", 4),
        ("abc漢字def", 4),
        ("々〇", 2),
        ("ไทย", 3),
        ("서울 사람", 2),
        ("Привет, мир", 2),
        ("שלום עולם", 2),
        ("한국어漢字", 3),
    ],
)
def test_scripts_written_without_blanks_are_counted_by_character(text: str, words: int) -> None:
    assert word_count(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cafe\u0301 au lait", 3),
        ("हिन्दी में", 2),
        ("नमस्ते", 1),
        ("e\u20dd", 1),
        ("a‿b", 1),
        ("x² + y²", 2),
        ("½ cup", 1),
        ("Ⅷ", 0),
        ("①②", 0),
        ("١٢٣", 1),
    ],
)
def test_marks_belong_to_their_word_and_numbers_that_are_no_digits_to_none(text: str, words: int) -> None:
    assert word_count(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*one*two", 2),
        ("**one** _two_ ~~three~~", 3),
        ("# A heading\n\nand text", 4),
        ("> quoted words", 2),
        ("- item one\n- item two", 4),
        ("[a link](https://example.org/not/words)", 2),
        ("![alt text](x.png)", 0),
        ("one<br>two<br/>three", 3),
        ("one<b>two</b>three", 3),
        ("<p align='center'>one</p>", 1),
        ("one <!-- not these words --> two", 2),
        ("one\n\n<!-- nor\n\nthese > words -->\n\ntwo", 2),
        ("AT&amp;T", 2),
        ("it&#39;s", 1),
        ("a&nbsp;b", 2),
        ("&lt;b&gt;", 1),
        ("\\*not emphasis\\*", 2),
    ],
)
def test_tags_separate_and_comments_and_addresses_count_nothing(text: str, words: int) -> None:
    assert word_count(text) == words


@given(
    st.lists(st.from_regex(r"[a-zé]{1,8}", fullmatch=True)), st.sampled_from([" ", "\n", ", ", " * ", "—", "\u2028"])
)
def test_plain_words_are_counted_whatever_lies_between(words: list[str], between: str) -> None:
    assert word_count(between.join(words)) == len(words)


@given(st.text(max_size=200))
def test_any_text_has_a_count(text: str) -> None:
    assert 0 <= word_count(text) <= len(text)


@given(
    st.sampled_from("กฺเ๛⺀⿕々〩〻㐀䶿一鿿豈舘ぁゟァヿㇰㇿ㋐㍗ｦﾝ\U0001b000\U0001b167\U00020000\U000323af"),
    st.text("abc é—“”…★", max_size=20),
)
def test_one_such_character_is_seen_in_any_text(character: str, around: str) -> None:
    assert word_count(f"a{around}.{character}.b") == word_count(f"a{around}..b") + 1
