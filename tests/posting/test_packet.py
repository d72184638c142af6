"""A packet: what goes where, what is told, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from fic.errors import FicError, UsageError
from fic.files.config import parsed
from fic.manuscript.chapter import Chapter
from fic.manuscript.passage import LineBreak, Paragraph, Run, SceneBreak
from fic.manuscript.passage_reading import passages
from fic.manuscript.story import Story
from fic.posting.census import census_of
from fic.posting.joining import joined, split
from fic.posting.packet import Packet, packet
from fic.posting.site import PACKAGE, Place, all_sites, site_named
from fic.registry import module_names

Packets = Callable[..., Packet]
Chapters = Callable[..., Chapter]
BARE = parsed("format = 1\n")


# --- sites ------------------------------------------------------------------------------------------------------------


def test_every_module_of_sites_holds_one_site_named_as_the_module_is() -> None:
    assert sorted(site.name.replace("-", "_") for site in all_sites()) == sorted(module_names(PACKAGE))


def test_a_site_is_found_by_the_names_of_those_with_its_rules() -> None:
    assert site_named("spacebattles") is site_named("xenforo")
    assert site_named("patreon").name == "rich-text"
    names = [name for site in all_sites() for name in (site.name, *site.aliases)]
    assert len(names) == len(set(names))


def test_an_unknown_site_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no rules for royal-rode\. Did you mean royal-road\?"):
        site_named("royal-rode")


# --- parts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("site", "title"),
    [
        ("ao3", "The Gate"),
        ("ffn", "The Gate"),
        ("royal-road", "Chapter 1: The Gate"),
        ("xenforo", "Chapter 1: The Gate"),
    ],
)
def test_the_number_before_a_title_stays_where_the_site_sets_none(
    site: str, title: str, chapter: Chapters, packed: Packets
) -> None:
    made = packed(chapter("# Chapter 1: The Gate\n\nIt rained.\n", "001-a.md"), site, BARE)
    assert made.part(Place.TITLE)[0].text == title
    assert "Gate" not in made.part(Place.BODY)[0].text


def test_where_the_site_would_set_another_number_the_authors_stays(chapter: Chapters) -> None:
    prologue, one = chapter("It rained.\n", "000.md"), chapter("# Chapter 1: The Gate\n\nIt rained.\n", "001.md")
    story = Story("Gates", (prologue, one), "ao3", ("ao3",), {})
    made = packet(one, story, BARE, "ao3", datetime(2026, 11, 20, 12, tzinfo=UTC))
    assert made.part(Place.TITLE)[0].text == "Chapter 1: The Gate"


@pytest.mark.parametrize("site", sorted(site.name for site in all_sites()))
def test_a_table_goes_row_by_row_and_that_is_told(site: str, packed: Packets) -> None:
    made = packed("Her sheet:\n\n| Strength | 12 |\n|---|---|\n| Wit | 14 |\n\nShe sighed.\n", site, BARE)
    assert Paragraph((Run("| Strength | 12 |"), LineBreak(), Run("| Wit | 14 |"))) in made.part(Place.BODY)[0].blocks
    assert made.remarks[0] == "A table goes there as lines, one a row, since few sites have tables: see line 3."


def test_lines_that_run_together_are_told(packed: Packets) -> None:
    made = packed("It rained.\n\nRoses are red,\nviolets are blue,\n", "ao3", BARE)
    assert made.remarks[0] == "Short lines run together into one, unless a backslash ends them: see line 3."
    kept = packed("It rained.\n\nRoses are red,\\\nviolets are blue,\n", "ao3", BARE)
    assert kept.remarks == made.remarks[1:]


def test_only_what_exists_is_in_a_packet(packed: Packets) -> None:
    assert [part.place.value for part in packed("It rained.\n", "ao3", BARE).parts] == ["title", "body"]


@pytest.mark.parametrize("site", ["ffn", "xenforo", "rich-text", "markdown", "plain"])
def test_notes_go_into_the_text_where_there_are_no_fields_for_them(
    site: str, chapter: Chapters, packed: Packets
) -> None:
    one = chapter("---\ntitle: T\nsummary: S\nnotes: {before: Hello., after: Bye.}\n---\nIt rained.\n")
    packet = packed(one, site, BARE)
    assert [part.place.value for part in packet.parts] == ["title", "body"]
    assert packet.parts[1].blocks == (
        Paragraph((Run("Hello."),)), SceneBreak(), Paragraph((Run("It rained."),)), SceneBreak(),
        Paragraph((Run("Bye."),)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title", "first"),
    [
        ("# The *Gate*\n\nIt rained.\n", "The Gate", "It rained."),
        ("---\ntitle: The Gate\n---\n# the gate\n\nIt rained.\n", "The Gate", "It rained."),
        ("---\ntitle: The *Gate*\n---\n# One\n\nIt rained.\n", "The *Gate*", "One"),
        ("---\ntitle: 1984\n---\nIt rained.\n\n# 1984\n", "1984", "It rained."),
    ],
)
def test_a_heading_that_repeats_the_title_is_not_given_twice(
    text: str, title: str, first: str, chapter: Chapters, packed: Packets
) -> None:
    parts = packed(chapter(text), "plain", BARE).parts
    assert (parts[0].text, parts[1].text.split("\n")[0]) == (title, first)


def test_footnotes_of_notes_and_text_are_numbered_through(chapter: Chapters, packed: Packets) -> None:
    one = chapter('---\nnotes: {after: "z[^1]\\n\\n[^1]: Z"}\n---\na[^1] b[^2]\n\n[^1]: A\n\n[^2]: B\n')
    assert packed(one, "plain", BARE).parts[1].text == "a[1] b[2]\n\n[1] A\n\n[2] B\n\n* * *\n\nz[3]\n\n[3] Z"


def test_joining_nothing_is_nothing() -> None:
    assert joined([(), passages("a"), ()]) == passages("a")


# --- limits and posts -------------------------------------------------------------------------------------------------


def test_the_author_can_change_a_limit_that_is_hearsay(packed: Packets) -> None:
    own = parsed("format = 1\n[sites.royal-road.limits]\nbody = 5\n[sites.spacebattles.limits]\ntitle = 2\n")
    short = "It rained.\n"
    assert "at least 500" in packed(short, "royal-road", BARE).problems[0]
    assert "hearsay: change it under [sites.royal-road.limits]" in packed(short, "royal-road", BARE).problems[0]
    assert packed(short, "royal-road", own).problems == ()
    assert "at most 2." in packed(short, "spacebattles", own).problems[0]


def test_a_limit_a_site_does_not_have_is_refused(packed: Packets) -> None:
    own = parsed("format = 1\n[sites.xenforo.limits]\nbodi = 5\n")
    with pytest.raises(FicError, match=r"no limit called bodi\. Did you mean body\?"):
        packed("It rained.\n", "xenforo", own)


def test_a_long_chapter_becomes_posts_cut_at_scene_breaks(packed: Packets) -> None:
    own = parsed("format = 1\n[sites.xenforo.limits]\nbody = 100\n")
    scene = "\n\n".join(["0123456789"] * 6)
    packet = packed(f"{scene}\n\n* * *\n\n{scene}\n\n* * *\n\n{'x' * 150}\n\nend\n", "xenforo", own)
    posts = packet.part(Place.BODY)
    assert [post.name for post in posts] == ["body 1 of 4", "body 2 of 4", "body 3 of 4", "body 4 of 4"]
    assert [post.text for post in posts] == [scene, scene, "x" * 150, "end"]
    assert "It becomes 4 posts, in order." in packet.remarks
    assert len(packet.problems) == 1
    assert "body 3 of 4" in packet.problems[0]


def test_splitting_keeps_every_block_and_the_limit() -> None:
    blocks = passages("\n\n".join("word " * n for n in range(1, 40)))
    pieces = split(blocks, 500, lambda piece: census_of(piece).characters)
    assert tuple(block for piece in pieces for block in piece) == blocks
    assert all(census_of(piece).characters <= 500 for piece in pieces)
    assert len(pieces) < 10


# --- what to do there -------------------------------------------------------------------------------------------------


def _steps(packed: Packets, chapter: Chapters, site: str, now: datetime, release: str = "") -> str:
    head = f"---\nrelease: {release}\n---\n" if release else ""
    return "\n".join(packed(chapter(f"{head}{'It rained. ' * 60}\n"), site, BARE, now).checklist)


def test_ao3_is_told_the_day_it_is_in_utc(packed: Packets, chapter: Chapters) -> None:
    east = datetime(2026, 11, 21, 5, tzinfo=ZoneInfo("Asia/Tokyo"))
    steps = _steps(packed, chapter, "ao3", east)
    assert "publication date to 2026-11-20 (today in UTC), not 2026-11-21" in steps
    assert "HTML" in steps
    assert "30 days" in steps


def test_a_release_to_come_is_told_in_utc_and_in_the_authors_time(packed: Packets, chapter: Chapters) -> None:
    now = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/New_York"))
    assert "2026-12-04 23:00 UTC" in _steps(packed, chapter, "ao3", now, "2026-12-04")
    steps = _steps(packed, chapter, "royal-road", now, "2026-12-04")
    assert "2026-12-04 23:00 UTC, which is 2026-12-04 18:00 EST" in steps
    summer = datetime(2027, 6, 1, 12, tzinfo=ZoneInfo("America/New_York"))
    assert "22:00 UTC, which is 2027-07-04 18:00 EDT" in _steps(packed, chapter, "royal-road", summer, "2027-07-04")
    assert "UTC" not in _steps(packed, chapter, "royal-road", datetime(2027, 1, 1, tzinfo=UTC), "2026-12-04")


def test_a_chapter_that_is_being_written_is_remarked_on(packed: Packets) -> None:
    assert any("fic finish 7" in remark for remark in packed("It rained.\n", "ao3").remarks)
