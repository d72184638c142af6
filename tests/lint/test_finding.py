"""Where findings stand, and that many of them in one place cost little more than one."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fic.lint.choice import Choice, all_rules
from fic.lint.finding import Lines
from fic.lint.run import Batch, Sheet, linted
from fic.manuscript.chapter import Chapter


def test_findings_of_one_paragraph_share_its_text() -> None:
    """A copy for each of them takes gigabytes where a long line has a hundred thousand."""
    chapter = Chapter(PurePosixPath("1.md"), 1, "", "It rained.\n\n" + "“a " * 50 + "\n")
    found = linted([Batch(Choice(all_rules()), (Sheet("1.md", chapter),), whole=True)], count_words=False).findings
    marks = [each for each in found if each.rule == "unclosed-quote"]
    assert len(marks) >= 40
    assert len({id(each.paragraph) for each in found}) == 1
    assert len({id(each.line_text) for each in found}) == 1
    assert marks[0].paragraph in (marks[0].line_text, marks[0].line_text.strip())


@given(st.text(st.sampled_from("ab \r\n\u2028"), max_size=40))
def test_lines_are_what_an_editor_shows(text: str) -> None:
    lines = Lines(text)
    shown = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [lines.line(number) for number in range(1, len(shown) + 1)] == shown


@pytest.mark.parametrize(("point", "place"), [(0, (1, 1)), (2, (1, 3)), (4, (2, 1)), (5, (2, 2))])
def test_places_are_counted_from_one(point: int, place: tuple[int, int]) -> None:
    assert Lines("ab\r\nc\n").place(point) == place
