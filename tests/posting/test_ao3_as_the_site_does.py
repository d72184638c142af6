"""What AO3 makes of a packet: its sanitizer, paragraph maker, word count and limits, told anew from what they do.

The checker below has its own parser and shares nothing with the exporter. It is itself held to the behaviour that
AO3's own specifications describe, so that it can find fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fic.errors import FicError
from fic.files.chapter_file import parsed_chapter
from fic.files.config import parsed
from fic.manuscript.chapter import Chapter
from fic.posting.packet import Packet
from fic.posting.site import Place
from posting.conftest import LONGER

Packets = Callable[..., Packet]

ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym address b big blockquote br caption center cite code col colgroup dd del details dfn "
        "div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q rp rt ruby s samp "
        "small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var",
    )
)
EVERYWHERE = frozenset({"align", "dir", "lang", "title"})
ATTRIBUTES = {
    "a": {"href", "name"}, "blockquote": {"cite"}, "q": {"cite"}, "hr": {"align", "width"}, "ol": {"start", "type"},
    "img": {"align", "alt", "border", "height", "src", "width"}, "ul": {"type"},
}  # fmt: skip
VOID = frozenset({"br", "hr", "img", "col"})
STRIPPING = frozenset(
    re.findall(r"\w+", "blockquote br center div dl figure figcaption h1 h2 h3 h4 h5 h6 hr ol p pre table ul")
)
UNTOUCHED = frozenset(re.findall(r"\w+", "a abbr acronym address dl figure h1 h2 h3 h4 h5 h6 hr img ol p pre table ul"))
INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b big br cite code del dfn em i img ins kbd q s samp small span strike strong sub sup tt u var",
    )
)
HOISTED = frozenset(re.findall(r"\w+", "dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul"))


@dataclass
class Node:
    """An element, or text where ``tag`` is ""."""

    tag: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def __str__(self) -> str:
        if not self.tag:
            return escape(self.text, quote=False)
        given = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        inner = "".join(map(str, self.children))
        return f"<{self.tag}{given}>" + ("" if self.tag in VOID else f"{inner}</{self.tag}>")


class Tree(HTMLParser):
    """Reads HTML strictly: what a parser would have to guess at is an error."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open = [self.root]
        self.feed(html)
        self.close()
        assert self.open == [self.root], "an element was left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, attributes={name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Node("", data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from nodes(child)


def sanitised(html: str) -> str:
    """Return what AO3 keeps of a text without classes or embeds: links get rel="nofollow", then the paragraph maker."""
    root = Tree(html.replace("\r\n", "\n").replace("____spacer____", "")).root
    for node in nodes(root):
        if node.tag not in {"", "root"}:
            node.attributes = {name: value for name, value in node.attributes.items() if allowed(node.tag, name, value)}
        if node.tag == "a" and "href" in node.attributes:
            node.attributes["rel"] = "nofollow"
    paragraphs(root)
    return "".join(map(str, root.children))


def allowed(tag: str, name: str, value: str) -> bool:
    if name not in EVERYWHERE | ATTRIBUTES.get(tag, set()):
        return False
    scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", value)
    if name == "href":
        return scheme is None or scheme[1].lower() in {"ftp", "http", "https", "mailto"}
    return name != "src" or (scheme is not None and scheme[1].lower() in {"http", "https"})


def paragraphs(node: Node, outer: str = "") -> None:
    """Turn line breaks into <br> and <p>, as AO3 does outside the elements it leaves alone."""
    if node.tag in UNTOUCHED:
        return
    for child in node.children:
        paragraphs(child, node.tag)
    if node.tag in INLINE and outer not in {"", "root", "blockquote", "center", "div", "li"}:
        return
    kept: list[Node] = []
    for at, child in enumerate(node.children):
        if child.tag:
            kept.append(child)
            continue
        before = node.children[at - 1].tag if at else node.tag
        after = node.children[at + 1].tag if at + 1 < len(node.children) else node.tag
        text = child.text.lstrip() if before in STRIPPING else child.text
        text = text.rstrip() if after in STRIPPING else text
        for piece in re.split(r"(\s*\n\s*)", text):
            marks = {1: "br", 2: "split"}.get(piece.count("\n"), "long") if "\n" in piece else ""
            if piece:
                kept.append(Node(marks, "" if marks else piece))
    runs = re.split(r"((?:b)+)", "".join("b" if child.tag == "br" else "." for child in kept))
    merged: list[Node] = []
    at = 0
    for run in runs:
        if run.startswith("b") and len(run) > 1:
            merged.append(Node("split" if len(run) == 2 else "long"))
        else:
            merged += kept[at : at + len(run)]
        at += len(run)
    if node.tag not in {"root", "blockquote", "center", "div"}:
        node.children = merged
        return
    wrapped: list[Node] = []
    paragraph: Node | None = None
    for child in merged:
        if child.tag in {"split", "long"}:
            paragraph = None
            wrapped += [Node("p", children=[Node("", "\xa0")])] if child.tag == "long" else []
        elif not child.tag or child.tag in INLINE:
            if paragraph is None:
                paragraph = Node("p")
                wrapped.append(paragraph)
            paragraph.children.append(child)
        else:
            paragraph = None
            wrapped.append(child)
    node.children = [child for child in wrapped if child.tag != "p" or child.children]


def words(html: str) -> int:
    """Return the number AO3 would show, on the text nodes of the HTML."""
    spaceless = "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3041-\u3096\u309d-\u30fa\u30fd-\u30ff"
    spaceless += "\u3400-\u9fff\uf900-\ufad9\u0e01-\u0e3a"
    total = 0
    for node in nodes(Tree(html).root):
        text = re.sub("['’‘-]", "", node.text.replace("--", "—"))
        total += len(re.findall(rf"[{spaceless}]|[^\W{spaceless}]+", text))
    return total


# --- the checker finds what it should ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("a", "<p>a</p>"),
        ("a\nb", "<p>a<br>b</p>"),
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("a\n\n\nb", "<p>a</p><p>\xa0</p><p>b</p>"),
        ("a<br><br>b", "<p>a</p><p>b</p>"),
        ("a<br><br><br>b", "<p>a</p><p>\xa0</p><p>b</p>"),
        ("<p>a\nb</p>", "<p>a\nb</p>"),
        ("<p>a<br><br>b</p>", "<p>a<br><br>b</p>"),
        ("<p>a</p>\n\n\n<p>b</p>", "<p>a</p><p>b</p>"),
        ("a\n<hr>\nb", "<p>a</p><hr><p>b</p>"),
        ("<blockquote>\na\n</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ("<p></p>", ""),
        ('<p style="color:red" id="x" align="center">a</p>', '<p align="center">a</p>'),
        ('<p><a href="https://x.org">a</a></p>', '<p><a href="https://x.org" rel="nofollow">a</a></p>'),
        ('<p><a href="javascript:x">a</a></p>', "<p><a>a</a></p>"),
    ],
)
def test_the_checker_does_what_the_site_does(typed: str, made: str) -> None:
    assert sanitised(typed) == made


@pytest.mark.parametrize(
    ("html", "count"),
    [("arm-rest don’t", 2), ("one--two", 2), ("* * *", 0), ("a<b>b</b>", 2), ("日本語", 3)],
)
def test_the_checker_counts_words_as_the_site_does(html: str, count: int) -> None:
    assert words(html) == count


# --- packets ----------------------------------------------------------------------------------------------------------


def _check(packet: Packet) -> None:
    for part in packet.parts:
        if part.place is Place.TITLE:
            continue
        tree = Tree(part.text)
        for node in nodes(tree.root):
            assert node.tag in ELEMENTS | {"", "root"}
            for name, value in node.attributes.items():
                assert allowed(node.tag, name, value), (node.tag, name, value)
            inside = {each.tag for child in node.children for each in nodes(child)}
            assert node.tag not in {"em", "strong", "u", "s", "sup", "sub", "a", "p", "code"} or node.tag not in inside
        assert re.fullmatch(r"(?:(?!\n\n)[\s\S])*", re.sub(r"<pre>[\s\S]*?</pre>", "<pre></pre>", part.text))
        assert "<br><br>" not in part.text
        assert "<p></p>" not in part.text
        stored = sanitised(part.text)
        # AO3 changes nothing but the links' attribute and the line breaks between blocks.
        assert stored.replace(' rel="nofollow"', "") == _plain(part.text)
        assert words(stored) == words(part.text)
        for measure in packet.measures:
            if measure.part is part:
                assert measure.length == len(stored)


def _plain(html: str) -> str:
    """Return HTML as a serialiser writes it: the line breaks between blocks gone, quotation marks in text bare."""
    return "".join(map(str, Tree(html.replace(">\n<", "><")).root.children))


@settings(max_examples=100 * LONGER, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_ao3_takes_an_invented_chapter_as_it_is(
    packed: Packets, invented: st.SearchStrategy[str], data: st.DataObject
) -> None:
    _check(packed(data.draw(invented), "ao3"))


def test_ao3_takes_the_bundled_serial_as_it_is(packed: Packets, serial: tuple[Chapter, ...]) -> None:
    for chapter in serial:
        if chapter.words:
            packet = packed(chapter, "ao3")
            _check(packet)
            assert words(packet.part(Place.BODY)[0].text) == chapter.words


def test_ao3_takes_a_chapter_that_uses_everything_as_it_is(packed: Packets, everything: Chapter) -> None:
    _check(packed(everything, "ao3"))


def test_the_word_that_ao3_deletes_is_told(packed: Packets) -> None:
    packet = packed("a gate, \\_\\_\\_\\_spacer\\_\\_\\_\\_ and more\n", "ao3")
    assert "AO3 deletes ____spacer____ wherever it stands." in packet.remarks


# --- limits -----------------------------------------------------------------------------------------------------------

NO_NOTES = parsed("format = 1\n")


def _packet(packed: Packets, title: str = "T", summary: str = "", note: str = "", body: str = "A whole body") -> Packet:
    head = {"title": title, "summary": summary}
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in head.items())
    text = f"---\n{lines}notes: {{after: {json.dumps(note)}}}\n---\n\n{body}\n"
    made: Packet = packed(parsed_chapter(text.encode(), PurePosixPath("1.md")), "ao3", NO_NOTES)
    return made


WRAP = len("<p></p>")


@pytest.mark.parametrize(
    ("field_name", "most", "wrapped"),
    [("title", 255, 0), ("summary", 1_250, WRAP), ("note", 5_000, WRAP), ("body", 510_000, WRAP)],
)
def test_a_field_may_be_as_long_as_ao3_lets_it_and_no_longer(
    packed: Packets, field_name: str, most: int, wrapped: int
) -> None:
    just = "é" * (most - wrapped)
    assert _packet(packed, **{field_name: just}).problems == ()
    (problem,) = _packet(packed, **{field_name: just + "é"}).problems
    assert f"{most + 1:,}" in problem
    assert f"at most {most:,}" in problem


def test_what_ao3_adds_and_escapes_counts(packed: Packets) -> None:
    assert _packet(packed, title="<" * 63 + "abc").problems == ()
    assert _packet(packed, title="<" * 63 + "abcd").problems
    link = "[x](https://x.org)"
    length = len('<p><a href="https://x.org" rel="nofollow">x</a></p>')
    assert _packet(packed, summary=link + "a" * (1_250 - length)).problems == ()
    assert _packet(packed, summary=link + "a" * (1_251 - length)).problems


def test_a_body_of_less_than_ten_characters_is_too_short(packed: Packets) -> None:
    assert _packet(packed, body="abc").problems == ()
    assert "at least 10" in _packet(packed, body="ab").problems[0]


def test_a_chapter_without_words_is_not_handed_over(packed: Packets) -> None:
    with pytest.raises(FicError, match="no words yet"):
        _packet(packed, body="* * *")
