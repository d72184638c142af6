"""Nothing is lost on the way to a site that the site doesn't force, and counting would notice if it were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fic.files.config import Config
from fic.manuscript.chapter import Chapter
from fic.manuscript.passage import Blocks, Code, Footnote, Heading, List, Paragraph, Quote, Run
from fic.manuscript.passage_reading import passages
from fic.posting.carrying import Carrying, Feature, carried, features_in, told
from fic.posting.census import Census, census_of
from fic.posting.packet import Packet
from fic.posting.seen_bbcode import census_of_bbcode
from fic.posting.seen_html import census_of_html
from fic.posting.site import Place, Site, all_sites, site_named
from posting.conftest import LONGER

SITES = all_sites()
Packets = Callable[..., Packet]

# What the absence of a feature may change in the counts. Everything else must come through as it is.
FORCED = {
    Feature.EMPHASIS: {"emphasised"},
    Feature.STRONG: {"strong"},
    Feature.UNDERLINE: {"underlined"},
    Feature.STRIKE: {"struck"},
    Feature.SUPERSCRIPT: {"raised", "footnotes"},
    Feature.SUBSCRIPT: {"lowered"},
    Feature.CODE: {"code", "code_blocks", "paragraphs", "line_breaks"},
    Feature.LINK: {"links"},
    Feature.IMAGE: {"pictures", "links", "characters", "words", "paragraphs", "headings", "line_breaks", "raised",
                    "emphasised", "items", "lists", "quotes", "centred"},
    Feature.HEADING: {"headings", "paragraphs", "strong"},
    Feature.QUOTE: {"quotes"},
    Feature.LIST: {"lists", "items", "characters", "words", "paragraphs"},
    Feature.START: {"lists", "items", "characters", "words", "paragraphs"},
    Feature.CENTRE: {"centred"},
    Feature.RIGHT: {"centred"},
    Feature.FOOTNOTE: {"characters", "words", "paragraphs"},
}  # fmt: skip


def _features(blocks: Blocks, carrying: Carrying) -> set[Feature]:
    return {feature for feature, count in features_in(blocks, carrying).items() if count}


def _check(packet: Packet) -> None:
    for part in packet.parts:
        if part.place is not Place.TITLE:
            assert census_of(part.blocks).differences(packet.site.seen(part.text)) == {}
    assert not [problem for problem in packet.problems if "mistake" in problem]


def _check_nothing_lost(site: Site, blocks: Blocks) -> None:
    given = carried(blocks, site.carrying)
    shown = site.seen(site.rendered(given))
    assert census_of(given).differences(shown) == {}
    allowed = set(chain.from_iterable(FORCED[feature] for feature in _features(blocks, site.carrying)))
    if Feature.SUPERSCRIPT not in site.carrying.features and Feature.FOOTNOTE not in site.carrying.features:
        allowed.add("footnotes")  # their marks and numbers are there, but no more raised than any `[1]`
    lost = {name: counts for name, counts in census_of(blocks).differences(shown).items() if name not in allowed}
    assert lost == {}
    assert shown.scene_breaks == census_of(blocks).scene_breaks
    assert shown.words >= census_of(blocks).words


@pytest.mark.parametrize(
    "body",
    [
        "gate\n\n- ![&nbsp;](a.png)\n- b\n  - c\n\n  d\n",
        "gate\n\n- ![&nbsp;](a.png)\n",
        "<p align='right'>\n\n![&nbsp;](a.png)\n\n</p>\n\ngate\n",
    ],
)
def test_a_picture_without_words_takes_what_held_only_it_along(body: str) -> None:
    for site in SITES:
        _check_nothing_lost(site, passages(body))


@settings(max_examples=100 * LONGER, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_site_shows_is_what_it_was_given(invented: st.SearchStrategy[str], data: st.DataObject) -> None:
    blocks = passages(data.draw(invented))
    for site in SITES:
        _check_nothing_lost(site, blocks)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_the_bundled_serial_comes_through_whole(site: Site, packed: Packets, serial: tuple[Chapter, ...]) -> None:
    assert len(serial) >= 8
    finished = [chapter for chapter in serial if chapter.words]
    for chapter in finished:
        packet = packed(chapter, site.name)
        _check(packet)
        for blocks in (passages(chapter.body), passages(chapter.summary), passages(chapter.notes.before)):
            _check_nothing_lost(site, blocks)
    assert packed(finished[0], "ao3").after.emphasised > 0


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_what_a_site_forces_is_told(site: Site, everything: Chapter, packed: Packets) -> None:
    packet = packed(everything, site.name)
    body = passages(everything.body)
    assert _features(body, site.carrying)
    for clause in told(body, site.carrying):
        name = clause.split(" (")[0]
        assert any(name in remark for remark in packet.remarks)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_every_word_of_the_text_is_in_the_packet(site: Site, everything: Chapter, packed: Packets) -> None:
    shown = Counter(re.findall(r"\w+", " ".join(part.text for part in packed(everything, site.name).parts)))
    wanted: Counter[str] = Counter(_words(passages(everything.body)))
    assert {word: count for word, count in wanted.items() if shown[word] < count} == {}


def _words(blocks: Blocks) -> list[str]:
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(inlines) | Heading(_, inlines):
                # A word may be cut by a look; what is beside a cut is not compared.
                for run in inlines:
                    if isinstance(run, Run):
                        found += re.findall(r"(?<=[\s“])\w+(?=[\s,.”])", f" {run.text}")[1:]
            case Quote(inner) | Footnote(_, inner):
                found += _words(inner)
            case List(items):
                found += _words(tuple(chain.from_iterable(items)))
            case Code(text):
                found += re.findall(r"\b[A-Z]{3,}\b", text)
    return found


# --- the readers of markup see what is amiss --------------------------------------------------------------------------


def test_html_is_read_as_a_browser_reads_it() -> None:
    html = (
        '<h2>T</h2><p>a <em>b <em>c</em> d</em> <b>e</b></p>\n<hr><blockquote><p align="center">f<br>g</p></blockquote>'
        '<ul><li>h<ul><li>i</li></ul></li></ul><pre>j\n  k</pre><p><a href="x">l <i>m</i></a> <sup>[1]</sup> n&lt;3</p>'
    )
    assert census_of_html(html) == Census(
        characters=20, words=17, paragraphs=5, scene_breaks=1, line_breaks=1, headings=1, centred=1, quotes=1, lists=2,
        items=2, code_blocks=1, emphasised=4, strong=1, links=1, footnotes=1,
    )  # fmt: skip


def test_bbcode_is_read_as_a_forum_reads_it() -> None:
    text = (
        "a [i]b[/i] [b]c\nd[/b]\n\n[center]e[/center]\n\n[hr][/hr]\n\n[list]\n[*]f\n[*]g[/list]\n\n"
        "[indent]h[/indent]\n\n[url=https://x]i[/url] [img]https://y[/img] [plain][[/plain]b] [Level] [sup][1][/sup]"
    )
    assert census_of_bbcode(text) == Census(
        characters=22, words=12, paragraphs=6, scene_breaks=1, line_breaks=1, centred=1, quotes=1, lists=1, items=2,
        emphasised=1, strong=2, links=1, pictures=1, footnotes=1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("whole", "broken", "name"),
    [
        ("<p>a <em>b c</em></p>", "<p>a <em>b</em> c</p>", "emphasised"),
        ("<p>a</p><hr><p>b</p>", "<p>a</p><p>b</p>", "scene_breaks"),
        ("<p>a</p>\n<p>b</p>", "<p>a\nb</p>", "paragraphs"),
        ('<p><a href="x">a</a></p>', "<p>a</p>", "links"),
        ("<p>a &lt;b c</p>", "<p>a <b c</p>", "words"),
        ("<p>a<br>b</p>", "<p>a b</p>", "line_breaks"),
        ('<p align="center">a</p>', "<p>a</p>", "centred"),
    ],
)
def test_counting_notices_what_is_lost(whole: str, broken: str, name: str) -> None:
    assert name in census_of_html(whole).differences(census_of_html(broken))


def test_a_loss_of_ours_is_told_as_a_mistake_of_ours(
    packed: Packets, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    import fic.posting.packet as module

    ao3 = site_named("ao3")
    broken = replace(ao3, rendered=lambda blocks: ao3.rendered(blocks).replace("<hr>", "").replace("<em>", ""))
    monkeypatch.setattr(module, "site_named", lambda _name: broken)
    problems = packed("a *b*\n\n* * *\n\nc\n", "ao3").problems
    assert [problem.split(" in ")[0] for problem in problems] == ["Emphasised", "Scene breaks", "Emphasised"]
