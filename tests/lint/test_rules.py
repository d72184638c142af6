"""Every rule keeps the house's law: a name for the fault, a page, examples that are true."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from fic.files.chapter_file import parsed_chapter
from fic.lint.choice import PACKAGE, all_rules, rule_names
from fic.lint.finding import Finding
from fic.lint.page import HEADINGS, MEASURED, pages
from fic.lint.rule import Example, Level, Matches, Rule, Stories
from fic.manuscript.prose import proses
from fic.registry import module_names

RULES = all_rules()
DOCS = Path(__file__).parents[2] / "docs" / "rules"
MENDED = [
    pytest.param(rule, example, id=f"{rule.name}-{n}")
    for rule in RULES
    for n, example in enumerate(rule.examples)
    if example.fixed is not None
]
SLIPS = [
    pytest.param(rule, example, id=f"{rule.name}-{n}") for rule in RULES for n, example in enumerate(rule.examples)
]
LEFT = [pytest.param(rule, text, id=f"{rule.name}-{n}") for rule in RULES for n, text in enumerate(rule.leaves)]
Findings = Callable[..., tuple[Finding, ...]]
STORY: dict[str, Any] = {"position": 0, "disclaimer": "The gate belongs to its keeper."}


def test_every_module_holds_one_rule_named_as_the_module_is() -> None:
    assert [rule.name for rule in RULES] == sorted(rule_names())
    assert len(RULES) == len(module_names(PACKAGE))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_name_says_the_fault_not_the_cure(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert not re.match(r"(avoid|use|prefer|no|do|dont|should|must|check|fix)-", rule.name)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_has_its_first_sentence_and_the_fixed_headings(rule: Rule) -> None:
    lines = rule.page.strip().split("\n")
    assert lines[0].endswith((".", ":", "`", "`."))
    assert tuple(line for line in lines if line in HEADINGS) == HEADINGS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_more_alone_than_it_needs_examples_for(rule: Rule) -> None:
    assert rule.examples
    assert len(rule.leaves) >= 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_scans_says_what_that_costs(rule: Rule) -> None:
    assert all(trigger.cost for trigger, _check in rule.calls if isinstance(trigger, Matches))


@pytest.mark.parametrize(("rule", "example"), SLIPS)
def test_an_example_is_found_where_it_says_and_once(rule: Rule, example: Example, findings: Findings) -> None:
    found = findings(example.text, rule, **STORY)
    assert [finding.text for finding in found] == [example.covers]


@pytest.mark.parametrize(("rule", "example"), MENDED)
def test_an_examples_fix_gives_the_text_it_says(rule: Rule, example: Example, findings: Findings) -> None:
    (finding,) = findings(example.text, rule, **STORY)
    fixed = example.text[: finding.start] + finding.fixes[0].replacement + example.text[finding.end :]
    assert fixed == example.fixed
    assert findings(fixed, rule, **STORY) == ()


@pytest.mark.parametrize(("rule", "text"), LEFT)
def test_what_a_rule_leaves_alone_is_left_alone(rule: Rule, text: str, findings: Findings) -> None:
    assert findings(text, rule, **STORY) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_message_is_a_sentence(rule: Rule, findings: Findings) -> None:
    (finding, *_) = findings(rule.examples[0].text, rule, **STORY)
    assert finding.message.endswith((".", "?"))
    assert finding.message[0].isupper() or finding.message[0] in '"“'


def test_the_pages_are_the_ones_the_rules_write() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert kept == pages(DOCS), "run `python -m fic.lint.page docs/rules`"


def test_an_error_was_wrong_less_than_once_in_100_000_proofed_words() -> None:
    measured = json.loads((DOCS / MEASURED).read_text(encoding="utf-8"))
    for rule in RULES:
        if rule.level is Level.ERROR and rule.name in measured["rules"]:
            _found, _proofed, wrong = measured["rules"][rule.name]
            assert wrong * 100_000 < measured["proofed_words"], rule.name


def test_what_a_rule_of_the_whole_story_gathers_is_places_and_counts() -> None:
    text = "# One\n\nThen Wren came. “No,” said Wren … *late* -- and grey, in the Ministry.\n"
    prose = tuple(proses(parsed_chapter(text.encode(), PurePosixPath("001.md"))))
    for rule in RULES:
        for trigger, _check in rule.calls:
            if isinstance(trigger, Stories) and trigger.whole:
                facts = trigger.facts(prose)
                assert set(facts) == {"places", "counts"}, rule.name
                assert all(type(count) is int for count in facts["counts"].values()), rule.name
                assert json.loads(json.dumps(facts["counts"])) == facts["counts"], rule.name
