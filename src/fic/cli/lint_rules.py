"""`fic lint --rules` and `--explain`."""

from __future__ import annotations

import sys

from fic.cli.said import folded
from fic.errors import UsageError
from fic.lint.choice import all_rules, rule_named
from fic.lint.page import page
from fic.lint.rule import Rule
from fic.report.inert import json_text


def told(name: str | None, layout: str) -> str:
    """Return the page of the rule called ``name``, or the list of all, as text or as JSON.

    Raises UsageError for any other layout, and with the nearest name for no rule.
    """
    if layout not in ("text", "json"):
        raise UsageError(f"Rules are told as text or json, not as {layout}.")
    rules = all_rules() if name is None else (rule_named(name),)
    if layout == "json":
        return json_text({"version": 1, "rules": [_rule(rule) for rule in rules]})
    if name is not None:
        return page(rules[0]).rstrip("\n")
    width = max(len(rule.name) for rule in rules)
    listed = []
    for rule in rules:
        facts = f"{rule.name:{width}}  {rule.level.value:7}  {'fixes' if rule.fixes else '     '}  "
        line = facts + rule.summary
        listed.append(folded(line, len(facts)) if sys.stdout.isatty() else line)
    return "\n".join(listed)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "level": rule.level.value,
        "fixes": rule.fixes,
        "languages": list(rule.languages),
        "summary": rule.summary,
    }
