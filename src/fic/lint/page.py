"""A rule's page, from its docstring and its examples; `python -m fic.lint.page FOLDER` writes them all."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fic.lint.choice import all_rules
from fic.lint.rule import Level, Rule

HEADINGS = ("What it finds", "Why it matters", "What it leaves alone")
INDEX = "README.md"
# What `benchmarks/lint_bench.py` measured, beside the pages: by rule, slips found, findings in proofed text, and
# how many of these were wrong.
MEASURED = "measured.json"
_VISIBLE = str.maketrans({"\u200b": "‹U+200B›", "\u00ad": "‹U+00AD›", "\n": "↵"})


def page(rule: Rule) -> str:
    """Return the page of a rule as Markdown."""
    first, _, rest = rule.page.strip().partition("\n")
    lines = [f"# {rule.name}", "", first, "", _facts(rule), ""]
    for line in rest.strip("\n").split("\n"):
        lines += [f"## {line}", ""] if line in HEADINGS else [line.removeprefix("    ")]
    lines += ["", "## Examples", "", *_examples(rule), "", "Left alone:", ""]
    lines += [f"- {_quoted(text)}" for text in rule.leaves]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def pages(folder: Path) -> dict[str, str]:
    """Return every page by its file's name: one a rule, and the table of all with what ``folder`` keeps measured."""
    rules = all_rules()
    kept = folder / MEASURED
    measured = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    return {f"{rule.name}.md": page(rule) for rule in rules} | {INDEX: index(rules, measured)}


def index(rules: tuple[Rule, ...], measured: Mapping[str, Any]) -> str:
    """Return the table of the rules, with what was measured of each."""
    head = ["# Rules", "", "`fic lint --explain RULE` prints a rule's page.", ""]
    if measured:
        head += [
            f"*Found*: how many of {measured['slips']:,} real slips in books and serials the rule finds; all rules",
            f"together find {measured['slips_found']:,}. *In proofed text*: how often it speaks in",
            f"{measured['proofed_words']:,} words that were proofread. *Wrong*: how many of these are no slip; each",
            "was looked at (`benchmarks/judged.txt`), and what nobody looked at counts as wrong. *In 100,000*:",
            "wrong ones in so many words; an error has fewer than one. *Precision*: of all it says, on the slips",
            "and in proofed text, the share that is right. A dash: a hint, or not measured.",
            "",
        ]
    words = measured.get("proofed_words", 0)
    rows = [_row(rule, measured.get("rules", {}).get(rule.name), words) for rule in rules]
    columns = [
        "| rule | level | fixes | found | in proofed text | wrong | in 100,000 | precision | finds |",
        "|---|---|---|--:|--:|--:|--:|--:|---|",
    ]
    return "\n".join([*head, *columns, *rows]) + "\n"


def _row(rule: Rule, measured: Sequence[int] | None, words: int) -> str:
    fixes = "yes" if rule.fixes else ""
    figures = ["–"] * 5
    if measured and rule.level is not Level.HINT:
        found, proofed, wrong = measured
        said = found + proofed
        precision = f"{100 * (said - wrong) / said:.0f} %" if said else "–"
        figures = [str(found), str(proofed), str(wrong), f"{1e5 * wrong / words:.2f}", precision]
    cells = [f"[{rule.name}]({rule.name}.md)", rule.level.value, fixes, *figures, _cell(rule.summary)]
    return f"| {' | '.join(cells)} |"


def _facts(rule: Rule) -> str:
    level = f"Level: {rule.level.value}"
    if rule.unfinished:
        level += " (a hint while the chapter is being drafted)"
    languages = "any language" if not rule.languages else ", ".join(_LANGUAGES[name] for name in rule.languages)
    fixes = "It offers a fix." if rule.fixes else "It offers no fix."
    settings = "".join(
        f"\n\nSetting `{name}` (default `{each.default}`): {each.doc}" for name, each in rule.settings.items()
    )
    return f"{level}. Written for {languages}. {fixes}{settings}"


_LANGUAGES = {"en": "English"}


def _examples(rule: Rule) -> list[str]:
    rows = ["| before | after |", "|---|---|"]
    for example in rule.examples:
        after = _quoted(example.fixed) if example.fixed is not None else f"(at {_quoted(example.covers)})"
        rows.append(f"| {_cell(_quoted(example.text))} | {_cell(after)} |")
    return rows


def _quoted(text: str) -> str:
    shown = re.sub(r"\n+", lambda breaks: "↵" * len(breaks[0]), text.strip("\n")).translate(_VISIBLE)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def write(folder: Path) -> None:
    """Write every page into ``folder``, and take away pages of rules that are gone."""
    wanted = pages(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.md"):
        if stale.name not in wanted:
            stale.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
