"""Words beyond the dictionary: the list is what it says, and a phrase of another language speaks for its words."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from fic.files.chapter_file import parsed_chapter
from fic.lint.vocabulary.beyond import FOREIGN, GENRE, NAMES, SOUND, SPOKEN, TYPED, is_beyond, words_of
from fic.lint.vocabulary.dictionary import DATA, english
from fic.lint.vocabulary.strangers import strangers
from fic.manuscript.prose import proses

KINDS = (GENRE, NAMES, SPOKEN, TYPED, SOUND, FOREIGN)


def beyond(text: str) -> dict[str, bool]:
    (prose,) = proses(parsed_chapter(text.encode(), PurePosixPath("001.md")))
    return {stranger.written: is_beyond(stranger) for stranger in strangers(prose)}


def test_the_list_says_how_it_was_made_and_has_every_kind() -> None:
    text = (DATA / "beyond.txt").read_text("utf-8")
    assert text.startswith("# ")
    assert "Written by hand for fic" in text
    assert {line.partition(":")[0] for line in text.splitlines() if line and line[0] != "#"} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_folded_words_of_letters(kind: str) -> None:
    assert words_of(kind)
    assert all(word == word.lower() and word.isalnum() for word in words_of(kind))


@pytest.mark.parametrize("kind", [GENRE, SPOKEN, SOUND])
def test_no_word_is_listed_that_the_dictionary_has(kind: str) -> None:
    assert [word for word in sorted(words_of(kind)) if english().knows(word)] == []


def test_a_thing_of_fantasy_is_known_and_so_are_two_of_it() -> None:
    assert beyond("A dracolix saw the auror and the debuffs.") == {"dracolix": False, "auror": True, "debuffs": True}


def test_a_name_is_known_by_its_capital() -> None:
    assert beyond("Then Castiel came.") == {"Castiel": True}
    assert beyond("Then castiel came.") == {"castiel": False}


def test_a_word_of_another_language_needs_another_beside_it() -> None:
    assert beyond("“Gott im Himmel!”")["Gott"]
    assert beyond("“Je ne regrette rien.”")["regrette"]
    assert not any(beyond("She lost her bist. “Regrette it.”").values())


def test_a_stop_ends_a_phrase() -> None:
    assert not beyond("He had regrette. Je ne sais quoi.")["regrette"]
