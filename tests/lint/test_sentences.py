"""Sentences of our own, each met alone: of those in which nothing is wrong nothing may be said, every slip is found.

A file of `sentences` is a kind of them, a line is one, and a line that begins with `# ` says what the file is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fic.lint.finding import Finding
from fic.lint.rule import Level

Findings = Callable[..., tuple[Finding, ...]]

KINDS = sorted((Path(__file__).parent / "sentences").glob("*.txt"))


def sentences(kind: Path) -> list[str]:
    return [line for line in kind.read_text("utf-8").splitlines() if line and not line.startswith("# ")]


def test_there_are_hundreds_of_them() -> None:
    assert sum(len(sentences(kind)) for kind in KINDS) > 500


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.stem)
def test_nothing_is_said_of_what_is_right(kind: Path, findings: Findings) -> None:
    said = [
        (finding.rule, finding.text, sentence)
        for sentence in sentences(kind)
        for finding in findings(sentence + "\n")
        if finding.level is not Level.HINT
    ]
    assert said == []


SLIPS = [
    [part.strip() for part in line.split(" | ")]
    for line in (Path(__file__).parent / "slips.txt").read_text("utf-8").splitlines()
    if not line.startswith("# ")
]


@pytest.mark.parametrize(("rule", "covers", "sentence"), SLIPS, ids=lambda part: part)
def test_a_slip_that_no_reader_doubts_is_found_once_and_nothing_else(
    rule: str, covers: str, sentence: str, findings: Findings
) -> None:
    found = [each for each in findings(sentence + "\n") if each.level is not Level.HINT]
    assert [(each.rule, each.text) for each in found] == [(rule, covers)]
