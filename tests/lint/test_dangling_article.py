"""`dangling-article`: what it changes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.dangling_article import dangling_article

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    "He ran to the.",
    "She held an, and went.",
    "What was the? He could not say.",
)
STAYS = (
    "He ran to the gate.",
    "“Give me the. No, wait.”",
    "He saw the… thing.",
    "The—what was it?",
    "He said *the*. Then he stopped.",
    "Bread an' cheese.",
)


@pytest.mark.parametrize("text", CHANGES)
def test_dangling_article_points_at_an_article_with_nothing_behind(text: str, findings: Findings) -> None:
    assert len(findings(text, dangling_article)) == 1


@pytest.mark.parametrize("text", STAYS)
def test_dangling_article_leaves_what_may_be_meant(text: str, findings: Findings) -> None:
    assert findings(text, dangling_article) == ()
