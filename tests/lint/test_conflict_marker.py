"""The marks git leaves where it could not merge."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.conflict_marker import conflict_marker

Findings = Callable[..., tuple[Finding, ...]]

CONFLICT = """# One

It rained.

<<<<<<< HEAD
She took the lamp.
||||||| 81dd7cf
She took it.
=======
She took the candle.
>>>>>>> side

It was late.
"""
MARKS = ["<<<<<<< HEAD", "||||||| 81dd7cf", "=======", ">>>>>>> side"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_mark_of_a_conflict_is_found_on_its_line(end: str, findings: Findings) -> None:
    found = findings(CONFLICT.replace("\n", end), conflict_marker)
    assert [(each.line, each.text) for each in found] == list(zip((5, 7, 9, 11), MARKS, strict=True))
    assert {each.where for each in found} == {"body"}


def test_a_conflict_in_a_note_is_found(findings: Findings) -> None:
    note = "<<<<<<< HEAD\n    Hello!\n    =======\n    Hi!\n    >>>>>>> side"
    text = f"---\nnotes:\n  before: |\n    {note}\n---\nIt rained.\n"
    found = findings(text, conflict_marker)
    assert [(each.where, each.line, each.text) for each in found] == [
        ("notes.before", 4, "<<<<<<< HEAD"),
        ("notes.before", 6, "======="),
        ("notes.before", 8, ">>>>>>> side"),
    ]


def test_a_conflict_that_breaks_the_front_matter_is_found(findings: Findings) -> None:
    text = "---\n<<<<<<< HEAD\ntitle: The Gate\n=======\ntitle: The Hazel Gate\n>>>>>>> side\n---\n\nIt rained.\n"
    assert [each.text for each in findings(text, conflict_marker)] == ["<<<<<<< HEAD", "=======", ">>>>>>> side"]


def test_a_file_that_begins_and_ends_in_a_mark_has_both(findings: Findings) -> None:
    found = findings("<<<<<<<\nIt rained.\n>>>>>>>", conflict_marker)
    assert [each.text for each in found] == ["<<<<<<<", ">>>>>>>"]


@pytest.mark.parametrize(
    "text",
    [
        "The Gate\n=======\n\nIt rained.\n",
        "The Gate\n========\n\n<<<<<<<< It rained.\n",
        "    a <<<<<<< b\n",
        "> > > she wrote\n",
        ">>>>>>>> eight\n",
        "<<<<<<<3\n",
    ],
)
def test_what_only_looks_like_a_mark_is_left_alone(text: str, findings: Findings) -> None:
    assert findings(text, conflict_marker) == ()
