"""`compound-word`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.compound_word import compound_word

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("She came awhile ago.", "She came a while ago."),
    ("It took alot of time.", "It took a lot of time."),
    ("I want to be apart of this.", "I want to be a part of this."),
    ("He came here everyday.", "He came here every day."),
    ("It turned in to a fight.", "It turned into a fight."),
)
STAYS = (
    "She liked it more than any thing else, and some one else came, and any body might.",
    "Rest awhile.",
    "It was an everyday matter.",
    "They came in to supper.",
    "A part of it was apart.",
    "Maybe it may be so.",
    "Every one of them.",
    "She wore her everyday coat.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_compound_word_writes_it_as_the_company_asks(text: str, mended: str, findings: Findings) -> None:
    (finding,) = findings(text, compound_word)
    assert text[: finding.start] + finding.fixes[0].replacement + text[finding.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_compound_word_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, compound_word) == ()
