"""``fic export --format``: the whole story as one file."""

from __future__ import annotations

from pathlib import Path

from fic.cli.today import now_in
from fic.errors import FicError
from fic.files.folder import StoryFolder
from fic.files.outbox import there, written_file
from fic.manuscript.chapter import Chapter
from fic.manuscript.slug import slug
from fic.manuscript.story import Story
from fic.posting.book import format_named, leaf, title_page
from fic.posting.packet import read_content
from fic.report.progress import watched


def bound(folder: StoryFolder, story: Story, chapters: tuple[Chapter, ...], name: str, to: Path) -> Path:
    """Write chapters as a book of the format called ``name`` into the folder ``to``, and return the file.

    Chapters without words are left out. Notes are as readers get them, but without a recap: who reads a book has just
    read what came before. Raises UsageError for a format fic doesn't make, FicError where there are no words or the
    file cannot be written.
    """
    made = format_named(name)
    written = tuple(chapter for chapter in chapters if chapter.words)
    if not written:
        raise FicError("There are no words to bind yet.")
    now = now_in(folder.config.story.zone)
    settings = folder.config.story
    page = title_page(story.title, settings.author, settings.language, settings.disclaimer, written)
    leaves = (leaf(read_content(one, story, folder.config, now)[0]) for one in watched(written, f"Binding {name}"))
    path = to / f"{slug(page.title) or 'story'}{made.suffix}"
    earlier = there(path)
    return written_file(path, made.made(page, leaves), earlier)
