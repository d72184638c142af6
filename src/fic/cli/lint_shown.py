"""How `fic lint` shows what it found: which findings, in which order, for a terminal or for a program."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import NamedTuple

from fic.cli.said import hand_out, say
from fic.errors import UsageError
from fic.lint.finding import Finding, Report
from fic.lint.rule import Level

FORMATS = "fic.report.findings"
GROUPS = ("chapter", "rule")


class View(NamedTuple):
    """What the author wants to see: the format, hints or not, what to group by, how many findings at most."""

    layout: str = "text"
    hints: bool = False
    group: str = "chapter"
    limit: int | None = None


def view(layout: str, group: str | None, limit: int | None, *, hints: bool) -> View:
    """Return the view that was asked for; UsageError for a grouping that isn't there, or for programs' formats."""
    if layout != "text" and (group is not None or limit is not None):
        raise UsageError(f"--group and --limit are for reading, and --format {layout} is for programs.")
    if group not in (None, *GROUPS):
        raise UsageError(f"There is no grouping {group}: choose {' or '.join(GROUPS)}.")
    return View(layout, hints, group or "chapter", limit)


def show(report: Report, wanted: View) -> None:
    """Print the report as wanted; on a terminal, text is laid out for reading."""
    whole = report if wanted.hints else report.without(Level.HINT)
    findings = _gravest(whole.findings, wanted.limit)
    if wanted.group == "rule":
        findings = tuple(sorted(findings, key=lambda finding: finding.rule))
    shown = whole._replace(findings=findings)
    if wanted.layout == "text" and findings and sys.stdout.isatty():
        from fic.report import findings_terminal

        findings_terminal.show(shown, whole, _pages(shown), by_rule=wanted.group == "rule")
    elif wanted.layout == "text":
        hand_out(import_module(f"{FORMATS}.text").listed(shown, whole))
    else:
        text = import_module(f"{FORMATS}.{wanted.layout}").shown(shown)
        if text:
            hand_out(text)
    hidden = report.count(Level.HINT)
    if hidden and not wanted.hints and wanted.layout == "text":
        number, them = ("1 hint", "it") if hidden == 1 else (f"{hidden} hints", "them")
        say(f"{number} more: fic lint --hints shows {them}.")


def _gravest(findings: tuple[Finding, ...], limit: int | None) -> tuple[Finding, ...]:
    """Return at most ``limit`` findings in the order they are in, leaving out hints first, then warnings."""
    if limit is None or len(findings) <= limit:
        return findings
    levels = tuple(Level)
    kept = sorted(range(len(findings)), key=lambda at: levels.index(findings[at].level))[:limit]
    return tuple(findings[at] for at in sorted(kept))


def _pages(report: Report) -> dict[str, str]:
    """Return addresses for the pages of the rules that found something."""
    from fic.files.kept_page import kept_page
    from fic.lint.choice import rule_named
    from fic.lint.page import page

    names = dict.fromkeys(finding.rule for finding in report.findings)
    kept = {name: kept_page(f"{name}.md", page(rule_named(name))) for name in names}
    return {name: path.as_uri() for name, path in kept.items() if path is not None}
