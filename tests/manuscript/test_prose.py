"""What is prose, and where: no markup, no code, and every position traced back to the file."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.manuscript.markdown import OBJECT, Kind
from fic.manuscript.prose import Paragraph, Prose, body_prose, field_prose


def texts(source: str) -> list[str]:
    return [paragraph.text for paragraph in body_prose(source).paragraphs]


def kinds(source: str) -> list[Kind]:
    return [paragraph.kind for paragraph in body_prose(source).paragraphs]


def shown(prose: Prose, source: str, word: str) -> str:
    """Return what the file has where the prose has ``word``."""
    paragraph = next(each for each in prose.paragraphs if word in each.text)
    start = paragraph.text.index(word)
    first, last = prose.span(paragraph, start, start + len(word))
    return source[first:last]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("“*Run!*” she said.", ["“Run!” she said."]),
        ("It was **very _very_** late.", ["It was very very late."]),
        ("Say `the the` now.", [f"Say {OBJECT} now."]),
        ("See [the gate](http://gate.example/the-the 'a title').", ["See the gate."]),
        ("See <http://gate.example>.", [f"See {OBJECT}."]),
        ("A ![grey *gate*](gate.png) here.", [f"A {OBJECT} here."]),
        ("One <b>bold</b> word<!-- no -->.", ["One bold word."]),
        ("One<br>two", ["One\ntwo"]),
        ("Fish &amp; chips &mdash; hot.", ["Fish & chips — hot."]),
        (r"A \*star\*.", ["A *star*."]),
        ("One\ntwo  \nthree\\\nfour", ["One\ntwo\nthree\nfour"]),
        ("One\r\ntwo\r\n\r\nThree", ["One\ntwo", "Three"]),
        ("<!-- a comment -->\n\nProse.", ["Prose."]),
        ("<div>\nno prose\n</div>\n\nProse.", ["Prose."]),
        ("```\nno prose\n```\n\n    nor this\n\nProse.", ["Prose."]),
        ("Go to https://gate.example/a/b?c=d now.", [f"Go to {OBJECT * 28} now."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_prose_is_what_a_reader_reads(source: str, prose: list[str]) -> None:
    assert texts(source) == prose


def test_kinds_of_blocks_are_told_apart() -> None:
    source = "# Head\n\nProse.\n\n> Quote.\n\n- item\n\n***\n\n~ ~ ~\n\n“…”"
    assert kinds(source) == [Kind.HEADING, Kind.PROSE, Kind.QUOTE, Kind.ITEM, Kind.BREAK, Kind.BREAK, Kind.PROSE]


def test_tight_lists_have_an_item_a_paragraph() -> None:
    assert texts("- one\n- two\n- three") == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("source", "word", "written"),
    [
        ("# The *Hazel* Gate\n\n“*Run*,” she said.", "Run", "Run"),
        ("é “*Run*,” she said.", "“Run", "“*Run"),
        ("A &mdash; B", "—", "&mdash;"),
        ("Über `code` das", "das", "das"),
        ("> one\n> two", "one\ntwo", "one\n> two"),
        ("One\r\ntwo", "One\ntwo", "One\r\ntwo"),
    ],
)
def test_positions_are_traced_back_through_markdown(source: str, word: str, written: str) -> None:
    assert shown(body_prose(source), source, word) == written


def test_the_body_begins_after_the_front_matter() -> None:
    prose = body_prose("A gate.", 20)
    assert prose.span(prose.paragraphs[0], 2, 6) == (22, 26)


def test_a_field_is_traced_back_through_its_offsets() -> None:
    # title: 'It''s late'  — the value's apostrophe is written twice.
    value = "It's late"
    offsets = (8, 9, 10, 12, 13, 14, 15, 16, 17, 18)
    prose = field_prose("title", value, offsets)
    (paragraph,) = prose.paragraphs
    assert prose.span(paragraph, 5, 9) == (14, 18)
    assert prose.is_plain(paragraph, 5, 9)
    assert not prose.is_plain(paragraph, 0, 4)


def test_a_title_is_no_markdown() -> None:
    assert [each.text for each in field_prose("title", "# 9 *", tuple(range(6))).paragraphs] == ["# 9 *"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Don’t stop.", ["don't", "stop"]),
        ("well-known rock 'n' roll", ["well", "known", "rock", "n", "roll"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
        ("snake_case 42nd", ["snake", "case", "42nd"]),
    ],
)
def test_words_are_folded_in_their_places(text: str, keys: list[str]) -> None:
    (paragraph,) = body_prose(text).paragraphs
    if "İ" not in text:
        assert list(paragraph.keys) == keys
    for index, key in enumerate(paragraph.keys):
        assert len(paragraph.word(index)) == len(key)


def test_emphasis_is_known_though_its_marks_are_gone() -> None:
    (paragraph,) = body_prose("She *did not* say **so**.").paragraphs
    assert paragraph.emphasised(4, 11)
    assert paragraph.emphasised(16, 18)
    assert not paragraph.emphasised(0, 5)


def test_gaps_and_words_make_up_the_text() -> None:
    (paragraph,) = body_prose("One, *two*—three!").paragraphs
    joined = "".join(paragraph.word(index) + paragraph.gap(index) for index in range(len(paragraph.keys)))
    assert joined == paragraph.text


def test_word_at_finds_the_word_at_or_after_a_position() -> None:
    (paragraph,) = body_prose("One two.").paragraphs
    assert [paragraph.word_at(position) for position in (0, 2, 3, 4, 7)] == [0, 0, 1, 1, 2]


MARKDOWN = st.text(alphabet=st.sampled_from(list("ab é—“”'*_`[]()<>#>-!&;\\\n\r\t 1.🦊\u0301")), max_size=80)


def _spans_are_true(prose: Prose, paragraph: Paragraph, source: str) -> None:
    last = 0
    for index in range(len(paragraph.text)):
        start, end = prose.span(paragraph, index, index + 1)
        assert 0 <= start < end <= len(source)
        assert start >= last or paragraph.text[index] != source[start:end]
        last = start
        if prose.is_plain(paragraph, index, index + 1):
            assert source[start:end].replace("\r\n", "\n") == paragraph.text[index]


@given(MARKDOWN)
def test_any_text_has_true_positions(source: str) -> None:
    prose = body_prose(source)
    for paragraph in prose.paragraphs:
        _spans_are_true(prose, paragraph, source)
        for index in range(len(paragraph.keys)):
            start, end = prose.span(paragraph, paragraph.starts[index], paragraph.end(index))
            if prose.is_plain(paragraph, paragraph.starts[index], paragraph.end(index)):
                assert source[start:end] == paragraph.word(index)


@pytest.mark.parametrize("piece", ["a ", "*", "“", "[", "`", "> ", "<", "é", "\n", "&", "- ", "!["])
def test_no_text_makes_it_slow(piece: str) -> None:
    def seconds(size: int) -> float:
        began = time.process_time()
        body_prose(piece * (size // len(piece)))
        return time.process_time() - began

    seconds(1_000)
    assert seconds(200_000) < 20 * seconds(20_000) + 0.5


def test_a_position_is_spoken_between_the_outermost_marks_and_to_the_end_of_what_stays_open() -> None:
    prose = body_prose("She said, “He called ‘Now!’ and ran.” Then nothing.\n\n“And so it\n\n“went on,” she said.")
    told = ["".join(c for at, c in enumerate(each.text) if prose.is_spoken(each, at)) for each in prose.paragraphs]
    assert told == ["“He called ‘Now!’ and ran.”", "“And so it", "“went on,”"]
