"""The English that fic ships: what it knows, that every word in it is found, and that it stays small."""

from __future__ import annotations

from pathlib import Path

import pytest

from fic.lint.rule import word_set
from fic.lint.vocabulary.dictionary import DATA, NAME, Dictionary, english

LETTERS = sorted((DATA / "words").glob("*.txt"))


@pytest.mark.parametrize(
    "word",
    sorted(
        word_set(
            """
        okay teammate laptop smartphone texted selfie website email gonna colour color grey gray realise realize
        traveled travelled snuck don't couldn't o'clock café unlikely houses happier
        """
        )
    ),
)
def test_it_knows_words_of_today_from_both_sides_of_the_ocean(word: str) -> None:
    assert english().knows(word)


@pytest.mark.parametrize("word", ["teh", "recieve", "wacthed", "zzyzx", "gardne", "carr", "thes", "", "a b", "car\n"])
def test_it_does_not_know_what_is_no_word(word: str) -> None:
    assert not english().knows(word)


def test_a_name_is_no_english() -> None:
    assert english().marks("tolkien") == NAME
    assert not english().knows("tolkien")


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_every_word_of_a_letter_is_found_with_its_marks(path: Path) -> None:
    dictionary = english()
    lines = path.read_text("utf-8").splitlines()
    assert lines == sorted(lines, key=str.encode)
    for line in lines:
        word, _, marks = line.partition("\t")
        assert dictionary.marks(word) == marks
        assert word not in dictionary.in_use


def test_no_part_of_a_word_is_taken_for_a_word(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "c.txt").write_text("cart\ncarve\n", "utf-8")
    assert [Dictionary(tmp_path).marks(word) for word in ("car", "cart", "carve", "carver", "c", "dog")] == [
        None,
        "",
        "",
        None,
        None,
        None,
    ]


def test_the_words_that_begin_alike_are_those_of_the_file_without_names() -> None:
    lines = (DATA / "words" / "z.txt").read_text("utf-8").splitlines()
    plain = {line for line in lines if line.startswith("zo") and "\t" not in line}
    assert english().beginning("zo") == plain
    assert plain
    assert english().beginning("zzz") == frozenset()


def test_words_often_met_side_by_side_are_told_from_others() -> None:
    together = english().together
    assert together("of", "course")
    assert together("shook", "his")
    assert not together("of", "the the")
    assert not together("", "the")
    strange = [("gate", word) for word in ("of", "the", "she", "quickly", "seven", "blue", "think", "ever")]
    assert sum(together(*pair) for pair in strange) <= 2


def test_the_commonest_words_are_the_most_frequent() -> None:
    in_use = english().in_use
    assert in_use["the"] > in_use["house"] > in_use["laptop"]


def test_words_in_use_are_found_among_others_one_by_one_or_all_together() -> None:
    words = {"the", "house", "laptop", "teh", "\ud800", ""}
    fresh = Dictionary(DATA)
    assert fresh.in_use_among(words) == {"the", "house", "laptop"}
    assert fresh.in_use_among(set(english().in_use)) == english().in_use.keys()
    assert fresh.in_use_among(words) == {"the", "house", "laptop"}
    assert fresh.in_use["the"] == english().in_use["the"] == 16


def test_both_spellings_lead_to_the_pair() -> None:
    variants = english().variants
    assert variants["colour"] == variants["color"] == ("color", "colour")
    assert variants["grey"] == ("gray", "grey")
    assert "house" not in variants


def test_what_is_shipped_stays_small() -> None:
    files = [path for path in DATA.rglob("*") if path.is_file()]
    assert max(path.stat().st_size for path in files) < 700_000
    assert sum(path.stat().st_size for path in files) < 2_000_000


def test_where_the_words_come_from_is_told_beside_them() -> None:
    assert "Kevin Atkinson" in (DATA / "SOURCES.txt").read_text("utf-8")
