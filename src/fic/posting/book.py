"""A whole story as one thing to read: what a book's format is given, and what a format is."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from fic.errors import UsageError
from fic.manuscript.chapter import Chapter
from fic.manuscript.characters import (
    BYTE_ORDER_MARK,
    CONTROLS,
    DIRECTION_TURNS,
    NONCHARACTERS,
    SEPARATORS,
    SURROGATES,
)
from fic.manuscript.passage import Blocks
from fic.manuscript.passage_reading import passages
from fic.posting.site import Content
from fic.registry import nearest, values

PACKAGE = "fic.posting.books"

# Marks of direction stay: titles in Hebrew or Arabic need them.
_UNSHOWN = re.compile(f"[{CONTROLS}{DIRECTION_TURNS}{SEPARATORS}{BYTE_ORDER_MARK}{SURROGATES}{NONCHARACTERS}]+")
_EARLIEST = date(1980, 1, 1)  # a zip file knows no day before
_MOST_LISTED = 160
_STORIES = uuid.UUID("5c0f1f1e-3b1d-5b0e-9b39-6c3f6f0c9a52")


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What a book says of itself.

    ``identifier`` is the same for every edition of a story. ``day`` is the day of this edition; it and nothing of the
    clock goes into the file, so the same manuscript always makes the same bytes.
    """

    title: str
    author: str
    language: str
    disclaimer: Blocks
    identifier: str
    day: date


@dataclass(frozen=True, slots=True)
class Leaf:
    """A chapter in a book: its title and its notes and text as passages."""

    title: str
    before: Blocks
    body: Blocks
    after: Blocks


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of book. ``made`` takes the leaves one after the other, so that they need not all be held at once."""

    name: str
    suffix: str
    media_type: str
    made: Callable[[TitlePage, Iterable[Leaf]], bytes]


def all_formats() -> tuple[Format, ...]:
    """Return every format there is a file for, in the order of their names."""
    return tuple(sorted(values(PACKAGE, Format), key=lambda each: each.name))


def format_named(name: str) -> Format:
    """Return the format called ``name``; raises UsageError where there is none."""
    formats = {each.name: each for each in all_formats()}
    if name in formats:
        return formats[name]
    near = nearest(name, tuple(formats))
    hint = f"Did you mean {near}?" if near else f"Choose {' or '.join(formats)}."
    raise UsageError(f"fic makes no {name} of a story. {hint}")


def title_page(title: str, author: str, language: str, disclaimer: str, chapters: Iterable[Chapter]) -> TitlePage:
    """Return the title page of a story with these chapters; its day is the last one any of them has a date of."""
    days = [day for chapter in chapters for day in (chapter.drafted, *(each.last for each in chapter.postings)) if day]
    shown, by = one_line(title) or "Untitled", one_line(author)
    return TitlePage(
        title=shown,
        author=by,
        language=language.replace("_", "-"),
        disclaimer=passages(disclaimer),
        identifier=uuid.uuid5(_STORIES, f"{by}\n{shown}").urn,
        day=max((_EARLIEST, *days)),
    )


def leaf(content: Content) -> Leaf:
    """Return a chapter, read as its author means it for readers, as a leaf."""
    return Leaf(one_line(content.title) or f"Chapter {content.label}", content.before, content.body, content.after)


def in_contents(title: str) -> str:
    """Return a title as contents list it: one that would fill the page is cut."""
    return title if len(title) <= _MOST_LISTED else title[: _MOST_LISTED - 1].rstrip() + "…"


def one_line(text: str) -> str:
    """Return text on one line, freed of characters that control a device or turn the direction of writing."""
    return " ".join(_UNSHOWN.sub(" ", text).split())
