"""`stray-participle`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.stray_participle import stray_participle

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("She begun to laugh.", "She began to laugh."),
    ("They swum to the rock.", "They swam to the rock."),
    ("At last the news sunk in.", "At last the news sank in."),
    ("He never seen the sea before.", "He never saw the sea before."),
)
STAYS = (
    "She shrunk aside, and the gate sprung open.",
    "She had begun to laugh.",
    "“I seen it,” said Rook.",
    "The boat was sunk in the bay.",
    "Her eyes sunk in her face, she slept.",
    "They've swum there.",
    "It had all sunk in.",
    "Was he gone?",
    "What is done is done.",
    "The song, once sung, was gone.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_stray_participle_gives_the_past_form(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, stray_participle)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_stray_participle_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, stray_participle) == ()
