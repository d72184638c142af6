"""Sentences of our own in which nothing is wrong, of many genres, each met alone: nothing may be said of them.

A file is a kind of sentence, a line is a sentence, and a line that begins with `# ` says what the file is.
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
