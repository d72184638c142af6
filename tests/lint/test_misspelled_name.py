"""Names: what the story uses again and again is right, what is a slip away and met once is not."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from fic.files.chapter_file import parsed_chapter
from fic.lint.choice import Choice
from fic.lint.finding import Finding
from fic.lint.rules.misspelled_name import misspelled_name
from fic.lint.run import Batch, Sheet, linted

OFTEN = {
    "Thandrewyn": "Then Thandrewyn came. We saw Thandrewyn there. “No, Thandrewyn!” And so Thandrewyn left. ",
    "Harry": "Then Harry came. We saw Harry there. “No, Harry!” And so Harry left. ",
    "Muggle": "The Muggle came. We saw a Muggle there. No Muggle stays. And so a Muggle left. ",
    "Maria": "Then Maria came. We saw Maria there. “No, Maria!” And so Maria left. ",
}


def _story(*texts: str, words: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    chapters = [parsed_chapter(text.encode(), PurePosixPath(f"{at:03}.md")) for at, text in enumerate(texts)]
    sheets = tuple(Sheet(f"{at:03}.md", chapter, at) for at, chapter in enumerate(chapters))
    return linted([Batch(Choice((misspelled_name,), words=words), sheets, whole=True)], count_words=False).findings


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        ("Thandrewyn", "Thanderwyn"),
        ("Thandrewyn", "Thandrwyn"),
        ("Thandrewyn", "Thanndrewyn"),
        ("Thandrewyn", "Thandrewym"),
        ("Thandrewyn", "Thadnrweyn"),
        ("Harry", "Hrary"),
        ("Harry", "Harrry"),
        ("Harry", "Hatry"),
        ("Muggle", "Mugle"),
    ],
)
def test_a_slip_in_a_name_of_another_chapter_is_found(name: str, slip: str) -> None:
    (finding,) = _story(OFTEN[name] * 6, f"We met with {slip} at dawn.")
    assert (finding.path, finding.text) == ("001.md", slip)
    assert [fix.replacement for fix in finding.fixes] == [name]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Harry", "Harrys"),
        ("Harry", "Harryish"),
        ("Harry", "Larry"),
        ("Harry", "Henry"),
        ("Maria", "Marie"),
        ("Maria", "Mario"),
        ("Muggle", "Muggles"),
        ("Muggle", "Snuggle"),
        ("Thandrewyn", "Thandrewyns"),
        ("Thandrewyn", "Kandrewyn"),
    ],
)
def test_another_name_is_another_name(name: str, other: str) -> None:
    assert _story(OFTEN[name] * 6, f"We met with {other} at dawn.") == ()


def test_two_names_the_story_uses_are_both_right() -> None:
    assert _story(OFTEN["Thandrewyn"] * 6, "Here Thandrewin came. See Thandrewin! No, Thandrewin.") == ()


def test_a_name_used_little_is_no_measure_for_others() -> None:
    assert _story("Then Thandrewyn came.", "We met with Thanderwyn at dawn.") == ()


def test_a_name_in_words_txt_is_right() -> None:
    texts = OFTEN["Harry"] * 6, "We met with Harrry at dawn."
    assert _story(*texts, words=frozenset({"harrry"})) == ()


def test_a_word_that_is_a_name_in_places_only_is_no_name() -> None:
    bank = "We went to the Bank. The bank of the river, a bank of sand, and the bank that pays. " * 6
    assert _story(bank, "We went to Bnak there.") == ()


def test_a_file_outside_a_story_is_a_story_of_its_own() -> None:
    chapters = [
        parsed_chapter(text.encode(), PurePosixPath(f"{at}.md"))
        for at, text in enumerate((OFTEN["Harry"], "We met with Hrary."))
    ]
    sheets = tuple(Sheet(f"{at}.md", chapter) for at, chapter in enumerate(chapters))
    assert linted([Batch(Choice((misspelled_name,)), sheets, whole=False)], count_words=False).findings == ()


@pytest.mark.parametrize(
    ("slip", "name"),
    [("Hermoine", "Hermione"), ("Dumbeldore", "Dumbledore"), ("Wookie", "Wookiee"), ("Firewhiskey", "Firewhisky")],
)
def test_a_name_every_reader_knows_is_spelled_as_its_canon_does(slip: str, name: str) -> None:
    (finding,) = _story(f"They spoke of {slip} all night.")
    assert [fix.replacement for fix in finding.fixes] == [name]


@pytest.mark.parametrize("word", ["Thoran", "Grangers", "Barron", "Weasleys", "Gimley", "Pandalf"])
def test_a_name_that_is_only_like_a_known_one_is_the_authors(word: str) -> None:
    assert _story(f"They spoke of {word} all night.") == ()
