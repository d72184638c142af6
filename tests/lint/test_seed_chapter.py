"""The chapter this project began with: what must be found in it, and how little else."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from fic.files.chapter_file import parsed_chapter
from fic.lint.choice import Choice, all_rules
from fic.lint.finding import Finding
from fic.lint.rule import Level
from fic.lint.run import Batch, Sheet, linted


@pytest.fixture(scope="session")
def seed(shared: Path) -> tuple[Finding, ...]:
    path = PurePosixPath("chapter.txt")
    chapter = parsed_chapter((shared / "seed" / "chapter.txt").read_bytes(), path)
    report = linted([Batch(Choice(all_rules()), (Sheet("chapter.txt", chapter),), whole=True)], count_words=False)
    return tuple(finding for finding in report.findings if finding.level is not Level.HINT)


@pytest.mark.parametrize(
    ("rule", "line", "column", "end_column"),
    [
        ("doubled-word", 19, 226, 235),
        ("speech-tag-case", 56, 13, 15),
        ("missing-have", 68, 9, 23),
        ("doubled-word", 104, 198, 205),
        ("mixed-quotes", 125, 1, 2),
        ("speech-tag-case", 275, 17, 20),
    ],
)
def test_the_slips_it_is_known_for_are_found_in_their_places(
    seed: tuple[Finding, ...], rule: str, line: int, column: int, end_column: int
) -> None:
    assert (rule, line, column, line, end_column) in [
        (finding.rule, finding.line, finding.column, finding.end_line, finding.end_column) for finding in seed
    ]


def test_fewer_than_six_findings_are_no_labelled_slips(seed: tuple[Finding, ...], shared: Path) -> None:
    labels = json.loads((shared / "seed" / "labels.json").read_text(encoding="utf-8"))
    slips = [(each["line"], each["col"], each["end_col"]) for each in labels["errors"]]
    strange = [
        finding
        for finding in seed
        if finding.rule != "mixed-quotes"
        and not any(
            line == finding.line and column < finding.end_column and finding.column < end for line, column, end in slips
        )
    ]
    assert len(strange) < 6, strange
