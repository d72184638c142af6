"""Words glued together: one of the two is a small word, or a capital shows the seam."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.joined_word import joined_word
from fic.lint.rules.misspelling import misspelling

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = [
    ("He went tothe door.", "tothe", "to the"),
    ("I knowthat she came.", "knowthat", "know that"),
    ("It wasnever so.", "wasnever", "was never"),
    ("They hadbeen there.", "hadbeen", "had been"),
    ("Ofthe three, one stayed.", "Ofthe", "Of the"),
    ("She opened theWindow.", "theWindow", "the Window"),
    ("Sheshook her head.", "Sheshook", "She shook"),
    ("Andhe's got it.", "Andhe's", "And he's"),
    ("Idon't know.", "Idon't", "I don't"),
]
STAYS = [
    "They doat upon the boy.",
    "A cliffside path, a knifelike wind, a rumpot of a captain.",
    "He hurt hisself. They did it theirselves.",
    "McGregor, DeVries and LeBlanc bought an iPad on eBay.",
    "Altogether, nevertheless, whatsoever, notwithstanding, into, without.",
    "A themather is no mather. Mathering is an art.",
    "The seaside house of Sandthorpe and Butterwick.",
    "Theo ran. Thena flew. Isa and Ita sat. Toa waded. Hei held his tongue. Ashe's bow was bent.",
    "“You shoulda seen it. It mighta been worse.” “Hehe,” said the imp.",
    "SkyClan, BookTok, SpiderMan and the PlayStation.",
]


@pytest.mark.parametrize(("text", "covers", "right"), CHANGES)
def test_a_missing_blank_is_found(text: str, covers: str, right: str, findings: Findings) -> None:
    (finding,) = findings(text, joined_word)
    assert (finding.text, [fix.replacement for fix in finding.fixes]) == (covers, [right])


@pytest.mark.parametrize("text", STAYS)
def test_compounds_and_names_are_left_alone(text: str, findings: Findings) -> None:
    assert findings(text, joined_word) == ()


@pytest.mark.parametrize(("word", "right"), [("allready", "already"), ("alltogether", "altogether"), ("intoo", "into")])
def test_a_word_that_is_a_letter_away_from_another_is_that_word(word: str, right: str, findings: Findings) -> None:
    (finding,) = findings(f"She ran {word} and was gone.", joined_word, misspelling)
    assert (finding.rule, finding.fixes[0].replacement) == ("misspelling", right)


def test_a_glued_word_is_not_called_a_misspelling_too(findings: Findings) -> None:
    assert [each.rule for each in findings("I was withit all day.", joined_word, misspelling)] == ["joined-word"]
