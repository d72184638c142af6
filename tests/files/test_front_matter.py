"""Reading front matter: values as typed, every one of their characters at its place in the file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fic.files.chapter_file import parsed_chapter
from fic.files.front_matter import FrontMatterError, Items, Text, Tree, composed, front_matter, offsets

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]


def values(text: str) -> dict[str, Any]:
    found = front_matter(text)
    assert found is not None
    return {key: each.value if isinstance(each, Text) else each for key, each in found.values.items()}


def refused(text: str) -> tuple[int, str]:
    with pytest.raises(FrontMatterError) as caught:
        front_matter(text)
    return caught.value.line, str(caught.value)


@pytest.mark.parametrize("typed", ["No", "1984", "12:30:45", "~", "null", "0x1F", "2026-10-02", "1e3", "true", "<<"])
def test_a_value_is_what_the_author_typed_not_what_yaml_makes_of_it(typed: str) -> None:
    assert values(f"---\ntitle: {typed}\n---\n") == {"title": typed}


@pytest.mark.parametrize(
    ("text", "said", "body"),
    [
        ("---\n---\nOnce.", {}, "Once."),
        ("---\n# nothing yet\n---\nOnce.", {}, "Once."),
        ("---\ntitle: x\n---", {"title": "x"}, ""),
        ("---  \ntitle: x\n--- \t\nOnce.", {"title": "x"}, "Once."),
        ("---\ntitle:\n---\n", {"title": ""}, ""),
        ("---\ntitle: x\n---\nOnce.\n---\nTwice: no.\n---\n", {"title": "x"}, "Once.\n---\nTwice: no.\n---\n"),
        ("---\r\ntitle: x\r\n---\r\nOnce.\r\n", {"title": "x"}, "Once.\r\n"),
        ("---\nsummary: |\n  a\n  --- b\n---\nOnce.", {"summary": "a\n--- b\n"}, "Once."),
        ("---\nmood: [a, b]\n---\n", {"mood": None}, ""),
        ("---\ntitle: a\u2028b\x85c\n---\n", {"title": "a\u2028b\x85c"}, ""),
    ],
)
def test_front_matter_lies_between_two_fences_and_the_body_after_it(text: str, said: Any, body: str) -> None:
    found = front_matter(text)
    assert found is not None
    assert text[found.block.body_start :] == body
    plain = {key: each.value if isinstance(each, Text) else None for key, each in found.values.items()}
    assert plain == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Once.",
        "\n---\ntitle: x\n---\n",
        "---\nShe never came back.\n\n---\n\nThe rain stopped.\n",
        "---\ntitle: x\n",
        "---\n- a\n- b\n---\n",
        "---\n“Who?” she said: nobody.\n'Twas [dark\n---\n",
        "--- \n* * *\n---\n",
        "----\ntitle: x\n----\n",
        "---\n" + "- " * 60 + "\n---\n",
    ],
)
def test_what_does_not_close_or_is_no_mapping_is_a_scene_break(text: str) -> None:
    assert front_matter(text) is None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('---\ntitle: x\nsummary: "abc\ndrafted: 2026-01-01\n---\n', 3, "unexpected end|end of stream"),
        ("---\r\ntitle: x\r\nsummary: 'abc\r\ndrafted: 2026-01-01\r\n---\r\n", 3, "end of stream"),
        ("---\ntitle: x\nmood: [a, b\nsummary: y\n---\n", 3, "expected ',' or ']'"),
        ("---\ntitle: x\nsummary: The Gate: Part 2\n---\n", 3, "put quotes around the value"),
        ("---\ntitle: x\nforgotten\nsummary: y\n---\n", 3, "':'"),
        ('---\ntitle: x\nsummary: "q" and more\n---\n', 3, "expected"),
        ("---\ntitle: x\n- y\n---\n", 3, "expected"),
        ("---\ntitle: x\nsummary: *y\n---\n", 3, "undefined alias"),
        ("---\ntitle: x\nsummary: \x07\n---\n", 3, "control character"),
        ("---\ntitle: x\nsummary: a\ntitle: y\n---\n", 4, "gives 'title' twice"),
        ("---\ntitle: x\nnotes:\n  before: a\n  before: b\n---\n", 5, "gives 'before' twice"),
        ("---\ntitle: x\n? [a]\n: b\n---\n", 3, "key .* is not plain text"),
        ("---\ntitle: x\nmood: &m [*m]\n---\n", 3, "refers to itself"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_line_the_mistake_begins_on(text: str, line: int, reason: str) -> None:
    found, message = refused(text)
    assert found == line, message
    assert re.search(reason, message)


@pytest.mark.parametrize(
    "nested", ["[" * 100_000, "{a: " * 100_000, "- " * 2_000, "\n" + "".join(" " * n + "-\n" for n in range(1, 500))]
)
def test_a_mapping_nested_to_overflow_the_stack_is_refused(nested: str) -> None:
    assert "nested too deep" in refused(f"---\nmood: {nested}\n---\n")[1] or nested.startswith("- ")


def test_a_long_summary_full_of_punctuation_is_not_taken_for_nesting() -> None:
    summary = "Wren - and Ada - ask: who? [Nobody.] " * 40
    assert values(f"---\nsummary: '{summary}'\n---\n") == {"summary": summary}


def test_every_value_knows_its_line_even_an_empty_one() -> None:
    found = front_matter("---\ntitle: x\nmood: []\nnotes: {}\nposted:\n  ao3:\n    first: 2026-01-01\n---\n")
    assert found is not None
    assert [found.values[key].line for key in ("title", "mood", "notes")] == [2, 3, 4]
    assert isinstance(found.values["mood"], Items)
    posted = found.values["posted"]
    assert isinstance(posted, Tree)
    assert posted["ao3"].line == 7


# --- offsets ----------------------------------------------------------------------------------------------------------


def placed(text: str, key: str = "summary") -> tuple[str, tuple[int, ...]]:
    found = front_matter(text)
    assert found is not None
    value = found.values[key]
    assert isinstance(value, Text)
    places = offsets(value)
    assert places is not None
    return value.value, places


def holds(text: str) -> None:
    """Check the promise: each character of the value stands at its place, or an escape, a doubled quote or a fold."""
    value, places = placed(text)
    assert len(places) == len(value) + 1
    assert list(places) == sorted(places)
    for character, at, after in zip(value, places[:-1], places[1:], strict=True):
        if character in " \n" and (at == len(text) or text[at] in " \t\r\n"):
            continue
        assert after > at
        written = text[at:after].split("\\\n")[0].split("\\\r\n")[0]
        told = (
            character if text[at] == character else next((each for each in escapes(character) if each in written), "")
        )
        assert told, f"{character!r} is not at {at}: {written!r} is"
        assert written.startswith(told)


def escapes(character: str) -> set[str]:
    code = ord(character)
    short = {
        "'": "''",
        '"': '\\"',
        "\\": "\\\\",
        "\t": "\\t",
        "\x85": "\\N",
        "\xa0": "\\_",
        "\u2028": "\\L",
        "/": "\\/",
    }
    return {short.get(character, "\0"), f"\\x{code:02x}", f"\\u{code:04x}", f"\\U{code:08x}", f"\\x{code:02X}"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("plain words", "plain words"),
        ("'it''s here'", "it's here"),
        (r'"a \"b\" \u00e9 \x41\t!"', 'a "b" é A\t!'),
        ('"caf\\xe9 \\\n    folded"', "café folded"),
        ("plain\n  folded\n\n  twice", "plain folded\ntwice"),
        ("'quoted\n  folded'", "quoted folded"),
        ("|\n    deep\n      deeper\n    end\n", "deep\n  deeper\nend\n"),
        (">-\n  a\n  b\n\n  c\n", "a b\nc"),
        ("|2\n   kept indent\n", " kept indent\n"),
        ("| # a comment\n  text\n", "text\n"),
        ('""', ""),
        ("| \n\n  late\n", "\nlate\n"),
        ("!!str 'it''s'", "it's"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_character_of_a_value_is_found_where_it_stands(typed: str, said: str, newline: str) -> None:
    text = f"---\ntitle: x\nsummary: {typed}\nrelease: 2026-10-09\n---\nbody\n".replace("\n", newline)
    value, places = placed(text)
    assert value == said
    holds(text)
    visible = [at for at, character in enumerate(said) if not character.isspace()]
    assert all(text[places[at]] in (said[at], "\\", "'") for at in visible)


def test_where_the_characters_cannot_be_told_nothing_is_claimed() -> None:
    found = front_matter("---\nsummary: !!str tagged\n---\n")
    assert found is not None
    value = found.values["summary"]
    assert isinstance(value, Text)
    assert offsets(value) is None


WORDS = st.text(st.sampled_from("ab ’“é'\"\\:#-—\U0001f43f\t"), min_size=1, max_size=30)


@settings(max_examples=250, deadline=None)
@given(WORDS, st.sampled_from(["'", '"', "|", ">", '"u']), st.sampled_from(["\n", "\r\n"]), st.integers(1, 4))
@example(" a", "|", "\n", 2)
def test_offsets_are_true_for_any_words_in_any_style(words: str, style: str, newline: str, indent: int) -> None:
    match style:
        case "'":
            typed = "'" + words.replace("'", "''") + "'"
        case '"':
            typed = '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
        case '"u':
            typed = '"' + "".join(f"\\U{ord(char):08x}" for char in words) + '"'
        case _:
            lines = f"x{words}\n{' ' * indent}y{words}"
            typed = f"{style}\n{' ' * indent}{lines}\n"
    text = f"---\ntitle: x\nsummary: {typed}\n---\nbody".replace("\n", newline)
    found = front_matter(text)
    assert found is not None
    holds(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab’é'\"\\#"), min_size=1, max_size=6), min_size=2, max_size=8), st.data())
def test_offsets_are_true_across_folds(words: list[str], data: st.DataObject) -> None:
    gaps = [data.draw(st.sampled_from([" ", "  ", "\n  ", "\n    ", "\n\n  ", " \n  "])) for _ in words]
    folded = "".join(f"{word}{gap}" for word, gap in zip(words, gaps, strict=True)).strip()
    typed = data.draw(
        st.sampled_from(
            ["'" + folded.replace("'", "''") + "'", '"' + folded.replace("\\", "\\\\").replace('"', '\\"') + '"']
        )
    )
    newline = data.draw(st.sampled_from(["\n", "\r\n"]))
    holds(f"---\nsummary: {typed}\n---\n".replace("\n", newline))


# --- the two readers of PyYAML ----------------------------------------------------------------------------------------


def marks(node: yaml.Node) -> Any:
    """Return what editing and offsets rely on: where nodes start and scalars with words in them end."""
    start = node.start_mark.index
    if isinstance(node, yaml.MappingNode):
        return (start, [(marks(key), marks(value)) for key, value in node.value])
    if isinstance(node, yaml.SequenceNode):
        return (start, [marks(each) for each in node.value])
    assert isinstance(node, yaml.ScalarNode)
    if not node.value:
        return ""
    end = node.end_mark.index if node.style not in ("|", ">") else None
    return (start, end, node.value, node.style or None)


@pytest.mark.skipif(len(LOADERS) < 2, reason="PyYAML has no C reader here")
@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: x # c\nsummary: 'a''b'\nnotes: {before: \"q\", after: }\n---\n",
        "---\r\ntitle: |\r\n  a\r\n\r\n# c\r\nsummary: >-\r\n  b\r\n  c\r\n---\r\n",
        "---\ntitle: \U0001f43f\U0001f43f\nsummary: \U0001f43f x\n---\n",
        "---\ntitle:\nposted:\n  ao3:\n    first: 2026-01-01\n\n  # c\n  ffn:\n---\n",
        "---\ntitle: a\u2028b\nmood: [a, 'b', \"c\"]\nlist:\n- x\n- y: z\n---\n",
        "---\ntitle: plain\n  folded\n\n  twice # c\nsummary: y\n---\n",
    ],
)
def test_the_c_reader_and_the_pure_one_agree_on_where_everything_stands(text: str) -> None:
    found = [composed(text, loader) for loader in LOADERS]
    nodes = [each[1] for each in found if each]
    assert len(nodes) == 2
    assert nodes[0] is not None
    assert nodes[1] is not None
    assert marks(nodes[0]) == marks(nodes[1])


def test_a_byte_order_mark_is_no_part_of_the_text_and_offsets_count_from_after_it() -> None:
    data = b"\xef\xbb\xbf" + "---\r\ntitle: The “Weir”\r\n---\r\nOnce.\r\n".encode()
    chapter = parsed_chapter(data, PurePosixPath("001.md"))
    assert chapter.title == "The “Weir”"
    (field,) = chapter.fields
    assert "".join(chapter.text[at] for at in field.offsets[:-1]) == "The “Weir”"
    assert chapter.body == "Once.\r\n"
