"""Findings as annotations of a GitHub workflow run.

Source of the syntax and its escaping: "Workflow commands for GitHub Actions" and the command module of actions/toolkit.
"""

from __future__ import annotations

from fic.lint.finding import Finding, Report
from fic.lint.rule import Level
from fic.report.inert import inert

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}
_ORDER = tuple(_COMMANDS)


def shown(report: Report) -> str:
    """Return one annotation a line, errors first: GitHub shows ten of a kind for each step and drops the rest."""
    return "\n".join(map(_annotation, sorted(report.findings, key=lambda finding: _ORDER.index(finding.level))))


def _annotation(finding: Finding) -> str:
    properties = {"file": finding.path, "line": str(finding.line), "endLine": str(finding.end_line)}
    if finding.line == finding.end_line:  # columns are refused on annotations of several lines
        properties |= {"col": str(finding.column), "endColumn": str(finding.end_column)}
    properties["title"] = f"fic: {finding.rule}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {listed}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    lines = [inert(finding.message), inert(finding.excerpt)]
    if finding.fixes:
        replacement = inert(finding.fixes[0].replacement)
        lines.append(f"→ {replacement}" if replacement else "→ take it away")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
