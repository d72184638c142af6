"""Chapters as people name them, and how they are named back."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from fic.errors import UsageError
from fic.files.chapter_file import chapter_number
from fic.manuscript.chapter import Chapter
from fic.manuscript.selection import numbers_of, selected, slug_of

PATHS = [
    "manuscript/000-before.md",
    "manuscript/001-the-weir.md",
    "manuscript/002-low-water.md",
    "manuscript/arc two/004-the-weir.md",
    "manuscript/012-第七章.md",
    "manuscript/1000.md",
    "manuscript/epilogue.md",
]


def chapters(*paths: str) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(PurePosixPath(path), chapter_number(PurePosixPath(path).name), "A title", "") for path in paths
    )


STORY = chapters(*PATHS)


def found(*names: str) -> list[str]:
    return [chapter.label for chapter in selected(STORY, list(names))]


def refused(*names: str, story: tuple[Chapter, ...] = STORY) -> str:
    with pytest.raises(UsageError) as caught:
        selected(story, list(names))
    assert caught.value.exit_code == 2
    return str(caught.value)


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["0"], ["0"]),
        (["2"], ["2"]),
        (["002"], ["2"]),
        (["1000"], ["1000"]),
        (["1-4"], ["1", "2", "4"]),
        (["0-99999"], ["0", "1", "2", "4", "12", "1000"]),
        (["low-water"], ["2"]),
        (["Low Water"], ["2"]),
        (["EPILOGUE.md"], ["epilogue.md"]),
        (["002-low-water"], ["2"]),
        (["002-low-water.md"], ["2"]),
        (["manuscript/002-low-water.md"], ["2"]),
        (["./manuscript/002-low-water.md"], ["2"]),
        (["manuscript\\002-low-water.md"], ["2"]),
        (["manuscript/arc two/004-the-weir.md"], ["4"]),
        (["第七章"], ["12"]),
        (["epilogue"], ["epilogue.md"]),
        (["epilogue.md"], ["epilogue.md"]),
        (["4", "1-2", "2", "low-water"], ["1", "2", "4"]),
    ],
)
def test_a_chapter_is_named_by_number_range_slug_or_path_and_served_once_in_order(
    names: list[str], labels: list[str]
) -> None:
    assert found(*names) == labels


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("3", "There is no chapter 3; `fic status --all` lists them."),
        ("5-9", "There is no chapter from 5 to 9."),
        ("4-1", "4-1 runs backwards: write 1-4."),
        ("low-watr", "There is no chapter called low-watr; did you mean low-water?"),
        ("zzz", "There is no chapter called zzz; name it by number, slug or path."),
        ("", "An empty name calls no chapter; name it by number, slug or path."),
        ("-1", "There is no chapter called -1; name it by number, slug or path."),
        ("9" * 40, f"There is no chapter {'9' * 40}; `fic status --all` lists them."),
        ("²", "There is no chapter called ²; name it by number, slug or path."),
    ],
)
def test_a_name_nothing_bears_is_refused_with_what_to_do(name: str, sentence: str) -> None:
    assert refused(name) == sentence


def test_a_name_two_chapters_share_is_refused_with_both_paths() -> None:
    sentence = "the-weir is the name of manuscript/001-the-weir.md and manuscript/arc two/004-the-weir.md; name the one"
    assert refused("the-weir").startswith(sentence)
    twins = chapters("manuscript/7-a.md", "manuscript/7-b.md")
    assert refused("7", story=twins).startswith("7 is the name of manuscript/7-a.md and manuscript/7-b.md")
    assert [str(one.path) for one in selected(twins, ["manuscript/7-b.md"])] == ["manuscript/7-b.md"]


def test_one_wrong_name_among_right_ones_refuses_them_all() -> None:
    assert refused("1", "3").startswith("There is no chapter 3")


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("007-the-gate.md", "the-gate"),
        ("7. The Gate.md", "The Gate"),
        ("007.md", ""),
        ("epilogue.md", "epilogue"),
        ("a/b/003_x_y.md", "x_y"),
    ],
)
def test_a_slug_is_the_name_without_its_number_and_ending(path: str, slug: str) -> None:
    assert slug_of(PurePosixPath(path)) == slug


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([7], "chapter 7"),
        ([3, 4], "chapters 3 and 4"),
        ([3, 4, 5], "chapters 3-5"),
        ([3, 5, 6], "chapters 3, 5 and 6"),
        ([*range(1, 41), 42, *range(44, 118)], "chapters 1-40, 42 and 44-117"),
        ([0, 1, 2, None], "chapters 0-2 and x.md"),
        ([None], "chapter x.md"),
        ([5, 5], "chapters 5 and 5"),
    ],
)
def test_chapters_are_named_back_as_people_would(numbers: list[int | None], said: str) -> None:
    named = tuple(Chapter(PurePosixPath("x.md"), number, "A title", "") for number in numbers)
    assert numbers_of(named) == said
