"""The texts of the commit being made, with everything around them read from the index too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from fic.files.asked import Answer, Asked, Home
from fic.files.config import FILE_NAME, IGNORE_FILE, parsed
from fic.files.folder import CHAPTER_SUFFIXES, is_chapter, reading_order
from fic.files.ignore_list import ignored_text
from fic.files.reading import utf8_text
from fic.files.staged import blob_contents, staged_blobs, staged_changes, staged_contents
from fic.files.word_list import FILE_NAME as WORDS
from fic.files.word_list import parsed_words, words_text


def staged_texts(start: Path) -> Answer:
    """Return the chapters that the commit being made adds or changes, as they are staged.

    The settings, words and waved-through findings are read from the index too. Where no story surrounds a file, every
    staged Markdown file is a text of its own. Raises NewerFormatError for settings a newer fic wrote.
    """
    changes = [change for change in staged_changes(start) if change.path.suffix.lower() in CHAPTER_SUFFIXES]
    folders = {folder for change in changes for folder in change.path.parents}
    beside = staged_contents([folder / name for folder in folders for name in (FILE_NAME, WORDS, IGNORE_FILE)], start)
    homes: dict[PurePosixPath, Home] = {}
    texts: list[Asked] = []
    outside = Home()
    for change in changes:
        root = next((folder for folder in change.path.parents if folder / FILE_NAME in beside), None)
        if root is not None and root not in homes:
            homes[root] = _staged_home(root, beside, start)
        home = outside if root is None else homes[root]
        path = change.path.relative_to(root) if root else change.path
        if root is None or path in home.positions:
            position = home.positions.get(path)
            texts.append(Asked(str(change.path), home, path, change.text_bytes, position, before=change.before))
    return Answer(tuple(texts))


def _staged_home(root: PurePosixPath, beside: Mapping[PurePosixPath, bytes], start: Path) -> Home:
    config = parsed(utf8_text(beside[root / FILE_NAME], FILE_NAME))
    staged = {path.relative_to(root): blob for path, blob in staged_blobs(root / config.story.chapters, start).items()}
    chapters = sorted(
        (path for path in staged if is_chapter(path, config.story.chapters)), key=lambda path: reading_order(str(path))
    )
    return Home(
        None,
        config,
        parsed_words(words_text(beside.get(root / WORDS, b""))),
        ignored_text(beside.get(root / IGNORE_FILE, b"")),
        {path: position for position, path in enumerate(chapters)},
        partial(_contents, staged, start),
        partial(_blobs, staged),
    )


def _blobs(staged: Mapping[PurePosixPath, str], paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, str]:
    return {path: staged[path] for path in paths}


def _contents(
    staged: Mapping[PurePosixPath, str], start: Path, paths: Iterable[PurePosixPath]
) -> dict[PurePosixPath, bytes]:
    wanted = list(paths)
    contents = blob_contents({staged[path] for path in wanted}, start)
    return {path: contents[staged[path]] for path in wanted if staged[path] in contents}
