"""Fixes: only their spans change, whatever the text."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fic.files.chapter_file import parsed_chapter
from fic.lint.choice import Choice, all_rules
from fic.lint.finding import Finding
from fic.lint.fix import applied_once, mended
from fic.lint.run import Linter, Sheet
from fic.manuscript.chapter import Chapter

PATH = PurePosixPath("001-test.md")
LINTER = Linter(Choice(all_rules()))
PROSE = st.lists(
    st.sampled_from(
        [
            "and ",
            "and\n",
            "the ",
            "*the* ",
            "a hour ",
            "“Why?” He asked. ",
            "\u200b",
            "could of been ",
            "\r\n\r\n",
            "> ",
            "`and and` ",
        ]
    ),
    max_size=25,
).map("".join)

# Every rule's own examples, slips and leavings, in any company.
EXAMPLES = st.lists(
    st.sampled_from(
        sorted(
            text
            for rule in all_rules()
            for text in (*(example.text for example in rule.examples), *rule.leaves)
            if not text.startswith("---")
        )
    ),
    max_size=8,
).flatmap(lambda texts: st.sampled_from(["\n\n", "\n", " ", "\r\n\r\n"]).map(lambda between: between.join(texts)))


def read(text: str) -> Chapter:
    return parsed_chapter(text.encode(), PATH)


def found(chapter: Chapter) -> list[Finding]:
    return LINTER.findings(Sheet(str(PATH), chapter), LINTER.mapped(chapter))[0]


@given(PROSE)
def test_one_pass_changes_nothing_outside_its_spans(text: str) -> None:
    once = applied_once(text, found(read(text)))
    pieces = []
    last = 0
    for finding in once.applied:
        pieces += [text[last : finding.start], finding.safe_fix.replacement if finding.safe_fix else ""]
        last = finding.end
    assert once.text == "".join(pieces) + text[last:]


@given(PROSE)
def test_mending_a_mended_text_does_nothing(text: str) -> None:
    once = mended(read(text), found, read)
    assert mended(read(once.text), found, read).applied == ()


def test_hundreds_of_fixes_go_in_at_once() -> None:
    text = "It was and and it is a hour. " * 400
    result = mended(read(text), found, read)
    assert len(result.applied) == 800
    assert result.text == "It was and it is an hour. " * 400


@settings(max_examples=150, deadline=None)
@given(EXAMPLES)
def test_a_second_run_finds_nothing_to_fix_whatever_rules_meet(text: str) -> None:
    once = mended(read(text), found, read)
    again = mended(read(once.text), found, read)
    assert again.text == once.text
    assert not again.applied


NO_SAFE_FIX = [
    '"My my," said the fox.',
    '"The the," he stammered.',
    '"I went to the the shop," he said.',
    "She typed, “i love you,” and deleted it.",
    "A S.H.I.E.L.D. helicarrier hung over the river.",
    "“I ate a apple,” said Huck. “I could of ate two.”",
    "Was it “a apple,” or “an apple”?",
    "It was an unique chance; an he knew it.",
    "She *knew* knew him.",
    "“woulda gone,” he said. “Thataway.”",
]


@pytest.mark.parametrize("text", NO_SAFE_FIX)
def test_what_a_reader_may_want_as_it_is_is_never_mended_by_itself(text: str) -> None:
    assert mended(read(text), found, read).text == text
