"""Findings for reviewdog: its Diagnostic Format, as one JSON object.

Source: proto/rdf/reviewdog.proto of reviewdog/reviewdog. Columns there count bytes of UTF-8 from 1; ends are exclusive.
"""

from __future__ import annotations

import re
from typing import Any

from fic.lint.finding import Finding, Report
from fic.lint.rule import Level
from fic.report.inert import json_text

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.HINT: "INFO"}
_LINE_END = re.compile(r"\r\n|\n|\r")


def shown(report: Report) -> str:
    """Return a `DiagnosticResult` in the JSON form of its message."""
    result = {"source": {"name": "fic"}, "diagnostics": [_diagnostic(finding) for finding in report.findings]}
    return json_text(result)


def _diagnostic(finding: Finding) -> dict[str, Any]:
    span = _range(finding)
    return {
        "message": finding.message,
        "location": {"path": finding.path, "range": span},
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.rule},
        "suggestions": [{"range": span, "text": fix.replacement} for fix in finding.fixes],
    }


def _range(finding: Finding) -> dict[str, dict[str, int]]:
    column = _bytes(finding.line_text[: finding.column - 1]) + 1
    if finding.end_line == finding.line:
        end = column + _bytes(finding.text)
    else:
        end = _bytes(_LINE_END.split(finding.text)[-1]) + 1
    return {
        "start": {"line": finding.line, "column": column},
        "end": {"line": finding.end_line, "column": end},
    }


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
