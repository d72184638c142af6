"""Findings as tab-separated values: path, line, column, end line, end column, rule, message."""

from __future__ import annotations

from fic.lint.finding import Report
from fic.report.inert import inert


def shown(report: Report) -> str:
    """Return one finding a line, for scripts; nothing where nothing was found."""
    return "\n".join(
        "\t".join(
            (
                inert(finding.path),
                str(finding.line),
                str(finding.column),
                str(finding.end_line),
                str(finding.end_column),
                finding.rule,
                inert(finding.message),
            )
        )
        for finding in report.findings
    )
