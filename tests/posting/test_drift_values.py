"""Drift as values: one comparison a record, and differences told word by word."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from fic.files.chapter_file import parsed_chapter
from fic.manuscript.chapter import Chapter, Posting
from fic.posting.difference import Fate, as_text, changes
from fic.posting.drift import drifted, is_current, unknown
from fic.posting.ledger import fingerprint

DAY = date(2026, 10, 9)


def chapter(text: str) -> Chapter:
    return parsed_chapter(text.encode(), PurePosixPath("manuscript/001-a.md"))


def posted(one: Chapter, **texts: str | None) -> Chapter:
    return replace(one, postings=tuple(Posting(site, DAY, DAY, text) for site, text in texts.items()))


def told(then: str, now: str) -> str:
    return as_text(changes(chapter(then), chapter(now)))


def test_only_sites_that_were_given_another_text_drift() -> None:
    old, new = chapter("He went hoem.\n"), chapter("He went home.\n")
    one = posted(new, ao3=fingerprint(old), ffn=fingerprint(new), wattpad=None)
    assert [drift.posting.site for drift in drifted([one])] == ["ao3"]


def test_a_record_of_a_scheme_to_come_tells_nothing() -> None:
    one = posted(chapter("One.\n"), ao3="t9:000000000000", ffn=None)
    assert drifted([one]) == ()
    assert [posting.site for _chapter, posting in unknown([one])] == ["ao3", "ffn"]


def test_a_site_is_current_only_if_its_text_is_known_to_be() -> None:
    one = chapter("One.\n")
    assert is_current(one, Posting("ao3", DAY, DAY, fingerprint(one)))
    assert not is_current(one, Posting("ao3", DAY, DAY, None))


def test_a_changed_word_is_shown_with_a_few_around_it() -> None:
    then = "One.\n\nAll of a sudden the tall man with the lantern said taht it was time to go home now.\n"
    now = then.replace("taht", "that")
    assert (
        told(then, now) == "paragraph 2: … tall man with the lantern said [-taht-] {+that+} it was time to go home …\n"
    )


def test_each_place_is_named() -> None:
    then = "---\ntitle: A\nsummary: B\nnotes: {before: C, after: D}\n---\nE\n"
    now = "---\ntitle: V\nsummary: W\nnotes: {before: X, after: Y}\n---\nZ\n"
    places = ["title", "summary", "opening note", "closing note", "paragraph 1"]
    assert [line.split(":")[0] for line in told(then, now).splitlines()] == places


def test_looks_breaks_and_links_are_differences_too() -> None:
    assert told("He was *so* tired.\n", "He was so tired.\n") == "paragraph 1: He was [-*so*-] {+so+} tired.\n"
    assert told("A\n\nB\n", "A\n\n***\n\nB\n") == "paragraph 2: {+* * *+}\n"
    assert told("A [b](http://c.example)\n", "A b\n") == "paragraph 1: A [-b<http://c.example>-] {+b+}\n"
    assert told("A\\\nb\n", "A\nb\n") == "paragraph 1: A [-/-] b\n"


def test_a_paragraph_that_is_gone_or_new_is_told_as_such() -> None:
    assert told("A\n\nB\n\nC\n", "A\n\nC\n") == "paragraph 2: [-B-]\n"
    assert told("A\n\nC\n", "A\n\nB\n\nC\n") == "paragraph 2: {+B+}\n"
    assert told("A\n", "") == "paragraph 1: [-A-]\n"
    assert told("A b c.\n", "A b\n\nc.\n") == "paragraphs 1-2: A b {+¶+} c.\n"


def test_changes_far_apart_are_told_apart() -> None:
    words = [f"w{number}" for number in range(60)]
    then, now = " ".join(words) + "\n", " ".join(["x", *words[1:-1], "y"]) + "\n"
    assert len(changes(chapter(then), chapter(now))) == 2


def test_the_same_text_has_no_changes() -> None:
    assert changes(chapter("A *b*\n"), chapter("A\n_b_\r\n")) == ()


def test_a_rewritten_chapter_is_told_in_a_moment() -> None:
    then = " ".join(f"a{number % 97}" for number in range(9_000)) + "\n"
    now = " ".join(f"b{number % 89}" for number in range(9_000)) + "\n"
    start = time.perf_counter()
    found = changes(chapter(then), chapter(now))
    assert time.perf_counter() - start < 5
    assert [piece.fate for piece in found[0].pieces] == [Fate.GONE, Fate.NEW]


BLOCK = st.sampled_from(
    ["One two three.", "*Four* five.", "***", "> Six", "- seven\n- eight", "# Nine", "    ten", "a\\\nb"]
)
BODY = st.lists(BLOCK, max_size=8).map(lambda blocks: "\n\n".join(blocks) + "\n")


@given(BODY, BODY)
def test_whatever_changes_a_fingerprint_has_a_difference_to_show(then: str, now: str) -> None:
    old, new = chapter(then), chapter(now)
    if fingerprint(old) == fingerprint(new):
        assert changes(old, new) == ()
    else:
        assert changes(old, new)
