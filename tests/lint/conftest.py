"""What the lint tests share: a text linted as a loose file or as a chapter of a story."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Protocol

import pytest

from fic.files.chapter_file import parsed_chapter
from fic.lint.choice import Choice, all_rules
from fic.lint.finding import Finding
from fic.lint.rule import Rule
from fic.lint.run import Batch, Sheet, linted


class Findings(Protocol):
    """What the fixture ``findings`` gives."""

    def __call__(
        self, text: str, *rules: Rule, position: int | None = None, disclaimer: str = ""
    ) -> tuple[Finding, ...]: ...


@pytest.fixture
def findings() -> Findings:
    """Return a function that gives what the rules (all, unless some are given) find in a chapter's file."""
    return _findings


def _findings(text: str, *rules: Rule, position: int | None = None, disclaimer: str = "") -> tuple[Finding, ...]:
    """Return what the rules (all, unless some are given) find in a chapter's file."""
    chapter = parsed_chapter(text.encode(), PurePosixPath("001-test.md"))
    choice = Choice(rules or all_rules(), disclaimer=disclaimer)
    return linted([Batch(choice, (Sheet("001-test.md", chapter, position),), whole=True)], count_words=False).findings
