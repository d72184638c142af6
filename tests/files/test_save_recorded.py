"""Writing and committing in one act: exactly the named files, or nothing at all."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from fic.errors import FicError
from fic.files import repo
from fic.files.save import recorded

SUBJECT = "Finish chapter 1."


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    (folder / "manuscript").mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "manuscript/001.md").write_bytes(b"One.\n")
    (folder / "manuscript/002.md").write_bytes(b"Two.\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Begin")
    return folder


@pytest.fixture
def chapter(story: Path) -> Path:
    return story / "manuscript/001.md"


def with_hook(story: Path, script: str, name: str = "pre-commit") -> None:
    hook = story / ".git/hooks" / name
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{script}\n")
    hook.chmod(0o755)


def last_commit(story: Path) -> tuple[str, list[str]]:
    subject, *paths = git(story, "-c", "core.quotePath=off", "log", "-1", "--name-only", "--format=%s").split("\n")
    return subject, [path for path in paths if path]


def everything(story: Path) -> dict[str, bytes]:
    """Return the content of every file, the index among them; git's own logs and objects aside."""
    own = ("objects", "logs", "COMMIT_EDITMSG")
    return {
        str(path.relative_to(story)): path.read_bytes()
        for path in sorted(story.rglob("*"))
        if path.is_file() and not any(part in own for part in path.relative_to(story).parts)
    }


def test_one_commit_has_one_file_although_others_are_staged(story: Path, chapter: Path) -> None:
    (story / "manuscript/002.md").write_bytes(b"Two, staged.\n")
    (story / "new.md").write_bytes(b"New.\n")
    git(story, "add", "manuscript/002.md", "new.md")
    staged = git(story, "diff", "--cached", "--raw", "--abbrev=40")
    done = recorded(story, {chapter: (b"One.\n", b"One, finished.\n")}, SUBJECT, commit=True)
    assert last_commit(story) == (SUBJECT, ["manuscript/001.md"])
    assert git(story, "diff", "--cached", "--raw", "--abbrev=40") == staged
    assert git(story, "status", "--porcelain") == "M  manuscript/002.md\nA  new.md\n"
    assert done.commit
    assert git(story, "rev-parse", "HEAD").startswith(done.commit)
    assert done.written == (PurePosixPath("manuscript/001.md"),)
    assert done.taken_along == ()
    assert done.remarks == (f"Committed manuscript/001.md as {done.commit}: {SUBJECT}",)


@pytest.mark.parametrize("stage", [False, True])
def test_the_chapters_own_uncommitted_text_is_taken_along_and_said_so(story: Path, chapter: Path, stage: bool) -> None:
    chapter.write_bytes(b"One, and more.\n")
    if stage:
        git(story, "add", "manuscript/001.md")
    done = recorded(story, {chapter: (b"One, and more.\n", b"One, and more, done.\n")}, SUBJECT, commit=True)
    assert git(story, "show", "HEAD:manuscript/001.md") == "One, and more, done.\n"
    assert done.taken_along == (PurePosixPath("manuscript/001.md"),)
    assert any("not committed yet in manuscript/001.md" in remark for remark in done.remarks)
    assert git(story, "status", "--porcelain") == ""


def test_a_chapter_git_does_not_know_yet_is_committed(story: Path) -> None:
    new = story / "manuscript/003.md"
    new.write_bytes(b"Three.\n")
    recorded(story, {Path("manuscript/003.md"): (b"Three.\n", b"Three!\n")}, SUBJECT, commit=True)
    assert last_commit(story) == (SUBJECT, ["manuscript/003.md"])
    assert git(story, "status", "--porcelain") == ""


def test_the_first_commit_of_a_repository_can_be_ours(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "1.md").write_bytes(b"One.\n")
    (tmp_path / "2.md").write_bytes(b"Two.\n")
    git(tmp_path, "add", "2.md")
    recorded(tmp_path, {Path("1.md"): (b"One.\n", b"One!\n")}, SUBJECT, commit=True)
    assert last_commit(tmp_path) == (SUBJECT, ["1.md"])
    assert git(tmp_path, "status", "--porcelain") == "A  2.md\n"


def test_several_files_make_one_commit(story: Path) -> None:
    edits = {Path(f"manuscript/00{n}.md"): (old, old + b"More.\n") for n, old in ((1, b"One.\n"), (2, b"Two.\n"))}
    done = recorded(story, edits, "Record two chapters.", commit=True)
    assert last_commit(story) == ("Record two chapters.", ["manuscript/001.md", "manuscript/002.md"])
    assert done.remarks[0].startswith("Committed 2 files as ")


def test_a_partly_staged_chapter_is_refused_and_nothing_changed(story: Path, chapter: Path) -> None:
    chapter.write_bytes(b"One, staged.\n")
    git(story, "add", "manuscript/001.md")
    chapter.write_bytes(b"One, held back.\n")
    before = everything(story)
    with pytest.raises(FicError, match="partly staged") as refusal:
        recorded(story, {chapter: (b"One, held back.\n", b"x")}, SUBJECT, commit=True)
    assert "--no-commit" in str(refusal.value)
    assert everything(story) == before


def test_a_partly_staged_chapter_can_still_be_written_without_a_commit(story: Path, chapter: Path) -> None:
    chapter.write_bytes(b"One, staged.\n")
    git(story, "add", "manuscript/001.md")
    chapter.write_bytes(b"One, held back.\n")
    tip, index = git(story, "rev-parse", "HEAD"), (story / ".git/index").read_bytes()
    done = recorded(story, {chapter: (b"One, held back.\n", b"One!\n")}, SUBJECT, commit=False)
    assert (chapter.read_bytes(), git(story, "rev-parse", "HEAD")) == (b"One!\n", tip)
    assert (story / ".git/index").read_bytes() == index
    assert done.commit is None


@pytest.mark.parametrize("operation", ["merge", "rebase", "cherry-pick"])
def test_nothing_is_written_while_git_waits_for_the_author(story: Path, operation: str) -> None:
    git(story, "checkout", "--quiet", "-b", "side")
    (story / "manuscript/001.md").write_bytes(b"One, aside.\n")
    git(story, "commit", "--quiet", "-am", "Aside")
    git(story, "checkout", "--quiet", "main")
    (story / "manuscript/001.md").write_bytes(b"One, in the main.\n")
    git(story, "commit", "--quiet", "-am", "Main")
    subprocess.run(["git", operation, "side"], cwd=story, check=False, capture_output=True)
    before = everything(story)
    with pytest.raises(FicError, match=f"A {operation} is under way.*git {operation} --continue"):
        recorded(story, {Path("manuscript/002.md"): (b"Two.\n", b"Two!\n")}, SUBJECT, commit=True)
    assert everything(story) == before


def test_a_conflicted_chapter_is_refused_even_when_no_merge_is_under_way(story: Path, chapter: Path) -> None:
    chapter.write_bytes(b"One, put aside.\n")
    git(story, "stash")
    chapter.write_bytes(b"One, otherwise.\n")
    git(story, "commit", "--quiet", "-am", "Otherwise")
    subprocess.run(["git", "stash", "pop"], cwd=story, check=False, capture_output=True)
    before = everything(story)
    with pytest.raises(FicError, match="merge conflict"):
        recorded(story, {chapter: (chapter.read_bytes(), b"x")}, SUBJECT, commit=True)
    assert everything(story) == before


def test_an_ignored_chapter_is_refused(story: Path) -> None:
    (story / ".gitignore").write_text("drafts/\n")
    (story / "drafts").mkdir()
    (story / "drafts/9.md").write_bytes(b"Nine.\n")
    with pytest.raises(FicError, match="ignored by git"):
        recorded(story, {Path("drafts/9.md"): (b"Nine.\n", b"Nine!\n")}, SUBJECT, commit=True)
    assert (story / "drafts/9.md").read_bytes() == b"Nine.\n"


@pytest.mark.parametrize("name", ["pre-commit", "commit-msg", "prepare-commit-msg"])
@pytest.mark.parametrize("known", [True, False])
def test_a_failing_commit_hook_leaves_file_and_index_as_they_were(story: Path, name: str, known: bool) -> None:
    path = story / ("manuscript/001.md" if known else "manuscript/003.md")
    path.write_bytes(b"Not committed yet.\n")
    (story / "manuscript/002.md").write_bytes(b"Two, staged.\n")
    git(story, "add", "manuscript/002.md")
    with_hook(story, "echo 'the moon is wrong' >&2; exit 1", name)
    before, time = everything(story), (story / ".git/index").stat().st_mtime_ns
    with pytest.raises(FicError, match="the moon is wrong"):
        recorded(story, {path: (b"Not committed yet.\n", b"Finished.\n")}, SUBJECT, commit=True)
    assert everything(story) == before
    assert (story / ".git/index").stat().st_mtime_ns == time


def test_another_programs_lock_leaves_file_and_index_as_they_were(story: Path, chapter: Path) -> None:
    (story / ".git/index.lock").write_bytes(b"")
    before = everything(story)
    with pytest.raises(FicError, match=r"index\.lock"):
        recorded(story, {chapter: (b"One.\n", b"One!\n")}, SUBJECT, commit=True)
    assert everything(story) == before


def test_a_file_that_cannot_be_written_undoes_the_others(story: Path) -> None:
    edits = {
        Path("manuscript/001.md"): (b"One.\n", b"One!\n"),
        Path("manuscript/002.md"): (b"this is not what is on the disk", b"Two!\n"),
    }
    before = everything(story)
    with pytest.raises(FicError, match="changed by another program"):
        recorded(story, edits, SUBJECT, commit=True)
    assert everything(story) == before


def test_what_a_failing_hook_wrote_into_the_chapter_is_left_and_told(story: Path, chapter: Path) -> None:
    with_hook(story, "echo 'A line of its own.' >> manuscript/001.md; exit 1")
    with pytest.raises(FicError, match=r"manuscript/001\.md could not be put back"):
        recorded(story, {chapter: (b"One.\n", b"One!\n")}, SUBJECT, commit=True)
    assert chapter.read_bytes() == b"One!\nA line of its own.\n"


def test_hooks_act_where_the_author_keeps_them_and_are_heard(story: Path, chapter: Path) -> None:
    (story / "my hooks").mkdir()
    hook = story / "my hooks/pre-commit"
    hook.write_text('#!/bin/sh\ngit diff --cached --name-only; echo "$LC_ALL"\n')
    hook.chmod(0o755)
    git(story, "config", "core.hooksPath", "my hooks")
    (story / "manuscript/002.md").write_bytes(b"Two, staged.\n")
    git(story, "add", "manuscript/002.md")
    done = recorded(story, {chapter: (b"One.\n", b"One!\n")}, SUBJECT, commit=True)
    assert done.remarks[-1] == f"manuscript/001.md\n{os.environ['LC_ALL']}"


def test_signing_acts_as_the_author_set_it(story: Path, chapter: Path) -> None:
    git(story, "config", "commit.gpgSign", "true")
    git(story, "config", "gpg.program", "false")
    before = everything(story)
    with pytest.raises(FicError, match="sign"):
        recorded(story, {chapter: (b"One.\n", b"One!\n")}, SUBJECT, commit=True)
    assert everything(story) == before


def test_without_a_repository_it_writes_and_says_what_git_would_add(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_bytes(b"One.\n")
    done = recorded(tmp_path, {Path("1.md"): (b"One.\n", b"One!\n")}, SUBJECT, commit=True)
    assert (tmp_path / "1.md").read_bytes() == b"One!\n"
    assert done.commit is None
    assert "git init" in done.remarks[0]


def test_without_the_git_program_it_writes_and_says_so(
    story: Path, chapter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    done = recorded(story, {chapter: (b"One.\n", b"One!\n")}, SUBJECT, commit=True)
    assert chapter.read_bytes() == b"One!\n"
    assert "git program was not found" in done.remarks[0]


def test_a_story_reached_by_a_link_is_committed_where_it_lies(story: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(story)
    for root, path in ((tmp_path / "link", story), (story, tmp_path / "link"), (tmp_path / "link", tmp_path / "link")):
        old = (story / "manuscript/001.md").read_bytes()
        recorded(root, {path / "manuscript/001.md": (old, old + b"More.\n")}, SUBJECT, commit=True)
        assert last_commit(story) == (SUBJECT, ["manuscript/001.md"])


def test_a_story_in_a_folder_of_the_repository_commits_its_own_file(story: Path) -> None:
    inside = story / "other/wren"
    inside.mkdir(parents=True)
    (inside / "001.md").write_bytes(b"Wren.\n")
    (inside / "manuscript").mkdir()
    recorded(inside, {inside / "001.md": (b"Wren.\n", b"Wren!\n")}, SUBJECT, commit=True)
    assert last_commit(story) == (SUBJECT, ["other/wren/001.md"])


@pytest.mark.parametrize(
    "name", ["Кот и пёс.md", 'the "gate".md', "two\nlines.md", "[1].md", ":1.md", "-x.md", "# 1.md"]
)
def test_any_name_is_committed_alone(story: Path, name: str) -> None:
    (story / name).write_bytes(b"One.\n")
    (story / "1.md").write_bytes(b"One.\n")
    recorded(story, {story / name: (b"One.\n", b"One!\n")}, "# odd subject", commit=True)
    told = git(story, "log", "-1", "-z", "--name-only", "--format=%s")
    assert told == f"# odd subject\0\n{name}\0"


def test_nothing_to_write_and_nothing_to_commit_makes_no_commit(story: Path, chapter: Path) -> None:
    tip = git(story, "rev-parse", "HEAD")
    done = recorded(story, {chapter: (b"One.\n", b"One.\n")}, SUBJECT, commit=True)
    assert (done.commit, done.written, git(story, "rev-parse", "HEAD")) == (None, (), tip)


def test_what_a_hook_inherits_does_not_mislead_the_commit(
    story: Path, chapter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    with monkeypatch.context() as inherited:
        inherited.setenv("GIT_DIR", str(other / ".git"))
        inherited.setenv("GIT_INDEX_FILE", str(tmp_path / "elsewhere"))
        recorded(story, {chapter: (b"One.\n", b"One!\n")}, SUBJECT, commit=True)
    assert last_commit(story) == (SUBJECT, ["manuscript/001.md"])
    assert not (tmp_path / "elsewhere").exists()


def test_crlf_under_autocrlf_stays_on_disk_byte_for_byte(story: Path) -> None:
    git(story, "config", "core.autocrlf", "true")
    path = story / "manuscript/004.md"
    path.write_bytes(b"Four.\r\nMore.\r\n")
    recorded(story, {path: (b"Four.\r\nMore.\r\n", b"Four!\r\nMore.\r\n")}, SUBJECT, commit=True)
    assert path.read_bytes() == b"Four!\r\nMore.\r\n"
    assert git(story, "status", "--porcelain") == ""


def test_on_no_branch_nothing_is_written_until_there_is_one(story: Path, chapter: Path) -> None:
    git(story, "checkout", "--quiet", "--detach")
    before = everything(story)
    with pytest.raises(FicError, match=r"on no branch.*git switch -c NAME.*--no-commit"):
        recorded(story, {chapter: (b"One.\n", b"One!\n")}, SUBJECT, commit=True)
    assert everything(story) == before
    recorded(story, {chapter: (b"One.\n", b"One!\n")}, SUBJECT, commit=False)
    git(story, "switch", "--quiet", "-c", "mine")
    recorded(story, {chapter: (b"One!\n", b"One!!\n")}, SUBJECT, commit=True)
    assert last_commit(story) == (SUBJECT, ["manuscript/001.md"])


def test_a_second_work_tree_commits_too(story: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    git(story, "worktree", "add", "--quiet", "-b", "second", str(second))
    (second / "manuscript/009.md").write_bytes(b"Nine.\n")
    with_hook(story, "exit 1")
    before = everything(story)
    with pytest.raises(FicError):
        recorded(second, {Path("manuscript/009.md"): (b"Nine.\n", b"Nine!\n")}, SUBJECT, commit=True)
    assert everything(story) == before
    (story / ".git/hooks/pre-commit").unlink()
    recorded(second, {Path("manuscript/009.md"): (b"Nine.\n", b"Nine!\n")}, SUBJECT, commit=True)
    assert last_commit(second) == (SUBJECT, ["manuscript/009.md"])
    assert git(story, "status", "--porcelain") == ""


def test_an_interruption_puts_everything_back(story: Path, chapter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = everything(story)
    monkeypatch.setattr(repo, "committed", interrupted)
    with pytest.raises(KeyboardInterrupt):
        recorded(story, {chapter: (b"One.\n", b"One!\n")}, SUBJECT, commit=True)
    assert everything(story) == before
