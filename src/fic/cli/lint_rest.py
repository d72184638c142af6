"""`fic lint 7`: what the other chapters have to say of chapter 7."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from fic.errors import FicError
from fic.files.asked import Asked, Home, rest_of_story
from fic.files.chapter_file import parsed_chapter
from fic.files.kept_answers import KeptAnswers, answers_folder
from fic.lint.rest import rest_counts
from fic.lint.run import Counts, Linter, Mapped, Mapper, Sheet
from fic.manuscript.blob import blob_name
from fic.manuscript.chapter import Chapter


def counts_of_rest(texts: Sequence[Asked], linter: Linter, mapper: Mapper) -> Counts:
    """Return what the rest of the story of ``texts`` counts for; a chapter that cannot be read counts for nothing.

    Chapters are known by git's names for their bytes, and read only if their answers aren't kept.
    """
    home = texts[0].home
    sheets = [
        Sheet(str(each.path), partial(_unread, each.path), each.position, blob=each.blob)
        for each in rest_of_story(texts)
    ]
    answers = KeptAnswers(answers_folder(home.root or Path.cwd(), "lint"))
    return rest_counts(linter, sheets, answers, partial(_read_first, home, mapper))


def _unread(path: PurePosixPath) -> Chapter:
    raise FicError(f"{path} cannot be read.")


def _read_first(
    home: Home, mapper: Mapper, linter: Linter, sheets: Sequence[Sheet], count_words: bool
) -> Iterable[Mapped | FicError]:
    """Return what the mapper answers, once the chapters that only git's names were known of are read, all together."""
    contents = home.contents([PurePosixPath(sheet.path) for sheet in sheets])
    return mapper(linter, [_read(home, sheet, contents) for sheet in sheets], count_words)


def _read(home: Home, sheet: Sheet, contents: Mapping[PurePosixPath, bytes]) -> Sheet:
    """Return the sheet with what its file holds, unless that is no longer what it was known by: it is kept by that."""
    path = PurePosixPath(sheet.path)
    data = contents.get(path)
    if data is None or (home.root is not None and blob_name(data) != sheet.blob):
        return sheet
    return replace(sheet, source=partial(parsed_chapter, data, path), data=data)
