"""A story of 300 chapters, 1,000,000 words and 3,000 commits, made of the bundled serial's own paragraphs."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fic.files.chapter_file import parsed_chapter
from fic.files.folder import chapter_paths, read_chapter, story_folder

CHAPTERS = 300
COMMITS = 3_000
WORDS = 1_000_000
_START = datetime(2020, 1, 1, 20, tzinfo=UTC)


def made(folder: Path) -> Path:
    """Make the story in ``folder`` with its whole history, and return the folder. Takes some seconds."""
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=folder, check=True)
    stream = b"".join(_history())
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=stream, check=True)
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=folder, check=True)
    return folder


def _history() -> Iterator[bytes]:
    """Give the commits for `git fast-import`: each chapter grows through ten drafts, three hours or so apart."""
    paragraphs = _paragraphs()
    drafts = COMMITS // CHAPTERS
    settings = b'format = 1\n[story]\ntitle = "A Million Words"\nsites = ["ao3"]\n'
    when = _START
    for number in range(1, CHAPTERS + 1):
        body = _body(paragraphs, number)
        for draft in range(1, drafts + 1):
            when += timedelta(hours=17)
            head = _front_matter(number, when, finished=draft == drafts)
            text = (head + "\n\n".join(body[: len(body) * draft // drafts]) + "\n").encode()
            stamp = f"Ann Author <ann@example.org> {int(when.timestamp())} +0000"
            message = f"Chapter {number}, draft {draft}".encode()
            yield f"commit refs/heads/main\ncommitter {stamp}\ndata {len(message)}\n".encode() + message + b"\n"
            if number == draft == 1:
                yield f"M 100644 inline .fic.toml\ndata {len(settings)}\n".encode() + settings + b"\n"
            yield f"M 100644 inline manuscript/{number:03}-part.md\ndata {len(text)}\n".encode() + text + b"\n"


def _front_matter(number: int, when: datetime, *, finished: bool) -> str:
    lines = [f"title: Part {number}", f"summary: What happens in part {number}."]
    if finished and number < CHAPTERS:
        lines.append(f"drafted: {when.date()}")
    if finished and number < CHAPTERS - 5:
        lines.append(f"posted:\n  ao3: {{first: {when.date()}, last: {when.date()}}}")
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _paragraphs() -> list[str]:
    folder = story_folder(Path(__file__).parents[1])
    finished = [chapter for path in chapter_paths(folder) if (chapter := read_chapter(folder, path)).finished]
    return [part for chapter in finished for part in chapter.body.strip().split("\n\n")]


def _body(paragraphs: list[str], number: int) -> list[str]:
    """Return paragraphs in their own order, starting somewhere else for every chapter, up to its share of the words."""
    share, total, taken, at = WORDS // CHAPTERS, 0, [], number * 37
    while total < share:
        paragraph = paragraphs[at % len(paragraphs)]
        taken.append(paragraph)
        total += len(paragraph.split())
        at += 1
    return taken


def words_in(folder: Path) -> int:
    """Return the words of all chapters there, as AO3 counts them."""
    story = story_folder(folder)
    paths = chapter_paths(story)
    return sum(parsed_chapter((folder / path).read_bytes(), path).words for path in paths)
