"""A text read as its readers see it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.manuscript import markdown
from fic.manuscript.markdown import Kind
from fic.manuscript.passage import (
    Align,
    Block,
    Blocks,
    Code,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    LineBreak,
    List,
    Paragraph,
    Quote,
    Run,
    SceneBreak,
    Style,
    lines,
    text_of,
    walk,
)
from fic.manuscript.passage_reading import passages, reading
from fic.manuscript.scene_break import is_scene_break

EM, STRONG = frozenset({Style.EMPHASIS}), frozenset({Style.STRONG})
BOTH = EM | STRONG


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def shown(blocks: Blocks) -> str:
    return "\n".join(
        text_of(block.inlines) if isinstance(block, Paragraph | Heading) else block.text
        for block in walk(blocks)
        if isinstance(block, Paragraph | Heading | Code)
    )


# --- looks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("a *b* c", (Run("a "), Run("b", EM), Run(" c"))),
        ("**b**", (Run("b", STRONG),)),
        ("***b***", (Run("b", BOTH),)),
        ("*a **b** c*", (Run("a ", EM), Run("b", BOTH), Run(" c", EM))),
        ("*a _b_ c*", (Run("a b c", EM),)),
        ("<i>a <em>b</em> c</i> d", (Run("a b c", EM), Run(" d"))),
        ("a <b>*b*</b>", (Run("a "), Run("b", BOTH))),
        ("~~a~~ ~b~ c~", (Run("a", frozenset({Style.STRIKE})), Run(" ~b~ c~"))),
        ("x<sup>2</sup><sub>i</sub>", (
            Run("x"), Run("2", frozenset({Style.SUPERSCRIPT})), Run("i", frozenset({Style.SUBSCRIPT})),
        )),
        ("a <u>b</u> <s>c</s>", (
            Run("a "), Run("b", frozenset({Style.UNDERLINE})), Run(" "), Run("c", frozenset({Style.STRIKE})),
        )),
        ("a `b  *c*`", (Run("a "), Run("b *c*", frozenset({Style.CODE})))),
        ("[a *b*](https://x.org \"t\")", (Run("a ", link="https://x.org"), Run("b", EM, "https://x.org"))),
        ('a <a href="https://x.org?a=1&amp;b=2">b</a>', (Run("a "), Run("b", link="https://x.org?a=1&b=2"))),
        ("<https://x.org>", (Run("https://x.org", link="https://x.org"),)),
        ("<a@x.org>", (Run("a@x.org", link="mailto:a@x.org"),)),
        ("![a *b*](c.png)", (Image("c.png", "a b"),)),
        ("[![a](c.png)](d)", (Image("c.png", "a", "d"),)),
        ('a <img src="c.png" alt="d">', (Run("a "), Image("c.png", "d"))),
        ("&lt;3 &amp; &nbsp;x \\*y\\*", (Run("<3 & \xa0x *y*"),)),
        ("a <u>b", (Run("a "), Run("b", frozenset({Style.UNDERLINE})))),
        ("a <font color='red'>b</font> <blink>c</blink>", (Run("a b c"),)),
        ("<q>a</q> b", (Run("“a” b"),)),
        ("<b><i>a</b> b</i>", (Run("a", BOTH), Run(" b", EM))),
    ],
)  # fmt: skip
def test_looks_come_through_as_sets_of_styles(typed: str, runs: tuple[object, ...]) -> None:
    assert passages(typed) == (Paragraph(runs),)  # type: ignore[arg-type]


def test_what_is_left_open_in_a_paragraph_ends_with_it() -> None:
    assert passages("a <i>b\n\nc") == (Paragraph((Run("a "), Run("b", EM))), paragraph("c"))


def test_looks_opened_by_a_tag_on_a_line_of_its_own_run_over_paragraphs() -> None:
    assert passages("<i>\n\na\n\nb</i> c") == (Paragraph((Run("a", EM),)), Paragraph((Run("b", EM), Run(" c"))))


def test_white_space_is_as_a_browser_shows_it() -> None:
    assert passages("a  b\n  c <b> </b> <i> d </i>\t e") == (
        Paragraph((Run("a b c "), Run("d ", EM), Run("e"))),
    )  # fmt: skip


def test_control_characters_are_left_out() -> None:
    assert passages("a\x1b[31mb\x00\x9b c\ufffe") == (paragraph("a[31mb c"),)


# --- blocks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("a\nb\n\nc", (paragraph("a b"), paragraph("c"))),
        ("a\\\nb", (Paragraph((Run("a"), LineBreak(), Run("b"))),)),
        ("a  \n*b*<br>c", (Paragraph((Run("a"), LineBreak(), Run("b", EM), LineBreak(), Run("c"))),)),
        ("a<br><br>b<br>", (paragraph("a"), paragraph("b"))),
        ("<br>\n\na\n\n<br/>", (paragraph("a"),)),
        ("## A *b*", (Heading(2, (Run("A "), Run("b", EM))),)),
        ("A<br><br>b\n===", (Heading(1, (Run("A"), LineBreak(), Run("b"))),)),
        ("> a\n>\n> > b", (Quote((paragraph("a"), Quote((paragraph("b"),)))),)),
        ("<blockquote>\n\na *b*\n\n</blockquote>\n\nc", (
            Quote((Paragraph((Run("a "), Run("b", EM))),)), paragraph("c"),
        )),
        ("- a\n- b\n  - c", (List(((paragraph("a"),), (paragraph("b"), List(((paragraph("c"),),))))),)),
        ("3. a\n\n   b\n4. c", (List(((paragraph("a"), paragraph("b")), (paragraph("c"),)), 3),)),
        ("<ol start=3><li>a<li>b</ol>", (List(((paragraph("a"),), (paragraph("b"),)), 3),)),
        ("```\n a\n  <b>&amp;\n```", (Code(" a\n  <b>&amp;"),)),
        ("<pre>\n a\n\n  &lt;b\n</pre>", (Code(" a\n\n  <b"),)),
        ("<center>a <b>b</b></center>\n\nc", (
            Paragraph((Run("a "), Run("b", STRONG)), Align.CENTRE), paragraph("c"),
        )),
        ("<center>\n\n*a*\n\n# b\n\n</center>", (
            Paragraph((Run("a", EM),), Align.CENTRE), Heading(1, (Run("b"),), Align.CENTRE),
        )),
        ('<p align="center">a</p>\n\n<p style="text-align: right;">b</p>', (
            Paragraph((Run("a"),), Align.CENTRE), Paragraph((Run("b"),), Align.RIGHT),
        )),
        ("a <center>b</center> c", (paragraph("a"), Paragraph((Run("b"),), Align.CENTRE), paragraph("c"))),
        ("<div>a<p>b</div>", (paragraph("a"), paragraph("b"))),
        ("", ()),
    ],
)  # fmt: skip
def test_blocks_come_through(typed: str, blocks: Blocks) -> None:
    assert passages(typed) == blocks


@pytest.mark.parametrize(
    "typed",
    ["***", "---", "* * *", "~", "#", "##", "⁂", "✦", "~*~", "oOo", "-x-", "<center>~</center>", "<hr />", "\\*"],
)
def test_a_scene_break_is_one_however_it_is_typed(typed: str) -> None:
    assert passages(f"a\n\n{typed}\n\nb") == (paragraph("a"), SceneBreak(), paragraph("b"))


@pytest.mark.parametrize(
    "typed",
    [
        *("***", "---", "~", "•", "⁂", "~*~", "oOo", "-x-", "~ o ~", "xxxx", "—x—", "=====", "- - -"),
        *("…", "—", "--", "😀", "→", "♪", "-_-", "%%%", "xoxo", "?", "<3", "No.", "* * * *and so on*"),
    ],
)
def test_the_linter_reads_as_a_scene_break_what_readers_get_as_one(typed: str) -> None:
    text = f"a\n\n{typed}\n\nb"
    read = [block.kind is Kind.BREAK for block in markdown.blocks(text)]
    given = [isinstance(block, SceneBreak) for block in passages(text)]
    assert read == given


def test_a_blank_paragraph_between_two_is_a_scene_break_and_elsewhere_nothing() -> None:
    assert passages("a\n\n&nbsp;\n\n&nbsp;\n\nb") == (paragraph("a"), SceneBreak(), paragraph("b"))
    assert passages("&nbsp;\n\n# a\n\n&nbsp;\n\nb") == (Heading(1, (Run("a"),)), paragraph("b"))


@pytest.mark.parametrize("answer", ["…", "...", "?", "!", "—", "😂", "<3", "-_-", "o_o", "xoxo", "O", "ox", "1", ""])
def test_a_paragraph_that_says_something_is_no_scene_break(answer: str) -> None:
    assert not is_scene_break(answer)


def test_footnotes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    typed = "[^z]: never\n\na[^y] b[^x] [^none]\n\n[^x]: the x [^w]\n\n[^y]: the y\n\n    more\n\n[^w]: the w"
    assert passages(typed) == (
        Paragraph((Run("a"), FootnoteMark(1), Run(" b"), FootnoteMark(2), Run(" [^none]"))),
        Footnote(1, (paragraph("the y"), paragraph("more"))),
        Footnote(2, (Paragraph((Run("the x "), FootnoteMark(3))),)),
        Footnote(3, (paragraph("the w"),)),
        Footnote(4, (paragraph("never"),)),
    )


def test_lines_are_what_stands_between_line_breaks() -> None:
    (verse,) = passages("a *b*\\\nc")
    assert isinstance(verse, Paragraph)
    assert lines(verse.inlines) == ((Run("a "), Run("b", EM)), (Run("c"),))
    assert text_of(verse.inlines) == "a b\nc"


# --- what must not come through ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "a <!-- SECRET --> b",
        "a\n\n<!-- SECRET -->\n\nb",
        "<!-- fic: allow SECRET -->\na b",
        "a <!-- one\n\nSECRET\n\n- SECRET\n\n--> b",
        "<div>a <!-- one\n\nSECRET --> b</div>",
        "a <script>SECRET</script> b",
        "a\n\n<script>\n\nSECRET\n\n</script>\n\nb",
        "<style>SECRET</style>\n\na b",
        "a <!-- x --> <!-- SECRET --> b",
        "a <!-- [^1]SECRET ![SECRET](SECRET) `SECRET`\n\n--> b",
        "a <b title='SECRET'>b</b>",
        "a b\n\n[SECRET]: https://x.org/SECRET",
        "> a <!-- x\n\nSECRET\n\n> --> b",
        "a <!-- SECRET",
        "a\n\n<!-- SECRET\n\nSECRET",
        "a\n\n<div><!-- SECRET\n\nSECRET</div>",
    ],
)
def test_what_is_private_stays_private(typed: str) -> None:
    blocks = passages(typed)
    assert "SECRET" not in repr(blocks)
    assert shown(blocks).split()[0] == "a"


def test_a_comment_that_never_ends_is_named_by_its_line() -> None:
    assert reading("a\n\nb <!-- c\n\nd").open_comment == 3
    assert reading("a\n\n<!-- c\n\nd").open_comment == 3
    assert reading("a <!-- c\n\n--> d").open_comment is None


def test_a_comment_shown_on_purpose_is_text() -> None:
    assert shown(passages("a \\<!-- b --> `<!-- c -->` &lt;!-- d -->")) == "a <!-- b --> <!-- c --> <!-- d -->"


def test_an_element_left_open_that_must_not_be_read_ends_with_its_block() -> None:
    assert shown(passages("<svg>\n<path/>\n\na\n\nb <noscript>c\n\nd")) == "a\nb\nd"


def test_tags_that_may_have_meant_something_are_named() -> None:
    assert reading("a <font size=7>b</font> <span>c</span>\n\n<script>d</script>").dropped == ("font", "script")


def test_markdown_between_tags_is_named_since_it_shows_as_typed() -> None:
    assert reading("<center>*a b*</center>").unread == "*a b*"
    assert reading("<p>2 * 3 * 4, a_b_c, * * *</p>\n\n<b>*a*</b> b").unread == ""


# --- universal promises -----------------------------------------------------------------------------------------------

_ALPHABET = st.sampled_from(
    ["a", "b", " ", "\n", "\n\n", "*", "**", "_", "~~", "`", "<i>", "</i>", "<b>", "</b>", "<u>", "<center>",
     "</center>", "<p>", "</p>", "<br>", "<hr>", "> ", "- ", "1. ", "# ", "<blockquote>", "</blockquote>",
     "<ul>", "<li>", "</ul>", "[x](y)",
     "![", "](z)", "[^1]", "\n\n[^1]: ", "<!--", "-->", "<script>", "</script>", "<pre>", "</pre>", "\\\n",
     "&nbsp;", "<a href='q'>", "</a>", "***", "<", ">", '"', "'", "<h2>", "</h2>", "    ", "\r\n", "é", "😀", "\x1b"]
)  # fmt: skip
_MESS = st.lists(_ALPHABET, max_size=40).map("".join)


@given(_MESS)
def test_blocks_keep_what_they_promise_whatever_is_typed(typed: str) -> None:
    blocks = passages(typed)
    for block in walk(blocks):
        if isinstance(block, Paragraph | Heading):
            _check_inlines(block)
        elif isinstance(block, Quote):
            assert block.blocks
        elif isinstance(block, List):
            assert all(block.items)
        elif isinstance(block, Code):
            assert block.text.strip("\n") == block.text
    notes = [block for block in blocks if isinstance(block, Footnote)]
    assert tuple(notes) == blocks[len(blocks) - len(notes) :]
    assert [note.number for note in notes] == sorted({note.number for note in notes})


def _check_inlines(block: Paragraph | Heading) -> None:
    assert block.inlines
    for before, after in pairwise(block.inlines):
        if isinstance(before, Run) and isinstance(after, Run):
            assert (before.styles, before.link) != (after.styles, after.link)
    text = "".join(each.text if isinstance(each, Run) else "\0" for each in block.inlines)
    assert not re.search(r"[\n\t\r\x1b]|  |^ | $", text)
    for line in lines(block.inlines):
        assert line
        assert text_of(line) == text_of(line).strip(" ") or any(isinstance(each, Image) for each in line)
    assert all(run.text for run in block.inlines if isinstance(run, Run))


@given(_MESS)
def test_line_endings_make_no_difference(typed: str) -> None:
    unix = typed.replace("\r\n", "\n")
    assert passages(unix) == passages(unix.replace("\n", "\r\n"))


@given(st.text(alphabet="abc é’“”😀", min_size=1))
def test_prose_comes_through_whole(prose: str) -> None:
    assert shown(passages(prose)).split() == prose.split()


@pytest.mark.parametrize(
    "unit",
    ["*a ", "**a", "> ", "<i>", "<b><i></b>", "<div>", "<!-- ", "a <!-- x\n\n", '<a "', "<div '", "<script>", "[a](",
     "- ", "[^1]", "~", "`a ", "<br>", "&nbsp;\n\n", "<ul><li>", "\n\n[^1]: a[^1]", "<pre>", "&", "\\", "![", "<q>"],
)  # fmt: skip
def test_hostile_text_of_any_size_is_read(unit: str) -> None:
    # What it costs is measured by the benchmark "export"; anything but linear would not come back from here.
    assert isinstance(passages(unit * 20_000), tuple)


def test_deep_containers_are_flattened_and_keep_their_text() -> None:
    blocks = passages("> " * 200 + "a")
    assert shown(blocks) == "a"
    depth, inner = 0, blocks
    while isinstance(inner[0], Quote):
        depth, inner = depth + 1, inner[0].blocks
    assert 20 <= depth <= 60


def test_walk_gives_every_block_in_reading_order() -> None:
    found: list[Block] = list(walk(passages("a\n\n> b\n\n- c\n\n  d")))
    assert [type(block).__name__ for block in found] == [
        "Paragraph",
        "Quote",
        "Paragraph",
        "List",
        "Paragraph",
        "Paragraph",
    ]
