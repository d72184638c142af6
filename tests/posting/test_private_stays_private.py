"""Nothing that is the author's alone leaves the manuscript, in any exporter; what is hostile comes out inert."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fic.errors import FicError
from fic.manuscript.chapter import Chapter
from fic.posting.packet import Packet
from fic.posting.site import Place, Site, all_sites
from fic.report.packet_json import packets_json
from posting.conftest import LONGER

SITES = all_sites()
Packets = Callable[..., Packet]

PLACES = st.sampled_from(
    ["<!-- {} -->", "<!-- fic: allow {} -->", "<!--{}\n\n{}-->", "a <!-- x\n\n{}\n\n- {}\n\n--> b",
     "<div>a <!-- {}\n\n{} --> b</div>", "<script>{}</script>", "<style>\n{}\n</style>", "<b title='{}'>a</b>",
     "> <!-- {} -->", "- a <!-- {} -->",
     "`a` <!-- {} -->", "[{}]: https://example.org/{}", "<p data-note='{}'>a</p>", "a<!-- {} -->b *c <!-- {} --> d*",
     "<template>{}</template>"]
)  # fmt: skip


def everything_in(packet: Packet) -> str:
    """Return all that leaves the house: what is shown, written or given to programs."""
    return packets_json((packet,)) + "".join(packet.site.filed("T", part.text) for part in packet.parts)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_no_comment_mark_or_key_of_a_chapter_leaves_it(site: Site, everything: Chapter, packed: Packets) -> None:
    assert everything.text.count("SECRET") >= 7
    packet = packed(everything, site.name)
    assert "SECRET" not in everything_in(packet)
    assert "doubled-word" not in everything_in(packet)
    assert "<!--" not in "".join(part.text for part in packet.parts)


@settings(max_examples=100 * LONGER, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_private_stays_private_wherever_it_is_typed(
    packed: Packets, invented: st.SearchStrategy[str], data: st.DataObject
) -> None:
    # Between the fences of code a comment is shown on purpose.
    body = re.sub("`{3,}|~{3,}", "~~", data.draw(invented))
    secret = data.draw(PLACES).replace("{}", "SECRET")
    blocks = body.split("\n\n")
    at = data.draw(st.integers(0, len(blocks)))
    text = "\n\n".join([*blocks[:at], secret, *blocks[at:]])
    for site in SITES:
        try:
            packet = packed(text, site.name)
        except FicError as refused:
            assert "never ends" in str(refused)  # noqa: PT017 - a comment torn open is refused
            continue
        assert "SECRET" not in everything_in(packet)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_comment_in_a_title_stays_too(site: Site, chapter: Callable[[str], Chapter], packed: Packets) -> None:
    head = 'title: "The Gate <!-- SECRET -->"\nnotes: {before: "On {title}: <!-- SECRET --> hello"}'
    packet = packed(chapter(f"---\n{head}\n---\nIt rained.\n"), site.name)
    assert "SECRET" not in everything_in(packet)
    assert packet.parts[0].text == "The Gate"
    assert "On The Gate: hello" in "".join(part.text for part in packet.parts)


HOSTILE = (
    "<script>alert(1)</script> [b]x[/b] [red]y[/red] \x1b[31m\x07\x9b \u202eabc\u202c \u200f {title} *z* & <3 "
    + "long " * 2_000
).strip()


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_hostile_title_comes_out_inert(site: Site, chapter: Callable[[str], Chapter], packed: Packets) -> None:
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"').replace("\x1b", "\\e").replace("\x07", "\\a")
    quoted = quoted.replace("\x9b", "\\x9b").replace("\u202e", "\\u202e").replace("\u202c", "\\u202c")
    one = chapter(f'---\ntitle: "{quoted}"\nnotes: {{before: "{{title}}", after: "{quoted}"}}\n---\n\nIt rained.\n')
    assert "\x1b" in one.title
    packet = packed(one, site.name)
    for part in packet.parts:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", part.text)
        if part.place is Place.TITLE:
            assert not re.search("[\u202a-\u202e\u200e\u200f\n]", part.text)
        elif part.media_type == "text/html":
            assert "<script" not in part.text
            assert "<3" not in part.text
    file = site.filed(packet.part(Place.TITLE)[0].text, "")
    assert "<script" not in file


def test_brackets_of_the_author_are_no_tags_of_a_forum(packed: Packets) -> None:
    text = (
        packed("[b]a[/b] [url=http://x]b[/url] [IMG]c[/IMG] [*] [plain] [Level up!] [1] [quote author=x]\n", "xenforo")
        .parts[-1]
        .text
    )
    body = text.split("[hr][/hr]")[1].strip()
    shown = re.sub(r"\[plain\](\[)\[/plain\]", r"\1", body)
    assert shown == "[b]a[/b] [url=http://x]b[/url] [IMG]c[/IMG] [*] [plain] [Level up!] [1] [quote author=x]"
    left = re.sub(r"\[plain\]\[\[/plain\]", "", body)
    assert re.findall(r"\[[^\]]*\]", left) == ["[Level up!]", "[1]"]


def test_addresses_that_run_code_lead_nowhere(packed: Packets) -> None:
    body = "[a](javascript:x) [b](JaVaScRiPt:x) <a href='java\nscript:x'>c</a> [d](data:text/html,x) "
    body += "![e](javascript:x) [f](vbscript:x)\n"
    for site in SITES:
        text = "".join(part.text for part in packed(body, site.name).parts)
        assert "script:" not in text.lower()
        assert "data:" not in text


def test_a_comment_that_never_ends_is_refused_with_its_line(chapter: Callable[[str], Chapter], packed: Packets) -> None:
    with pytest.raises(FicError, match=r"007-a-chapter\.md:6: a comment begins here and never ends"):
        packed(chapter("---\ntitle: T\n---\n\nIt rained.\nOn and on. <!-- SECRET\n\nSECRET\n"), "ao3")
    with pytest.raises(FicError, match="a comment in the summary never ends"):
        packed(chapter("---\nsummary: A <!-- b\n---\n\nIt rained.\n"), "ao3")
