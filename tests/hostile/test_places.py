"""Nothing outside the story is read or written, and nothing unusual in it keeps fic waiting or makes it stumble."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hostile.conftest import READING, fic, read_everything

Git = Callable[..., str]
SECRET = "the secret of another folder"


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """Return a folder beside the story that nobody may touch; it must be as it was after the test."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.md").write_text(f"{SECRET}\n")
    (folder / "fic").mkdir()
    (folder / "fic" / "mine.json").write_text("{}")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    yield folder
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["manuscript/004-x.md", "words.txt", "lint-ignore.txt", ".fic.toml", "manuscript"])
def test_a_link_that_leaves_the_story_is_neither_read_nor_written(story: Path, outside: Path, name: str) -> None:
    target = outside if name == "manuscript" else outside / "secret.md"
    if name == "manuscript":
        shutil.rmtree(story / name)
    (story / name).unlink(missing_ok=True)
    (story / name).symlink_to(target)
    for command in (*READING, ("words", "add", "x"), ("lint", "--fix"), ("lint", "--ignore-all-now"), ("finish", "4"),
                    ("new-chapter", "Five"), ("lint", ".")):  # fmt: skip
        assert SECRET not in fic(story, *command).text


@pytest.mark.parametrize("place", ["../outside", "/tmp", "a/../../outside", "~/x", "C:\\\\x", "", "a\\u0000b"])
def test_settings_cannot_lead_out_of_the_story(story: Path, outside: Path, place: str) -> None:
    (story / ".fic.toml").write_text(f'format = 1\n[story]\nchapters = "{place}"\n')
    before = sorted(story.parent.rglob("*.md"))
    said = fic(story, "new-chapter", "Five")
    assert said.code == 3 or "~" in place
    made = set(story.parent.rglob("*.md")) - set(before)
    assert all(path.is_relative_to(story) for path in made)


@pytest.mark.parametrize(
    "title", ["../../outside/secret", "/etc/passwd", "..", "a/b\\c", ".git/hooks/pre-commit", "CON", "-rf"]
)
def test_a_title_cannot_lead_out_of_the_chapters_folder(story: Path, outside: Path, title: str) -> None:
    before = set((story / "manuscript").iterdir())
    said = fic(story, "new-chapter", "--", title)
    made = set((story / "manuscript").iterdir()) - before
    assert said.code == 0, said
    assert len(made) == 1
    assert next(iter(made)).name.startswith("004")


def test_a_file_that_says_it_is_git_cannot_lead_the_cache_elsewhere(story: Path, outside: Path) -> None:
    shutil.rmtree(story / ".git")
    own = story / "own"
    own.mkdir()
    (own / "HEAD").write_text("ref: refs/heads/main\n")
    (own / "commondir").write_text(str(outside))
    (story / ".git").write_text("gitdir: own\n")
    fic(story, "lint")
    fic(story, "hook", "uninstall")


def test_a_cache_that_is_a_link_is_not_written_through(story: Path, outside: Path) -> None:
    (story / ".git/fic").symlink_to(outside)
    fic(story, "lint")
    (story / ".git/fic").unlink()
    (story / ".git/fic").mkdir()
    (story / ".git/fic/lint").symlink_to(outside)
    fic(story, "lint")
    fic(story, "hook", "install")
    fic(story, "hook", "uninstall")
    assert (outside / "fic/mine.json").exists()


POISON = (
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"found": [["x"]]}',
    b"\xff\x00",
    b"[" * 100_000,
    b"1e999",
    b'{"found": [], "facts": {"x": {}}, "allowed": [], "number": 1, "finished": true, "words": 5}',
)


@pytest.mark.parametrize("poison", POISON, ids=lambda poison: repr(poison[:12]))
def test_a_poisoned_cache_is_not_believed(story: Path, poison: bytes) -> None:
    fic(story, "lint", "--hints")
    clean = fic(story, "lint", "--hints").text
    for kept in (story / ".git/fic/lint").iterdir():
        kept.write_bytes(poison)
    said = fic(story, "lint", "--hints")
    assert said.text == clean


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among files")
@pytest.mark.parametrize(
    "name",
    ["manuscript/004-pipe.md", "words.txt", "lint-ignore.txt", ".fic.toml", ".git/fic/lint/x.json", ".git/MERGE_HEAD"],
)
def test_a_pipe_keeps_nobody_waiting(story: Path, name: str) -> None:
    path = story / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    read_everything(story)
    fic(story, "words", "add", "x")
    fic(story, "lint", "manuscript/004-pipe.md")
    fic(story, "finish", "3")


def test_a_socket_among_the_chapters_is_no_chapter(story: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        here = Path.cwd()
        os.chdir(story / "manuscript")
        try:
            opened.bind("004-socket.md")
        finally:
            os.chdir(here)
        read_everything(story)


def read_only(folder: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
    """Run fic without a home and, if it is the superuser's, without the right to write what is read-only."""
    drop = "import ctypes, os, sys; [ctypes.CDLL(None).prctl(24, right, 0, 0, 0) for right in (1, 2, 3)]; "
    code = (
        f"{drop if os.geteuid() == 0 else 'import os, sys; '}os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    )
    environment = {name: value for name, value in os.environ.items() if name != "HOME" and not name.startswith("XDG")}
    return subprocess.run(
        [sys.executable, "-c", code, "-P", "-m", "fic", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="rights are given up as Linux has them")
@pytest.mark.parametrize("git", [True, False], ids=["in git", "without git"])
def test_in_a_folder_that_is_read_only_everything_can_be_read_and_the_rest_is_refused(story: Path, git: bool) -> None:
    if not git:
        shutil.rmtree(story / ".git")
    everything = [story, *story.rglob("*")]
    modes = {path: path.stat().st_mode for path in everything}
    before = {path: path.read_bytes() for path in everything if path.is_file()}
    for path in everything:
        path.chmod(modes[path] & ~0o222)
    try:
        for command in READING:
            done = read_only(story, *command)
            assert b"Traceback" not in done.stderr, done.stderr
            assert done.returncode in (0, 1, 3), (command, done)
        for command in (
            ("finish", "3"),
            ("words", "add", "x"),
            ("new-chapter", "Five"),
            ("hook", "install"),
            ("init", "new"),
        ):
            done = read_only(story, *command)
            assert b"Traceback" not in done.stderr, done.stderr
            assert done.returncode == 3, (command, done)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
    assert {path: path.read_bytes() for path in story.rglob("*") if path.is_file()} == before


def test_without_a_home_nothing_is_kept_in_a_folder_named_like_one(story: Path) -> None:
    shutil.rmtree(story / ".git")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "fic", "lint"],
        cwd=story,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done
    assert not (story / "~").exists()


def test_without_git_everything_that_needs_none_goes_on(story: Path, tmp_path: Path) -> None:
    read_everything(story, PATH=str(tmp_path))
    for command in (
        ("finish", "3"),
        ("reopen", "3"),
        ("words", "add", "x"),
        ("lint", "--fix"),
        ("new-chapter", "Five"),
    ):
        assert fic(story, *command, PATH=str(tmp_path)).code in (0, 1), command
    assert fic(story, "hook", "install", PATH=str(tmp_path)).code == 3


LOCALES = (
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii:strict"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "cp1252:strict"},
)


@pytest.mark.parametrize("settings", LOCALES, ids=lambda settings: " ".join(settings.values()))
def test_a_system_without_utf_8_says_everything_with_question_marks(story: Path, settings: dict[str, str]) -> None:
    text = "---\ntitle: 水門 “é”\n---\n\n“The the gate,” — said Zoë… 水門.\n".encode()
    (story / "manuscript/004-gate.md").write_bytes(text)
    (story / "manuscript/005-水門.md").write_bytes(text)
    (story / "words.txt").write_bytes("Zoë\n水門\n".encode())
    read_everything(story, **settings)
    for command in (
        ("finish", "4"),
        ("words", "add", "Ada"),
        ("lint", "--fix"),
        ("export", "4", "-s", "ao3", "--to", "o"),
    ):
        assert fic(story, *command, **settings).code in (0, 1), command
    assert "水門 “é”".encode() in (story / "manuscript/004-gate.md").read_bytes()
    assert "Zoë\n水門\nAda\n".encode() == (story / "words.txt").read_bytes()
    said = fic(story, "new-chapter", "水", **settings)
    assert said.code in (0, 2, 3), said


def test_long_paths_and_names_are_written_like_others(story: Path, git: Git) -> None:
    deep = story / "manuscript" / ("part-" + "x" * 90) / ("book-" + "y" * 90)
    deep.mkdir(parents=True)
    for number, name in ((5, "é" * 120), (6, "門" * 80), (7, "😀" * 60)):
        (deep / f"{number:03}-{name}.md").write_bytes(b"# Long\n\nThe the gate.\n")
        said = fic(story, "finish", str(number))
        assert said.code == 0, said
    assert fic(story, "lint", "--fix").code in (0, 1)
    assert b"the gate" in next(deep.glob("006*")).read_bytes().lower()


def test_names_that_differ_by_case_alone_are_never_written_over(story: Path) -> None:
    (story / "manuscript/004-FIVE.MD").write_bytes(b"# Five\n\nMine.\n")
    said = fic(story, "new-chapter", "five", "--number", "4")
    assert said.code == 3
    assert "exists already" in said.text
    assert (story / "manuscript/004-FIVE.MD").read_bytes() == b"# Five\n\nMine.\n"


def test_a_cache_that_cannot_be_written_matters_to_nobody(story: Path) -> None:
    clean = fic(story, "lint", "--hints").text
    shutil.rmtree(story / ".git/fic")
    (story / ".git/fic").write_bytes(b"a file where the folder should be")
    assert fic(story, "lint", "--hints").text == clean


def on_a_full_disk(story: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
    """Run fic on a copy of a story, on a small disk of its own that is full, and bring back the files."""
    script = (
        'set -e; mount -t tmpfs -o size=2m none "$1"; cp -a "$2/." "$1"; dd if=/dev/zero of="$1/full" bs=4096 2>&- || :'
        '; cd "$1"; shift 2; set +e; "$@"; code=$?; rm -f full; rm -rf "$OLD/after"; cp -a . "$OLD/after"; exit $code'
    )
    mounted = story.parent / "disk"
    mounted.mkdir(exist_ok=True)
    inside = ["sh", "-c", script, "sh", str(mounted), str(story), sys.executable, "-P", "-m", "fic", *command]
    return subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", *inside],
        env={**os.environ, "OLD": str(story.parent)},
        capture_output=True,
        timeout=60,
        check=False,
    )


def may_mount(place: Path) -> bool:
    """Whether this system lets its users mount disks of their own."""
    command = ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", str(place)]
    return bool(shutil.which("unshare")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="a disk is made full as Linux can")
@pytest.mark.parametrize(
    "command",
    [("finish", "3"), ("words", "add", "x"), ("new-chapter", "Five"), ("lint", "--fix"), ("post", "2", "-s", "ao3"),
     ("export", "1", "--site", "ao3", "--to", "out"), ("hook", "install"), ("status",)],
    ids=" ".join,
)  # fmt: skip
def test_a_disk_that_is_really_full_loses_nothing(story: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    if not may_mount(tmp_path):
        pytest.skip("this system lets nobody mount a disk of their own")
    with (story / "manuscript/003-stones.md").open("a") as chapter:
        chapter.write("\nShe went to the the gate.\n" * 400)
    before = {path.relative_to(story): path.read_bytes() for path in story.rglob("*") if path.is_file()}
    done = on_a_full_disk(story, *command)
    assert b"Traceback" not in done.stderr, done.stderr
    assert done.returncode in ((0, 1) if command == ("status",) else (3,)), done
    after = tmp_path / "after"
    kept = {path.relative_to(after): path.read_bytes() for path in after.rglob("*") if path.is_file()}
    assert {name: kept.get(name) for name in before if ".git" not in name.parts} == {
        name: content for name, content in before.items() if ".git" not in name.parts
    }
    assert not [name for name in kept if name.name.endswith(".fic-part")]
    subprocess.run(["git", "fsck"], cwd=after, check=True, capture_output=True)
