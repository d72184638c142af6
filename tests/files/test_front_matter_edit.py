"""Editing front matter: the intended key changes and not one other byte."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fic.files.front_matter import FrontMatterError, front_matter
from fic.files.front_matter_edit import edited

POSTED = {"first": "2026-10-09", "last": "2026-10-11", "url": "https://example.org/1"}


def values(text: str) -> dict[str, Any]:
    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(each) for key, each in value.items()}
        return [plain(each) for each in value] if isinstance(value, list) else value.value

    found = front_matter(text)
    return {key: plain(each) for key, each in found.values.items()} if found else {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "---\ndrafted: 2026-10-02\n---\n"),
        ("Once.", "---\ndrafted: 2026-10-02\n---\nOnce."),
        ("Once.\r\nTwice.\r\n", "---\r\ndrafted: 2026-10-02\r\n---\r\nOnce.\r\nTwice.\r\n"),
        (
            "---\nNo front matter, a scene break.\n",
            "---\ndrafted: 2026-10-02\n---\n---\nNo front matter, a scene break.\n",
        ),
        ("---\n---\nOnce.\n", "---\ndrafted: 2026-10-02\n---\nOnce.\n"),
        ("---\n# later\n---", "---\n# later\ndrafted: 2026-10-02\n---"),
        ("---\ntitle: No  # really\n---\nx", "---\ntitle: No  # really\ndrafted: 2026-10-02\n---\nx"),
        ("---\ndrafted: 2020-01-01 # first\ntitle: x\n---\n", "---\ndrafted: 2026-10-02 # first\ntitle: x\n---\n"),
        ("---\ndrafted:   # not yet\ntitle: x\n---\n", "---\ndrafted: 2026-10-02   # not yet\ntitle: x\n---\n"),
        ("---\ndrafted:\n---\n", "---\ndrafted: 2026-10-02\n---\n"),
        ("---\ndrafted: '2020-01-01'\n---\n", "---\ndrafted: '2026-10-02'\n---\n"),
        ('---\ndrafted: "2020-01-01"\n---\n', '---\ndrafted: "2026-10-02"\n---\n'),
        ("---\ndrafted: |\n  2020-01-01\n# kept\n---\n", "---\ndrafted: 2026-10-02\n# kept\n---\n"),
        ("---\nsummary: |+\n  Long.\n\n---\nx", "---\nsummary: |+\n  Long.\n\ndrafted: 2026-10-02\n---\nx"),
        ("---\n  title: indented\n---\nx", "---\n  title: indented\n  drafted: 2026-10-02\n---\nx"),
        ("---\r\ntitle: x\r\n---\r\nbody\n", "---\r\ntitle: x\r\ndrafted: 2026-10-02\r\n---\r\nbody\n"),
        ("---\ntitle: a\u2028b\n---\nx", "---\ntitle: a\u2028b\ndrafted: 2026-10-02\n---\nx"),
    ],
)
def test_setting_a_date_changes_only_its_line(before: str, after: str) -> None:
    assert edited(before, {("drafted",): "2026-10-02"}) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: x\n---\n", "---\ntitle: x\nposted:\n  ao3: {IT}\n---\n"),
        ("---\nposted:\ntitle: x\n---\n", "---\nposted:\n  ao3: {IT}\ntitle: x\n---\n"),
        ("---\nposted: {}\ntitle: x\n---\n", "---\nposted: {ao3: {IT}}\ntitle: x\n---\n"),
        (
            "---\nposted: {ffn: {first: 2026-01-01}} # mine\n---\n",
            "---\nposted: {ffn: {first: 2026-01-01}, ao3: {IT}} # mine\n---\n",
        ),
        (
            "---\nposted:\n    ffn:\n        first: 2026-01-01  # long ago\n# end\ntitle: x\n---\n",
            "---\nposted:\n    ffn:\n        first: 2026-01-01  # long ago\n    ao3: {IT}\n# end\ntitle: x\n---\n",
        ),
        (
            "---\nposted:\n  ao3: {first: 2025-01-01, last: 2025-01-01}\n  ffn: {first: 2025-01-02}\n---\n",
            "---\nposted:\n  ao3: {IT}\n  ffn: {first: 2025-01-02}\n---\n",
        ),
        (
            "---\nposted:\n  ao3:\n    first: 2025-01-01\n\n    # why\n    last: 2025-01-01\n\ntitle: x\n---\n",
            "---\nposted:\n  ao3: {IT}\n\ntitle: x\n---\n",
        ),
        (
            "---\nposted: {\n  ffn: {first: 2026-01-01},\n}\n---\n",
            "---\nposted: {\n  ffn: {first: 2026-01-01}, ao3: {IT},\n}\n---\n",
        ),
    ],
)
def test_a_posting_is_recorded_in_the_form_its_neighbours_have(before: str, after: str) -> None:
    written = '{first: 2026-10-09, last: 2026-10-11, url: "https://example.org/1"}'
    assert edited(before, {("posted", "ao3"): POSTED}) == after.replace("{IT}", written)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ndrafted: 2026-10-02 # a\ntitle: x\n---\n", "---\ntitle: x\n---\n"),
        (
            "---\ntitle: x\nposted:\n  ao3: {first: 2026-01-01}\n---\nx",
            "---\ntitle: x\nposted:\n  ao3: {first: 2026-01-01}\n---\nx",
        ),
        ("No front matter.", "No front matter."),
        ("---\ntitle: x\ndrafted: >-\n  2026-\n  10-02\n\n# kept\n---\n", "---\ntitle: x\n\n# kept\n---\n"),
    ],
)
def test_removing_a_date_removes_its_lines(before: str, after: str) -> None:
    assert edited(before, {("drafted",): None}) == after


def test_removing_the_only_posting_removes_the_empty_mapping_with_it() -> None:
    text = "---\ntitle: x\nposted:\n  ao3: {first: 2026-01-01}\nsummary: y\n---\n"
    assert edited(text, {("posted", "ao3"): None}) == "---\ntitle: x\nsummary: y\n---\n"
    flow = "---\nposted: {ao3: {first: 2026-01-01}, ffn: {first: 2026-01-01}}\n---\n"
    assert edited(flow, {("posted", "ao3"): None}) == "---\nposted: {ffn: {first: 2026-01-01}}\n---\n"
    assert edited(flow, {("posted", "ffn"): None}) == "---\nposted: {ao3: {first: 2026-01-01}}\n---\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\nnotes: &n {before: x}\nother: *n\n---\n", "anchors"),
        ("---\nbase: {a: b}\n<<: {c: d}\n---\n", "merge key"),
        ("---\n{title: x}\n---\n", "in braces"),
        ("---\ntitle: x\nposted: yes\n---\n", "posted is not a mapping"),
        ("---\ntitle: x\ntitle: y\n---\n", "twice"),
        ("---\ntitle: [x\n---\n", "not valid YAML"),
    ],
)
def test_what_cannot_be_edited_safely_is_refused_in_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(FrontMatterError, match=reason):
        edited(text, {("posted", "ao3"): POSTED})


def test_a_value_no_reader_could_mistake_stays_plain_and_every_other_is_quoted() -> None:
    written = edited(
        "", {("a",): "The Hazel Gate", ("b",): "No", ("c",): "12:30", ("d",): 'x: "y"\n# z', ("e",): "’Tis"}
    )
    assert written == '---\na: The Hazel Gate\nb: "No"\nc: "12:30"\nd: "x: \\"y\\"\\n# z"\ne: "’Tis"\n---\n'
    assert values(written) == {"a": "The Hazel Gate", "b": "No", "c": "12:30", "d": 'x: "y"\n# z', "e": "’Tis"}


# --- any front matter, any body ---------------------------------------------------------------------------------------

NEWLINES = st.sampled_from(["\n", "\r\n"])
WORDS: st.SearchStrategy[str] = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), max_size=20
)
PLAIN = st.sampled_from(["No", "1984", "12:30:45", "The Hazel Gate", "~", "", "2026-10-02", "a # b", "a#b", "x  # c"])


@st.composite
def entries(draw: st.DrawFn, name: str) -> str:
    match draw(st.integers(0, 8)):
        case 0:
            return f"{name}: {draw(PLAIN)}"
        case 1:
            return f"{name}: '" + draw(WORDS).replace("'", "''") + "'" + draw(st.sampled_from(["", "  # note"]))
        case 2:
            return f'{name}: "' + draw(WORDS).replace("\\", "\\\\").replace('"', '\\"') + '"'
        case 3:
            return (
                f"{name}: {draw(st.sampled_from(['|', '>', '|+', '>-', '| # c']))}\n  first line\n\n  second\n"
                + draw(st.sampled_from(["", "\n", "# after\n"])).rstrip("\n")
            )
        case 4:
            return f"{name}: {{before: x, after: 'y'}}"
        case 5:
            return f"{name}:\n  before: x   # c\n  after: |\n    long\n    text"
        case 6:
            return f"{name}:\n- one\n- two"
        case 7:
            return f"{name}: [one, 'two']  # three"
        case _:
            return f"{name}:"


@st.composite
def chapters(draw: st.DrawFn) -> str:
    known = st.sampled_from(["title", "summary", "notes", "drafted", "release", "mood"])
    names = draw(st.lists(known, unique=True, max_size=5))
    lines = []
    for name in names:
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(["# a comment", "", "  # indented"])))
        lines.append(draw(entries(name)))
    if draw(st.booleans()):
        lines.append("posted:\n  ffn: {first: 2026-01-01, last: 2026-01-02}  # other")
    body = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=60)) + draw(
        st.sampled_from(["", "\n---\nx", "\n"])
    )
    text = (
        "---\n" + "".join(line + "\n" for line in lines) + "---" + draw(st.sampled_from(["\n", " \n"]))
        if len(lines) > 0 or draw(st.booleans())
        else ""
    )
    return text.replace("\n", draw(NEWLINES)) + body


CHANGES = st.sampled_from(
    [
        {("drafted",): "2026-10-02"},
        {("drafted",): None},
        {("release",): "2026-12-24"},
        {("posted", "ao3"): POSTED},
        {("posted", "ffn"): POSTED},
        {("posted", "ffn"): None},
        {("title",): "A: “new” title"},
    ]
)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chapters(), CHANGES)
@example("---\ndrafted:\n---\n", {("drafted",): None})
@example("---\ntitle: |+\n  x\n\n\n---\n\n---\n", {("title",): "y"})
def test_an_edit_changes_the_intended_key_and_not_one_other_byte(text: str, changes: dict[Any, Any]) -> None:
    try:
        before = front_matter(text)
        after = edited(text, changes)
    except FrontMatterError:
        return
    ((path, value),) = changes.items()
    found = values(after)
    inner = found
    for key in path[:-1]:
        inner = inner.get(key, {})
    assert inner.get(path[-1]) == value
    untouched = {key: each for key, each in values(text).items() if key != path[0]}
    assert {key: each for key, each in found.items() if key != path[0]} == untouched
    body = text[before.block.body_start :] if before else text
    assert after.endswith(body)
    old_lines, new_lines = text.split("\n"), after.split("\n")
    changed = [
        op for op in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes() if op[0] != "equal"
    ]
    assert len(changed) <= 1, "one place in the file changes, no more"


@settings(max_examples=200, deadline=None)
@given(chapters(), CHANGES)
def test_an_edit_done_twice_is_the_edit_done_once(text: str, changes: dict[Any, Any]) -> None:
    try:
        once = edited(text, changes)
    except FrontMatterError:
        return
    assert edited(once, changes) == once
