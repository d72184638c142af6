"""`joined-lines`: what it shows and mends, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fic.lint.finding import Finding
from fic.lint.rules.joined_lines import joined_lines

Findings = Callable[..., tuple[Finding, ...]]
WRAPPED = (
    "It had rained since the morning, and nobody in the house had so much as\n"
    "looked out of a window, for there was nothing to be seen from any of them\nbut more of it.\n\n"
)

CHANGES = (
    (
        "*I met a maid upon the strand,*\r\n*Her hair was wet with foam,*\r\n",
        "*I met a maid upon the strand,*\\\r\n*Her hair was wet with foam,*\r\n",
    ),
    ("---\ntitle: É\n---\n> Yours in haste, \n> F.\n", "---\ntitle: É\n---\n> Yours in haste,\\\n> F.\n"),
    (f"{WRAPPED}Strength: 12\nWit: 14\nLuck: 3\n", f"{WRAPPED}Strength: 12\\\nWit: 14\\\nLuck: 3\n"),
)
STAYS = (
    "It rained.",
    "Roses are red,\\\nviolets are blue,",
    "Roses are red,<br>\nviolets are blue,",
    "Roses are red,\n\nviolets are blue.",
    "“It rained.”\n“It did.”\n“All day.”",
    WRAPPED,
    f"{WRAPPED}It had rained, and\nstopped.",
    "It had rained since the morning, and\nnobody in the house had looked out of a\nwindow, for there was no view.",
    "| Strength | 12 |\n|---|---|\n| Wit | 14 |",
    "- One,\n  two,\n  three.",
    "One,\ntwo ![rain](rain.png)",
)


@pytest.mark.parametrize(("text", "mended"), CHANGES)
def test_lines_that_will_run_together_are_kept_by_a_backslash(text: str, mended: str, findings: Findings) -> None:
    (found,) = findings(text, joined_lines)
    (fix,) = found.fixes
    assert not fix.safe
    assert text[: found.start] + fix.replacement + text[found.end :] == mended


@pytest.mark.parametrize("text", STAYS)
def test_what_was_wrapped_or_is_kept_already_is_left(text: str, findings: Findings) -> None:
    assert findings(text, joined_lines) == ()
