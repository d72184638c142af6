"""Findings as SARIF 2.1.0, which code scanning services read, with fixes and the rules' pages.

Source: the OASIS standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fic import __version__
from fic.lint.choice import all_rules
from fic.lint.finding import Finding, Report
from fic.lint.page import page
from fic.lint.rule import Fix, Level, Rule
from fic.report.inert import json_text

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}


def shown(report: Report) -> str:
    """Return a log of one run; regions are 1-based code points with exclusive ends, as in the JSON format."""
    rules = all_rules()
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": {"name": "fic", "semanticVersion": __version__, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, numbers[finding.rule], seen) for finding in report.findings],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    text = page(rule)
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(finding: Finding, number: int, seen: Counter[str]) -> dict[str, Any]:
    file = {"uri": _uri(finding.path)}
    result = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": _region(finding)}}],
        "partialFingerprints": {"ficParagraph/v1": _fingerprint(finding, seen)},
    }
    if finding.fixes:
        result["fixes"] = [_fix(fix, finding, file) for fix in finding.fixes]
    return result


def _region(finding: Finding) -> dict[str, int]:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }


def _fix(fix: Fix, finding: Finding, file: dict[str, str]) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(finding), "insertedContent": {"text": fix.replacement}}
    described = f'Put "{fix.replacement}" in its place.' if fix.replacement else "Take it away."
    return {
        "description": {"text": described},
        "artifactChanges": [{"artifactLocation": file, "replacements": [replacement]}],
    }


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Return what stays the same while other paragraphs come and go, so that a known finding is known again."""
    said = [finding.rule, finding.path, finding.where, finding.text, finding.paragraph]
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"


def _uri(path: str) -> str:
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(os.fsencode(Path(path).as_posix()))
