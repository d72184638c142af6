"""Notes that readers see as an older template made them: no drift, since the author's text is the same, but told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from fic.files.config import Config
from fic.manuscript.chapter import Chapter
from fic.manuscript.story import Story
from fic.posting.notes import filled_notes


def outdated_notes(
    chapters: Iterable[Chapter], story: Story, now: Config, then: Callable[[date], Config | None]
) -> dict[str, tuple[Chapter, ...]]:
    """Return, site by site, the chapters whose notes would be others if they were posted now.

    ``then`` tells the settings of a day. Only postings made with `fic post` count (those that say what text was given);
    what the chapter's own notes say is the ledger's business.
    """
    found: dict[str, tuple[Chapter, ...]] = {}
    for chapter in chapters:
        current = None
        for posting in chapter.postings:
            old = then(posting.last) if posting.text else None
            if old is None or _same_templates(old, now):
                continue
            current = current or filled_notes(chapter, story, now)
            given = filled_notes(chapter, story, old)
            if (given.before, given.after) != (current.before, current.after):
                found[posting.site] = (*found.get(posting.site, ()), chapter)
    return found


def _same_templates(one: Config, other: Config) -> bool:
    return (one.notes, one.story) == (other.notes, other.story)
