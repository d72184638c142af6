"""A story's folder: where it is found, which files are chapters, what keeps some from being read."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from fic.errors import FicError
from fic.files.config import Config, parsed
from fic.files.folder import (
    StoryFolder,
    chapter_paths,
    find_folder,
    is_chapter,
    read_chapter,
    read_story,
    story_folder,
)


def a_story(root: Path, *names: str, settings: str = "") -> StoryFolder:
    root.mkdir(parents=True, exist_ok=True)
    (root / ".fic.toml").write_text(settings, encoding="utf-8")
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("Once.\n", encoding="utf-8")
    return StoryFolder(root, parsed(settings))


def names(folder: StoryFolder) -> list[str]:
    return [str(path) for path in chapter_paths(folder)]


def test_a_story_is_found_from_any_folder_inside_it(tmp_path: Path) -> None:
    a_story(tmp_path / "story", "manuscript/arc/001.md", settings='[story]\ntitle = "The Weir"\n')
    for start in (tmp_path / "story", tmp_path / "story/manuscript/arc"):
        found = story_folder(start)
        assert (found.root, found.title) == (tmp_path / "story", "The Weir")
    assert find_folder(tmp_path) is None
    with pytest.raises(FicError, match=r"There is no story here.*`fic init`"):
        story_folder(tmp_path)


def test_the_nearest_story_is_the_one(tmp_path: Path) -> None:
    a_story(tmp_path)
    a_story(tmp_path / "other")
    assert story_folder(tmp_path / "other").root == tmp_path / "other"


def test_a_story_without_a_title_is_called_after_its_folder(tmp_path: Path) -> None:
    assert a_story(tmp_path / "weir").title == "weir"


def test_chapters_come_by_number_and_those_without_one_last(tmp_path: Path) -> None:
    folder = a_story(
        tmp_path,
        "manuscript/010-ten.md",
        "manuscript/000-before.md",
        "manuscript/1000-far.md",
        "manuscript/2-two.markdown",
        "manuscript/Chapter 3.MD",
        "manuscript/epilogue.md",
        "manuscript/an afterword.md",
    )
    assert names(folder) == [
        "manuscript/000-before.md",
        "manuscript/2-two.markdown",
        "manuscript/Chapter 3.MD",
        "manuscript/010-ten.md",
        "manuscript/1000-far.md",
        "manuscript/an afterword.md",
        "manuscript/epilogue.md",
    ]


def test_folders_inside_are_read_and_what_is_hidden_or_no_markdown_is_not(tmp_path: Path) -> None:
    folder = a_story(
        tmp_path,
        "manuscript/arc two/002.md",
        "manuscript/arc one/001.md",
        "manuscript/.obsidian/003.md",
        "manuscript/.004.md.swp",
        "manuscript/.005.md",
        "manuscript/006.txt",
        "manuscript/007.md~",
        "notes/008.md",
    )
    (tmp_path / "manuscript/009.md").mkdir()
    assert names(folder) == ["manuscript/arc one/001.md", "manuscript/arc two/002.md"]


def test_chapters_beside_the_settings_are_not_mixed_with_what_every_repository_has(tmp_path: Path) -> None:
    folder = a_story(
        tmp_path,
        *("README.md", "Readme.markdown", "LICENSE.md", "CHANGELOG.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md"),
        *("001.md", "002.md", "docs/003.md"),
        settings='[story]\nchapters = "."\n',
    )
    assert names(folder) == ["001.md", "002.md"]


def test_a_chapter_whose_title_begins_like_such_a_file_is_still_a_chapter(tmp_path: Path) -> None:
    folder = a_story(tmp_path, "manuscript/License to Lie.md", "manuscript/security-breach.md")
    assert names(folder) == ["manuscript/License to Lie.md", "manuscript/security-breach.md"]


@pytest.mark.parametrize("chapters", [".", "manuscript", "manuscript/arc", ".drafts", "absent"])
def test_a_files_name_says_of_it_what_the_folder_says(tmp_path: Path, chapters: str) -> None:
    inside = ("001.md", "Two 2.MARKDOWN", "README.md", ".draft.md", "notes.txt", "arc/003.md", ".git/004.md", "a.md~")
    everything = [
        *inside,
        *(f"{folder}/{name}" for folder in ("manuscript", "manuscript/arc", ".drafts") for name in inside),
    ]
    folder = a_story(tmp_path, *everything, settings=f'[story]\nchapters = "{chapters}"\n')
    assert {name for name in everything if is_chapter(PurePosixPath(name), chapters)} == set(names(folder))


def test_a_story_without_its_chapters_folder_has_no_chapters(tmp_path: Path) -> None:
    folder = a_story(tmp_path)
    assert chapter_paths(folder) == ()
    assert read_story(folder).story.chapters == ()


# --- links ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "002.md").write_text("Secret.\n", encoding="utf-8")
    return elsewhere


def test_a_link_to_a_file_outside_is_refused_by_every_way_of_reading(tmp_path: Path, outside: Path) -> None:
    folder = a_story(tmp_path / "story", "manuscript/001.md")
    (folder.root / "manuscript/002.md").symlink_to(outside / "002.md")
    for read in (chapter_paths, read_story, lambda folder: read_chapter(folder, PurePosixPath("manuscript/002.md"))):
        with pytest.raises(FicError, match=r"manuscript/002\.md is a link that leaves the story's folder"):
            read(folder)


def test_a_link_to_a_folder_outside_is_refused(tmp_path: Path, outside: Path) -> None:
    folder = a_story(tmp_path / "story", "manuscript/001.md")
    (folder.root / "manuscript/arc").symlink_to(outside)
    with pytest.raises(FicError, match="manuscript/arc is a link that leaves"):
        chapter_paths(folder)


def test_a_chapters_folder_that_is_a_link_to_outside_is_refused(tmp_path: Path, outside: Path) -> None:
    folder = a_story(tmp_path / "story")
    (folder.root / "manuscript").symlink_to(outside)
    with pytest.raises(FicError, match="manuscript is a link that leaves"):
        chapter_paths(folder)


def test_links_that_stay_inside_are_served(tmp_path: Path) -> None:
    folder = a_story(tmp_path / "story", "drafts/second.md", "manuscript/001.md")
    (folder.root / "manuscript/002.md").symlink_to("../drafts/second.md")
    assert names(folder) == ["manuscript/001.md", "manuscript/002.md"]
    assert read_chapter(folder, PurePosixPath("manuscript/002.md")).text == "Once.\n"


def test_a_story_reached_through_a_link_is_a_story_like_any_other(tmp_path: Path) -> None:
    a_story(tmp_path / "story", "manuscript/001.md")
    (tmp_path / "alias").symlink_to(tmp_path / "story")
    assert names(story_folder(tmp_path / "alias")) == ["manuscript/001.md"]


def test_a_link_with_nothing_behind_it_is_no_chapter(tmp_path: Path) -> None:
    folder = a_story(tmp_path, "manuscript/001.md")
    (tmp_path / "manuscript/002.md").symlink_to("002.md")
    (tmp_path / "manuscript/003.md").symlink_to("gone.md")
    assert names(folder) == ["manuscript/001.md"]
    with pytest.raises(FicError, match=r"002\.md: cannot be read"):
        read_chapter(folder, PurePosixPath("manuscript/002.md"))


# --- broken chapters --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("One.\nCafé\n".encode("latin-1"), "manuscript/002.md:2: this file is not UTF-8; save it as UTF-8"),
        ("One.\n".encode("utf-16"), "manuscript/002.md:1: this file is UTF-16; save it as UTF-8"),
        (b"---\ntitle: x\nsummary: [a\n---\n", "manuscript/002.md:3: the front matter is not valid YAML"),
        (b"---\ntitle: x\ntitle: y\n---\n", "manuscript/002.md:3: the front matter gives 'title' twice"),
        (b"---\n\ndrafted: soon\n---\n", "manuscript/002.md:3: drafted must be a date such as 2026-10-02, not 'soon'"),
    ],
)
def test_a_broken_chapter_is_a_problem_and_the_others_are_served(tmp_path: Path, data: bytes, sentence: str) -> None:
    folder = a_story(tmp_path, "manuscript/001.md", "manuscript/003.md")
    (tmp_path / "manuscript/002.md").write_bytes(data)
    reading = read_story(folder)
    assert [chapter.number for chapter in reading.story.chapters] == [1, 3]
    (problem,) = reading.problems
    assert problem.path == PurePosixPath("manuscript/002.md")
    assert problem.sentence.startswith(sentence)
    assert "\n" not in problem.sentence


def test_a_chapter_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_story(tmp_path, "manuscript/001.md", "manuscript/002.md")
    real = os.open

    def refusing(path: Path, flags: int) -> int:
        if Path(path).name == "002.md":
            raise PermissionError(13, "Permission denied")
        return real(path, flags)

    monkeypatch.setattr(os, "open", refusing)
    reading = read_story(folder)
    assert [str(problem.sentence) for problem in reading.problems] == [
        "manuscript/002.md: cannot be read: Permission denied."
    ]


def test_a_reading_carries_what_the_settings_say_of_sites(tmp_path: Path) -> None:
    folder = a_story(tmp_path, settings='[story]\nsites = ["ffn", "patreon"]\n[sites.patreon]\nlead = 3\n')
    story = read_story(folder).story
    assert (story.main_site, story.sites, dict(story.leads)) == ("ffn", ("ffn", "patreon"), {"patreon": 3})
    assert story.title == tmp_path.name
    assert Config().story.sites == ("ao3",)
