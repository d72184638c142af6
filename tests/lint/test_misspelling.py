"""Misspellings: found where English has the right word near, left alone where the story means what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest

from fic.files.chapter_file import parsed_chapter
from fic.lint.choice import Choice, all_rules
from fic.lint.finding import Finding
from fic.lint.rule import Level
from fic.lint.rules.misspelling import misspelling
from fic.lint.run import Batch, Sheet, linted

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = [
    ("They wacthed the lake.", "wacthed", "watched"),
    ("It was neccessary to leave.", "neccessary", "necessary"),
    ("He was begining to tire.", "begining", "beginning"),
    ("She stood at teh window.", "teh", "the"),
    ("A strnage light came in.", "strnage", "strange"),
    ("The gate swung opne.", "opne", "open"),
    ("They went dowm to the river.", "dowm", "down"),
    ("He coulf not see her.", "coulf", "could"),
    ("It was a sudden disapearance.", "disapearance", "disappearance"),
    ("Thier horses were tired.", "Thier", "Their"),
    ("“I don’t beleive you,” said Wren.", "beleive", "believe"),
    ("The smartphnoe rang.", "smartphnoe", "smartphone"),
]
STAYS = [
    "The boat dropt her anchor, for it did not do to teaze the ferryman.",
    "After a few more wonderings they walkt on, as if destin'd to.",
    "There was no sort of scrying on the field, nor did a lich walk it.",
    "It was only a nom de plume, he said, and ate his foie gras.",
    "He had a way of saying “seh” to her.",
    "There were no bootprints by the lake.",
    "They watched the lake.",
    "“Ah wuz jes’ a-settin’ thar, suh,” he said.",
    "“Wha’ d’yer wan’?” asked the keeper. “’E went that-a-way.”",
    "“Th-that’s n-not true,” she said. “Nooo! Aaargh!”",
    "The viewscreen showed the unpaintable, leathery mudflats.",
    "He texted his teammate from the laptop. Okay, whatever.",
    "The colour of the harbour was grey; the color of the harbor was gray.",
    "She said *sayonara* and *dasvidaniya*, and left.",
    "They sang auld lang syne for the ancien régime.",
    "Kvothrin met Maralise at Holm’s End with the Ardwights.",
    "The gnoll looked up. A gnoll never sleeps, and gnolls seldom eat.",
    "Hmm. Brr. Psst! Tsk, tsk. Ugh.",
    "See https://example.com/abuot and writeto@exmaple.com.",
    "She read chapter xiv of the 3rd book at 10pm.",
]


@pytest.mark.parametrize(("text", "covers", "right"), CHANGES)
def test_a_slip_of_the_fingers_is_found_with_the_word_that_was_meant(
    text: str, covers: str, right: str, findings: Findings
) -> None:
    (finding,) = findings(text, misspelling)
    assert finding.text == covers
    assert [fix.replacement for fix in finding.fixes] == [right]
    assert not any(fix.safe for fix in finding.fixes)


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_slip_is_left_alone(text: str, findings: Findings) -> None:
    assert findings(text, misspelling) == ()


def test_a_word_made_of_the_storys_own_is_its_own() -> None:
    assert _story("Ae saw. Then ae, or aer brother, or aer own shadow, or aer aunt, dragged aerself along.") == ()


def _story(*texts: str, words: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    chapters = [parsed_chapter(text.encode(), PurePosixPath(f"{at:03}.md")) for at, text in enumerate(texts)]
    sheets = tuple(Sheet(f"{at:03}.md", chapter, at) for at, chapter in enumerate(chapters))
    return linted([Batch(Choice((misspelling,), words=words), sheets, whole=True)], count_words=False).findings


def test_a_word_the_story_uses_in_other_chapters_is_its_own() -> None:
    once = "They chose a grene to sit on."
    assert [finding.text for finding in _story(once)] == ["grene"]
    assert _story(once, "Every grene has a keeper.", "No grene is alike.") == ()


def test_what_is_made_of_a_word_the_story_uses_is_its_own_too() -> None:
    assert _story("She thralted again.", "To thralt is to wait.", "They thralt. We thralt. You thralt.") == ()


def test_a_word_in_words_txt_is_no_slip() -> None:
    assert _story("They wacthed the lake.", words=frozenset({"wacthed"})) == ()


def test_it_is_a_warning_since_an_author_may_mean_it() -> None:
    assert misspelling.level is Level.WARNING


def test_a_text_in_capitals_is_not_doubted(findings: Findings) -> None:
    assert findings("HE SHUOTED AT HER.", misspelling) == ()


def test_titles_and_notes_are_read_too(findings: Findings) -> None:
    text = '---\ntitle: The wacthed lake\nnotes: {before: "Thank you for raeding!"}\n---\nIt rained.\n'
    assert [(each.where, each.text) for each in findings(text, misspelling)] == [
        ("title", "wacthed"),
        ("notes.before", "raeding"),
    ]


def test_a_chapter_in_another_language_is_not_doubted(findings: Findings) -> None:
    german = "Der alte Torwart stand am Fenster und sah den Regen, wie er auf die Steine der Gasse fiel. " * 20
    assert findings(german + "Sie ging mit ihm hinaus.", misspelling) == ()


def test_none_of_it_slows_down_with_a_word_a_megabyte_long() -> None:
    chapter = parsed_chapter(b"a" * 1_000_000 + b" rained.", PurePosixPath("001.md"))
    assert (
        linted([Batch(Choice(all_rules()), (Sheet("001.md", chapter),), whole=True)], count_words=False).chapters == 1
    )
