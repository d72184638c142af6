"""A story of a million words as a book: seconds and memory, and what drift costs there."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.big_story import made

_BIND = """
import sys, time, resource
from pathlib import Path
from fic.cli.export_book import bound
from fic.files.folder import read_story, story_folder
folder = story_folder(Path.cwd())
story = read_story(folder).story
path = bound(folder, story, story.chapters, sys.argv[1], Path(sys.argv[2]))
print(path.stat().st_size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        story = made(Path(temporary) / "story")
        print(f"{'':10}{'wall s':>8}{'peak MB':>9}{'file MB':>9}   (asked: 20 s, 400 MB for the EPUB)")
        for name in ("epub", "html"):
            start = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", _BIND, name, temporary], cwd=story, capture_output=True, text=True, check=True
            )
            size, peak = map(int, done.stdout.split())
            print(f"{name:10}{time.perf_counter() - start:8.2f}{peak / 1024:9.0f}{size / 1e6:9.2f}")
        _drift(story)


def _drift(story: Path) -> None:
    """Post all chapters, change a hundred, and time `fic drift`: without git's part, and with it."""
    from fic.files.folder import read_story, story_folder
    from fic.posting.drift import drifted
    from fic.posting.ledger import fingerprint

    folder = story_folder(story)
    chapters = read_story(folder).story.chapters
    for number, chapter in enumerate(chapters):
        path = story / chapter.path
        text = path.read_text("utf-8")
        record = f'posted:\n  ao3: {{first: 2026-01-02, last: 2026-01-02, text: "{fingerprint(chapter)}"}}\n'
        head, _, rest = text.partition("\n---\n")
        head = head.split("\nposted:")[0]
        changed = rest.replace(" the ", " teh ", 1) if number < 100 else rest
        path.write_text(f"{head}\n{record}---\n{changed}", "utf-8")
    start = time.perf_counter()
    found = drifted(read_story(folder).story.chapters)
    print(
        f"reading {len(chapters)} chapters and telling that {len(found)} drifted: {time.perf_counter() - start:.2f} s"
    )
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "fic", "drift", "--json"], cwd=story, capture_output=True, check=False)
    print(f"fic drift --json, the old texts found in 3,000 commits: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
