"""Chapters to export: one that uses everything, any number of invented ones, and the bundled serial."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

import pytest
from hypothesis import strategies as st

from fic.files.chapter_file import parsed_chapter
from fic.files.config import Config, parsed
from fic.manuscript.chapter import Chapter
from fic.manuscript.story import Story
from fic.posting.packet import Packet, packet

LONGER = int(os.environ.get("FIC_FUZZ", "1"))
"""How much longer than usual to look for a chapter that does not come through: `make fuzz` says."""

GOLDEN = Path(__file__).parent / "golden"
NOON = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Europe/Paris"))
SETTINGS = """\
format = 1
[story]
title = "Gates"
author = "Ash & Oak"
disclaimer = "The gate is *not* mine."
[notes]
before = "Welcome to chapter {chapter}."
after = "Next chapter: {next_release}."
"""

Chapters = Callable[..., Chapter]
Packets = Callable[..., Packet]


def _chapter(text: str, name: str = "007-a-chapter.md") -> Chapter:
    return parsed_chapter(text.encode("utf-8"), PurePosixPath("manuscript") / name)


@pytest.fixture(scope="session")
def chapter() -> Chapters:
    """Return a function that reads a chapter from its text."""
    return _chapter


@pytest.fixture(scope="session")
def config() -> Config:
    """Return a story's settings with templates for notes and a disclaimer."""
    return parsed(SETTINGS)


@pytest.fixture(scope="session")
def packed(config: Config) -> Packets:
    """Return a function that makes the packet of a chapter, or of a body, for a site, in a story of that chapter."""

    def pack(given: Chapter | str, site: str, settings: Config = config, now: datetime = NOON) -> Packet:
        one = _chapter(given) if isinstance(given, str) else given
        return packet(one, Story("Gates", (one,), "ao3", ("ao3",), {}), settings, site, now)

    return pack


@pytest.fixture(scope="session")
def everything() -> Chapter:
    """Return a chapter that uses everything."""
    path = GOLDEN / "007-everything.md"
    return _chapter(path.read_text(encoding="utf-8"), path.name)


@pytest.fixture(scope="session")
def serial() -> tuple[Chapter, ...]:
    """Return the chapters of the bundled serial."""
    folder = Path(__file__).parents[2] / "manuscript"
    return tuple(_chapter(path.read_text(encoding="utf-8"), path.name) for path in sorted(folder.glob("*.md")))


_WORDS = st.sampled_from(
    ["gate", "Wren", "“Oh,”", "said", "don’t", "<3", "&", "5 > 4", "[b]", "[/i]", "[url=x]", "[*]", "e=mc", "…", "—",
     "naïve", "日本", "snake_case", "2 * 3", "\\*", "&amp;lt;", "&nbsp;", "100%", "[plain]", "\\[quote]", "#1", "~",
     "<font>", "x < y"]
)  # fmt: skip
_PHRASES = st.lists(_WORDS, min_size=1, max_size=5).map(" ".join)
_LOOKS = st.sampled_from(
    ["{}", "*{}*", "**{}**", "***{}***", "~~{}~~", "<u>{}</u>", "<sup>{}</sup>", "<sub>{}</sub>", "`{}`", "<i>a {}</i>",
     "un*{}*ed", "[{}](https://example.org/a_b?c=1&d=2)", "[{}](other.md)", "[{}](javascript:x)",
     "![{}](https://example.org/a.png)", "![{}](a.png)", "{}[^1]", "<!-- {} -->", "<b>{} *b* <b>c</b></b>", "{}\\\n",
     "{}<br><br>", "<script>{}</script>"]
)  # fmt: skip
_LINES = st.lists(st.builds(str.format, _LOOKS, _PHRASES), min_size=1, max_size=6).map(" ".join)
_BLOCKS = st.one_of(
    _LINES,
    _LINES,
    st.sampled_from(["***", "* * *", "~", "#", "⁂", "&nbsp;", "<hr>", "```\n a\n\n  <b>\n```", "<pre>\n x\n</pre>"]),
    _LINES.map("## {}".format),
    _LINES.map("<center>{}</center>".format),
    _LINES.map("<p align='right'>\n\n{}\n\n</p>".format),
    _LINES.map("> {}\n>\n> > more".format),
    _LINES.map("- {}\n- b\n  - c\n\n  d".format),
    _LINES.map("1. {}\n2. b".format),
    _LINES.map("7. {}\n\n   - c".format),
    _LINES.map("[^1]: {}\n\n    more".format),
    _LINES.map("<blockquote>{}</blockquote>".format),
    _LINES.map("<!-- {}\n\nmore -->".format),
)


@st.composite
def _bodies(draw: st.DrawFn) -> str:
    return "\n\n".join(["begin", *draw(st.lists(_BLOCKS, min_size=1, max_size=8))]) + "\n"


@pytest.fixture(scope="session")
def invented() -> st.SearchStrategy[str]:
    """Return bodies of chapters that nobody wrote, of everything a chapter may hold; the word “begin” opens each."""
    return _bodies()
