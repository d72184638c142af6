"""Words torn apart, and blanks that slipped by a letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.misspelling import misspelling
from fic.lint.rules.split_word import split_word

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = [
    ("An impor tant letter came.", "impor tant", "important"),
    ("She whis pered it.", "whis pered", "whispered"),
    ("I don’t kno wwhat it is.", "kno wwhat", "know what"),
    ("He calle dout to her.", "calle dout", "called out"),
]
STAYS = [
    "Any one of us, every body, some times, for ever.",
    "The Starks met at Eton, by the old Krag.",
    "He was re-elected by the semi-circle.",
    "A lex talionis, and a plan.",
    "“Tha knows,” she said.",
]


@pytest.mark.parametrize(("text", "covers", "right"), CHANGES)
def test_a_blank_in_the_wrong_place_is_found(text: str, covers: str, right: str, findings: Findings) -> None:
    (finding,) = findings(text, split_word)
    assert (finding.text, [fix.replacement for fix in finding.fixes]) == (covers, [right])


@pytest.mark.parametrize("text", STAYS)
def test_two_words_are_two_words(text: str, findings: Findings) -> None:
    assert findings(text, split_word) == ()


def test_a_torn_word_is_not_called_a_misspelling_too(findings: Findings) -> None:
    found = findings("She whis pered it.", split_word, misspelling)
    assert [each.rule for each in found] == ["split-word"]
