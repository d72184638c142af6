"""Four times the text takes about four times as long, however it is written; nothing in a story makes fic hang."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

import pytest
from typer.testing import CliRunner

from fic.cli import app
from fic.errors import FicError
from fic.files.chapter_file import parsed_chapter
from fic.files.config import parsed
from fic.files.front_matter_edit import edited
from fic.files.word_list import parsed_words, with_words

_ONCE, _MORE = 1, 6
_AT_MOST = 20.0  # six times the size in twenty times the time: linear with room for noise, and quadratic is 36


def seconds(work: Callable[[], object]) -> float:
    """Return the least processor time of three tries."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        with suppress(FicError):
            work()
        times.append(time.process_time() - begun)
    return min(times)


Making = Mapping[str, Callable[[int], str]]

CHAPTERS: Making = {
    "plain": lambda n: "It was a good day.\n\n" * 800 * n,
    "one line": lambda n: "It was a good day. " * 800 * n,
    "one word": lambda n: "a" * 12_000 * n,
    "open quotes": lambda n: "“" * 1_500 * n,
    "straight quotes": lambda n: '" ' * 1_500 * n,
    "asterisks": lambda n: "*a **b " * 700 * n,
    "brackets": lambda n: "[" * 3_000 * n,
    "links": lambda n: "[a](b" * 1_000 * n,
    "tags": lambda n: "<b>" * 1_500 * n,
    "comments": lambda n: "<!-- " * 1_500 * n,
    "permissions": lambda n: "<!-- fic: allow doubled-word -->\n\nthe the\n\n" * 150 * n,
    "blank lines": lambda n: "\n" * 12_000 * n,
    "carriage returns": lambda n: "a\r" * 4_000 * n,
    "zeros": lambda n: "\0" * 6_000 * n,
    "fences": lambda n: "---\n" * 3_000 * n,
    "headings": lambda n: "# a\n" * 1_500 * n,
    "marks": lambda n: "e" + "\u0301" * 8_000 * n,
    "dashes": lambda n: "-" * 8_000 * n,
    "stops": lambda n: "." * 8_000 * n,
    "entities": lambda n: "&amp;" * 2_000 * n,
    "doubled": lambda n: "the " * 2_000 * n,
    "unknown words": lambda n: " ".join(f"zq{i:b}v".translate({48: "i", 49: "o"}) for i in range(400 * n)),
}  # fmt: skip


@pytest.mark.parametrize("kind", CHAPTERS)
def test_a_longer_chapter_takes_longer_by_as_much(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "little.md").write_text(CHAPTERS[kind](_ONCE), encoding="utf-8")
    (tmp_path / "much.md").write_text(CHAPTERS[kind](_MORE), encoding="utf-8")

    def linted(name: str) -> None:
        result = CliRunner().invoke(app, ["lint", name, "--format", "tsv"], prog_name="fic")
        assert result.exit_code in (0, 1, 3), result.output

    linted("little.md")
    little, much = seconds(lambda: linted("little.md")), seconds(lambda: linted("much.md"))
    assert much <= _AT_MOST * max(little, 0.02), (little, much)


FRONT: Making = {
    "keys": lambda n: "".join(f"k{i}: v\n" for i in range(300 * n)),
    "a long value": lambda n: f"title: {'word ' * 2_000 * n}\n",
    "a quoted value": lambda n: f'title: "{"word " * 1_000 * n}"\n',
    "a list": lambda n: "tags: [" + "a, " * 700 * n + "a]\n",
    "comments": lambda n: "# a\n" * 2_000 * n + "title: x\n",
    "aliases": lambda n: "a: &a [x, x]\n" + "".join(f"b{i}: *a\n" for i in range(300 * n)),
    "a folded block": lambda n: "summary: >\n" + "  word\n\n" * 700 * n,
}


@pytest.mark.parametrize("kind", FRONT)
def test_longer_front_matter_takes_longer_by_as_much(kind: str) -> None:
    def read(n: int) -> Callable[[], object]:
        text = f"---\n{FRONT[kind](n)}---\nText.\n"
        return lambda: (
            parsed_chapter(text.encode(), PurePosixPath("1.md")),
            edited(text, {("drafted",): "2026-10-02"}),
        )

    little, much = seconds(read(_ONCE)), seconds(read(_MORE))
    assert much <= _AT_MOST * max(little, 0.01), (little, much)


def test_a_bomb_of_aliases_goes_off_nowhere() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 40))
    assert seconds(lambda: parsed_chapter(f"---\n{bomb}---\nText.\n".encode(), PurePosixPath("1.md"))) < 5


SETTINGS: Making = {
    "unknown keys": lambda n: "format = 1\n[story]\n" + "".join(f"k{i} = 1\n" for i in range(60 * n)),
    "a long list": lambda n: "format = 1\n[story]\nsites = [\n" + '"ao3",\n' * 60 * n + "]\nzone = 1\n",
    "a long text": lambda n: 'format = 1\n[story]\ntitle = """\n' + "word\n" * 60 * n + '"""\nzone = 1\n',
    "comments": lambda n: "format = 1\n" + "# word\n" * 100 * n + "zone = 1\n",
}


@pytest.mark.parametrize("kind", SETTINGS)
def test_longer_settings_take_longer_by_as_much(kind: str) -> None:
    little, much = seconds(lambda: parsed(SETTINGS[kind](_ONCE))), seconds(lambda: parsed(SETTINGS[kind](_MORE)))
    assert much <= _AT_MOST * max(little, 0.02), (little, much)


def test_longer_lists_of_words_take_longer_by_as_much() -> None:
    def listed(n: int) -> Callable[[], object]:
        text = "".join(f"word{i} # who\n" for i in range(2_000 * n))
        return lambda: (parsed_words(text), with_words(text, ["one", "two"]))

    little, much = seconds(listed(_ONCE)), seconds(listed(_MORE))
    assert much <= _AT_MOST * max(little, 0.01), (little, much)


LONG = pytest.mark.skipif("FIC_FUZZ" not in os.environ, reason="takes minutes: FIC_FUZZ=1 runs it")


@LONG
def test_ten_thousand_tiny_chapters_are_a_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / ".fic.toml").write_text('format = 1\n[story]\nzone = "UTC"\n')
    for number in range(1, 10_001):
        (tmp_path / f"manuscript/{number:05}.md").write_text("---\ndrafted: 2026-10-02\n---\n\nIt was so.\n")
    monkeypatch.chdir(tmp_path)
    for command in (
        ["status"],
        ["check"],
        ["lint"],
        ["drift"],
        ["recap", "10000"],
        ["plan-releases", "--json"],
        ["finish", "9999"],
    ):
        result = CliRunner().invoke(app, command, prog_name="fic")
        assert result.exit_code in (0, 1), (command, result.output[-500:])


@LONG
def test_a_file_of_a_hundred_megabytes_is_read_or_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / ".fic.toml").write_text('format = 1\n[story]\nzone = "UTC"\n')
    (tmp_path / "manuscript/001.md").write_bytes(b"\0" * 100_000_000)
    (tmp_path / "manuscript/002.md").write_bytes(b"It was so.\n")
    (tmp_path / "words.txt").write_bytes(b"word\n" * 2_000_000)
    monkeypatch.chdir(tmp_path)
    for command in (["status"], ["check"], ["lint", "2"], ["words", "list"], ["finish", "2"]):
        result = CliRunner().invoke(app, command, prog_name="fic")
        assert result.exit_code in (0, 1, 3), (command, result.output[-500:])
