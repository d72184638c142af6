"""The story's bookkeeping: numbers, dates, notes and postings that don't fit together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from fic.manuscript.chapter import Chapter, State
from fic.manuscript.conflict import conflict_marks
from fic.manuscript.disclaimer import is_due
from fic.manuscript.story import Story
from fic.registry import nearest

_FRACTION = re.compile(r"[0-9]+\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the books that doesn't fit: ``level`` is error, warning or hint; ``about`` names the kind."""

    level: str
    about: str
    chapter: Chapter
    sentence: str


@dataclass(frozen=True, slots=True)
class Expectations:
    """What this story's author wants every chapter to have, by the settings."""

    today: date
    disclaimer_in: str | None = None
    note_before: bool = False
    note_after: bool = False
    sites: tuple[str, ...] = ()


def misfits(story: Story, expected: Expectations) -> tuple[Entry, ...]:
    """Return everything in the books that doesn't fit, in reading order.

    An error cannot be true (two chapters 7, drafted after it was posted, both sides of a conflict); a warning is
    probably a slip (a gap in the numbers, a chapter that a site lacks between two it has); a hint is something missing
    that readers would miss.
    """
    places = {chapter.path: place for place, chapter in enumerate(story.chapters)}
    found = [
        *number_misfits(story.chapters),
        *(entry for chapter in story.chapters for entry in _conflicts(chapter)),
        *(entry for chapter in story.chapters for entry in _dates(chapter, expected)),
        *_order(story, expected),
        *_notes(story.chapters, expected),
    ]
    return tuple(sorted(found, key=lambda entry: places[entry.chapter.path]))


def number_misfits(chapters: tuple[Chapter, ...]) -> Iterator[Entry]:
    """Give what doesn't fit in the chapters' numbers: one without, two of the same, a gap."""
    by_number: dict[int, list[Chapter]] = defaultdict(list)
    for chapter in chapters:
        if chapter.number is None:
            yield Entry("warning", "number", chapter, "has no number in its name, so it comes after all that have one")
        else:
            by_number[chapter.number].append(chapter)
    for number, same in by_number.items():
        for chapter in same[1:]:
            sentence = f"is a second chapter {number}; {same[0].path.name} is the first"
            yield Entry("error", "number", chapter, sentence + _fractions(chapter, same[0]))
    for before, after in pairwise(sorted(by_number)):
        if after > before + 1:
            missing = str(before + 1) if after == before + 2 else f"{before + 1}-{after - 1}"
            kind = "chapter" if after == before + 2 else "chapters"
            yield Entry("warning", "number", by_number[after][0], f"comes after {before}: {kind} {missing} missing")


def _fractions(*chapters: Chapter) -> str:
    """Return, to end a sentence with, that a number such as 5.5 is read as a whole one."""
    found = next((mark for one in chapters if (mark := _FRACTION.search(one.path.stem))), None)
    return f" (numbers are whole: {found[0]} is not one)" if found else ""


def _conflicts(chapter: Chapter) -> Iterator[Entry]:
    marks = conflict_marks(chapter.text)
    if marks:
        numbers = ", ".join(str(chapter.text.count("\n", 0, start) + 1) for start, _end in marks[:4])
        where = f"line{'s' if marks[1:] else ''} {numbers}{' and on' if marks[4:] else ''}"
        sentence = f"has git's marks of a conflict on {where}: keep one of the versions, and delete the marks"
        yield Entry("error", "conflict", chapter, sentence)


def _dates(chapter: Chapter, expected: Expectations) -> Iterator[Entry]:
    if chapter.drafted and chapter.drafted > expected.today:
        yield Entry("error", "date", chapter, f"is drafted on {chapter.drafted}, which is still to come")
    for posting in chapter.postings:
        if posting.first > expected.today or posting.last > expected.today:
            later = max(posting.first, posting.last)
            yield Entry("error", "date", chapter, f"is posted to {posting.site} on {later}, which is still to come")
        if posting.last < posting.first:
            sentence = f"was last posted to {posting.site} ({posting.last}) before it was first ({posting.first})"
            yield Entry("error", "date", chapter, sentence)
        if chapter.drafted and chapter.drafted > posting.first:
            sentence = f"is drafted ({chapter.drafted}) after it was posted to {posting.site} ({posting.first})"
            yield Entry("error", "date", chapter, sentence)
        if expected.sites and posting.site not in expected.sites:
            near = nearest(posting.site, expected.sites)
            hint = f"did you mean {near}?" if near else "add it to `sites` in .fic.toml"
            yield Entry(
                "warning", "site", chapter, f"is posted to {posting.site}, which the settings don't know; {hint}"
            )
    if chapter.release and not chapter.postings and chapter.release < expected.today:
        yield Entry("warning", "release", chapter, f"was to be released on {chapter.release} and is not posted yet")


def _order(story: Story, expected: Expectations) -> Iterator[Entry]:
    sites = dict.fromkeys(posting.site for chapter in story.chapters for posting in chapter.postings)
    for site in sites:
        having = [place for place, chapter in enumerate(story.chapters) if chapter.posting(site)]
        for place in range(having[0], having[-1]):
            chapter = story.chapters[place]
            if not chapter.posting(site):
                yield Entry("warning", "posting", chapter, f"is missing on {site}, which has later chapters")
        for before, after in pairwise(having):
            earlier, later = story.chapters[before].posting(site), story.chapters[after].posting(site)
            if earlier and later and later.first < earlier.first:
                number = story.chapters[before].label
                sentence = f"was first posted to {site} on {later.first}, before chapter {number} ({earlier.first})"
                yield Entry("warning", "date", story.chapters[after], sentence)
    planned = [chapter for chapter in story.chapters if chapter.release and chapter.state is not State.POSTED]
    for one, two in pairwise(planned):
        if one.release and two.release and two.release < one.release:
            sentence = f"is to be released on {two.release}, before chapter {one.label} ({one.release})"
            yield Entry("warning", "release", two, sentence)


def _notes(chapters: tuple[Chapter, ...], expected: Expectations) -> Iterator[Entry]:
    for chapter in chapters:
        if not chapter.finished:
            continue
        due = expected.disclaimer_in is not None and is_due(expected.disclaimer_in, first=chapter is chapters[0])
        if not chapter.words:
            yield Entry("warning", "text", chapter, "is finished but has no words")
        if not chapter.summary:
            yield Entry("hint", "summary", chapter, "has no summary; recaps are made of them")
        if due and not chapter.notes.before:
            yield Entry("warning", "notes", chapter, "has no opening note, where the disclaimer belongs")
        elif expected.note_before and not chapter.notes.before:
            yield Entry("hint", "notes", chapter, "has no opening note, and the story has one for every chapter")
        if expected.note_after and not chapter.notes.after:
            yield Entry("hint", "notes", chapter, "has no closing note, and the story has one for every chapter")
