"""`fic export`: what goes where, to the terminal, a folder, the clipboard, programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fic.files.clipboard

RunFic = Callable[..., Any]


def test_a_packet_is_shown_with_its_lengths_and_steps(story: Path, run_fic: RunFic) -> None:
    ran = run_fic("export", "2", cwd=story)
    assert ran.code == 0
    assert "Chapter 2 for Archive of Our Own" in ran.out
    assert re.search(r"title +9 of 255 +Low Water", ran.out)
    assert re.search(r"body +22 of 510,000 +<p>It had dropped\.</p>", ran.out)
    assert "Counted in what the site will show: 3 paragraphs, 0 scene breaks," in ran.out
    assert "publication date to 2026-11-20 (today in UTC)" in ran.out
    assert "1. Paste summary, notes and body as HTML" in ran.out
    assert all(line == line.rstrip() for line in ran.out.splitlines())


def test_nothing_is_written_or_recorded(story: Path, run_fic: RunFic, git: Callable[..., str]) -> None:
    run_fic("export", "2", cwd=story)
    assert git(story, "status", "--porcelain") == ""


def test_the_text_alone_goes_to_standard_output(story: Path, run_fic: RunFic) -> None:
    ran = run_fic("export", "2", "--site", "ao3", "--stdout", cwd=story)
    assert (ran.code, ran.out, ran.err) == (0, "<p>It had dropped.</p>\n", "")
    assert run_fic("export", "2", "--stdout", "--part", "summary", cwd=story).out == "<p>There is less of it.</p>\n"
    assert run_fic("export", "2", "--stdout", "--part", "title", cwd=story).out == "Low Water\n"


def test_what_the_site_cannot_carry_is_told_beside_the_text(story: Path, run_fic: RunFic) -> None:
    (story / "manuscript/002-low-water.md").write_text("It had *dropped*.\n", encoding="utf-8")
    ran = run_fic("export", "2", "--site", "plain", "--stdout", cwd=story)
    assert ran.out == "It had dropped.\n"
    assert "fic: It doesn't carry emphasis (1): the words stay, without the look.\n" in ran.err


def test_files_go_to_a_folder_a_site(story: Path, run_fic: RunFic, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        ran = run_fic("export", "1-2", "--site", "ffn", "--to", out, cwd=story)
        assert ran.code == 0
    assert sorted(path.name for path in out.iterdir()) == ["001-the-weir.ffn", "002-low-water.ffn"]
    files = {path.name: path.read_text("utf-8") for path in (out / "002-low-water.ffn").iterdir()}
    assert sorted(files) == ["002-low-water.html", "checklist.txt", "title.txt"]
    assert '<meta charset="utf-8">' in files["002-low-water.html"]
    assert "<p>It had dropped.</p>" in files["002-low-water.html"]
    assert "Doc Manager" in files["checklist.txt"]


def test_ao3_gets_files_that_a_browser_shows_as_typed(story: Path, run_fic: RunFic, tmp_path: Path) -> None:
    run_fic("export", "2", "--to", tmp_path / "out", cwd=story)
    folder = tmp_path / "out" / "002-low-water.ao3"
    assert (folder / "002-low-water.html.txt").read_text("utf-8") == "<p>It had dropped.</p>\n"
    assert (folder / "summary.html.txt").read_text("utf-8") == "<p>There is less of it.</p>\n"


def test_a_link_in_the_way_is_not_written_through(story: Path, run_fic: RunFic, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("keep me", encoding="utf-8")
    folder = tmp_path / "out" / "002-low-water.ao3"
    folder.mkdir(parents=True)
    (folder / "title.txt").symlink_to(victim)
    ran = run_fic("export", "2", "--to", tmp_path / "out", cwd=story)
    assert ran.code == 3
    assert "is a link" in ran.err
    assert victim.read_text(encoding="utf-8") == "keep me"


def test_the_clipboard_gets_the_type_the_editor_wants(
    story: Path, run_fic: RunFic, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[tuple[str, str]] = []

    def copied(text: str, media_type: str) -> str:
        taken.append((text, media_type))
        return "a clipboard"

    monkeypatch.setattr(fic.files.clipboard, "copied", copied)
    ran = run_fic("export", "2", "--copy", cwd=story)
    assert ran.out == "Copied the body: 22 characters, by a clipboard.\nTo copy next: --part title, summary, before.\n"
    ran = run_fic("export", "2", "--site", "royal-road", "--copy", cwd=story)
    assert "as formatted text" in ran.out
    run_fic("export", "2", "--site", "royal-road", "--copy", "--part", "title", cwd=story)
    assert taken == [
        ("<p>It had dropped.</p>", "text/plain"),
        ("<p>It had dropped.</p>", "text/html"),
        ("Low Water", "text/plain"),
    ]


def test_programs_are_given_all_of_it(story: Path, run_fic: RunFic) -> None:
    ran = run_fic("export", "1-2", "--json", cwd=story)
    told = json.loads(ran.out)
    assert told["version"] == 1
    assert [packet["chapter"] for packet in told["packets"]] == [1, 2]
    second = told["packets"][1]
    assert {"chapter", "path", "site", "rules", "parts", "limits", "census", "checklist", "remarks", "problems"} == set(
        second
    )
    assert second["parts"][-1] == {
        "part": "body", "post": 1, "posts": 1, "type": "text/html", "text": "<p>It had dropped.</p>"
    }  # fmt: skip
    assert second["census"]["paragraphs"] == {"text": 3, "site": 3}
    assert second["limits"][0]["most"] == 255


def test_a_broken_limit_is_told_and_exits_with_1(story: Path, run_fic: RunFic) -> None:
    ran = run_fic("export", "2", "--site", "royal-road", cwd=story)
    assert ran.code == 1
    assert "! The body has 22 characters; Royal Road takes at least 500" in ran.out
    ran = run_fic("export", "2", "--site", "royal-road", "--stdout", cwd=story)
    assert (ran.code, ran.out) == (1, "<p>It had dropped.</p>\n")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["export", "9"], 2, "There is no chapter 9"),
        (["export"], 2, "Which chapter?"),
        (["export", "2", "--site", "a03"], 2, "Did you mean ao3?"),
        (["export", "2", "--stdout", "--copy"], 2, "Choose one of"),
        (["export", "1-2", "--stdout"], 2, "take one chapter"),
        (["export", "2", "--stdout", "--part", "boddy"], 2, "is no part of a packet"),
        (["export", "2", "--stdout", "--part", "after"], 3, "There is no closing note for ao3"),
        (["export", "2", "--stdout", "--part", "body:2"], 3, "There is no body for ao3"),
        (["export", "2", "--format", "epub", "--copy"], 2, "leave out --copy."),
        (["export", "2", "--format", "epub", "--site", "ao3", "--json"], 2, "leave out --site and --json."),
        (["export", "2", "--part", "before"], 2, "--part is for --stdout and --copy: leave out --part."),
        (["export", "2", "--part", "body", "--to", "out"], 2, "leave out --part."),
        (["export", "--format", "epub", "--part", "title"], 2, "leave out --part."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    story: Path, run_fic: RunFic, arguments: list[str], code: int, says: str
) -> None:
    ran = run_fic(*arguments, cwd=story)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_a_hostile_title_cannot_speak_to_the_terminal(story: Path, run_fic: RunFic) -> None:
    title = r'"\e]0;gotcha\a[red]x[/red] \u202eb"'
    path = story / "manuscript/002-low-water.md"
    path.write_text(f"---\ntitle: {title}\nnotes: {{before: {title}}}\n---\nIt had dropped.\n", encoding="utf-8")
    ran = run_fic("export", "2", cwd=story)
    assert ran.code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", ran.out)
    assert "[red]x[/red]" in ran.out


def test_a_recap_stands_in_the_opening_note_when_the_gap_was_long(story: Path, run_fic: RunFic) -> None:
    out = run_fic("export", "2", "--stdout", "--part", "before", cwd=story).out
    assert "Ada goes down to the water." in out


def test_a_site_of_the_authors_own_naming_has_its_own_limits(story: Path, run_fic: RunFic) -> None:
    with (story / ".fic.toml").open("a", encoding="utf-8") as settings:
        settings.write("[sites.spacebattles.limits]\nbody = 10\n")
    ran = run_fic("export", "2", "--site", "spacebattles", "--json", cwd=story)
    (packet,) = json.loads(ran.out)["packets"]
    assert (packet["site"], packet["rules"]) == ("spacebattles", "xenforo")
    assert any("at most 10" in problem for problem in packet["problems"])
    assert ran.code == 1
