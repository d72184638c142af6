"""What is staged: the commit being made, not the work tree."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from fic.errors import FicError
from fic.files.staged import Staged, blob_contents, staged_blobs, staged_changes, staged_contents
from fic.manuscript.blob import blob_name


def git(folder: Path, *arguments: str, **environment: str) -> str:
    told = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, env={**os.environ, **environment}
    )
    return told.stdout


@pytest.fixture
def top(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    write(tmp_path, "1.md", "One.\n")
    write(tmp_path, "2.md", "Two.\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Begin")
    return tmp_path


def write(top: Path, name: str, text: str) -> None:
    (top / name).parent.mkdir(parents=True, exist_ok=True)
    (top / name).write_bytes(text.encode())


def stage(top: Path, name: str, text: str) -> None:
    write(top, name, text)
    git(top, "--literal-pathspecs", "add", "--", name)


def staged(top: Path) -> dict[str, tuple[bytes, bytes | None]]:
    return {str(one.path): (one.text_bytes, one.head_bytes) for one in staged_changes(top)}


def test_the_staged_text_counts_not_the_work_trees(top: Path) -> None:
    stage(top, "1.md", "One, staged.\n")
    write(top, "1.md", "One, later.\n")
    write(top, "2.md", "Two, not staged.\n")
    assert staged(top) == {"1.md": (b"One, staged.\n", b"One.\n")}


def test_before_the_first_commit_everything_is_new(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    stage(tmp_path, "1.md", "One.\n")
    assert staged(tmp_path) == {"1.md": (b"One.\n", None)}


def test_a_deletion_is_not_text(top: Path) -> None:
    git(top, "rm", "--quiet", "1.md")
    assert staged(top) == {}


def test_a_renamed_file_is_compared_with_what_it_was_whatever_the_settings(top: Path) -> None:
    git(top, "config", "diff.renames", "false")
    long = "".join(f"Line {n} of it.\n" for n in range(20))
    stage(top, "long.md", long)
    git(top, "commit", "--quiet", "-m", "Long")
    git(top, "mv", "long.md", "renamed.md")
    assert staged(top) == {"renamed.md": (long.encode(), long.encode())}
    stage(top, "renamed.md", long + "More.\n")
    assert staged(top) == {"renamed.md": (long.encode() + b"More.\n", long.encode())}


def test_a_file_meant_to_be_added_later_is_not_staged(top: Path) -> None:
    write(top, "3.md", "Three.\n")
    git(top, "add", "--intent-to-add", "3.md")
    assert staged(top) == {}


def test_links_and_submodules_are_left_out(top: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "--quiet")
    stage(other, "x.md", "X.\n")
    git(other, "commit", "--quiet", "-m", "x")
    git(top, "submodule", "--quiet", "add", str(other), "sub")
    (top / "link.md").symlink_to("1.md")
    git(top, "add", "link.md")
    assert set(staged(top)) == {".gitmodules"}


def test_a_link_that_becomes_a_file_is_new_text(top: Path) -> None:
    (top / "link.md").symlink_to("1.md")
    git(top, "add", "link.md")
    git(top, "commit", "--quiet", "-m", "link")
    (top / "link.md").unlink()
    stage(top, "link.md", "Text.\n")
    assert staged(top) == {"link.md": (b"Text.\n", None)}


@pytest.mark.parametrize("name", ["Кот и пёс.md", "a b.md", 'the "gate".md', "two\nlines.md", "[1].md", ":1.md"])
def test_any_name_is_read(top: Path, name: str) -> None:
    stage(top, name, "Text.\n")
    assert staged(top) == {name: (b"Text.\n", None)}
    assert staged_contents([PurePosixPath(name)], top) == {PurePosixPath(name): b"Text.\n"}
    assert PurePosixPath(name) in staged_blobs(PurePosixPath(), top)


def test_a_temporary_index_is_read_where_git_says_it_is(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage(top, "1.md", "One, staged.\n")
    other = top / ".git/other-index"
    write(top, "2.md", "Two, in the other index.\n")
    git(top, "read-tree", "HEAD", GIT_INDEX_FILE=str(other))
    git(top, "add", "2.md", GIT_INDEX_FILE=str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other))
    assert staged(top) == {"2.md": (b"Two, in the other index.\n", b"Two.\n")}
    assert staged_contents([PurePosixPath("1.md")], top) == {PurePosixPath("1.md"): b"One.\n"}


def test_from_a_folder_inside_paths_are_still_the_repositorys(top: Path) -> None:
    git(top, "config", "diff.relative", "true")
    stage(top, "a/b/3.md", "Three.\n")
    stage(top, "1.md", "One!\n")
    assert set(staged(top / "a")) == {"1.md", "a/b/3.md"}
    assert staged_contents([PurePosixPath("1.md")], top / "a") == {PurePosixPath("1.md"): b"One!\n"}
    assert list(staged_blobs(PurePosixPath("a"), top / "a")) == [PurePosixPath("a/b/3.md")]


def test_contents_that_are_not_staged_are_left_out(top: Path) -> None:
    asked = [PurePosixPath(name) for name in ("1.md", "nowhere.md", "1.md", "no\nwhere.md", "2.md")]
    assert staged_contents(asked, top) == {PurePosixPath("1.md"): b"One.\n", PurePosixPath("2.md"): b"Two.\n"}
    assert staged_contents((), top) == {}


def test_empty_files_and_files_without_an_end_are_read_as_they_are(top: Path) -> None:
    stage(top, "empty.md", "")
    stage(top, "open.md", "no end")
    assert staged(top) == {"empty.md": (b"", None), "open.md": (b"no end", None)}


def test_a_merge_is_only_what_it_changes_itself(top: Path) -> None:
    git(top, "checkout", "--quiet", "-b", "side")
    stage(top, "1.md", "One, aside.\n")
    stage(top, "3.md", "Three, aside.\n")
    git(top, "commit", "--quiet", "-m", "Aside")
    git(top, "checkout", "--quiet", "main")
    stage(top, "1.md", "One, in the main.\n")
    git(top, "commit", "--quiet", "-m", "Main")
    subprocess.run(["git", "merge", "side"], cwd=top, check=False, capture_output=True)
    stage(top, "1.md", "One, agreed.\n")
    assert staged_changes(top) == (
        Staged(PurePosixPath("1.md"), b"One, agreed.\n", b"One, in the main.\n", (b"One, aside.\n",)),
    )
    assert staged_changes(top)[0].before == (b"One, in the main.\n", b"One, aside.\n")


def test_a_merge_in_a_second_work_tree_is_seen_there(top: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    second = tmp_path_factory.mktemp("work") / "second"
    git(top, "worktree", "add", "--quiet", "-b", "side", str(second))
    stage(second, "1.md", "One, aside.\n")
    git(second, "commit", "--quiet", "-m", "Aside")
    stage(top, "3.md", "Three.\n")
    git(top, "commit", "--quiet", "-m", "Main")
    git(second, "merge", "--quiet", "--no-commit", "main")
    assert staged(second) == {}
    stage(top, "4.md", "Four.\n")
    assert staged(top) == {"4.md": (b"Four.\n", None)}


def test_outside_a_repository_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FicError, match="There is no git repository here"):
        staged_changes(tmp_path)


def test_what_is_staged_is_known_by_gits_name_for_it_and_read_by_that(top: Path) -> None:
    stage(top, "1.md", "One, staged: é\r\n")
    write(top, "1.md", "One, not staged.\n")
    blob = staged_blobs(PurePosixPath(), top)[PurePosixPath("1.md")]
    assert blob == blob_name("One, staged: é\r\n".encode())
    assert blob_contents([blob, blob_name(b"in no repository")], top) == {blob: "One, staged: é\r\n".encode()}
    assert blob_contents([], top) == {}
