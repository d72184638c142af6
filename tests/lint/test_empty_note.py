"""`empty-note`: what it finds, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rule import Level
from fic.lint.rules.empty_note import empty_note

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("It rained.\n\nA/N:", "A/N:"),
    ("It rained.\n\n**A/N:**", "A/N:"),
    ("a/n :\n\n***\n\nIt rained.", "a/n :"),
    ("Author’s notes:\n\n# The Gate\n\nIt rained.", "Author’s notes:"),
    ("---\nnotes: {before: 'A/N'}\n---\n\nIt rained.", "A/N"),
    ("---\nnotes: {after: 'Notes:'}\n---\n\nIt rained.", "Notes:"),
    ("---\nsummary: '—'\n---\n\nIt rained.", "—"),
    ("---\nsummary: '…'\n---\n\nIt rained.", "…"),
)
STAYS = (
    "A/N: Thank you!\n\nIt rained.",
    "A/N:\n\nThank you!\n\n***\n\nIt rained.",
    "It rained.\n\nA/N",
    "It rained.\n\nAuthor notes",
    "She wrote:\n\nNotes:\n\n- Rain\n- Snow",
    "It rained.\n\nAnd then:",
    "It rained.\n\nNote:",
    "---\nnotes: {before: '', after: '<3'}\n---\n\nIt rained.",
    "---\nnotes: {after: ':)'}\n---\n\nIt rained.",
    "---\nnotes: {after: '❤'}\n---\n\nIt rained.",
    "---\ntitle: '...'\n---\n\nIt rained.",
    "---\nsummary:\n---\n\nIt rained.",
)


@pytest.mark.parametrize(("text", "shown"), CHANGES)
def test_a_note_without_a_word_is_found(text: str, shown: str, findings: Findings) -> None:
    (finding,) = findings(text, empty_note)
    assert (finding.text, finding.level) == (shown, Level.WARNING)


@pytest.mark.parametrize("text", STAYS)
def test_a_note_with_words_and_one_that_is_not_there_are_left(text: str, findings: Findings) -> None:
    assert findings(text, empty_note) == ()


def test_it_is_a_hint_while_the_chapter_is_being_drafted(findings: Findings) -> None:
    (drafting,) = findings("It rained.\n\nA/N:", empty_note, position=0)
    assert drafting.level is Level.HINT
    (finished,) = findings("---\ndrafted: 2026-10-02\n---\n\nIt rained.\n\nA/N:", empty_note, position=0)
    assert finished.level is Level.WARNING
