"""`missing-small-word`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.missing_small_word import missing_small_word

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("He accused me stealing.", "He accused me of stealing."),
    ("She was happy with way things went.", "She was happy with the way things went."),
    ("I kind like it.", "I kind of like it."),
    ("He paused for moment.", "He paused for a moment."),
    ("It vanished in instant.", "It vanished in an instant."),
    ("They lay at bottom of the well.", "They lay at the bottom of the well."),
    ("One of most important things was lost.", "One of the most important things was lost."),
    ("She drank a cup tea.", "She drank a cup of tea."),
)
STAYS = (
    "She went with the way of the wind.",
    "He paused for a moment.",
    "By way of an answer she went.",
    "In front of him it lay.",
    "He is kind, and just.",
    "Most people slept.",
    "The bottom of the well was dry.",
    "From end to end it was clean.",
    "On top of it all it rained.",
    "A tea cup stood there.",
    "One of them was most important.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_missing_small_word_puts_the_small_word_in(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, missing_small_word)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_missing_small_word_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, missing_small_word) == ()
