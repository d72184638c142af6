"""Where the story stands, on a terminal: nothing lost, nothing obeyed, however narrow."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import pytest

from fic.manuscript.chapter import Chapter, Posting
from fic.manuscript.standing import Standing, standing
from fic.manuscript.story import Story
from fic.report.status import show

TODAY = date(2026, 11, 20)
SITES = {"a": "ao3", "f": "ffn", "p": "patreon"}


def a_standing(
    *lives: str, title: str = "The Weir", sites: tuple[str, ...] = ("ao3", "ffn"), leads: dict[str, int] | None = None
) -> Standing:
    """Return a standing by its chapters' lives: ``.`` drafting, ``d`` drafted, else the sites' first letters."""
    chapters = tuple(
        Chapter(
            PurePosixPath(f"{number:03}.md"), number, f"Title {number}", "One two.",
            drafted=TODAY if "d" in life else None,
            postings=tuple(Posting(SITES[letter], TODAY, TODAY) for letter in life if letter in SITES),
        )
        for number, life in enumerate(lives, 1)
    )  # fmt: skip
    return standing(Story(title, chapters, sites[0], sites, leads or {}), TODAY)


def shown(now: Standing, capsys: pytest.CaptureFixture[str], *problems: str, whole: bool = False) -> str:
    show(now, problems, (), whole=whole)
    return capsys.readouterr().out


def test_a_story_in_the_middle_shows_everything_an_author_asks(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(a_standing("af", "a", "d", "."), capsys).splitlines() == [
        "The Weir · 4 chapters · 8 words",
        "",
        "   chapter  words  state     ao3         ffn       ",
        "1  Title 1      2  posted    2026-11-20  2026-11-20",
        "2  Title 2      2  posted    2026-11-20  ·         ",
        "3  Title 3      2  drafted   ·           ·         ",
        "4  Title 4      2  drafting  ·           ·         ",
        "",
        "Buffer: 1 ahead on ao3 (chapter 3)",
        "        2 ahead on ffn (chapters 2 and 3)",
        "Next: See how often you can post: fic plan-releases",
    ]


def test_a_story_without_chapters_has_no_table(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(a_standing(), capsys)
    assert "The Weir · 0 chapters · 0 words" in out
    assert "nothing ready for ao3" in out
    assert "words  state" not in out


def test_one_chapter_is_not_called_chapters(capsys: pytest.CaptureFixture[str]) -> None:
    assert "The Weir · 1 chapter · 2 words" in shown(a_standing("."), capsys)


def test_of_a_long_story_only_the_last_posted_chapters_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    now = a_standing(*["a"] * 40, "d", ".")
    out = shown(now, capsys)
    assert "… 37 earlier chapters are posted; --all lists them" in out
    assert "Title 37 " not in out
    assert "Title 38 " in out
    assert "Title 1 " in shown(now, capsys, whole=True)


def test_a_chapter_the_main_site_lacks_is_never_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Title 3 " in shown(a_standing("af", "af", "f", *["af"] * 20), capsys)


def test_a_site_with_a_lead_that_has_every_chapter_is_shown_too(capsys: pytest.CaptureFixture[str]) -> None:
    now = a_standing("ap", "p", "p", "p", sites=("ao3", "patreon"), leads={"patreon": 1})
    out = shown(now, capsys)
    assert "3 ahead on ao3 (chapters 2-4)" in out
    assert "2 ahead on patreon\n" in out


@pytest.mark.parametrize("columns", ["200", "80", "30", "10", "1"])
def test_any_width_of_terminal_will_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = shown(a_standing("af", "a", "d", ".", title="A Very Long Title Indeed " * 5), capsys)
    assert all(len(line) <= max(int(columns), 1) for line in out.splitlines())


def test_what_the_manuscript_says_is_neither_obeyed_nor_taken_for_markup(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(a_standing(".", title="[bold]x[/bold] \x1b[31m :smile:"), capsys, "\x1b]0;x\x07: broken")
    assert "[bold]x[/bold] �[31m :smile:" in out
    assert "To mend: �]0;x�: broken" in out
    assert "\x1b" not in out


def test_what_git_lacks_is_named_as_far_as_three(capsys: pytest.CaptureFixture[str]) -> None:
    show(a_standing("."), (), ("1.md", "2.md", "3.md", "4.md", "5.md"), whole=False)
    assert "Not in git yet: 1.md, 2.md, 3.md and 2 more" in capsys.readouterr().out
