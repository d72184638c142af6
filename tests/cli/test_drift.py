"""`fic drift`: which site has which text, told by fingerprint, whatever became of the history."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RunFic = Callable[..., Any]
Git = Callable[..., str]

SECOND = "manuscript/002-low-water.md"


def drift(run_fic: RunFic, story: Path, *arguments: str) -> list[dict[str, Any]]:
    ran = run_fic("drift", *arguments, "--json", cwd=story)
    assert ran.code == 0, ran.err
    told = json.loads(ran.out)
    assert list(told) == ["version", "drift"]
    assert told["version"] == 1
    found: list[dict[str, Any]] = told["drift"]
    return found


def edit(story: Path, old: str, new: str, path: str = SECOND) -> None:
    file = story / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def posted(story: Path, run_fic: RunFic, git: Git) -> Path:
    """Return the story with chapter 2 on three sites with a typo, mended since, and updated on one of them."""
    edit(story, 'sites = ["ao3", "ffn"]', 'sites = ["ao3", "ffn", "royal-road"]', ".fic.toml")
    edit(story, "It had dropped.", "It had droped. " + "And nobody had seen it go. " * 30)
    git(story, "commit", "--all", "--quiet", "--message=Draft")
    assert run_fic("post", "2", "--all-sites", "--force", "--on", "2026-10-11", cwd=story).code == 0
    edit(story, "droped", "dropped")
    git(story, "commit", "--all", "--quiet", "--message=Mend")
    assert run_fic("post", "2", "--site", "ffn", cwd=story).code == 0
    return story


EXPECTED = [
    {
        "chapter": 2,
        "path": SECOND,
        "site": site,
        "last": "2026-10-11",
        "diff": "paragraph 1: It had [-droped.-] {+dropped.+} And nobody had seen it go. …\n",
    }
    for site in ("ao3", "royal-road")
]


def test_exactly_the_sites_with_the_old_text_drift(posted: Path, run_fic: RunFic) -> None:
    assert drift(run_fic, posted) == EXPECTED
    assert drift(run_fic, posted, "--site", "ffn") == []
    assert drift(run_fic, posted, "2", "--site", "ao3") == EXPECTED[:1]
    assert drift(run_fic, posted, "1") == []


def test_it_is_the_same_after_a_rebase(posted: Path, run_fic: RunFic, git: Git) -> None:
    git(posted, "checkout", "--quiet", "-b", "other", "HEAD~3")
    (posted / "notes.txt").write_text("elsewhere\n", "utf-8")
    git(posted, "add", "notes.txt")
    git(posted, "commit", "--quiet", "--message=Aside")
    git(posted, "rebase", "--quiet", "other", "main")
    assert drift(run_fic, posted) == EXPECTED


def test_it_is_the_same_after_a_rename(posted: Path, run_fic: RunFic, git: Git) -> None:
    git(posted, "mv", SECOND, "manuscript/004-the-drop.md")
    git(posted, "commit", "--quiet", "--message=Rename")
    moved = [entry | {"chapter": 4, "path": "manuscript/004-the-drop.md"} for entry in EXPECTED]
    assert drift(run_fic, posted) == moved
    git(posted, "mv", "manuscript/004-the-drop.md", "manuscript/2.md")
    assert drift(run_fic, posted) == [entry | {"path": "manuscript/2.md"} for entry in EXPECTED]


def test_it_is_the_same_in_a_fresh_clone(posted: Path, run_fic: RunFic, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", str(posted), "clone")
    assert drift(run_fic, tmp_path / "clone") == EXPECTED


def test_it_is_the_same_in_a_story_below_the_top_of_its_repository(
    posted: Path, run_fic: RunFic, git: Git, tmp_path: Path
) -> None:
    git(posted, "checkout", "--quiet", "--detach")
    git(posted, "commit", "--quiet", "--allow-empty", "--message=Aside")
    (posted / "books").mkdir()
    git(posted, "mv", ".fic.toml", "manuscript", "books/")
    git(posted, "commit", "--quiet", "--message=Move")
    assert drift(run_fic, posted / "books") == EXPECTED


def test_after_a_squash_it_is_the_same_and_the_old_text_is_found_while_git_has_it(
    posted: Path, run_fic: RunFic, git: Git, tmp_path: Path
) -> None:
    git(posted, "reset", "--quiet", "--soft", "HEAD~4")
    git(posted, "commit", "--quiet", "--message=Squash")
    assert drift(run_fic, posted) == EXPECTED  # the reflog has it still
    git(tmp_path, "clone", "--quiet", "--no-local", str(posted), "clone")
    assert drift(run_fic, tmp_path / "clone") == [entry | {"diff": None} for entry in EXPECTED]
    ran = run_fic("drift", cwd=tmp_path / "clone")
    assert "Git's history no longer has what it was given then (t1:" in ran.out
    assert "last updated there on 11 Oct 2026" in ran.out


def test_without_git_it_still_knows_which(posted: Path, run_fic: RunFic, tmp_path: Path) -> None:
    (posted / ".git").rename(tmp_path / "elsewhere")
    assert drift(run_fic, posted) == [entry | {"diff": None} for entry in EXPECTED]


def test_what_readers_cannot_see_is_no_drift(posted: Path, run_fic: RunFic) -> None:
    run_fic("post", "2", "--all-sites", cwd=posted)
    file = posted / SECOND
    text = file.read_text("utf-8").replace("And nobody", "And\nnobody").replace("It had", "It <!-- why? -->had")
    file.write_bytes(text.replace("\n", "\r\n").encode())
    edit(posted, 'title = "The Weir"', 'title = "The Weir"\ndisclaimer = "Not mine."', ".fic.toml")
    assert drift(run_fic, posted) == []
    assert "Nothing drifted" in run_fic("drift", cwd=posted).out


def test_check_fails_only_if_something_drifted(posted: Path, run_fic: RunFic) -> None:
    assert run_fic("drift", "--check", cwd=posted).code == 1
    assert run_fic("drift", "--check", "--site", "ffn", cwd=posted).code == 0


def test_it_tells_an_author_what_and_what_to_do(posted: Path, run_fic: RunFic) -> None:
    ran = run_fic("drift", cwd=posted)
    assert ran.out == (
        "ao3 has an older text of 1 chapter:\n\n"
        "  chapter 2, Low Water, last updated there on 11 Oct 2026\n"
        "    paragraph 1: It had [-droped.-] {+dropped.+} And nobody had seen it go. …\n\n"
        "royal-road has an older text of 1 chapter:\n\n"
        "  chapter 2, Low Water, last updated there on 11 Oct 2026\n"
        "    paragraph 1: It had [-droped.-] {+dropped.+} And nobody had seen it go. …\n\n"
        "To mend one: fic drift 2 --site ao3 --copy, paste it there, then fic post 2 --site ao3 records it.\n"
        "1 record doesn't say what text was posted, so drift can't tell; fic post records it from now on.\n"
    )


def test_the_corrected_chapter_is_copied_for_one_site(
    posted: Path, run_fic: RunFic, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = []
    monkeypatch.setattr(
        "fic.cli.handing.copy_part", lambda made, part: copied.append((made.name, part, made.parts[-1].text))
    )
    ran = run_fic("drift", "2", "--site", "ao3", "--copy", cwd=posted)
    assert ran.out.endswith("When it is up: fic post 2 --site ao3\n")
    assert [(name, part, "dropped." in text) for name, part, text in copied] == [("ao3", "body", True)]
    assert run_fic("drift", "2", "--copy", cwd=posted).code == 2
    assert run_fic("drift", "--copy", cwd=posted).code == 2
    assert "didn't drift" in run_fic("drift", "2", "--site", "ffn", "--copy", cwd=posted).out


def test_a_recap_that_can_go_is_told_until_it_is_gone(story: Path, run_fic: RunFic) -> None:
    run_fic("post", "2", "--site", "ao3", "--on", "2026-10-20", cwd=story)
    run_fic("finish", "3", cwd=story)
    run_fic("post", "3", "--site", "ao3", cwd=story)
    sentence = "The recap of chapter 2, Low Water can go from ao3: readers have chapter 3."
    assert sentence in run_fic("drift", cwd=story).out
    assert drift(run_fic, story) == []
    ran = run_fic("post", "2", "--site", "ao3", "--to", story.parent / "out", cwd=story)
    assert ran.code == 0
    assert not any(
        "Previously" in file.read_text("utf-8") for file in (story.parent / "out").rglob("*") if file.is_file()
    )
    assert sentence not in run_fic("drift", cwd=story).out


def test_hostile_words_are_shown_as_words(posted: Path, run_fic: RunFic) -> None:
    edit(posted, "title: Low Water", 'title: "\\e[31m[bold]Low\\u202e Water"')
    edit(posted, "And nobody had seen it go. And", "[link=x]<script>\u202e And")
    for ran in (run_fic("drift", cwd=posted), run_fic("drift", "--json", cwd=posted)):
        assert "\x1b" not in ran.out
        assert "\u202e" not in ran.out
        assert "[bold]Low" in ran.out
        assert "[link=x]" in ran.out


@pytest.mark.parametrize("arguments", [(), ("2",), ("--check",), ("--json",), ("2", "--copy")])
def test_a_misspelt_site_is_no_site_without_drift(posted: Path, run_fic: RunFic, arguments: tuple[str, ...]) -> None:
    ran = run_fic("drift", *arguments, "--site", "aoo3", cwd=posted)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "fic: This story isn't posted on aoo3. Did you mean ao3?\n"


def test_a_site_the_settings_name_no_more_is_known_by_its_records(posted: Path, run_fic: RunFic) -> None:
    edit(posted, 'sites = ["ao3", "ffn", "royal-road"]', 'sites = ["royal-road"]', ".fic.toml")
    ran = run_fic("drift", "--site", "ao3", cwd=posted)
    assert (ran.code, "ao3 has an older text" in ran.out) == (0, True)
    assert run_fic("post", "2", "--site", "ao3", "--undo", cwd=posted).code == 0
    assert run_fic("post", "2", "--site", "ao3", cwd=posted).code == 2


def test_a_broken_chapter_doesnt_hide_the_others(posted: Path, run_fic: RunFic) -> None:
    (posted / "manuscript/005-broken.md").write_text("---\ntitle: [\n---\n", "utf-8")
    ran = run_fic("drift", cwd=posted)
    assert ran.code == 3
    assert "ao3 has an older text of 1 chapter" in ran.out


def test_a_changed_template_is_told_apart_from_drift(posted: Path, run_fic: RunFic, git: Git) -> None:
    run_fic("post", "2", "--all-sites", cwd=posted)
    settings = posted / ".fic.toml"
    settings.write_text(settings.read_text("utf-8") + '[notes]\nafter = "See you at the weir."\n', "utf-8")
    day = "2026-12-01T12:00:00Z"
    git(posted, "commit", "--all", "--quiet", "--message=Note", f"--date={day}", when=day)
    assert drift(run_fic, posted) == []
    told = run_fic("drift", cwd=posted).out
    assert "The story's notes or disclaimer changed since ao3 got chapter 2: readers there see the older ones." in told
    assert told.count("see the older ones") == 3
    edit(posted, 'after = "See you at the weir."', 'after = ""', ".fic.toml")
    assert "the older ones" not in run_fic("drift", cwd=posted).out
