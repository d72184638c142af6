"""Where the story stands, and what the author is told to do next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from fic.manuscript.chapter import Chapter, Posting
from fic.manuscript.standing import standing
from fic.manuscript.story import Story

TODAY = date(2026, 11, 20)


def drafting(number: int, text: str = "Once upon.") -> Chapter:
    return Chapter(PurePosixPath(f"manuscript/{number:03}.md"), number, "A title", text)


def drafted(number: int, release: date | None = None) -> Chapter:
    return replace(drafting(number), drafted=TODAY, release=release)


def posted(number: int) -> Chapter:
    return replace(drafting(number), postings=(Posting("ao3", TODAY, TODAY),))


def advice(*chapters: Chapter) -> list[str]:
    return list(standing(Story("A Story", chapters, "ao3", ("ao3",), {}), TODAY).advice)


def test_a_story_without_chapters_begins_with_one() -> None:
    assert advice() == ['Start the first chapter: fic new-chapter "A title"']


def test_an_empty_chapter_is_to_be_written_and_a_written_one_finished() -> None:
    assert advice(drafting(1, "")) == ["Write on: manuscript/001.md"]
    assert advice(drafting(1, ""), drafting(2)) == ["Say so when a chapter is written: fic finish 2"]


def test_a_buffer_without_a_plan_asks_for_one() -> None:
    assert advice(drafted(1), drafting(2)) == ["See how often you can post: fic plan-releases"]


def test_an_empty_buffer_names_the_next_chapter_to_finish() -> None:
    assert advice(posted(1), drafting(2)) == ["The buffer is empty. Next to finish: chapter 2, 2 words so far."]


def test_when_all_is_posted_the_next_is_to_be_started() -> None:
    assert advice(posted(1)) == ['Start the next one: fic new-chapter "A title"']


def test_a_release_that_is_due_comes_first_with_the_command_that_posts_it() -> None:
    told = advice(drafted(1, TODAY), drafting(2))
    assert told[0] == "Chapter 1 is due on ao3 today: fic post 1 --site ao3"


def test_when_reality_has_left_the_plan_it_says_by_how_many_chapters_and_what_to_do() -> None:
    told = advice(drafted(1, date(2026, 11, 6)), drafted(2, date(2026, 11, 13)), drafted(3, date(2026, 11, 27)))
    assert told[0] == (
        "2 chapters are behind the plan: chapter 1 was due on ao3 on 2026-11-06. "
        "Post it (fic post 1 --site ao3) or plan anew (fic plan-releases --apply)"
    )


def test_the_next_release_is_the_earliest_planned_of_those_the_main_site_awaits() -> None:
    chapters = (posted(1), drafted(2, date(2026, 12, 4)), drafted(3, date(2026, 11, 27)), drafting(4))
    now = standing(Story("A Story", chapters, "ao3", ("ao3",), {}), TODAY)
    assert now.next_release is not None
    assert now.next_release.number == 3
    assert standing(Story("A Story", (posted(1),), "ao3", ("ao3",), {}), TODAY).next_release is None
