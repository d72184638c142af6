"""What each rule finds among real slips, and in proofed text: `python benchmarks/lint_bench.py ../shared/lintbench`.

Writes `docs/rules/measured.json`, which the table of the rules is made of. A slip is found by a rule where its finding
touches the wrong words and the rule does not say the same of the corrected paragraph. Hints are not counted.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from fic.lint.choice import Choice, all_rules
from fic.lint.finding import Finding
from fic.lint.page import MEASURED, write
from fic.lint.rule import Level
from fic.lint.run import Batch, Linter, Sheet, linted
from fic.manuscript.chapter import Chapter

DOCS = Path(__file__).parents[1] / "docs" / "rules"


def main() -> None:
    bench = Path(sys.argv[1])
    linter = Linter(Choice(all_rules()))
    rows = [json.loads(line) for line in (bench / "typos.dev.jsonl").read_text(encoding="utf-8").splitlines()]
    found: Counter[str] = Counter()
    slips = 0
    for row in rows:
        rules = set(_rules_that_find(linter, row))
        found.update(rules)
        slips += bool(rules)
    proofed: Counter[str] = Counter()
    words = 0
    for path in sorted([*(bench / "clean").glob("*.md"), *(bench / "clean_fan").glob("*.md")]):
        text = path.read_text(encoding="utf-8")
        words += len(text.split())
        proofed.update(finding.rule for finding in _findings(linter, text))
    measured = {
        "slips": len(rows),
        "slips_found": slips,
        "proofed_words": words,
        "rules": {rule.name: [found[rule.name], proofed[rule.name]] for rule in all_rules()},
    }
    (DOCS / MEASURED).write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    write(DOCS)
    rate = sum(proofed.values()) / words * 1e4
    print(f"{slips} of {len(rows)} slips found, {rate:.2f} findings in 10,000 proofed words")


def _rules_that_find(linter: Linter, row: dict[str, Any]) -> Iterator[str]:
    start, end = row["span"]
    if end <= start:
        start, end = max(0, start - 1), start + 1
    right_end = max(end + len(row["right_tok"]) - len(row["wrong_tok"]), start + 1)
    still = {
        (finding.rule, finding.text)
        for finding in _findings(linter, row["right"] + "\n")
        if finding.start < right_end + 1 and finding.end > start - 1
    }
    for finding in _findings(linter, row["wrong"] + "\n"):
        if finding.start < end and finding.end > start and (finding.rule, finding.text) not in still:
            yield finding.rule


def _findings(linter: Linter, text: str) -> tuple[Finding, ...]:
    sheet = Sheet("text.md", Chapter(PurePosixPath("text.md"), None, "", text))
    report = linted([Batch(linter.choice, (sheet,), whole=False)], count_words=False)
    return report.without(Level.HINT).findings


if __name__ == "__main__":
    main()
