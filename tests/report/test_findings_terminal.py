"""Findings on a terminal: grouped, marked, and right in any width."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len  # noqa: TID251 - how wide a terminal shows a text
from rich.console import Console  # noqa: TID251

from fic.lint.finding import Finding, Report
from fic.lint.rule import Fix, Level
from fic.report.findings_terminal import quoted, show
from fic.report.inert import inert


def finding(before: str = "Wren saw ", words: str = "the the", after: str = " gate.", **changes: Any) -> Finding:
    """Return a finding of ``words`` in one line."""
    column = len(before) + 1
    plain = Finding(
        path="manuscript/001.md",
        chapter=1,
        where="body",
        line=3,
        column=column,
        end_line=3,
        end_column=column + len(words),
        rule="doubled-word",
        level=Level.ERROR,
        message='"the" stands here twice.',
        excerpt="",
        fixes=(Fix("the", safe=True),),
        text=words,
        start=0,
        end=0,
        paragraph="",
        line_text=before + words + after,
    )
    return plain._replace(**changes)


def printed(*findings: Finding, width: int = 80, by_rule: bool = False, colour: bool = False, left_out: int = 0) -> str:
    """Return what a terminal of that width is sent."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=True,
        color_system="truecolor" if colour else None,
        no_color=not colour,
        legacy_windows=False,
    )
    whole = Report(findings, 2, 0)
    shown = Report(findings[: len(findings) - left_out], 2, 0)
    show(shown, whole, {"doubled-word": "file:///pages/doubled-word.md"}, by_rule=by_rule, console=console)
    output = console.file
    assert isinstance(output, io.StringIO)
    return output.getvalue()


def test_findings_are_grouped_by_chapter_with_their_words_marked() -> None:
    two = finding(path="manuscript/002.md", level=Level.WARNING, fixes=(), rule="mixed-quotes", message="Mixed.")
    assert printed(finding(), finding(line=5, end_line=5), two) == (
        "manuscript/001.md\n"
        '  3:10 error "the" stands here twice. doubled-word\n'
        "    Wren saw the the gate.\n"
        "             ^^^^^^^\n"
        "    → the\n"
        '  5:10 error "the" stands here twice. doubled-word\n'
        "    Wren saw the the gate.\n"
        "             ^^^^^^^\n"
        "    → the\n"
        "\n"
        "manuscript/002.md\n"
        "  3:10 warning Mixed. mixed-quotes\n"
        "    Wren saw the the gate.\n"
        "             ^^^^^^^\n"
        "\n"
        "2 errors, 1 warning in 2 chapters.\n"
    )


def test_by_rule_every_finding_says_where_it_is() -> None:
    output = printed(finding(), finding(path="manuscript/002.md"), by_rule=True)
    assert output.startswith("doubled-word  2\n  manuscript/001.md:3:10 error")
    assert "  manuscript/002.md:3:10 error" in output


def test_what_is_left_out_is_counted() -> None:
    output = printed(*[finding()] * 5, left_out=3)
    assert output.count("^^^^^^^") == 2
    assert output.endswith("… and 3 more. 5 errors in 2 chapters.\n")


def test_with_colours_the_words_are_marked_by_them_and_the_rule_is_a_link() -> None:
    output = printed(finding(), colour=True)
    assert "^" not in output
    assert "\x1b[1;31mthe the\x1b[0m" in output
    assert re.search(r"\x1b\]8;[^;]*;file:///pages/doubled-word\.md\x1b\\", output)


def test_wide_characters_are_marked_where_they_stand() -> None:
    lines = printed(finding("門🐈の ", "the the", " 門")).split("\n")
    assert lines[2] == "    門🐈の the the 門"
    assert lines[3] == " " * (4 + 7) + "^^^^^^^"


def test_what_a_manuscript_says_cannot_steer_the_terminal() -> None:
    output = printed(finding("\x1b[31m", "the\x07the", "\x1b]0;x\x07 [bold]", message="\x1b[2J", path="\x1b[1m.md"))
    assert "\x1b" not in output
    assert "\x07" not in output
    assert "[bold]" in output


def test_words_over_a_line_break_stand_on_one_line() -> None:
    lines = printed(finding("It was ", "the\r\nthe", "", end_line=4, end_column=4, line_text="It was the")).split("\n")
    assert lines[2].split("was ")[1].split() == ["the", "the"]


LETTERS = st.text(st.sampled_from("ab 門🐈é\t“\u200b"), max_size=120)


@given(before=LETTERS, words=LETTERS.filter(str.strip), after=LETTERS, width=st.integers(12, 90))
def test_a_quotation_fits_and_keeps_its_words(before: str, words: str, after: str, width: int) -> None:
    left, middle, right = quoted(finding(before, words, after), width)
    assert cell_len(left + middle + right) <= width
    assert cell_len(left) + cell_len(middle) + cell_len(right) <= width
    if cell_len(words) < width // 2:
        assert middle == inert(words)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = finding(
        "門 " * 60, "the the", " and on it went" * 20, message="A message of many words " * 5, rule="wrong-article"
    )
    for by_rule in (False, True):
        output = printed(long, long, width=width, by_rule=by_rule)
        assert max(map(cell_len, output.split("\n"))) <= width


def in_terminal(arguments: list[str], cwd: Path, **environment: str) -> str:
    """Run fic on a terminal of its own, 40 columns wide, and return what it sent there."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "fic", *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "COLUMNS": "40", "TERM": "xterm-256color", **environment},
    ):
        os.close(theirs)
        sent = b""
        while True:
            try:
                read = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not read:
                break
            sent += read
    os.close(ours)
    return sent.decode().replace("\r\n", "\n")


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("Wren saw the the gate, which stood open and and waited for somebody to come.\n")
    return tmp_path


def test_a_terminal_is_shown_colours_and_a_pipe_plain_text(loose: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[1;31mthe the\x1b[0m" in in_terminal(["lint", "a.md"], loose)
    piped = subprocess.run(
        [sys.executable, "-m", "fic", "lint", "a.md"], cwd=loose, check=False, capture_output=True, text=True
    ).stdout
    assert piped.startswith("a.md:1:10: error:")
    assert "\x1b" not in piped


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_no_colours_where_none_are_wanted(loose: Path, environment: dict[str, str]) -> None:
    sent = in_terminal(["lint", "a.md"], loose, **environment)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", sent)
    assert "^^^^^^^" in sent
    assert max(cell_len(re.sub(r"\x1b(\[[0-9;]*m|\]8;[^\x1b]*\x1b\\)", "", line)) for line in sent.split("\n")) <= 40


def test_grouping_and_limit_are_for_reading_only(loose: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "fic", "lint", "a.md", *arguments]
        return subprocess.run(command, cwd=loose, check=False, capture_output=True, text=True)

    limited = run("--limit", "1")
    assert limited.stdout.count("[doubled-word]") == 1
    assert "… and 1 more. 2 errors in 1 chapter." in limited.stdout
    assert limited.returncode == 1
    assert run("--limit", "1", "--format", "json").returncode == 2
    assert run("--group", "colour").returncode == 2
    assert run("--limit", "0").returncode == 2
    assert run("--group", "rule").returncode == 1
