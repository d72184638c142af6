"""The notes readers get."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.files.config import Config, NotesSettings, parsed
from fic.files.starter import Beginning, settings_text
from fic.manuscript.chapter import Chapter
from fic.manuscript.story import Story
from fic.posting.notes import SLOTS, filled, filled_notes

Chapters = Callable[..., Chapter]


def _story(*chapters: Chapter) -> Story:
    return Story("The *Gate*", chapters, "ao3", ("ao3",), {})


def _config(**keys: str) -> Config:
    story = "".join(f"{key} = '{value}'\n" for key, value in keys.items() if key not in ("before", "after"))
    notes = "".join(f"{key} = '''{value}'''\n" for key, value in keys.items() if key in ("before", "after"))
    return parsed(f"format = 1\n[story]\n{story}[notes]\n{notes}")


@pytest.fixture
def three(chapter: Chapters) -> tuple[Chapter, ...]:
    return (
        chapter("---\ntitle: One\n---\nA.\n", "1.md"),
        chapter("---\ntitle: Two_ *x* <b>\nnotes: {before: Own words.}\n---\nB.\n", "2.md"),
        chapter("---\ntitle: Three\nrelease: 2026-12-04\n---\nC.\n", "3.md"),
    )


def test_a_chapter_without_notes_gets_the_storys(three: tuple[Chapter, ...]) -> None:
    notes = filled_notes(three[0], _story(*three), _config(before="Chapter {chapter}: {title}", after="Bye."))
    assert (notes.before, notes.after, notes.remarks) == ("Chapter 1: One", "Bye.", ())


def test_a_chapters_own_note_takes_the_place_of_the_storys_each_by_itself(three: tuple[Chapter, ...]) -> None:
    notes = filled_notes(three[1], _story(*three), _config(before="Hello.", after="Bye."))
    assert (notes.before, notes.after) == ("Own words.", "Bye.")


@pytest.mark.parametrize(("where", "due"), [("first", [True, False, False]), ("every", [True, True, True])])
def test_the_disclaimer_is_where_the_story_wants_it(three: tuple[Chapter, ...], where: str, due: list[bool]) -> None:
    config = _config(disclaimer="Not mine.", disclaimer_in=where)
    found = [filled_notes(one, _story(*three), config).before for one in three]
    assert [note.startswith("Not mine.") for note in found] == due
    assert found[1].endswith("Own words.")


def test_the_disclaimer_goes_to_its_slot(three: tuple[Chapter, ...]) -> None:
    config = _config(disclaimer="Not mine.", before="Hello.\n\n{disclaimer}\n\nEnjoy.")
    assert filled_notes(three[0], _story(*three), config).before == "Hello.\n\nNot mine.\n\nEnjoy."
    assert filled_notes(three[2], _story(*three), config).before == "Hello.\n\nEnjoy."


@pytest.mark.parametrize(
    "said",
    [
        "---\nnotes: {before: Disclaimer - not mine at all}\n---\nA.\n",
        "---\nnotes: {before: I don't own it}\n---\nA.\n",
        "---\nnotes: {before: I own nothing.}\n---\nA.\n",
        "NOT   mine.\n\nA.\n",
        "# One\n\n*Not* mine.\n\nA.\n",
    ],
)
def test_a_disclaimer_that_is_said_already_is_not_said_twice(chapter: Chapters, said: str) -> None:
    one = chapter(said, "1.md")
    assert "Not mine." not in filled_notes(one, _story(one), _config(disclaimer="Not mine.")).before


@pytest.mark.parametrize(
    "unsaid",
    [
        "---\nnotes: {before: Hello <!-- disclaimer -->}\n---\nA.\n",
        "A.\n\nB.\n\nC.\n\nNot mine.\n",
        "I don't own a coat.\n",
    ],
)
def test_what_readers_do_not_see_there_is_no_disclaimer(chapter: Chapters, unsaid: str) -> None:
    one = chapter(unsaid, "1.md")
    assert filled_notes(one, _story(one), _config(disclaimer="Not mine.")).before.startswith("Not mine.")


def test_a_disclaimer_with_emphasis_is_known_again(chapter: Chapters) -> None:
    one = chapter("---\nnotes: {before: '_Not_ mine. Hello!'}\n---\nA.\n", "1.md")
    assert filled_notes(one, _story(one), _config(disclaimer="Not *mine*.")).before == "_Not_ mine. Hello!"


def test_a_line_whose_slots_have_nothing_to_say_is_left_out(three: tuple[Chapter, ...]) -> None:
    config = _config(after="Thanks!\n\nNext: {next_release}.\n\nAsh")
    assert filled_notes(three[0], _story(*three), config).after == "Thanks!\n\nNext: Friday, 4 December.\n\nAsh"
    assert filled_notes(three[2], _story(*three), config).after == "Thanks!\n\nAsh"
    french = _config(after="{next_release}", language="fr-FR")
    assert filled_notes(three[0], _story(*three), french).after == "2026-12-04"


def test_a_recap_goes_to_its_slot_else_before_the_note(three: tuple[Chapter, ...]) -> None:
    story = _story(*three)
    assert filled_notes(three[0], story, _config(before="Hi.\n{recap}"), "Once.").before == "Hi.\nOnce."
    assert filled_notes(three[1], story, _config(), "Once.").before == "Once.\n\nOwn words."
    assert filled_notes(three[1], story, _config()).before == "Own words."


def test_a_slot_shows_a_title_as_it_is(three: tuple[Chapter, ...]) -> None:
    config = _config(after="{title} of {story}")
    assert filled_notes(three[1], _story(*three), config).after == "Two\\_ \\*x\\* \\<b\\> of The \\*Gate\\*"


def test_a_slot_that_is_none_is_told_with_the_nearest(three: tuple[Chapter, ...]) -> None:
    notes = filled_notes(three[0], _story(*three), _config(before="{next_realease} {x}"))
    assert notes.before == "{next_realease} {x}"
    assert "{next_realease}" in notes.remarks[0]
    assert "did you mean {next_release}?" in notes.remarks[0]
    assert "{recap}" in notes.remarks[1]


@given(st.sampled_from(SLOTS), st.text(max_size=30))
def test_what_a_slot_says_is_never_read_as_a_template(name: str, value: str) -> None:
    slots = dict.fromkeys(SLOTS, "") | {name: "{title}" + value, "title": "T"}
    if name != "title":
        assert filled(f"a {{{name}}} b", slots).split("{title}")[0] == "a "


@pytest.mark.parametrize("told", [NotesSettings.__doc__, settings_text(Beginning("The Gate"))])
def test_an_author_is_told_of_every_slot(told: str) -> None:
    assert sorted(re.findall(r"\{(\w+)\}", told)) == sorted(SLOTS)


def test_there_is_no_code_in_templates() -> None:
    slots = {"title": "T"}
    template = "{title.__class__} {title!r} {0} {{title}} %s ${title}"
    assert filled(template, slots) == "{title.__class__} {title!r} {0} {T} %s $T"
