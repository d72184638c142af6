"""``fic init``: a new story, or a folder of chapters as it is; and what is refused before anything is written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fic.files.config import read_config

if TYPE_CHECKING:
    from conftest import Git, RunFic


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def test_a_new_story_has_settings_a_folder_and_git(run_fic: RunFic, git: Git, tmp_path: Path) -> None:
    ran = run_fic(
        *("init", "my-story", "--title", "The Weir", "--author", "Ann", "--site", "ao3", "--site", "royal-road"),
        *("--disclaimer", 'Not "mine".', "--zone", "Europe/Paris"),
        cwd=tmp_path,
    )
    root = tmp_path / "my-story"
    assert ran.code == 0
    assert ran.err == ""
    assert list(files(root)) == [".fic.toml"]
    assert (root / "manuscript").is_dir()
    config = read_config(root)
    assert (config.story.title, config.story.author, config.story.zone) == ("The Weir", "Ann", "Europe/Paris")
    assert (config.story.sites, config.main_site) == (("ao3", "royal-road"), "ao3")
    assert config.story.disclaimer == 'Not "mine".'
    assert git(root, "status", "--porcelain") == "?? .fic.toml\n", "nothing is staged or committed"
    assert 'cd my-story; fic new-chapter "A title"' in ran.out


def test_nothing_is_asked_where_there_is_no_terminal(run_fic: RunFic, tmp_path: Path) -> None:
    ran = run_fic("init", cwd=tmp_path, stdin="Other title\n")
    assert ran.code == 0
    assert read_config(tmp_path).story.title == tmp_path.name
    assert "?" not in ran.out


def test_without_git_no_repository_is_begun(run_fic: RunFic, tmp_path: Path) -> None:
    ran = run_fic("init", "--no-git", "--hook", cwd=tmp_path)
    assert ran.code == 0
    assert not (tmp_path / ".git").exists()
    assert "With git, fic would keep every version" in ran.out
    assert "No hook was installed" in ran.err


def test_inside_a_repository_no_other_is_begun(run_fic: RunFic, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert run_fic("init", "story", cwd=tmp_path).code == 0
    assert not (tmp_path / "story/.git").exists()


def test_the_hook_is_installed_on_request(run_fic: RunFic, tmp_path: Path) -> None:
    assert run_fic("init", "--hook", cwd=tmp_path).code == 0
    assert (tmp_path / ".git/hooks/pre-commit").is_file()


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("manuscript/{}.md", "manuscript"),
        ("chapters/{}.md", "chapters"),
        ("My Book/Chapter {}.markdown", "My Book"),
        ("{}.md", "."),
    ],
)
def test_the_folder_of_chapters_is_found_and_not_a_byte_of_it_changed(
    run_fic: RunFic, tmp_path: Path, name: str, held: str
) -> None:
    kept = {"README.md": b"# Hello 2\n", "notes/idea 7.md": b"x", ".gitignore": b"*.bak\n"}
    for number in (3, 4, 12):
        kept[name.format(number)] = b"\xef\xbb\xbf---\r\nNo front matter, a break.\r\n"
    for path, content in kept.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    ran = run_fic("init", cwd=tmp_path)
    assert ran.code == 0
    after = files(tmp_path)
    assert after.pop(".fic.toml")
    assert after == kept
    assert read_config(tmp_path).story.chapters == held
    assert f"Took in 3 chapters from {held} as they are" in ran.out
    assert "fic post 3-12 --site ao3 --on DATE --record-only" in ran.out, "the numbers they really have"
    assert "fic finish 12 --on DATE" in ran.out, "git can't tell when they were written"


def test_what_is_suggested_after_adopting_can_be_run(run_fic: RunFic, git: Git, tmp_path: Path) -> None:
    for number in (0, 1, 2):
        (tmp_path / f"ch{number}.md").write_text("Once upon a time.\n")
        git(tmp_path, "init", "--quiet")
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", "--message=x", when=f"2026-10-0{number + 1}T12:00:00Z")
    assert suggestions_run(run_fic, tmp_path) == ["git", "git"]


def suggestions_run(run_fic: RunFic, folder: Path) -> list[str]:
    """Run what `fic init` suggests after adopting ``folder``; return what it says for the days."""
    days = []
    for line in run_fic("init", cwd=folder).out.splitlines():
        if line.startswith("  fic "):
            arguments = line.split("    ")[0].split()[1:]
            days.append(arguments[arguments.index("--on") + 1])
            ran = run_fic(*("2026-10-02" if each == "DATE" else each for each in arguments), cwd=folder)
            assert ran.code == 0, line + ran.err
    return days


def test_where_git_saw_nothing_written_it_is_asked_for_a_day(run_fic: RunFic, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"ch{number}.md").write_text("Once upon a time.\n")
    assert suggestions_run(run_fic, tmp_path) == ["DATE", "DATE"]


def test_what_is_left_out_or_misread_is_told(run_fic: RunFic, tmp_path: Path) -> None:
    for name in (
        "Book 1/1.md",
        "Book 2/1.md",
        "Book 2/5.md",
        "Book 2/5.5 Aside.md",
        "Book 2/notes.md",
        "Chapter 7.docx",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Once upon a time.\n")
    (tmp_path / "Book 2/6.md").write_bytes(b"Caf\xe9.\n")
    ran = run_fic("init", cwd=tmp_path)
    assert ran.code == 0
    assert "Took in 4 chapters from Book 2 as they are.\n" in ran.out
    assert "Left out: 1 Markdown file in Book 1. A story has one folder of chapters" in ran.err
    assert "Left out: Chapter 7.docx. A chapter is a Markdown file" in ran.err
    assert "1 chapter can't be read yet; mend this first:\n  Book 2/6.md" in ran.err
    assert "5.md is a second chapter 5; 5.5 Aside.md is the first (numbers are whole: 5.5 is not one)." in ran.err
    assert "Book 2/notes.md has no number in its name" in ran.err


def test_a_folder_of_plain_text_is_told_why_nothing_was_taken_in(run_fic: RunFic, tmp_path: Path) -> None:
    for number in range(1, 8):
        (tmp_path / f"chapter {number}.txt").write_text("Once upon a time.\n")
    ran = run_fic("init", cwd=tmp_path)
    assert "Left out: chapter 1.txt, chapter 2.txt, chapter 3.txt, chapter 4.txt, chapter 5.txt and 2 more." in ran.err
    assert "save them as .md (plain text needs no other change)" in ran.err
    assert "Next: fic new-chapter" in ran.out


def test_chapters_without_numbers_are_taken_in_with_advice(run_fic: RunFic, tmp_path: Path) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/the gate.md").write_text("Once.\n")
    (tmp_path / "chapter folder 7").mkdir()
    ran = run_fic("init", "--chapters", "manuscript", cwd=tmp_path)
    assert ran.code == 0
    assert "Took in 1 chapter from manuscript" in ran.out
    assert "No file's name has a number" in ran.out


def test_a_story_is_not_begun_twice_nor_inside_another(run_fic: RunFic, tmp_path: Path) -> None:
    assert run_fic("init", "--title", "The Weir", cwd=tmp_path).code == 0
    before = files(tmp_path)
    again = run_fic("init", cwd=tmp_path)
    assert again.code == 3
    assert again.err == "fic: There is a story here already: The Weir. Its settings are in .fic.toml.\n"
    nested = run_fic("init", "manuscript/second", cwd=tmp_path)
    assert nested.code == 3
    assert "lies inside the story in" in nested.err
    assert files(tmp_path) == before
    assert not (tmp_path / "manuscript/second").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--zone", "Mars/Crater"], '--zone must be a time zone such as "Europe/Paris", not "Mars/Crater".'),
        (["--site", "A O3"], "fic has no rules for a-o3. Did you mean ao3?"),
        (["--site", "tumblr"], "fic has no rules for tumblr. It knows ao3, ffn,"),
        (["--chapters", "../elsewhere"], "--chapters must be a folder inside the story's folder"),
        (["--chapters", ""], "--chapters must be"),
        (["--title", "\udcff"], "characters that are no text"),
    ],
)
def test_an_option_that_cannot_be_is_a_usage_error_and_nothing_is_made(
    run_fic: RunFic, tmp_path: Path, options: list[str], said: str
) -> None:
    ran = run_fic("init", "new", *options, cwd=tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert ".fic.toml" not in ran.err, "there is no such file yet"
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_told_and_nothing_is_written(run_fic: RunFic, tmp_path: Path) -> None:
    (tmp_path / "manuscript").write_text("One long file.\n")
    ran = run_fic("init", cwd=tmp_path)
    assert ran.code == 3
    assert "manuscript cannot be used as a folder" in ran.err or "manuscript cannot be read" in ran.err
    assert list(files(tmp_path)) == ["manuscript"]
    ran = run_fic("init", "manuscript", cwd=tmp_path)
    assert ran.code == 3
    assert "manuscript cannot be used as a folder" in ran.err


def test_a_chapters_folder_that_leads_elsewhere_is_refused_before_anything_is_written(
    run_fic: RunFic, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "story").mkdir()
    (tmp_path / "story/manuscript").symlink_to(tmp_path / "elsewhere")
    ran = run_fic("init", "story", cwd=tmp_path)
    assert ran.code == 3
    assert "leaves the story's folder" in ran.err
    assert not (tmp_path / "story/.fic.toml").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_is_told_in_one_sentence(run_fic: RunFic, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        ran = run_fic("init", cwd=tmp_path)
    finally:
        tmp_path.chmod(0o755)
    assert ran.code == 3
    assert ran.err.count("\n") == 1


def test_a_folder_named_from_below_is_called_by_its_own_name(run_fic: RunFic, tmp_path: Path) -> None:
    (tmp_path / "weir/notes").mkdir(parents=True)
    assert run_fic("init", "..", cwd=tmp_path / "weir/notes").code == 0
    assert read_config(tmp_path / "weir").story.title == "weir"


def test_a_title_is_printed_inert(run_fic: RunFic, tmp_path: Path) -> None:
    ran = run_fic("init", "--title", "\x1b[31mred", cwd=tmp_path)
    assert "\x1b" not in ran.out
    assert read_config(tmp_path).story.title == "\x1b[31mred"


def at_a_terminal(cwd: Path, typed: bytes) -> tuple[int, str]:
    """Run `fic init` at a terminal of its own; return its exit code and what stood there in the end."""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "fic", "init"], cwd=cwd, stdin=follower, stdout=follower, stderr=follower,
        start_new_session=True,
    )  # fmt: skip
    os.close(follower)
    os.write(leader, typed)
    shown = b""
    try:
        while chunk := os.read(leader, 4096):
            shown += chunk
    except OSError:  # the terminal is gone with the program
        pass
    os.close(leader)
    return process.wait(), shown.decode()


def test_at_a_terminal_it_asks_for_what_was_not_said(tmp_path: Path) -> None:
    code, shown = at_a_terminal(tmp_path, b"The Weir\nAnn\nAO3, ffn\n\nn\n")
    assert code == 0, shown
    config = read_config(tmp_path)
    assert (config.story.title, config.story.author, config.story.sites) == ("The Weir", "Ann", ("ao3", "ffn"))
    assert not (tmp_path / ".git/hooks/pre-commit").exists()


def test_a_site_that_fic_does_not_know_is_asked_for_again(tmp_path: Path) -> None:
    code, shown = at_a_terminal(tmp_path, b"The Weir\nAnn\ntumblr\nRoyal Road, FanFiction.net\n\nn\n")
    assert code == 0, shown
    assert "royal-road  Royal Road" in shown
    assert "fic has no rules for tumblr." in shown
    assert read_config(tmp_path).story.sites == ("royal-road", "ffn")


def test_sites_are_known_in_capitals_too(story: Path, run_fic: RunFic) -> None:
    assert run_fic("export", "2", "--site", "AO3", "--stdout", cwd=story).code == 0
    assert run_fic("post", "2", "--site", "AO3", "--dry-run", cwd=story).code == 0
    assert run_fic("drift", "--site", "AO3", cwd=story).code == 0


def test_an_answer_that_never_comes_ends_it_with_nothing_made(tmp_path: Path) -> None:
    code, shown = at_a_terminal(tmp_path, b"The Weir\n\x04")
    assert code == 130, shown
    assert "Traceback" not in shown
    assert list(tmp_path.iterdir()) == []
