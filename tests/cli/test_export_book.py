"""The whole story as one file: every chapter with words, its notes filled in, the same file every time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from fic.cli.export_book import bound
from fic.errors import FicError, UsageError
from fic.files.folder import read_story, story_folder


def made(story: Path, name: str, to: Path) -> Path:
    folder = story_folder(story)
    found = read_story(folder).story
    return bound(folder, found, found.chapters, name, to)


def test_an_epub_has_every_chapter_with_words(story: Path, tmp_path: Path) -> None:
    (story / "manuscript/004-empty.md").write_text("---\ntitle: To come\n---\n", "utf-8")
    path = made(story, "epub", tmp_path / "out")
    assert path == tmp_path / "out/the-weir.epub"
    with zipfile.ZipFile(path) as book:
        pages = [book.read(name).decode() for name in sorted(book.namelist()) if "chapter-" in name]
    assert [title in page for title, page in zip(("The Weir", "Low Water", "Stones"), pages, strict=True)] == [True] * 3


def test_notes_are_filled_in_and_comments_stay_behind(story: Path, tmp_path: Path) -> None:
    settings = story / ".fic.toml"
    settings.write_text(
        settings.read_text("utf-8") + 'disclaimer = "Not mine."\n[notes]\nafter = "That was {title}. {recap}"\n',
        "utf-8",
    )
    first = story / "manuscript/001-the-weir.md"
    first.write_text(first.read_text("utf-8") + "\n<!-- fic: allow doubled-word --><!-- secret -->\n", "utf-8")
    page = made(story, "html", tmp_path).read_text("utf-8")
    assert "That was Low Water." in page
    assert page.count("Not mine.") == 2  # on the title page and in the first chapter
    assert "secret" not in page
    assert "fic:" not in page
    assert "{" not in page.partition("</style>")[2]


def test_the_same_manuscript_makes_the_same_file(story: Path, tmp_path: Path) -> None:
    once = made(story, "epub", tmp_path).read_bytes()
    assert made(story, "epub", tmp_path).read_bytes() == once
    assert [file.name for file in tmp_path.iterdir() if file.name != "story"] == ["the-weir.epub"]


def test_what_cannot_be_written_is_told_in_a_sentence(story: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Did you mean epub"):
        made(story, "epubs", tmp_path)
    (tmp_path / "the-weir.html").symlink_to(story / ".fic.toml")
    with pytest.raises(FicError, match="is a link or a folder"):
        made(story, "html", tmp_path)
    assert (story / ".fic.toml").read_text("utf-8").startswith("format = 1")
    with pytest.raises(FicError, match="could not be written"):
        made(story, "html", tmp_path / ("x" * 300))
    for chapter in (story / "manuscript").iterdir():
        chapter.unlink()
    with pytest.raises(FicError, match="no words to bind"):
        made(story, "epub", tmp_path)
