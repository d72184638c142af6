"""The story: its chapters' states, and the buffer as authors count it."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.manuscript.chapter import Chapter, Posting, State
from fic.manuscript.story import Story

DAY = date(2026, 10, 2)


def chapter(number: int, life: str) -> Chapter:
    """Return a chapter by its life: ``.`` drafting, ``d`` drafted, else the first letters of the sites that have it."""
    sites = {"a": "ao3", "f": "ffn", "p": "patreon"}
    postings = tuple(Posting(sites[letter], DAY, DAY) for letter in life if letter in sites)
    return Chapter(
        PurePosixPath(f"{number:03}.md"), number, f"Chapter {number}", "One two.", postings=postings,
        drafted=DAY if "d" in life else None,
    )  # fmt: skip


def story(*lives: str, sites: tuple[str, ...] = ("ao3", "ffn"), leads: dict[str, int] | None = None) -> Story:
    chapters = tuple(chapter(number, life) for number, life in enumerate(lives, 1))
    return Story("A Story", chapters, sites[0], sites, leads or {})


def awaiting(of: Story, site: str = "ao3") -> list[int | None]:
    return [each.number for each in of.awaiting(site)]


@pytest.mark.parametrize(
    ("life", "state"),
    [(".", State.DRAFTING), ("d", State.DRAFTED), ("a", State.POSTED), ("da", State.POSTED), ("df", State.POSTED)],
)
def test_a_chapters_state_follows_from_its_dates(life: str, state: State) -> None:
    one = chapter(1, life)
    assert one.state is state
    assert one.finished is (state is not State.DRAFTING)


@pytest.mark.parametrize(
    ("lives", "numbers"),
    [
        ([], []),
        (["."], []),
        (["d", "d", "."], [1, 2]),
        (["a", "a", "d", "d", "."], [3, 4]),
        (["a", "d", ".", "d"], [2]),
        (["a", ".", "d", "d"], []),
        (["a", "d", "a", "d"], [2, 4]),
        (["a", "f", "d"], [2, 3]),
        (["a", "a"], []),
    ],
)
def test_the_buffer_is_what_the_main_site_lacks_in_order_and_a_hole_ends_it(
    lives: list[str], numbers: list[int]
) -> None:
    of = story(*lives)
    assert awaiting(of) == numbers
    buffer = of.buffer()
    assert (buffer.site, buffer.size) == ("ao3", len(numbers))
    assert [each.number for each in buffer.chapters] == numbers


def test_other_sites_have_buffers_of_their_own_and_the_main_one_comes_first() -> None:
    of = story("af", "a", "d", ".", sites=("ao3", "ffn"))
    assert [(buffer.site, buffer.size) for buffer in of.buffers()] == [("ao3", 1), ("ffn", 2)]
    swapped = Story("A Story", of.chapters, "ffn", ("ao3", "ffn"), {})
    assert [(buffer.site, buffer.size) for buffer in swapped.buffers()] == [("ffn", 2), ("ao3", 1)]


def test_a_main_site_that_is_not_among_the_sites_is_still_shown() -> None:
    of = Story("A Story", story("a", "d").chapters, "royal-road", ("ao3",), {})
    assert [(buffer.site, buffer.size) for buffer in of.buffers()] == [("royal-road", 2), ("ao3", 1)]


@pytest.mark.parametrize(("lead", "size"), [(0, 1), (1, 2), (2, 1), (3, 0), (9, 0)])
def test_a_lead_is_subtracted_from_what_the_main_site_lacks(lead: int, size: int) -> None:
    of = story("ap", "p", "p", "d", sites=("ao3", "patreon"), leads={"patreon": lead})
    assert of.buffer().size == 3
    assert of.buffer("patreon").size == size


def test_words_and_states_of_the_story_are_those_of_its_chapters() -> None:
    of = story("a", "d", "d", ".")
    assert of.words == 8
    assert [each.number for each in of.of_state(State.DRAFTED)] == [2, 3]


def test_the_body_is_what_follows_the_front_matter_and_words_are_counted_there_alone() -> None:
    text = "---\ntitle: One two three\n---\nFour five.\n"
    one = Chapter(PurePosixPath("x.md"), None, "One", text, body_start=text.index("Four"))
    assert (one.body, one.words, one.label) == ("Four five.\n", 2, "x.md")
    assert chapter(7, "a").label == "7"
    assert one.posting("ao3") is None


@given(st.lists(st.sampled_from([".", "d", "a", "da", "f", "df", "af"]), max_size=12))
def test_a_buffer_never_counts_past_a_hole_nor_what_the_site_has(lives: list[str]) -> None:
    of = story(*lives)
    for buffer in of.buffers():
        held = [each for each in of.chapters if each.posting(buffer.site)]
        assert not set(held) & set(buffer.chapters)
        assert all(each.finished for each in buffer.chapters)
        lacking = [each for each in of.chapters if not each.posting(buffer.site)]
        assert list(buffer.chapters) == lacking[: len(buffer.chapters)]
        if len(lacking) > len(buffer.chapters):
            assert not lacking[len(buffer.chapters)].finished
