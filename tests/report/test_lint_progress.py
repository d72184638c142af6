"""The bar that shows how far a long run has come."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import pytest

from fic.errors import FicError
from fic.files.config import Config
from fic.lint.choice import chosen
from fic.lint.run import Linter, Mapped, Sheet
from fic.manuscript.chapter import Chapter
from fic.report.lint_progress import shown_while


class Screen(io.StringIO):
    """What a terminal was sent."""

    def isatty(self) -> bool:
        return True


def answers_after(seconds: float, count: int, monkeypatch: pytest.MonkeyPatch) -> list[Mapped | FicError]:
    """Run a mapper that takes so long for each of ``count`` chapters, with the bar; return what it answered."""
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])

    def mapper(_linter: Linter, sheets: Sequence[Sheet], _count_words: bool) -> Iterator[FicError]:
        for sheet in sheets:
            now[0] += seconds
            yield FicError(sheet.path)

    sheets = [Sheet(f"{number}.md", Chapter(PurePosixPath("a.md"), 1, "", "")) for number in range(count)]
    return list(shown_while(mapper, "chapters read")(Linter(chosen(Config(), (), "")), sheets, False))


def test_a_quick_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    assert len(answers_after(0.1, 10, monkeypatch)) == 10
    assert screen.getvalue() == ""


def test_a_long_one_shows_how_far_it_is_and_then_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    assert [str(each) for each in answers_after(0.5, 4, monkeypatch)] == ["0.md", "1.md", "2.md", "3.md"]
    assert "3 of 4 chapters read" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_off_a_terminal_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = io.StringIO()
    monkeypatch.setattr("sys.stderr", quiet)
    assert len(answers_after(5, 4, monkeypatch)) == 4
    assert quiet.getvalue() == ""
