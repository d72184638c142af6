"""Findings for a terminal: grouped, each with the words it is about marked on their line."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from rich.cells import cell_len  # noqa: TID251 - a terminal report
from rich.console import Console  # noqa: TID251
from rich.style import Style  # noqa: TID251
from rich.text import Text  # noqa: TID251

from fic.lint.finding import Finding, Report
from fic.lint.rule import Level
from fic.report.findings.text import counted
from fic.report.inert import inert

_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.HINT: "cyan"}


def show(
    shown: Report, whole: Report, pages: Mapping[str, str], *, by_rule: bool, console: Console | None = None
) -> None:
    """Print the findings of ``shown`` by chapter, or by rule, then one line that sums up ``whole``.

    ``pages`` has addresses of rules' pages, which a terminal that can makes links of.
    """
    if console is None:
        size = shutil.get_terminal_size()  # rich takes every dumb terminal for 80 columns wide
        console = Console(highlight=False, markup=False, emoji=False, width=size.columns, height=size.lines)
    groups: dict[str, list[Finding]] = {}
    for finding in shown.findings:
        groups.setdefault(finding.rule if by_rule else finding.path, []).append(finding)
    for name, findings in groups.items():
        heading = Text().append(inert(name), Style(bold=True, link=pages.get(name)))
        if by_rule:
            heading.append(f"  {len(findings)}", "dim")
        _print(console, heading, 0)
        for finding in findings:
            _print(console, _said(finding, pages, by_rule=by_rule), 2)
            _show_words(console, finding)
        console.print()
    left_out = len(whole.findings) - len(shown.findings)
    _print(console, Text(f"{f'… and {left_out} more. ' if left_out else ''}{counted(whole)}"), 0)


def _said(finding: Finding, pages: Mapping[str, str], *, by_rule: bool) -> Text:
    place = f"{finding.line}:{finding.column}"
    said = Text().append(f"{inert(finding.path)}:{place}" if by_rule else place, "dim")
    said.append(" ").append(finding.level.value, _COLOURS[finding.level])
    said.append(f" {inert(finding.message)}")
    if not by_rule:
        said.append(" ").append(finding.rule, Style(dim=True, link=pages.get(finding.rule)))
    return said


def _show_words(console: Console, finding: Finding) -> None:
    """Print the words on their line, marked by colour, or from below where there is none, and what would mend them."""
    before, words, after = quoted(finding, console.width - 4)
    coloured = console.color_system is not None and not console.no_color
    line = Text("    ").append(before, "dim").append(words, f"bold {_COLOURS[finding.level]}").append(after, "dim")
    console.print(line, soft_wrap=True)
    if not coloured:
        console.print(Text(" " * (4 + cell_len(before)) + "^" * max(1, cell_len(words))), soft_wrap=True)
    if finding.fixes:
        replacement = inert(finding.fixes[0].replacement)
        _print(console, Text(f"→ {replacement}" if replacement else "→ take it away", "green"), 4)


def quoted(finding: Finding, width: int) -> tuple[str, str, str]:
    """Return what stands before, in and after a finding on its line, at most ``width`` terminal cells together.

    What does not fit is cut at a blank, if there is one, and an ellipsis stands for it. A wide character is two cells.
    """
    start = finding.column - 1
    before, words = inert(finding.line_text[:start]).lstrip(), inert(finding.text)
    after = inert(finding.line_text[start + len(finding.text) :]).rstrip() if finding.line == finding.end_line else ""
    if cell_len(words) > width:
        half = (width - 1) // 2
        words = f"{_fitting(words, width - 1 - half)}…{_fitting(words[::-1], half)[::-1]}"
    room = width - cell_len(words)
    left = min(cell_len(before), max(room // 2, room - cell_len(after)))
    return _cut(before[::-1], left)[::-1], words, _cut(after, room - left)


def _cut(text: str, room: int) -> str:
    """Return the beginning of ``text`` that fits, ended by an ellipsis where something is left out."""
    if cell_len(text) <= room:
        return text
    kept = _fitting(text, room - 1)
    whole_words = kept.rpartition(" ")[0]
    return f"{whole_words or kept}…" if room > 0 else ""


def _fitting(text: str, room: int) -> str:
    used = 0
    for at, character in enumerate(text):
        used += cell_len(character)
        if used > room:
            return text[:at]
    return text


def _print(console: Console, text: Text, indent: int) -> None:
    """Print ``text`` wrapped at the terminal's width, every line of it indented."""
    for line in text.wrap(console, max(8, console.width - indent)):
        line.rstrip()
        console.print(Text(" " * indent) + line, soft_wrap=True)
