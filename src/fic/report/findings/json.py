"""Findings for programs: the contract of `fic lint --format json`, version 1."""

from __future__ import annotations

from typing import Any

from fic.lint.finding import Finding, Report
from fic.lint.rule import Level
from fic.report.inert import json_text

VERSION = 1


def shown(report: Report) -> str:
    """Return the findings and a summary as JSON. Lines and columns are 1-based code points, ends exclusive."""
    summary: dict[str, int] = {"chapters": report.chapters, "words": report.words}
    summary |= {level.value: report.count(level) for level in Level}
    findings = [_finding(finding) for finding in report.findings]
    return json_text({"version": VERSION, "findings": findings, "summary": summary})


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
        "chapter": finding.chapter,
        "where": finding.where,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "excerpt": finding.excerpt,
        "fixes": [{"replacement": fix.replacement, "safe": fix.safe} for fix in finding.fixes],
    }
