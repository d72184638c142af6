"""`indented-paragraph`: what it shows and mends, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.indented_paragraph import indented_paragraph

Findings = Callable[..., tuple[Finding, ...]]

CHANGES = (
    ("\tShe took the lamp.\n\n\t*He* did not see it.\n", "She took the lamp.\n\n*He* did not see it.\n"),
    ("---\ntitle: É\n---\n    Élan was late again.\r\n", "---\ntitle: É\n---\nÉlan was late again.\r\n"),
    ("  \t“Late,” she said.", "“Late,” she said."),
)
STAYS = (
    "She took the lamp.\n\n\tlamp = light",
    "She took the lamp.\n\n    x\n\n    y",
    "1. One.\n\n    And more of it here.",
    "> She took the lamp.\n>\n>   He did not see it.",
    "She took the lamp\n    and left the house.",
    "<!--\n\tShe took the lamp.\n-->",
    "   Not far enough for code.",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_an_indent_is_taken_out(text: str, mended: str, findings: Findings) -> None:
    for each in reversed(findings(text, indented_paragraph)):
        (fix,) = each.fixes
        assert fix.safe
        text = text[: each.start] + fix.replacement + text[each.end :]
    assert text == mended


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_indented_prose_is_left(text: str, findings: Findings) -> None:
    assert findings(text, indented_paragraph) == ()


def test_lines_that_would_run_together_are_shown_and_not_mended(findings: Findings) -> None:
    (found,) = findings("It rained.\n\n    Dear Sam, I am late.\n    Yours, F.\n", indented_paragraph)
    assert found.fixes == ()
