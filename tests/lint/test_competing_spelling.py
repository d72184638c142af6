"""Two spellings of a word: the story's habit decides, and a story without one is left alone."""

from __future__ import annotations

from pathlib import PurePosixPath

from fic.files.chapter_file import parsed_chapter
from fic.lint.choice import Choice
from fic.lint.rule import Level
from fic.lint.rules.competing_spelling import competing_spelling
from fic.lint.run import Batch, Sheet, linted


def _story(*texts: str, language: str = "en-US", loose: bool = False) -> list[tuple[str, str, list[str]]]:
    chapters = [parsed_chapter(text.encode(), PurePosixPath(f"{at:03}.md")) for at, text in enumerate(texts)]
    sheets = tuple(Sheet(f"{at:03}.md", chapter, None if loose else at) for at, chapter in enumerate(chapters))
    batch = Batch(Choice((competing_spelling,), language=language), sheets, whole=True)
    found = linted([batch], count_words=False).findings
    return [(each.path, each.text, [fix.replacement for fix in each.fixes]) for each in found]


def test_it_is_a_hint() -> None:
    assert competing_spelling.level is Level.HINT


def test_the_rarer_spelling_is_shown_wherever_the_story_has_it() -> None:
    assert _story("A grey sky. Grey-eyed, a grey cat on grey stone.", "A gray sea.", language="en-GB") == [
        ("001.md", "gray", ["grey"])
    ]


def test_where_hardly_a_word_shows_a_habit_the_storys_language_does() -> None:
    assert _story("A colour.", language="en-US") == [("000.md", "colour", ["color"])]
    assert _story("A colour.", language="en-GB") == []


def test_a_file_outside_a_story_has_no_language_to_go_by() -> None:
    assert _story("A colour.", loose=True) == []


def test_a_habit_outweighs_the_language_that_was_set() -> None:
    british = "The colour of the harbour; a grey neighbour, an honour, a favour, armour, rumour, humour, labour. "
    assert _story(british, language="en-US") == []
    assert _story(british, "What color?", language="en-US") == [("001.md", "color", ["colour"])]


def test_a_story_that_mixes_freely_is_only_told_of_words_it_spells_in_two_ways() -> None:
    mixed = "The colour, harbour, honour, favour, armour. The rumor, humor, labor, flavor, neighbor. "
    assert _story(mixed) == []


def test_realize_is_at_home_on_both_sides() -> None:
    assert _story("They realize it. A judgment.", language="en-GB") == []
    assert _story("They realise it.", language="en-US") == []


def test_a_word_of_the_storys_own_keeps_its_hyphen_or_its_lack_of_one() -> None:
    own = "A gatekin came. The gatekin sang. No gatekin stayed."
    assert _story(own, "One gate-kin stayed.") == [("001.md", "gate-kin", ["gatekin"])]
    assert _story("The gate-kin, a gate-kin, one gate-kin.", "A gatekin!") == [("001.md", "gatekin", ["gate-kin"])]


def test_names_are_spelled_as_their_bearers_spell_them() -> None:
    assert _story("Mrs. Gray saw a grey sky, grey sea and grey stone in Gray Harbor.", language="en-GB") == []


def test_a_hyphen_competes_in_words_whose_half_is_a_name_in_dictionaries() -> None:
    assert _story("A Muggleborn sat by a Muggleborn. No Muggleborn left.", "The Muggle-born rose.") == [
        ("001.md", "Muggle-born", ["Muggleborn"])
    ]


def test_two_words_with_capitals_are_not_tied_into_one_elsewhere() -> None:
    often = "Then a Death Eater came. No Death Eater stayed. See the Death Eater, a Death Eater of old. "
    assert _story(often, "A Deatheater came.") == [("001.md", "Deatheater", ["Death Eater"])]
    assert _story(often * 2, "A Death-Eater came, and a Death Eater’s mask.") == [
        ("001.md", "Death-Eater", ["Death Eater"])
    ]
    assert _story("Then a Death Eater came.", "A Death-Eater came.") == []
