"""A packet as files."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath

import pytest

from fic.files.chapter_file import parsed_chapter
from fic.files.config import Config
from fic.manuscript.story import Story
from fic.posting.packet import Packet, packet
from fic.posting.packet_files import folder_name, packet_files

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
TEXT = "---\ntitle: The Weir\nsummary: She goes.\nnotes: {before: Hello.}\n---\n\nIt had dropped.\n"


def made(site: str, name: str = "manuscript/001-the-weir.md", text: str = TEXT) -> Packet:
    chapter = parsed_chapter(text.encode(), PurePosixPath(name))
    story = Story("The Weir", (chapter,), "ao3", ("ao3",), {})
    return packet(chapter, story, Config(), site, NOON)


def test_each_part_is_a_file_and_the_body_is_called_as_the_chapter_is() -> None:
    files = packet_files(made("ao3"))
    assert sorted(files) == [
        "001-the-weir.html.txt",
        "before.html.txt",
        "checklist.txt",
        "summary.html.txt",
        "title.txt",
    ]
    assert files["title.txt"] == "The Weir\n"
    assert files["001-the-weir.html.txt"] == "<p>It had dropped.</p>\n"


def test_a_body_of_several_posts_is_several_files() -> None:
    files = packet_files(made("xenforo", text=("A line of many words. " * 500 + "\n\n") * 30))
    bodies = [name for name in files if name.startswith("001-the-weir-")]
    assert bodies == [f"001-the-weir-{turn}.bbcode.txt" for turn in range(1, len(bodies) + 1)]
    assert len(bodies) > 1


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("manuscript/001-the-weir.md", "001-the-weir.ao3"),
        ("manuscript/007 Low Water!.md", "007-Low-Water.ao3"),
        ("manuscript/..md", "chapter.ao3"),
        ("manuscript/\x1b[31mred.md", "31mred.ao3"),
    ],
)
def test_a_folder_is_called_as_the_chapter_and_its_site(name: str, folder: str) -> None:
    assert folder_name(made("ao3", name)) == folder
