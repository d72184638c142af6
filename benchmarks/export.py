"""What exporting a chapter of 6,000 words costs from a cold start, and reading texts made to be slow."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.measured import FIC, PYTHON, costs, shown
from fic.files.folder import chapter_paths, read_chapter, story_folder
from fic.manuscript.passage_reading import passages

WORDS = 6_000
BARE = "python -c 'import typer, yaml, tomllib'"
HOSTILE = (
    "*a ",
    "> ",
    "<b><i></b>",
    "a <!-- x\n\n",
    '<a "',
    "<script>",
    "[a](",
    "\n\n[^1]: a[^1]",
    "`a ",
    "<ul><li>",
    "&",
)


def main() -> None:
    """Print the cost of `fic export` for several sites, and how reading hostile text grows with its length."""
    with tempfile.TemporaryDirectory() as scratch:
        story = _story(Path(scratch))
        commands = {
            BARE: [PYTHON, "-c", "import typer, yaml, tomllib"],
            "fic export 1 (a packet on the terminal)": [*FIC, "export", "1"],
            "fic export 1 --stdout": [*FIC, "export", "1", "--stdout"],
            "fic export 1 --site xenforo --stdout": [*FIC, "export", "1", "--site", "xenforo", "--stdout"],
            "fic export 1 --json": [*FIC, "export", "1", "--json"],
        }
        print(shown(costs(commands, story), BARE))
        print("target: at most 400 ms of wall time")
    print("\nreading hostile text: milliseconds for 50 kB and for 400 kB; linear is 8 times")
    for unit in HOSTILE:
        short, long = (_milliseconds(unit * (size // len(unit))) for size in (50_000, 400_000))
        print(f"{unit!r:24}{short:9.1f}{long:9.1f}{long / short:7.1f} times")


def _story(folder: Path) -> Path:
    """Make a story of one chapter of 6,000 words, of the bundled serial's own paragraphs."""
    serial = story_folder(Path(__file__).parents[1])
    paragraphs = [
        part for path in chapter_paths(serial) for part in read_chapter(serial, path).body.strip().split("\n\n")
    ]
    body: list[str] = []
    count = 0
    while count < WORDS:
        body.append(paragraphs[len(body) % len(paragraphs)])
        count += len(body[-1].split())
    (folder / "manuscript").mkdir()
    (folder / ".fic.toml").write_text('format = 1\n[story]\ntitle = "Long"\n', encoding="utf-8")
    head = "---\ntitle: One\nsummary: It is long.\ndrafted: 2026-10-02\n---\n\n"
    (folder / "manuscript" / "001-one.md").write_text(head + "\n\n".join(body) + "\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    return folder


def _milliseconds(text: str) -> float:
    start = time.perf_counter()
    passages(text)
    return (time.perf_counter() - start) * 1000
