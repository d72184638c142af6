"""`fic lint` from the outside: what it prints, writes and leaves with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fic.cli import app
from fic.cli.lint_rules import told

SLIP = "The gate stood open and and nobody kept it.\n"
CLEAN = "The gate stood open and nobody kept it.\n"


class Run:
    """What a command printed and how it left."""

    def __init__(self, *arguments: str, given: bytes | None = None) -> None:
        done = CliRunner().invoke(app, ["lint", *arguments], input=given, catch_exceptions=False)
        self.code, self.out, self.err = done.exit_code, done.stdout, done.stderr


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def story(here: Path) -> Path:
    (here / ".fic.toml").write_text('[story]\ntitle = "The Gate"\n', encoding="utf-8")
    (here / "manuscript").mkdir()
    (here / "manuscript" / "001-first.md").write_text("---\ndrafted: 2026-01-01\n---\n" + SLIP, encoding="utf-8")
    (here / "manuscript" / "002-second.md").write_text(CLEAN, encoding="utf-8")
    return here


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_a_clean_file_leaves_with_0(here: Path) -> None:
    write(here / "a.md", CLEAN)
    run = Run("a.md")
    assert (run.code, run.out) == (0, "No slips in 1 chapter.\n")


def test_an_error_leaves_with_1_and_says_where(here: Path) -> None:
    write(here / "a.md", SLIP)
    run = Run("a.md")
    assert run.code == 1
    assert run.out.startswith('a.md:1:21: error: "and" stands here twice. [doubled-word]\n')


def test_the_whole_story_is_linted_without_a_path(story: Path) -> None:
    run = Run("--format", "tsv")
    assert run.out == 'manuscript/001-first.md\t4\t21\t4\t28\tdoubled-word\t"and" stands here twice.\n'


@pytest.mark.parametrize("name", ["1", "first", "001-first", "manuscript/001-first.md", "manuscript"])
def test_a_chapter_is_named_by_number_slug_or_path(story: Path, name: str) -> None:
    assert Run(name).out.startswith("manuscript/001-first.md:4:21")


def test_a_story_is_found_from_inside_its_folders(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story / "manuscript")
    assert Run().out.startswith("001-first.md:4:21")


def test_an_unknown_name_is_a_usage_error(story: Path) -> None:
    run = Run("9")
    assert run.code == 2
    assert "There is no chapter 9" in run.err


def test_a_missing_file_is_a_usage_error(here: Path) -> None:
    run = Run("gone.md")
    assert (run.code, run.err) == (2, "fic: There is no file gone.md.\n")


def test_outside_a_story_without_a_path_it_says_what_to_do(here: Path) -> None:
    run = Run()
    assert run.code == 2
    assert "name the files" in run.err


def test_json_keeps_its_contract(story: Path) -> None:
    answer = json.loads(Run("--json").out)
    assert answer["version"] == 1
    assert answer["summary"] == {"chapters": 2, "words": 17, "error": 1, "warning": 0, "hint": 0}
    (finding,) = answer["findings"]
    assert finding == {
        "path": "manuscript/001-first.md",
        "chapter": 1,
        "where": "body",
        "line": 4,
        "column": 21,
        "end_line": 4,
        "end_column": 28,
        "rule": "doubled-word",
        "level": "error",
        "message": '"and" stands here twice.',
        "excerpt": "The gate stood open and and nobody kept it.",
        "fixes": [{"replacement": "and", "safe": True}],
    }


def test_notes_titles_and_summaries_are_linted_where_they_stand(here: Path) -> None:
    text = (
        "---\ntitle: The the Gate\nsummary: 'It''s open and and wide'\nnotes:\n"
        "  before: |\n    Thank you\n    for for reading\n"
        '  after: "Say\\u0020so so\\tto to me"\n---\nProse.\n'
    )
    write(here / "a.md", text)
    found = [
        (each["where"], each["line"], each["column"], each["end_column"])
        for each in json.loads(Run("a.md", "--json").out)["findings"]
    ]
    assert found == [
        ("title", 2, 8, 15),
        ("summary", 3, 22, 29),
        ("notes.before", 7, 5, 12),
        ("notes.after", 8, 27, 32),
    ]


def test_columns_count_code_points(here: Path) -> None:
    write(here / "a.md", "\ufeff🦊 é and and.\r\n")
    assert Run("a.md", "--format", "tsv").out.split("\t")[1:5] == ["1", "5", "1", "12"]


def test_what_is_no_prose_is_no_finding(here: Path) -> None:
    write(here / "a.md", "`and and`\n\n<!-- and and -->\n\n[x](http://and.and/and and)\n\n    and and\n")
    assert Run("a.md").code in (0, 1)
    write(here / "a.md", "`and and`\n\n<!-- and and -->\n\n<p>and and</p>\n\n    and and\n")
    assert Run("a.md").code == 0


def test_a_broken_chapter_is_told_and_the_others_still_linted(story: Path) -> None:
    write(story / "manuscript" / "003-broken.md", "---\ntitle: [\n---\nProse.\n")
    run = Run()
    assert run.code == 3
    assert "003-broken.md:" in run.err
    assert "001-first.md:4:21" in run.out


def test_standard_input_is_a_text_of_its_own(here: Path) -> None:
    run = Run("-", "--format", "tsv", given=SLIP.encode())
    assert run.code == 1
    assert run.out.startswith("-\t1\t21")


def test_standard_input_can_be_a_chapter(story: Path) -> None:
    write(story / ".fic.toml", '[lint]\nignore = ["doubled-word"]\n')
    assert Run("-", "--stdin-filename", "manuscript/001-first.md", given=SLIP.encode()).code == 0


@pytest.mark.parametrize("arguments", [("-", "a.md"), ("--stdin-filename", "a.md")])
def test_arguments_that_contradict_are_usage_errors(here: Path, arguments: tuple[str, ...]) -> None:
    write(here / "a.md", CLEAN)
    assert Run(*arguments, given=b"").code == 2


@pytest.mark.parametrize(
    ("arguments", "left_out"),
    [
        (("--staged", "a.md"), "PATH"),
        (("--staged", "--fix"), "--fix"),
        (("--staged", "--diff", "--ignore-all-now"), "--ignore-all-now and --diff"),
        (("--fix", "--diff", "--ignore-all-now"), "--fix and --diff"),
        (("--ignore-all-now", "--json"), "--json"),
        (("--ignore-all-now", "--limit", "3"), "--limit"),
        (("--explain", "doubled-word", "--rules"), "--rules"),
        (("--explain", "doubled-word", "a.md", "--fix"), "PATH and --fix"),
        (("--rules", "--staged", "--stdin-filename", "a.md"), "--stdin-filename and --staged"),
        (("--diff", "--format", "tsv"), "--format"),
        (("--diff", "--json"), "--json"),
        (("--diff", "--group", "rule", "--limit", "1"), "--group and --limit"),
        (("--json", "--format", "tsv"), "--format tsv"),
    ],
)
def test_no_flag_is_dropped_in_silence(story: Path, arguments: tuple[str, ...], left_out: str) -> None:
    before = {path: path.read_bytes() for path in story.rglob("*") if path.is_file()}
    run = Run(*arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err.endswith(f": leave out {left_out}.\n")
    assert {path: path.read_bytes() for path in story.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("arguments", [("--rules",), ("--explain", "doubled-word")])
def test_rules_are_told_as_text_or_json(here: Path, arguments: tuple[str, ...]) -> None:
    assert Run(*arguments, "--format", "json").code == 0
    run = Run(*arguments, "--format", "github")
    assert (run.code, run.err) == (2, "fic: Rules are told as text or json, not as github.\n")


def test_a_diff_is_what_fix_would_do_whether_fix_is_named_or_not(here: Path) -> None:
    path = write(here / "a.md", SLIP)
    assert Run("--fix", "--diff", "a.md").out == Run("--diff", "a.md").out
    assert path.read_text(encoding="utf-8") == SLIP


def test_an_unknown_format_names_those_there_are(here: Path) -> None:
    run = Run("--format", "xml")
    assert run.code == 2
    assert "github, json, rdjson, sarif, text, tsv" in run.err


# --- levels -----------------------------------------------------------------------------------------------------------

MIXED = "“One,” he said. “It’s two.”\n\nIt's three.\n"


def test_a_warning_is_shown_and_fails_only_when_strict(here: Path) -> None:
    write(here / "a.md", MIXED)
    assert Run("a.md").code == 0
    assert "warning" in Run("a.md").out
    assert Run("a.md", "--strict").code == 1


def test_strict_can_be_the_storys_setting(story: Path) -> None:
    write(story / "manuscript" / "001-first.md", MIXED)
    write(story / ".fic.toml", "[lint]\nstrict = true\n")
    assert Run().code == 1


def test_a_placeholder_is_a_hint_until_the_chapter_is_finished(story: Path) -> None:
    path = write(story / "manuscript" / "002-second.md", "She rode to [TOWN].\n")
    assert "leftover-placeholder" not in Run("2").out
    assert "hint" in Run("2", "--hints").out
    assert Run("2", "--hints", "--strict").code == 0
    write(path, "---\ndrafted: 2026-01-02\n---\nShe rode to [TOWN].\n")
    assert Run("2").code == 1


def test_hints_are_in_no_format_unless_asked_for(story: Path) -> None:
    write(story / "manuscript" / "002-second.md", "She rode to [TOWN].\n")
    assert json.loads(Run("2", "--json").out)["findings"] == []
    assert Run("2", "--format", "tsv").out == ""
    assert len(json.loads(Run("2", "--json", "--hints").out)["findings"]) == 1


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ('ignore = ["doubled-word"]', 0),
        ('select = ["mixed-quotes"]', 0),
        ('select = ["doubled-word"]', 1),
        ("levels = {doubled-word = 'off'}", 0),
        ("levels = {doubled-word = 'hint'}", 0),
        ("levels = {doubled-word = 'warning'}\nstrict = true", 1),
    ],
)
def test_the_story_chooses_its_rules_and_levels(story: Path, settings: str, code: int) -> None:
    write(story / ".fic.toml", f"[lint]\n{settings}\n")
    assert Run().code == code


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('ignore = ["doubled-wrod"]', "Did you mean doubled-word?"),
        ('select = ["colour"]', "fic lint --rules"),
        ("levels = {mixed-quote = 'off'}", "Did you mean mixed-quotes?"),
        ("rules = {doubled-word = {depth = 2}}", "has no setting depth"),
    ],
)
def test_a_setting_for_what_is_not_there_is_refused_by_name(story: Path, settings: str, said: str) -> None:
    write(story / ".fic.toml", f"[lint]\n{settings}\n")
    run = Run()
    assert run.code == 3
    assert said in run.err


def test_a_rule_of_another_language_does_not_run(story: Path) -> None:
    write(story / "manuscript" / "001-first.md", "Ella comió a apple and and a pear.\n")
    write(story / ".fic.toml", '[story]\nlanguage = "es"\n')
    assert [line.split("\t")[5] for line in Run("--format", "tsv").out.splitlines()] == ["doubled-word"]


def test_the_storys_words_are_not_doubted(story: Path) -> None:
    write(story / "manuscript" / "001-first.md", "---\ndrafted: 2026-01-01\n---\nTK smiled.\n")
    assert Run("1").code == 1
    write(story / "words.txt", "TK # the boy\n")
    assert Run("1").code == 0


DISCLAIMER = '[story]\ndisclaimer = "The gate is not mine."\n'


def test_the_first_chapter_should_carry_the_disclaimer(story: Path) -> None:
    write(story / ".fic.toml", DISCLAIMER)
    assert [
        line.split("\t")[0] for line in Run("--format", "tsv").out.splitlines() if "missing-disclaimer" in line
    ] == ["manuscript/001-first.md"]
    assert "missing-disclaimer" not in Run("2").out


def test_a_disclaimer_in_the_opening_note_is_enough(story: Path) -> None:
    write(story / ".fic.toml", DISCLAIMER)
    write(
        story / "manuscript" / "001-first.md",
        "---\ndrafted: 2026-01-01\nnotes: {before: The gate is not mine.}\n---\n" + CLEAN,
    )
    assert Run().out == "No slips in 2 chapters.\n"


def test_linting_one_chapter_reads_no_other(story: Path) -> None:
    (story / "manuscript" / "002-second.md").write_bytes(b"\xff\xfe not text")
    assert Run("1").code == 1


# --- fixing -----------------------------------------------------------------------------------------------------------


def test_fix_puts_in_the_safe_fixes_and_says_so(here: Path) -> None:
    path = write(here / "a.md", SLIP)
    run = Run("--fix", "a.md")
    assert path.read_text(encoding="utf-8") == CLEAN
    assert run.out == 'a.md:1:21: "and and" is now "and" [doubled-word]\nNo slips in 1 chapter.\n'
    assert run.code == 0


def test_fix_leaves_what_is_not_safe(here: Path) -> None:
    path = write(here / "a.md", "I shouldn't said that.\n")
    run = Run("--fix", "a.md")
    assert path.read_text(encoding="utf-8") == "I shouldn't said that.\n"
    assert run.code == 1


def test_fix_changes_nothing_else(here: Path) -> None:
    head = "\ufeff---\r\ntitle:   The the Gate # mine\r\nother: [1,  2]\r\n---\r\n"
    before = head + "So  and and\u2028so. \r\n\r\n\r\nA *hour* ago a hour"
    path = write(here / "a.md", before)
    Run("--fix", "a.md")
    after = (
        before.replace("The the", "The").replace("and and", "and").replace("a hour", "an hour").replace("\u2028", "")
    )
    assert path.read_bytes() == after.replace("A *hour*", "An *hour*").encode()


def test_fixing_twice_finds_nothing_the_second_time(here: Path) -> None:
    path = write(here / "a.md", "The\u200b gate and\u200b and a hour. Of of of of it.\n" * 50)
    Run("--fix", "a.md")
    once = path.read_bytes()
    assert "is now" not in Run("--fix", "a.md").out
    assert path.read_bytes() == once


@pytest.mark.parametrize("text", ["It was of<!-- mine --> of it.\n", "It was [of](https://example.org) of it.\n"])
def test_a_fix_is_not_put_in_across_markup(here: Path, text: str) -> None:
    path = write(here / "a.md", text)
    assert Run("--fix", "a.md").code == 1
    assert path.read_text(encoding="utf-8") == text


def test_diff_shows_and_writes_nothing(here: Path) -> None:
    path = write(here / "a.md", SLIP)
    run = Run("--diff", "a.md")
    assert f"-{SLIP}+{CLEAN}" in run.out
    assert run.code == 1
    assert path.read_text(encoding="utf-8") == SLIP


# --- rules ------------------------------------------------------------------------------------------------------------


def test_explain_prints_the_rules_page(here: Path) -> None:
    run = Run("--explain", "doubled-word")
    assert run.out.startswith("# doubled-word\n")
    assert "## What it leaves alone" in run.out


def test_explain_names_the_nearest_rule(here: Path) -> None:
    run = Run("--explain", "double-word")
    assert (run.code, run.err) == (2, "fic: There is no rule double-word. Did you mean doubled-word?\n")


def test_rules_lists_every_rule(here: Path) -> None:
    assert "\ndoubled-word " in Run("--rules").out
    assert "doubled-word" in [rule["name"] for rule in json.loads(Run("--rules", "--json").out)["rules"]]


def test_on_a_terminal_the_rules_are_listed_in_its_width(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    lines = told(None, "text").splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.startswith(" " * 30) for line in lines), "a summary goes on under itself"


def test_help_says_how_a_finding_is_waved_through(here: Path) -> None:
    text = Run("--help").out
    assert all(way in text for way in ("fic words add", "<!-- fic: allow doubled-word -->", "lint-ignore.txt"))


# --- manners ----------------------------------------------------------------------------------------------------------


def test_what_a_manuscript_says_is_printed_inert(here: Path) -> None:
    write(here / "a.md", "Red \x1b[31mred and and \x1b]0;title\x07.\n")
    run = Run("a.md")
    assert "\x1b" not in run.out
    assert "\x07" not in run.out


def test_a_run_with_nothing_to_report_imports_nothing_dear(story: Path) -> None:
    program = (
        "import sys\nfrom fic.__main__ import main\nsys.argv = ['fic', 'lint', '2']\n"
        "try:\n    main()\nexcept SystemExit as done:\n    assert not done.code, done.code\n"
        "dear = {'git', 'rich', 'pydantic', 'numpy', 'dateutil', 'multiprocessing', 'sqlite3',"
        " 'fic.files.repo', 'fic.lint.page'}\n"
        "print(sorted(dear & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["No slips in 1 chapter.", "[]"]
