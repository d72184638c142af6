"""A table of words answers as a dictionary of them would, however often it is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.lint.vocabulary import word_table
from fic.lint.vocabulary.word_table import WordTable, table_bytes

ANY = st.text(st.characters(), max_size=8)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=8)


@pytest.mark.parametrize("patience", [0, 3, 10_000])
@given(words=st.dictionaries(WORDS, st.integers(-2, 23), max_size=60), others=st.sets(ANY, max_size=30))
def test_a_table_is_a_dictionary(patience: int, words: dict[str, int], others: set[str]) -> None:
    with pytest.MonkeyPatch.context() as meanwhile:
        meanwhile.setattr(word_table, "_MANY", patience)
        table = WordTable(table_bytes(words))
        asked = others | words.keys()
        assert table.among(asked) == words.keys()
        assert {word: table.get(word) for word in asked} == {word: words.get(word) for word in asked}
        assert table.among(asked) == words.keys()
        assert table.is_worn or not asked or patience
        assert dict(table) == table.whole == words
        assert len(table) == len(words)


def test_two_lines_are_no_word() -> None:
    table = WordTable(table_bytes({"gate": 3, "hazel": 4}))
    assert "gate" in table
    assert "gate F\nhazel" not in table
    assert "\ngate" not in table
