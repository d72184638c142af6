"""What a new story starts with."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.files.config import Config, parsed
from fic.files.starter import Beginning, chapter_folder, chapter_start, file_name, settings_text

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT, TEXT, TEXT)
def test_settings_say_back_whatever_the_author_said(title: str, author: str, disclaimer: str) -> None:
    config = parsed(settings_text(Beginning(title, author, ("ao3", "ffn"), "my book", disclaimer, "Europe/Paris")))
    story = config.story
    assert (story.title, story.author, story.disclaimer) == (title, author, disclaimer)
    assert (story.sites, story.chapters, story.zone) == (("ao3", "ffn"), "my book", "Europe/Paris")


def test_what_is_not_said_stays_at_its_default_and_every_example_can_be_uncommented() -> None:
    text = settings_text(Beginning("T"))
    assert parsed(text) == parsed('[story]\ntitle = "T"')
    lines = [line.removeprefix("# ") for line in text.splitlines() if "=" in line or "[[" in line]
    examples = [line for line in lines if line.split(" ")[0] in ("days", "hour", "[[release.breaks]]", "from", "to")]
    assert len(examples) == 5
    config = parsed("[release]\n" + "\n".join(examples))
    assert config.release.days == ("fri",)
    assert len(config.release.breaks) == 1
    assert tomllib.loads(text)["format"] == 1


@pytest.mark.parametrize(
    ("number", "title", "width", "name"),
    [
        (7, "The Hazel Gate", 3, "007-the-hazel-gate.md"),
        (1000, "Far", 3, "1000-far.md"),
        (7, "???", 3, "007.md"),
        (0, "Before", 5, "00000-before.md"),
    ],
)
def test_a_chapters_file_is_called_by_number_and_title(number: int, title: str, width: int, name: str) -> None:
    assert file_name(number, title, width) == name


def test_a_chapter_starts_with_the_keys_an_author_fills_in() -> None:
    text = chapter_start(Config(), 3, "No", first=False)
    assert text == '---\ntitle: "No"\nsummary: ""\nnotes:\n  before: ""\n  after: ""\n---\n\n'


@pytest.mark.parametrize(
    ("files", "held"),
    [
        ([], None),
        (["README.md", "notes.md"], None),
        (["1.md", "2.md"], "."),
        (["README.md", "chapters/ch1.md", "chapters/ch2.md", "drafts/old 1.md"], "chapters"),
        (["manuscript/1.md", "chapters/1.md", "chapters/2.md"], "manuscript"),
        (["manuscript/one.md", "chapters/1.md"], "chapters"),
        ([".obsidian/1.md", "book/1.txt"], None),
    ],
)
def test_the_folder_that_holds_the_chapters_is_found(tmp_path: Path, files: list[str], held: str | None) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert chapter_folder(tmp_path) == held
