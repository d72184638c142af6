"""`fic lint 7`: what the other chapters have to say of chapter 7."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from fic.errors import FicError
from fic.files.asked import Asked, Home, Unasked, rest_of_story
from fic.files.chapter_file import parsed_chapter
from fic.files.kept_answers import KeptAnswers, answers_folder
from fic.lint.rest import rest_counts
from fic.lint.run import Counts, Linter, Mapped, Mapper, Sheet
from fic.manuscript.chapter import Chapter


def counts_of_rest(texts: Sequence[Asked], linter: Linter, mapper: Mapper) -> Counts:
    """Return what the rest of the story of ``texts`` counts for; a chapter that cannot be read counts for nothing.

    Chapters in the index are known by git's names for them, and read only if their answers aren't kept.
    """
    home = texts[0].home
    sheets = [
        Sheet(str(each.path), partial(_parsed, each), each.position, each.data, each.blob)
        for each in rest_of_story(texts)
    ]
    answers = KeptAnswers(answers_folder(home.root or Path.cwd(), "lint"))
    return rest_counts(linter, sheets, answers, partial(_read_first, home, mapper))


def _parsed(chapter: Unasked) -> Chapter:
    if chapter.data is None:
        raise FicError(f"{chapter.path} cannot be read.")
    return parsed_chapter(chapter.data, chapter.path)


def _read_first(
    home: Home, mapper: Mapper, linter: Linter, sheets: Sequence[Sheet], count_words: bool
) -> Iterable[Mapped | FicError]:
    """Return what the mapper answers, once the chapters that only git's names were known of are read, all together."""
    paths = [PurePosixPath(sheet.path) for sheet in sheets]
    data = home.contents([path for path, sheet in zip(paths, sheets, strict=True) if sheet.data is None])
    whole = [
        replace(sheet, source=partial(parsed_chapter, data[path], path), data=data[path]) if path in data else sheet
        for path, sheet in zip(paths, sheets, strict=True)
    ]
    return mapper(linter, whole, count_words)
