"""What each rule finds among real slips, and in proofed text: `python -m benchmarks.lint_bench`.

Writes `docs/rules/measured.json`, which the table of the rules is made of. A slip is found by a rule where its finding
touches the wrong words and the rule does not say the same of the corrected paragraph. Hints are not counted.

Proofed text has slips too: `judged.txt` says of each finding in it whether somebody who looked at it found it right. It
holds no text but a line a finding: a fingerprint of the rule, the words and their paragraph, and the judgement. A
finding that nobody judged counts as wrong. `--to-judge` prints those, each with its fingerprint and its words.
"""

from __future__ import annotations

import hashlib
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
BENCH = Path(__file__).parents[2] / "shared" / "lintbench"
JUDGED = Path(__file__).with_name("judged.txt")
RIGHT = "right"


def main() -> None:
    if not BENCH.exists():
        print("The proofed texts are not beside this project.")
        return
    if "--to-judge" in sys.argv:
        print_unjudged(BENCH)
        return
    bench = BENCH
    linter = Linter(Choice(all_rules()))
    rows = [json.loads(line) for line in (bench / "typos.dev.jsonl").read_text(encoding="utf-8").splitlines()]
    found: Counter[str] = Counter()
    slips = 0
    for row in rows:
        rules = set(_rules_that_find(linter, row))
        found.update(rules)
        slips += bool(rules)
    right = judged_right()
    proofed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    words = 0
    for path in _proofed(bench):
        text = path.read_text(encoding="utf-8")
        words += len(text.split())
        for finding in _findings(linter, text):
            proofed[finding.rule] += 1
            wrong[finding.rule] += fingerprint(finding) not in right
    measured = {
        "slips": len(rows),
        "slips_found": slips,
        "proofed_words": words,
        "rules": {rule.name: [found[rule.name], proofed[rule.name], wrong[rule.name]] for rule in all_rules()},
    }
    (DOCS / MEASURED).write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    write(DOCS)
    rate = sum(proofed.values()) / words * 1e4
    mistaken = sum(wrong.values()) / words * 1e4
    print(
        f"{slips} of {len(rows)} slips found; in 10,000 proofed words {rate:.2f} findings, {mistaken:.2f} of them wrong"
    )


def fingerprint(finding: Finding) -> str:
    """Return what a finding is known by in `judged.txt`: its rule, its words and their paragraph, hashed."""
    said = f"{finding.rule}\n{finding.text}\n{finding.paragraph.strip()}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def judged_right() -> frozenset[str]:
    """Return the fingerprints of the findings in proofed text that were judged to be real slips."""
    lines = (line.split() for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset(print_ for print_, judgement, *_ in lines if judgement == RIGHT)


def print_unjudged(bench: Path) -> None:
    """Print the findings in proofed text that nobody judged yet, each with its fingerprint."""
    linter = Linter(Choice(all_rules()))
    known = {line.split()[0] for line in JUDGED.read_text(encoding="utf-8").splitlines()}
    for path in _proofed(bench):
        for finding in _findings(linter, path.read_text(encoding="utf-8")):
            if fingerprint(finding) not in known:
                print(fingerprint(finding), finding.rule, path.name, finding.line, repr(finding.excerpt))


def _proofed(bench: Path) -> list[Path]:
    return sorted([*(bench / "clean").glob("*.md"), *(bench / "clean_fan").glob("*.md")])


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
