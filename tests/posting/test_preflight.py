"""What is looked at before a chapter goes out, and what of it stops one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from fic.files.config import Config, StorySettings
from fic.manuscript.chapter import Chapter, Notes, Posting
from fic.manuscript.story import Story
from fic.posting.packet import Packet, packet
from fic.posting.preflight import Concern, concerns

DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DISCLAIMER = "Not *mine*,\nbut hers."


def chapter(number: int, *sites: str, drafted: bool = True) -> Chapter:
    return Chapter(
        PurePosixPath(f"{number:03}.md"),
        number,
        f"Part {number}",
        "Words enough for anyone to read.\n",
        summary="It goes on.",
        drafted=DAY if drafted else None,
        postings=tuple(Posting(site, DAY, DAY) for site in sites),
    )


def handed(story: Story, one: Chapter, disclaimer: str = "") -> Packet:
    return packet(one, story, Config(story=StorySettings(disclaimer=disclaimer)), "ao3", NOW)


def found(*chapters: Chapter, errors: int = 0, disclaimer: str = "", **changes: object) -> tuple[Concern, ...]:
    """Return the concerns of posting the last of these chapters to AO3."""
    *before, last = chapters
    last = replace(last, **changes)  # type: ignore[arg-type]
    story = Story("The Mill", (*before, last), "ao3", ("ao3",), {})
    return concerns(story, handed(story, last, disclaimer), DAY, errors=errors, disclaimer=disclaimer)


def test_a_finished_chapter_whose_turn_it_is_raises_no_concern() -> None:
    assert found(chapter(1, "ao3"), chapter(2)) == ()


def test_the_chapters_before_are_asked_for_by_name() -> None:
    (concern,) = found(chapter(1, "ffn"), chapter(2, "ao3"), chapter(3), chapter(4))
    assert concern.stops
    assert concern.sentence == (
        "ao3 lacks chapters 1, 3, so its readers would skip them: fic post 1 --site ao3 comes first."
    )


def test_a_chapter_the_site_has_already_may_be_updated_whatever_is_missing() -> None:
    assert found(chapter(1), chapter(2, "ao3")) == ()


def test_chapters_that_go_along_are_not_missing() -> None:
    story = Story("The Mill", (chapter(1), chapter(2)), "ao3", ("ao3",), {})
    made = handed(story, story.chapters[1])
    assert concerns(story, made, DAY, errors=0, disclaimer="", along=[PurePosixPath("001.md")]) == ()


def test_errors_and_broken_limits_stop_and_come_first() -> None:
    told = found(chapter(1), errors=2, title="x" * 300, summary="", drafted=None)
    assert [concern.stops for concern in told] == [True, True, True, False]
    assert "still being drafted" in told[0].sentence
    assert "fic lint 1 finds 2 slips" in told[1].sentence
    assert "at most 255" in told[2].sentence
    assert "no summary" in told[3].sentence


def test_a_release_day_to_come_is_worth_a_word_only_at_first() -> None:
    later = date(2026, 12, 4)
    (concern,) = found(chapter(1), release=later)
    assert (concern.stops, "planned for 2026-12-04" in concern.sentence) == (False, True)
    assert found(chapter(1), release=DAY) == ()
    assert found(chapter(1, "ao3"), release=later) == ()


def test_the_disclaimer_is_looked_for_in_what_readers_get() -> None:
    assert found(chapter(1), disclaimer=DISCLAIMER) == ()  # the packet puts it into the opening note
    assert found(chapter(1), disclaimer=DISCLAIMER, notes=Notes(before="_NOT_ mine, but hers. Hello!")) == ()
    assert found(chapter(1), disclaimer=DISCLAIMER, notes=Notes(before="I don't own the mill.")) == ()
    (concern,) = found(chapter(1), disclaimer=DISCLAIMER, notes=Notes(before="Hello! <!-- {disclaimer} -->"))
    assert not concern.stops
    assert "Neither the story's disclaimer nor one in other words" in concern.sentence
