"""A chapter that is asked about alone is judged as it is with its whole story, whatever was kept before."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fic.files.chapter_file import parsed_chapter
from fic.lint.choice import Choice, all_rules
from fic.lint.finding import Finding
from fic.lint.rest import rest_counts
from fic.lint.run import Batch, Linter, Sheet, linted, one_by_one

CHOICE = Choice(all_rules(), disclaimer="The gate is its keeper's.")
PIECES = (
    "Then Hermione came to the gate, and Hermione sat.\n\n",
    "“Wait, Hermione,” she said. “No, Hermione!”\n\n",
    '"Wait, Hermione," she said. "No, Hermione!"\n\n',
    "‘Come in, Hermione,’ she said. ‘No, Hermione!’\n\n",
    "And so Hermoine left the Ministry. It’s late.\n\n",
    "She saw the Ministry, and a clerk of the Ministry -- late... and cold.\n\n",
    "She saw the ministry — late… and cold. It's over.\n\n",
    "The grey sky – a grey sea - and a gray cat on grey stone. . .\n\n",
    "A Muggleborn and a Muggle-born met; the Muggleborn fled.\n\n",
    "*I should not have come,* she thought. The sparkel hummed.\n\n",
    "I should not have come here, I am a fool.\n\n",
    "She slept, and the sparkel hummed on, and she beleived it.\n\n",
    "***\n\n",
    "\n\n\n",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
STORIES = st.lists(TEXTS, min_size=2, max_size=8)


class Memory:
    """Answers kept in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        return self.kept.get(name)

    def put(self, name: str, answer: Any) -> None:
        self.kept[name] = answer

    def forget_others(self, used: Collection[str]) -> None:
        raise AssertionError("a run about one chapter may forget nothing")


def _sheet(at: int, text: str) -> Sheet:
    name, data = f"{at:03}.md", text.encode()
    return Sheet(name, partial(parsed_chapter, data, PurePosixPath(name)), at, data)


def _together(texts: list[str], at: int) -> list[Finding]:
    sheets = tuple(_sheet(number, text) for number, text in enumerate(texts))
    found = linted([Batch(CHOICE, sheets, whole=True)], count_words=False).findings
    return [each for each in found if each.path == f"{at:03}.md"]


def _alone(texts: list[str], at: int, memory: Memory) -> list[Finding]:
    others = [_sheet(number, text) for number, text in enumerate(texts) if number != at]
    batch = Batch(
        CHOICE,
        (_sheet(at, texts[at]),),
        whole=False,
        others=lambda linter: rest_counts(linter, others, memory, one_by_one),
    )
    return list(linted([batch], count_words=False).findings)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=STORIES, after=STORIES, data=st.data())
def test_a_chapter_gets_the_same_findings_alone_and_with_its_story(
    before: list[str], after: list[str], data: st.DataObject
) -> None:
    """Whatever is kept: nothing, the sums of the story as it was, or those of this very one."""
    memory = Memory()
    for texts in (before, after, after):
        at = data.draw(st.integers(0, len(texts) - 1))
        assert _alone(texts, at, memory) == _together(texts, at)


def test_after_an_edit_only_the_edited_chapter_is_read_again() -> None:
    texts = [f"{PIECES[0] * 3}It was day {number}. The sparkel burned.\n" for number in range(12)]
    memory = Memory()
    asked: list[str] = []

    def counting(linter: Linter, sheets: Any, count_words: bool) -> Any:
        asked.extend(sheet.path for sheet in sheets)
        return one_by_one(linter, sheets, count_words)

    def rest(at: int) -> Any:
        others = [_sheet(number, text) for number, text in enumerate(texts) if number != at]
        return rest_counts(Linter(CHOICE), others, memory, counting)

    first = rest(5)
    assert len(asked) == 11
    assert rest(5) == first
    assert len(asked) == 11
    texts[5] += "And so Hermione left.\n"
    assert rest(7)["misspelled-name"]["hermione"] == first["misspelled-name"]["hermione"] + 1
    assert asked[11:] == ["005.md"]


@pytest.mark.parametrize(
    "damage",
    [
        [],
        {"chapters": 3, "counts": {}},
        {"chapters": ["a"], "counts": {}},
        {"chapters": [["a"]], "counts": {}},
        {"chapters": ["a"], "counts": {name: {"hermione": "9"} for name in Linter(CHOICE).counts(())}},
    ],
)
def test_a_damaged_sum_is_made_anew(damage: Any) -> None:
    texts = [PIECES[0] * 3, PIECES[1], PIECES[4]]
    memory = Memory()
    right = _alone(texts, 2, memory)
    for name, kept in memory.kept.items():
        if "chapters" in kept:
            memory.kept[name] = damage
    assert _alone(texts, 2, memory) == right == _together(texts, 2)


def test_chapters_alike_to_the_letter_in_two_folders_both_count() -> None:
    same = [Sheet(f"{folder}/1.md", _sheet(1, PIECES[0]).source, 0, PIECES[0].encode()) for folder in "ab"]
    counts = rest_counts(Linter(CHOICE), same, Memory(), one_by_one)
    assert counts["misspelled-name"]["hermione"] == 4
