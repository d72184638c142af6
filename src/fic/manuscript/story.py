"""The story: its chapters in order, and the questions asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fic.manuscript.chapter import Chapter, State


@dataclass(frozen=True, slots=True)
class Buffer:
    """The chapters a site could still be given, in reading order, before a hole.

    ``size`` is what may be promised there: the number of those chapters, less the site's lead where the buffer is
    the main site's seen from a tier that is ahead of it.
    """

    site: str
    chapters: tuple[Chapter, ...]
    size: int


@dataclass(frozen=True)
class Story:
    """A story's chapters in reading order.

    ``leads`` says how many chapters a site is ahead of the main one (a paid tier, say).
    """

    title: str
    chapters: tuple[Chapter, ...]
    main_site: str
    sites: tuple[str, ...]
    leads: Mapping[str, int]

    @property
    def words(self) -> int:
        """Words of all chapters, as AO3 counts them."""
        return sum(chapter.words for chapter in self.chapters)

    def of_state(self, state: State) -> tuple[Chapter, ...]:
        """Return the chapters in that state, in reading order."""
        return tuple(chapter for chapter in self.chapters if chapter.state is state)

    def awaiting(self, site: str) -> tuple[Chapter, ...]:
        """Return the finished chapters that ``site`` lacks, in order from the first it lacks; a hole ends them.

        A hole is a chapter the site lacks that is still being written. A chapter the site has already, further on, is
        passed over.
        """
        ready: list[Chapter] = []
        for chapter in self.chapters:
            if chapter.posting(site):
                continue
            if not chapter.finished:
                break
            ready.append(chapter)
        return tuple(ready)

    def buffer(self, site: str | None = None) -> Buffer:
        """Return the buffer of ``site`` (the main site unless named).

        A site with a lead of L must stay L chapters ahead of the main site, so what can be promised there is the main
        site's buffer less L, whatever has been posted there so far; never below 0 (docs/forecast.md, "What goes in").
        """
        site = site or self.main_site
        lead = self.leads.get(site, 0)
        own = self.awaiting(site)
        if site == self.main_site or not lead:
            return Buffer(site, own, len(own))
        return Buffer(site, own, max(0, len(self.awaiting(self.main_site)) - lead))

    def buffers(self) -> tuple[Buffer, ...]:
        """Return the buffer of every site, the main site first."""
        others = [site for site in self.sites if site != self.main_site]
        return tuple(self.buffer(site) for site in (self.main_site, *others))
