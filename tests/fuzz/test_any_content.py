"""Whatever a file of the story holds, every command ends in an answer or a sentence that names the file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from typer.testing import CliRunner

from fic.cli import app
from fuzz.conftest import looking

COMMANDS = (
    ("status", "--json"),
    ("check",),
    ("lint", "--hints"),
    ("lint", "--json"),
    ("drift",),
    ("recap", "2"),
    ("export", "2", "--site", "ao3", "--json"),
    ("plan-releases", "--json"),
    ("post", "2", "--site", "ao3", "--dry-run"),
    ("words", "list"),
)
GOOD = b"---\ntitle: Good\ndrafted: 2026-10-02\n---\n\nIt was a good chapter.\n"

ODD = st.sampled_from(
    [
        "---", "\n", "\r", "\r\n", "\x00", "\x1b[31m", "\ufeff", "\u2028", "\u0085", "\u202e", '"', "'", "“", "”",
        ": ", "- ", "&a ", "*a", "<<: *a", "!!python/object:os.system ", "!!binary ", "? ", "| \n", "> \n", "{",
        "}", "[", "]", "#", "%YAML 1.1", "0000-00-00", "0001-01-01", "9999-12-31", "99999-01-01", "2026-02-30",
        "t1:", "~", "null", "title: ", "drafted: ", "release: ", "posted:\n  ", "ao3: ", "notes: ", "before: ",
        "\\ud800", "\\U0010FFFF", "\\x00", "<!-- fic: allow ", "-->", "<script>", "](javascript:", "***", "* * *",
        "~~~", "\t", "    ", "the the ", "taking about ", "😀", "水", "e\u0301", "1" * 5000,
    ]
)  # fmt: skip
TEXT = st.lists(st.one_of(ODD, st.text(max_size=12)), max_size=30).map("".join)
BYTES = st.one_of(
    st.binary(max_size=200),
    TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")),
    TEXT.map(lambda text: text.encode("utf-16")),
    TEXT.map(lambda text: b"\xef\xbb\xbf" + text.encode("utf-8", "replace").replace(b"\n", b"\r\n")),
    TEXT.map(lambda text: f"---\n{text}\n---\n\n{text}\n".encode("utf-8", "replace")),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a story whose second chapter is anything; one folder for all examples."""
    root = tmp_path_factory.mktemp("fuzz")
    (root / "manuscript").mkdir()
    (root / ".fic.toml").write_text('format = 1\n[story]\ntitle = "Fuzz"\nzone = "UTC"\nsites = ["ao3"]\n')
    (root / "manuscript/001-good.md").write_bytes(GOOD)
    (root / "manuscript/003-good.md").write_bytes(GOOD)
    return root


def answers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run every reading command; each must end as promised. Return what was said."""
    monkeypatch.chdir(folder)
    said = []
    for command in COMMANDS:
        result = CliRunner().invoke(app, list(command), prog_name="fic")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code in (0, 1, 2, 3), (command, result.output)
        if result.exit_code == 3:
            assert "fic: " in result.stderr, (command, result.output)
        said.append(result.output)
    return said


@looking(25)
@given(BYTES)
@example(b"---\ntitle: &a [*a]\n---\nText.\n")
@example(b"---\na: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: &d [*c,*c,*c]\n---\nText.\n")
@example(b"---\ndrafted: 0000-01-01\nposted: {ao3: {first: 9999-12-31, last: 0001-01-01}}\n---\nText.\n")
@example(b"---\ndrafted: 9999-12-31\nrelease: 9999-12-31\nposted: {ao3: 9999-12-31}\n---\nText.\n")
@example(b"---\ndrafted: 0001-01-01\nrelease: 0001-01-01\nposted: {ao3: 0001-01-01}\n---\nText.\n")
@example(b'---\ntitle: "\\ud800"\nsummary: "\\ud800\\0"\ndrafted: 2026-10-02\n---\nText \xed\xa0\x80.\n')
@example(b'---\ntitle: "\\ud800"\nsummary: "\\ud800\\0"\nnotes: {before: "\\ud800"}\ndrafted: 2026-10-02\n---\nText.\n')
@example(b"---\n" + b"[" * 3000 + b"\n---\nText.\n")
@example(b"---\ntitle: " + b"[" * 3000 + b"\n---\nText.\n")
@example(b"> " * 3000 + b"deep\n")
@example(b"* " * 2000 + b"deep\n")
@example(b"*a **b " * 2000)
@example(b"[" * 5000)
@example(b"<div>" * 3000 + b"\n")
@example("\u201c".encode() * 3000)
@example(b"\xef\xbb\xbf\xef\xbb\xbf---\ntitle: x\n---\n\xef\xbb\xbf")
@example(b"a\rb\nc\r\nd\x00e\x85f\xe2\x80\xa8g")
def test_a_chapter_may_hold_anything(folder: Path, content: bytes) -> None:
    (folder / "manuscript/002-any.md").write_bytes(content)
    with pytest.MonkeyPatch.context() as monkeypatch:
        said = answers(folder, monkeypatch)
    assert '"number": 3' in said[0]
    assert '"number": 1' in said[0]


TOML = st.lists(
    st.sampled_from(
        [
            "format = ", "1\n", "99999999999999999999\n", "[story]\n", "[notes]\n", "[release]\n", "[lint]\n",
            "[lint.rules.x]\n", "[hook]\n", "[sites.ao3]\n", "[[release.breaks]]\n", "title = ", "zone = ",
            "sites = ", "chapters = ", "language = ", "days = ", "risk = ", "lead = ", "from = ", "to = ", '"x"\n',
            "'x'\n", '"""\n', "[", "]", "{", "}", "\n", "0001-01-01\n", "9999-12-31\n", "nan\n", "inf\n", "-1\n",
            "true\n", '"Europe/Paris"\n', '"../x"\n', '"/etc"\n', '"\\u0000"\n', '"\\ud800"\n', "0x1\n", "1e400\n",
            "a.b.c = ", "#\x00\n", '["ao3", "ao3"]\n', '"C:\\\\x"\n', "select = ", "ignore = ", "at_least = ",
            '"FREQ=WEEKLY;BYDAY=XX"\n', '"0d"\n', '"9999d"\n',
        ]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@looking(40)
@given(st.one_of(BYTES, TOML.map(str.encode)))
@example(b"x = " + b"[" * 5000)
@example(b"format = " + b"9" * 5000)
@example(b'format = 1\n[release]\nat_least = "FREQ=WEEKLY;BYDAY=XX"\n')
@example(b'format = 1\n[release]\nat_least = "0d"\nat_most = "9999d"\n')
@example(b"format = 1\n[[release.breaks]]\nfrom = 0001-01-01\nto = 9999-12-31\n")
@example(b'format = 1\n[story]\nzone = "Europe"\n')
@example(b'format = 1\n[story]\nzone = "../../etc/passwd"\n')
@example(b'format = 1\n[story]\ntitle = "\\u0000"\nchapters = "manuscript/001-good.md"\n')
@example(b'format = 1\n[lint]\nselect = ["no-such"]\n[lint.rules.no-such]\nx = 1\n')
def test_the_settings_may_hold_anything(folder: Path, content: bytes) -> None:
    settings = folder / ".fic.toml"
    before = settings.read_bytes()
    (folder / "manuscript/002-any.md").write_bytes(GOOD)
    try:
        settings.write_bytes(content)
        with pytest.MonkeyPatch.context() as monkeypatch:
            answers(folder, monkeypatch)
    finally:
        settings.write_bytes(before)


@looking(15)
@given(BYTES, BYTES)
@example("\u0085x\u2028y # z\n#\n\ufeff".encode(), b"doubled-word \x00\n# \xe2\x80\xa8\n" + b"a" * 10_000)
def test_the_lists_may_hold_anything(folder: Path, words: bytes, ignored: bytes) -> None:
    (folder / "manuscript/002-any.md").write_bytes(GOOD)
    (folder / "words.txt").write_bytes(words)
    (folder / "lint-ignore.txt").write_bytes(ignored)
    try:
        with pytest.MonkeyPatch.context() as monkeypatch:
            answers(folder, monkeypatch)
    finally:
        (folder / "words.txt").unlink()
        (folder / "lint-ignore.txt").unlink()


@looking(15)
@given(BYTES)
@example(b"---\ntitle: 'x' # c\n---\n" + GOOD)
@example(b'---\ntitle: "\\ud800"\n---\nText.\n')
@example(b'---\ntitle: "\\0"\n---\nText.\n')
def test_writing_to_any_chapter_changes_its_lines_alone_or_nothing(folder: Path, content: bytes) -> None:
    chapter = folder / "manuscript/002-any.md"
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(folder)
        for command in (
            ("finish", "2"),
            ("reopen", "2"),
            ("post", "2", "-s", "ao3", "--record-only"),
            ("lint", "--fix", "2"),
        ):
            chapter.write_bytes(content)
            result = CliRunner().invoke(app, list(command), prog_name="fic")
            if result.exception and not isinstance(result.exception, SystemExit):
                raise result.exception
            now = chapter.read_bytes()
            if result.exit_code == 3:
                assert now == content
            elif command[0] == "finish":
                # Every line of the author's is there still, in its order; what is new is fic's.
                lines = iter(now.splitlines(keepends=True))
                assert all(
                    any(kept in line for line in lines)
                    for kept in content.removeprefix(b"\xef\xbb\xbf").splitlines()
                    if b"drafted" not in kept
                )


DATES = ("@0 +0000", "@253402300800 +0000", "@99999999999999 +0000", "@-1 +0000", "nonsense", "@1 +9999", "")


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("encoding", ["", "encoding latin-1\n", "encoding no-such\n"])
def test_history_may_be_dated_and_written_in_any_way(
    tmp_path: Path, date: str, encoding: str, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / ".fic.toml").write_text('format = 1\n[story]\nzone = "UTC"\n')
    (tmp_path / "manuscript/002-any.md").write_bytes(
        GOOD.replace(b"2026-10-02", b"2026-10-02\nposted: {ao3: {first: 2026-10-02, text: 't1:000000000000'}}")
    )
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    tree = git(tmp_path, "write-tree").strip()
    stamp = date.replace("@", "")
    raw = f"tree {tree}\nauthor \xe9 \x01 <x> {stamp}\ncommitter x <x> {stamp}\n{encoding}\n\x80\x1b[31m\x01\n".encode(
        "latin-1"
    )
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        cwd=tmp_path,
        input=raw,
        capture_output=True,
        check=True,
    )
    git(tmp_path, "update-ref", "HEAD", made.stdout.decode().strip())
    (tmp_path / "manuscript/002-any.md").write_bytes(GOOD + b"And more of it than there was before, much more.\n")
    answers(tmp_path, monkeypatch)
    result = CliRunner().invoke(app, ["finish", "2", "--on", "git"], prog_name="fic")
    assert isinstance(result.exception, SystemExit) or result.exception is None, result.exception
