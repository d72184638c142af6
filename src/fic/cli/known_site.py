"""The sites a story is posted on, as its author names them."""

from __future__ import annotations

from collections.abc import Iterable

from fic.errors import UsageError
from fic.files.config import FILE_NAME, Config
from fic.manuscript.chapter import Chapter
from fic.registry import nearest


def story_sites(config: Config) -> tuple[str, ...]:
    """Return the sites the settings name, the main one first."""
    return tuple(dict.fromkeys((config.main_site, *config.story.sites, *config.sites)))


def known_site(name: str, config: Config, chapters: Iterable[Chapter] = ()) -> str:
    """Return the site called ``name``, in whatever case, that the settings name or ``chapters`` are recorded on.

    Raises UsageError, with the nearest known name, for any other: of a misspelt site everything would seem well.
    """
    recorded = (posting.site for chapter in chapters for posting in chapter.postings)
    known = tuple(dict.fromkeys((*story_sites(config), *recorded)))
    if name not in known and name.lower() in known:
        return name.lower()  # everyone writes AO3
    if name not in known:
        near = nearest(name, known)
        hint = f"Did you mean {near}?" if near else f"It has {', '.join(known)}; add it to `sites` in {FILE_NAME}."
        raise UsageError(f"This story isn't posted on {name}. {hint}")
    return name
