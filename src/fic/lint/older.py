"""Findings in paragraphs that were committed before: told from new ones by the paragraph's own text."""

from __future__ import annotations

from collections.abc import Iterable

from fic.lint.finding import Finding
from fic.manuscript.chapter import Chapter
from fic.manuscript.prose import proses


def paragraphs(versions: Iterable[Chapter]) -> frozenset[str]:
    """Return the paragraphs of a chapter's earlier versions as their files have them, notes and titles too."""
    found: set[str] = set()
    for chapter in versions:
        for prose in proses(chapter):
            for paragraph in prose.paragraphs:
                start, end = prose.span(paragraph, 0, len(paragraph.text))
                found.add(chapter.text[start:end])
    return frozenset(found)


def parted(findings: Iterable[Finding], before: frozenset[str]) -> tuple[list[Finding], list[Finding]]:
    """Return the findings in paragraphs that are new, and those in paragraphs that stood there before."""
    new: list[Finding] = []
    older: list[Finding] = []
    for finding in findings:
        (older if finding.paragraph in before else new).append(finding)
    return new, older
