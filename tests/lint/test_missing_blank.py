"""A blank belongs between a mark and the word after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.missing_blank import missing_blank

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = [
    ("She turned,and there he was.", "turned,and", "turned, and"),
    ("It was late.Nobody came.", "late.Nobody", "late. Nobody"),
    ("“Who is there?Come out,” she said.", "there?Come", "there? Come"),
    ("All was well;nobody came.", "well;nobody", "well; nobody"),
]
STAYS = [
    "She turned, and there he was. It was late.",
    "It cost 1,000 crowns at 12:30.",
    "www.Example.com and wren@example.com",
    "W.B.Yeats and J.R.R. Tolkien met Mr.Ott.",
    "“brb,dinner,” he texted.",
    "The file was called Late.Night.Story.",
]


@pytest.mark.parametrize(("text", "covers", "right"), CHANGES)
def test_a_blank_is_offered_and_never_set_by_itself(text: str, covers: str, right: str, findings: Findings) -> None:
    (finding,) = findings(text, missing_blank)
    assert (finding.text, [(fix.replacement, fix.safe) for fix in finding.fixes]) == (covers, [(right, False)])


@pytest.mark.parametrize("text", STAYS)
def test_what_needs_no_blank_is_left_alone(text: str, findings: Findings) -> None:
    assert findings(text, missing_blank) == ()
