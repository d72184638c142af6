"""Findings the author has waved through: in the text, or in a file that remembers what they say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fic.errors import FicError
from fic.lint.finding import Finding
from fic.lint.suppress import ignored

Findings = Callable[..., tuple[Finding, ...]]
RunFic = Callable[..., Any]
SLIP = "The gate stood open and and nobody kept it."
ALLOW = "<!-- fic: allow doubled-word -->"


def rules(found: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in found]


def test_a_permission_before_a_paragraph_holds_for_that_paragraph(findings: Findings) -> None:
    found = findings(f"First.\n\n{ALLOW}\n\n{SLIP}\n\n{SLIP}\n")
    assert [(finding.rule, finding.line) for finding in found] == [("doubled-word", 7)]


def test_a_permission_inside_a_paragraph_holds_for_it(findings: Findings) -> None:
    assert findings(f"First.\n\n{SLIP} {ALLOW}\n") == ()


def test_a_permission_at_the_top_holds_for_the_chapter(findings: Findings) -> None:
    text = f"---\ntitle: The the Gate\n---\n{ALLOW}\n\n{SLIP}\n\n{SLIP}\n"
    assert findings(text) == ()


def test_a_permission_allows_only_the_rules_it_names(findings: Findings) -> None:
    text = f"First.\n\n<!-- fic: allow mixed-quotes, wrong-article -->\n\n{SLIP} It was a apple.\n"
    assert rules(findings(text)) == ["unused-permission", "doubled-word"]


def test_a_permission_that_allows_nothing_is_reported(findings: Findings) -> None:
    (found,) = findings(f"First.\n\n{ALLOW}\n\nNo slip.\n")
    assert (found.rule, found.line, found.text) == ("unused-permission", 3, ALLOW)
    assert found.message == "Nothing here needs leave for doubled-word: the comment can go."


def test_a_permission_for_no_rule_names_the_nearest(findings: Findings) -> None:
    (found,) = findings("First.\n\n<!-- fic: allow doubled-wrod -->\n\nNo slip.\n")
    assert found.message == "There is no rule doubled-wrod. Did you mean doubled-word?"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / ".fic.toml").write_text("[story]\n", encoding="utf-8")
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "001-a.md").write_text(f"---\ndrafted: 2026-01-01\n---\n{SLIP}\n", encoding="utf-8")
    (tmp_path / "manuscript" / "002-b.md").write_text("Nothing.\n", encoding="utf-8")
    return tmp_path


def test_an_old_story_starts_with_a_clean_slate(story: Path, run_fic: RunFic) -> None:
    ran = run_fic("lint", "--ignore-all-now", cwd=story)
    assert ran.out == "1 finding will be passed over from now on: they are in lint-ignore.txt.\n"
    assert run_fic("lint", cwd=story).code == 0
    (story / "manuscript" / "002-b.md").write_text("Here is the the new one.\n", encoding="utf-8")
    assert "002-b.md" in run_fic("lint", cwd=story).out


def test_what_was_not_shown_is_not_passed_over(story: Path, run_fic: RunFic) -> None:
    draft = story / "manuscript" / "002-b.md"
    draft.write_text("She rode to [TOWN].\n", encoding="utf-8")
    assert run_fic("lint", "--ignore-all-now", cwd=story).out.startswith("1 finding will be passed over")
    assert run_fic("lint", "--ignore-all-now", cwd=story).out == "There is nothing new to pass over.\n"
    assert run_fic("lint", cwd=story).code == 0
    draft.write_text(f"---\ndrafted: 2026-01-02\n---\n{draft.read_text(encoding='utf-8')}", encoding="utf-8")
    assert "leftover-placeholder" in run_fic("lint", cwd=story).out


def test_hints_that_are_shown_are_passed_over_with_the_rest(story: Path, run_fic: RunFic) -> None:
    (story / "manuscript" / "002-b.md").write_text("She rode to [TOWN].\n", encoding="utf-8")
    assert run_fic("lint", "--ignore-all-now", "--hints", cwd=story).out.startswith("2 findings will be passed over")
    run_fic("lint", "--ignore-all-now", cwd=story)
    assert run_fic("lint", "--hints", cwd=story).out == "No slips in 2 chapters.\n"


def test_what_is_passed_over_stays_so_when_paragraphs_move(story: Path, run_fic: RunFic) -> None:
    run_fic("lint", "--ignore-all-now", cwd=story)
    (story / "manuscript" / "001-a.md").write_text("Nothing.\n", encoding="utf-8")
    (story / "manuscript" / "002-b.md").write_text(f"A line.\n\nMore. {SLIP} More.\n", encoding="utf-8")
    assert run_fic("lint", cwd=story).code == 0


def test_another_slip_of_the_same_rule_is_shown(story: Path, run_fic: RunFic) -> None:
    run_fic("lint", "--ignore-all-now", cwd=story)
    text = f"---\ndrafted: 2026-01-01\n---\n{SLIP} And it was was late.\n"
    (story / "manuscript" / "001-a.md").write_text(text, encoding="utf-8")
    assert run_fic("lint", "--format", "tsv", cwd=story).out.count("\n") == 1


def test_lines_that_match_nothing_go_and_the_authors_own_stay(story: Path, run_fic: RunFic) -> None:
    run_fic("lint", "--ignore-all-now", cwd=story)
    path = story / "lint-ignore.txt"
    path.write_text(
        "# mine\n" + path.read_text(encoding="utf-8") + "doubled-word 000000000000 gone\n", encoding="utf-8"
    )
    run_fic("lint", "--ignore-all-now", cwd=story)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# mine"
    assert [line for line in lines if line.startswith("doubled-word 0000")] == []
    assert len([line for line in lines if line.startswith("doubled-word")]) == 1


def test_a_line_that_is_none_is_named() -> None:
    with pytest.raises(FicError, match=r"lint-ignore\.txt:2"):
        ignored("# fine\ndoubled-word\n")


def test_the_file_says_what_it_passes_over(story: Path, run_fic: RunFic) -> None:
    run_fic("lint", "--ignore-all-now", cwd=story)
    lines = (story / "lint-ignore.txt").read_text(encoding="utf-8").splitlines()
    assert lines[-1].endswith("001-a.md: The gate stood open and and nobody kept it.")
    assert json.loads(run_fic("lint", "--json", cwd=story).out)["findings"] == []
