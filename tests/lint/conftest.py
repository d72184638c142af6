"""What the lint tests share: a text linted as a loose file or as a chapter of a story."""

from __future__ import annotations

from collections.abc import Sequence
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


class StoryFindings(Protocol):
    """What the fixture ``story_findings`` gives."""

    def __call__(self, texts: Sequence[str], *rules: Rule) -> list[tuple[int, str, list[str]]]: ...


@pytest.fixture
def story_findings() -> StoryFindings:
    """Return a function that gives what rules find in the chapters of a story: chapter (from 0), words, fixes."""
    return _story_findings


def _story_findings(texts: Sequence[str], *rules: Rule) -> list[tuple[int, str, list[str]]]:
    """Return what the rules find in the chapters of a story: the chapter's place in it, the words, and fixes."""
    chapters = [parsed_chapter(text.encode(), PurePosixPath(f"{at:03}.md")) for at, text in enumerate(texts)]
    sheets = tuple(Sheet(f"{at:03}.md", chapter, at) for at, chapter in enumerate(chapters))
    found = linted([Batch(Choice(rules), sheets, whole=True)], count_words=False).findings
    return [(int(each.path[:3]), each.text, [fix.replacement for fix in each.fixes]) for each in found]


@pytest.fixture
def findings() -> Findings:
    """Return a function that gives what the rules (all, unless some are given) find in a chapter's file."""
    return _findings


def _findings(text: str, *rules: Rule, position: int | None = None, disclaimer: str = "") -> tuple[Finding, ...]:
    """Return what the rules (all, unless some are given) find in a chapter's file."""
    chapter = parsed_chapter(text.encode(), PurePosixPath("001-test.md"))
    choice = Choice(rules or all_rules(), disclaimer=disclaimer)
    return linted([Batch(choice, (Sheet("001-test.md", chapter, position),), whole=True)], count_words=False).findings
