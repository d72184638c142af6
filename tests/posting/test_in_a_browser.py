"""The page of a story, and a packet pasted into AO3, as a real browser shows them: headless Chromium, where it is."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
import zlib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fic.files.folder import read_story, story_folder
from fic.manuscript.passage import Paragraph, Run, SceneBreak, walk
from fic.posting.book import leaf, title_page
from fic.posting.books.html import html
from fic.posting.packet import packet, read_content
from fic.posting.site import Place

PROJECT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NOW = datetime(2026, 11, 20, tzinfo=UTC)
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--hide-scrollbars",
)  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not here")

ASK = """<script>
const style = name => { const one = document.querySelector(name); return one && getComputedStyle(one); };
const told = {
  italics: [...document.querySelectorAll("main em, .userstuff em")]
    .filter(one => getComputedStyle(one).fontStyle === "italic").length,
  breaks: [...document.querySelectorAll("main hr, .userstuff hr")].filter(one => one.offsetWidth > 20).length,
  paragraphs: document.querySelectorAll("main p, .userstuff p").length,
  empty: [...document.querySelectorAll("main p, .userstuff p")].filter(one => !one.innerText.trim()).length,
  notes: [...document.querySelectorAll("main .note")].map(one => one.innerText.trim()),
  wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
};
document.body.setAttribute("data-told", JSON.stringify(told));
</script>"""


@cache
def story() -> Any:
    folder = story_folder(PROJECT)
    return folder, read_story(folder).story


@cache
def leaves() -> tuple[Any, ...]:
    folder, found = story()
    return tuple(leaf(read_content(one, found, folder.config, NOW)[0]) for one in found.chapters)


@cache
def page() -> str:
    folder, found = story()
    said = folder.config.story
    return html(title_page(found.title, said.author, said.language, said.disclaimer, found.chapters), leaves()).decode(
        "utf-8"
    )


def browse(tmp_path: Path, text: str, *flags: str) -> str:
    """Open a page and return its document as the browser ends up with it."""
    assert CHROMIUM
    (tmp_path / "page.html").write_text(text, "utf-8")
    done = subprocess.run(
        [CHROMIUM, *QUIET, f"--user-data-dir={tmp_path / 'profile'}", *flags, (tmp_path / "page.html").as_uri()],
        capture_output=True, check=True, timeout=120, cwd=tmp_path,
    )  # fmt: skip
    return done.stdout.decode("utf-8")


def asked(tmp_path: Path, text: str, *flags: str) -> dict[str, Any]:
    """Open a page with a question at its end, and return the answer."""
    dom = browse(tmp_path, text, "--dump-dom", *flags)
    found = re.search(r'data-told="([^"]*)"', dom)
    assert found, dom[:500]
    told: dict[str, Any] = json.loads(found[1].replace("&quot;", '"').replace("&amp;", "&"))
    return told


def corner(tmp_path: Path, *flags: str) -> tuple[int, ...]:
    """Return the colour of the page's first pixel."""
    browse(tmp_path, page(), f"--screenshot={tmp_path / 'seen.png'}", "--window-size=500,400", *flags)
    data = (tmp_path / "seen.png").read_bytes()
    at, pixels = 8, b""
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            pixels += data[at + 8 : at + 8 + size]
        at += size + 12
    return tuple(zlib.decompress(pixels)[1:4])


def counted(blocks: Any) -> tuple[int, int, int]:
    """Return how many paragraphs, emphasised runs and scene breaks there are."""
    every = list(walk(blocks))
    paragraphs = [block for block in every if isinstance(block, Paragraph)]
    runs = [run for block in paragraphs for run in block.inlines if isinstance(run, Run)]
    return len(paragraphs), sum("emphasis" in run.styles for run in runs), sum(isinstance(b, SceneBreak) for b in every)


def test_italics_breaks_and_notes_are_seen_on_the_page(tmp_path: Path) -> None:
    text = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", page()).replace("</body>", f"{ASK}</body>")
    told = asked(tmp_path, text, "--window-size=400,800")
    parts = [counted(part) for one in leaves() for part in (one.before, one.body, one.after)]
    paragraphs, italics, breaks = (sum(column) for column in zip(*parts, strict=True))
    assert (told["paragraphs"], told["italics"], told["breaks"]) == (paragraphs, italics, breaks)
    assert told["empty"] == 0
    assert not told["wide"]
    assert len(told["notes"]) == sum(bool(part) for one in leaves() for part in (one.before, one.after))


def test_no_script_could_run_on_the_page(tmp_path: Path) -> None:
    assert "data-told=" not in browse(tmp_path, page().replace("</body>", f"{ASK}</body>"), "--dump-dom")


def requests(tmp_path: Path, text: str) -> set[str]:
    """Return what a page asks of the network, without what the browser asks its maker for."""
    log = tmp_path / "net.json"
    browse(tmp_path, text, "--dump-dom", f"--log-net-log={log}", "--disable-features=NetworkTimeServiceQuerying")
    wanted = set(re.findall(r'"url":"((?:https?|wss?):[^"?]*)', log.read_text("utf-8")))
    return {url for url in wanted if not re.match(r"https?://([a-z0-9]+\.)*(google|googleapis|gvt1)\.com/", url)}


def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    picture = '<img src="http://127.0.0.1:9/x.png">'
    assert requests(tmp_path, f"<!DOCTYPE html>{picture}") == {"http://127.0.0.1:9/x.png"}
    assert requests(tmp_path, page()) == set()
    assert requests(tmp_path, page().replace("<main>", f"<main>{picture}")) == set()


def test_the_page_is_dark_where_the_reader_wants_it(tmp_path: Path) -> None:
    assert corner(tmp_path) == (0xFD, 0xFB, 0xF6)
    assert corner(tmp_path, "--force-dark-mode", "--blink-settings=preferredColorScheme=0") == (0x17, 0x18, 0x1B)


def test_it_prints_a_chapter_a_page_at_least(tmp_path: Path) -> None:
    browse(tmp_path, page(), "--print-to-pdf=story.pdf", "--no-pdf-header-footer")
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / "story.pdf").read_bytes())
    assert len(leaves()) < len(pages) < 100


def test_a_packet_pasted_into_ao3_looks_as_it_was_written(tmp_path: Path) -> None:
    folder, found = story()
    for chapter in found.chapters[:3]:
        made = packet(chapter, found, folder.config, "ao3", NOW)
        body = "\n".join(part.text for part in made.part(Place.BODY))
        told = asked(tmp_path, f'<!DOCTYPE html><body><div class="userstuff">\n{body}\n</div>{ASK}</body>')
        paragraphs, italics, breaks = counted(read_content(chapter, found, folder.config, NOW)[0].body)
        assert (told["paragraphs"], told["italics"], told["breaks"]) == (paragraphs, italics, breaks)
        assert told["empty"] == 0
