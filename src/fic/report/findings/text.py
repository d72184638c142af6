"""Findings for people."""

from __future__ import annotations

from fic.lint.finding import Finding, Report
from fic.lint.rule import Level
from fic.manuscript.counting import spoken_count
from fic.report.inert import inert


def shown(report: Report) -> str:
    """Return each finding with the words it stands among, and how many there are."""
    return listed(report, report)


def listed(report: Report, whole: Report) -> str:
    """Return each finding of ``report`` with the words it stands among, and how many there are in the ``whole``."""
    lines: list[str] = []
    for finding in report.findings:
        place = f"{inert(finding.path)}:{finding.line}:{finding.column}"
        lines.append(f"{place}: {finding.level.value}: {inert(finding.message)} [{finding.rule}]")
        lines.append(f"    {inert(finding.excerpt)}")
        lines += _suggestion(finding)
    left_out = len(whole.findings) - len(report.findings)
    return "\n".join([*lines, f"{f'… and {left_out} more. ' if left_out else ''}{counted(whole)}"])


def counted(report: Report) -> str:
    """Return a sentence that says how many findings there are of each level, in how many chapters."""
    chapters = spoken_count(report.chapters, "chapter")
    counts = [spoken_count(count, level.value) for level in Level if (count := report.count(level)) > 0]
    return f"{', '.join(counts)} in {chapters}." if counts else f"No slips in {chapters}."


def _suggestion(finding: Finding) -> list[str]:
    if not finding.fixes:
        return []
    replacement = inert(finding.fixes[0].replacement)
    return [f"    → {replacement}" if replacement else "    → take it away"]
