"""What the shell can complete: chapters, sites and rules, as this story has them.

A completion never fails and never writes: where there is no story, or a broken one, there is nothing to offer.
"""

from __future__ import annotations

from pathlib import Path

from fic.errors import FicError
from fic.files.folder import chapter_paths, story_folder
from fic.manuscript.selection import slug_of
from fic.registry import module_names


def chapters(incomplete: str) -> list[tuple[str, str]]:
    """Return the numbers of the story's chapters that begin as typed, each with its slug; names for those without."""
    from fic.files.chapter_file import chapter_number

    try:
        paths = chapter_paths(story_folder(Path.cwd()))
    except FicError:
        return []
    offers = []
    for path in paths:
        number = chapter_number(path.name)
        name = str(number) if number is not None else path.name
        if name.startswith(incomplete):
            offers.append((name, slug_of(path).replace("-", " ")))
    return offers


def sites(incomplete: str) -> list[str]:
    """Return the story's sites that begin as typed."""
    from fic.cli.known_site import story_sites

    try:
        config = story_folder(Path.cwd()).config
    except FicError:
        return []
    return [site for site in story_sites(config) if site.startswith(incomplete)]


def rules(incomplete: str) -> list[str]:
    """Return the rules that begin as typed."""
    names = (name.replace("_", "-") for name in module_names("fic.lint.rules"))
    return [name for name in names if name.startswith(incomplete)]
