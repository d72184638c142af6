"""Possessives that lost their s, or have one too many."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.broken_possessive import broken_possessive

Findings = Callable[..., tuple[Finding, ...]]


@pytest.mark.parametrize(
    ("text", "covers", "right"),
    [
        ("It was Maralene’ sword.", "Maralene’", "Maralene’s"),
        ("He took Maralene' sword.", "Maralene'", "Maralene's"),
        ("The horses’s hooves rang.", "horses’s", "horses’"),
        ("All the girls's voices rang.", "girls's", "girls'"),
    ],
)
def test_a_broken_possessive_is_found(text: str, covers: str, right: str, findings: Findings) -> None:
    (finding,) = findings(text, broken_possessive)
    assert (finding.text, [fix.replacement for fix in finding.fixes]) == (covers, [right])


@pytest.mark.parametrize(
    "text",
    [
        "James’s and Bess’s horses, the princess’s bus’s driver.",
        "The horses’ hooves, Jones’ house, Moses’ staff, Alex’ gate.",
        "“Speakin’ of it,” he said. “Nothin’ doin’. Ol’ Tom an’ me.”",
        "‘I went to Maralene’ is what he said.",
        "He said, 'This is Maralene' and left.",
    ],
)
def test_other_apostrophes_are_left_alone(text: str, findings: Findings) -> None:
    assert findings(text, broken_possessive) == ()
