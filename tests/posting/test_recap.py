"""The "previously": as much as the gap asks for, from the summaries readers know, and gone in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.manuscript.chapter import Chapter, Notes, Posting
from fic.manuscript.recap_size import Size, size_for
from fic.manuscript.story import Story
from fic.posting.recap import ended, first_sentence, recap, recap_of

START = date(2026, 1, 1)
SUMMARIES = [
    "Mr. Hale buys the mill. Nobody tells him why it is cheap.",
    "The wheel turns by night. He counts the turns.",
    "A letter comes for the last miller. He opens it.",
    "The last miller comes for his letter.",
]


def story(days: list[int], summaries: list[str] | None = None, note: str = "") -> Story:
    """Return a story posted to ao3 on those days, counted from the start, and one chapter more."""
    texts = [*(SUMMARIES if summaries is None else summaries), ""]
    chapters = tuple(
        Chapter(
            PurePosixPath(f"{number:03}.md"),
            number,
            f"Chapter {number}",
            "Words.\n",
            summary=texts[number - 1],
            notes=Notes(before=note),
            drafted=START,
            postings=(Posting("ao3", day, day),) if (day := _day(days, number)) else (),
        )
        for number in range(1, len(days) + 2)
    )
    return Story("The Mill", chapters, "ao3", ("ao3",), {})


def _day(days: list[int], number: int) -> date | None:
    return START + timedelta(days[number - 1]) if number <= len(days) else None


def after(gap: int, **more: object) -> str:
    told = story([0, 7, 14, 21], **more)  # type: ignore[arg-type]
    return recap(told, told.chapters[4], "ao3", START + timedelta(21 + gap))


@pytest.mark.parametrize(
    ("gap", "size"),
    [(None, "none"), (0, "none"), (7, "none"), (8, "line"), (21, "line"), (22, "short"), (60, "short"), (61, "full")],
)
def test_the_gap_says_how_much(gap: int | None, size: str) -> None:
    assert size_for(gap) == size


def test_within_a_week_nobody_needs_reminding() -> None:
    assert after(7) == ""


def test_after_a_fortnight_a_sentence_will_do() -> None:
    assert after(14) == "Previously: The last miller comes for his letter."


def test_after_a_month_the_last_chapters_are_told() -> None:
    assert after(30) == (
        "Previously: The wheel turns by night. He counts the turns. A letter comes for the last miller. He opens it. "
        "The last miller comes for his letter."
    )


def test_after_a_season_the_story_so_far_comes_first() -> None:
    assert after(90).split("\n\n")[0] == "The story so far: Mr. Hale buys the mill."
    assert after(90).split("\n\n")[1] == after(30)


def test_a_long_story_is_told_by_its_beginning_and_its_end() -> None:
    summaries = [f"In part {number} a great many things happen to everyone in turn." for number in range(1, 201)]
    told = story(list(range(200)), summaries)
    text = recap(told, told.chapters[200], "ao3", START + timedelta(400))
    assert text.startswith("The story so far: In part 1 a great many things happen to everyone in turn. … In part 1")
    assert len(text) < 2_000
    assert text.endswith("In part 200 a great many things happen to everyone in turn.")


def test_long_summaries_are_cut_to_their_first_sentences_and_never_through_one() -> None:
    long = [f"Part {number} begins. " + "And a great deal more happens. " * 40 for number in range(4)]
    assert after(30, summaries=long).startswith("Previously: Part 1 begins. Part 2 begins. Part 3 begins. And a great")
    longer = [f"Part {number} begins. " + "And a great deal more happens. " * 400 for number in range(4)]
    assert after(90, summaries=longer) == (
        "The story so far: Part 0 begins.\n\nPreviously: Part 1 begins. Part 2 begins. Part 3 begins."
    )


@given(st.lists(st.text(max_size=3_000), min_size=4, max_size=4), st.integers(0, 400))
def test_no_recap_is_longer_than_a_note_may_be(summaries: list[str], gap: int) -> None:
    assert len(after(gap, summaries=summaries)) < 4_000
    assert after(gap, summaries=["x" * 10_000] * 4) == ""


def test_only_chapters_that_site_has_are_recalled() -> None:
    told = story([0, 7, 14, 21])
    elsewhere = tuple(
        replace(one, postings=(Posting("ffn", START, START),)) if one.number == 1 else one for one in told.chapters
    )
    other = replace(told, chapters=elsewhere)
    assert recap(other, other.chapters[4], "ffn", START + timedelta(14)) == "Previously: Mr. Hale buys the mill."
    assert recap(other, other.chapters[4], "wattpad", START + timedelta(14)) == ""


def test_chapters_without_a_summary_are_passed_over() -> None:
    assert after(14, summaries=[*SUMMARIES[:3], ""]) == "Previously: A letter comes for the last miller."
    assert after(14, summaries=["", "", "", ""]) == ""


def test_a_posted_chapter_keeps_the_recap_of_its_day_until_the_next_is_up() -> None:
    told = story([0, 7, 37])
    assert recap_of(told, told.chapters[2], "ao3", START + timedelta(500)).size is Size.SHORT
    assert recap(told, told.chapters[2], "ao3", START + timedelta(500)).startswith("Previously: Mr. Hale")
    told = story([0, 7, 37, 44])
    found = recap_of(told, told.chapters[2], "ao3", START)
    assert (found.text, found.ended_by) == ("", told.chapters[3])


def test_a_recap_has_ended_when_readers_have_the_next_chapter() -> None:
    told = story([0, 7, 37, 44], note="{recap}")
    assert [(each.chapter.number, each.by.number) for each in ended(told, "")] == [(3, 4)]
    assert list(ended(story([0, 7, 37], note="{recap}"), "")) == []
    assert list(ended(story([0, 7, 37, 44]), "")) == []
    given = [replace(one, postings=tuple(replace(each, text="t1:0") for each in one.postings)) for one in told.chapters]
    assert [each.chapter.number for each in ended(replace(told, chapters=tuple(given)), "")] == [3]
    assert [each.chapter.number for each in ended(story([0, 7, 37, 44]), "Hello! {recap}")] == [3]
    assert list(ended(story([0, 7, 37, 44], summaries=["", "", "", ""], note="{recap}"), "")) == []


def test_a_note_updated_since_has_no_recap_to_lose() -> None:
    told = story([0, 7, 37, 44], note="{recap}")
    third = told.chapters[2]
    updated = replace(third, postings=(replace(third.postings[0], last=START + timedelta(45)),))
    again = replace(told, chapters=(*told.chapters[:2], updated, *told.chapters[3:]))
    assert list(ended(again, "")) == []


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ("One. Two.", "One."),
        ("“Is it?” He runs.", "“Is it?”"),
        ("Dr. Ott and J. Marsh meet. They part.", "Dr. Ott and J. Marsh meet."),
        ("It costs 3.50 now. Too much.", "It costs 3.50 now."),
        ("No stop at all", "No stop at all"),
        ("Lines\nare joined. Next.", "Lines are joined."),
        ("*All of it. Is emphasised.*", "*All of it. Is emphasised.*"),
        ("What… he asks. No.", "What… he asks."),
        ("", ""),
    ],
)
def test_the_first_sentence_is_told_from_the_rest(summary: str, sentence: str) -> None:
    assert first_sentence(summary) == sentence


def test_a_summary_of_stops_alone_takes_no_time() -> None:
    assert len(first_sentence("Mr. " * 3_000)) > 10_000
