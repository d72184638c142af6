"""Drift: what readers still see differently, because the manuscript changed since their site got it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fic.manuscript.chapter import Chapter, Posting
from fic.posting.ledger import SCHEMES, fingerprint, scheme_of


@dataclass(frozen=True, slots=True)
class Drift:
    """That readers of a site see another text of a chapter than the manuscript has; ``posting`` says since when."""

    chapter: Chapter
    posting: Posting


def drifted(chapters: Iterable[Chapter]) -> tuple[Drift, ...]:
    """Return what drifted, chapter by chapter, the sites in the order of their records.

    One comparison a record: no git is asked. A record without a fingerprint, or with one of a scheme this version
    doesn't know, tells nothing and is passed over.
    """
    found = []
    for chapter in chapters:
        prints: dict[str, str] = {}
        for posting in chapter.postings:
            scheme = scheme_of(posting.text or "")
            if posting.text is None or scheme not in SCHEMES:
                continue
            if scheme not in prints:
                prints[scheme] = SCHEMES[scheme](chapter)
            if prints[scheme] != posting.text:
                found.append(Drift(chapter, posting))
    return tuple(found)


def unknown(chapters: Iterable[Chapter]) -> Iterator[tuple[Chapter, Posting]]:
    """Give the records that cannot tell drift: without a fingerprint, or with one of a newer version's scheme."""
    for chapter in chapters:
        for posting in chapter.postings:
            if posting.text is None or scheme_of(posting.text) not in SCHEMES:
                yield chapter, posting


def is_current(chapter: Chapter, posting: Posting) -> bool:
    """Return whether the site is known to have the chapter's text as it is now."""
    return posting.text == fingerprint(chapter)
