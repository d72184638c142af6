"""A chapter: what its file says, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath


class State(StrEnum):
    """A chapter's life: drafting, then drafted, then posted. Derived from dates, never stored."""

    DRAFTING = "drafting"
    DRAFTED = "drafted"
    POSTED = "posted"


@dataclass(frozen=True, slots=True)
class Notes:
    """The author's own words before and after a chapter."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """That a site has a chapter: since when, last updated when, and what text it was given.

    ``text`` is a fingerprint with its scheme (``t1:3f9a2c1b7e04``), or None where nobody recorded what was posted.
    """

    site: str
    first: date
    last: date
    text: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """Words of the author's in the front matter: what they say, and where each of them stands.

    ``where`` is ``title``, ``summary``, ``notes.before`` or ``notes.after``. ``offsets[i]`` is the code point in the
    chapter's text of ``value[i]``; one more entry says where the value ends.
    """

    where: str
    value: str
    offsets: tuple[int, ...]


@dataclass(frozen=True)
class Chapter:
    """One chapter of the story, as its file says.

    ``path`` is relative to the story's folder. ``number`` is None for a file without digits in its name. ``text`` is
    the whole file decoded, without a byte order mark and with its line endings as they are; ``body_start`` is the
    code point in it where the front matter ends. ``arc`` names the part of the story it belongs to, if the author says.
    """

    path: PurePosixPath
    number: int | None
    title: str
    text: str
    body_start: int = 0
    summary: str = ""
    notes: Notes = Notes()
    drafted: date | None = None
    release: date | None = None
    postings: tuple[Posting, ...] = ()
    fields: tuple[Field, ...] = ()
    arc: str = ""

    @property
    def body(self) -> str:
        """The text after the front matter, byte for byte the author's."""
        return self.text[self.body_start :]

    @property
    def state(self) -> State:
        """Drafting, drafted or posted (to any site)."""
        if self.postings:
            return State.POSTED
        return State.DRAFTED if self.drafted else State.DRAFTING

    @property
    def finished(self) -> bool:
        """Whether readers could be given it: drafted, or posted somewhere already."""
        return self.state is not State.DRAFTING

    @property
    def label(self) -> str:
        """What people call it: its number, or its file's name where it has none."""
        return str(self.number) if self.number is not None else self.path.name

    @cached_property
    def words(self) -> int:
        """Words in the body, counted as AO3 counts them."""
        from fic.manuscript.words import word_count  # the linter counts none, and need not load what unescapes HTML

        return word_count(self.body)

    def posting(self, site: str) -> Posting | None:
        """Return what is recorded of ``site``, or None if the site lacks this chapter."""
        return next((posting for posting in self.postings if posting.site == site), None)
