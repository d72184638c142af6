"""What to look at before a chapter goes to readers: what would hurt someone, and what is only worth a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from fic.manuscript.chapter import Chapter
from fic.manuscript.disclaimer import is_said
from fic.manuscript.passage import Blocks, shown_paragraphs
from fic.manuscript.passage_reading import passages
from fic.manuscript.story import Story
from fic.posting.packet import Packet
from fic.posting.site import Place


@dataclass(frozen=True, slots=True)
class Concern:
    """A sentence for the author; ``stops`` says that the chapter shouldn't go out like this."""

    sentence: str
    stops: bool


def concerns(
    story: Story,
    packet: Packet,
    day: date,
    *,
    errors: int,
    disclaimer: str,
    along: Collection[PurePosixPath] = (),
) -> tuple[Concern, ...]:
    """Return what speaks against posting a packet on ``day``, what stops it first.

    ``errors`` is how many the linter finds in the chapter, ``disclaimer`` what readers of it must be told (empty where
    nothing is due), ``along`` the chapters that go to the same site with it.
    """
    found = [*_stops(story, packet, errors, along), *_words(packet, day, disclaimer)]
    return tuple(sorted(found, key=lambda concern: not concern.stops))


def _stops(story: Story, packet: Packet, errors: int, along: Collection[PurePosixPath]) -> Iterator[Concern]:
    chapter, site = packet.chapter, packet.name
    if not chapter.finished:
        yield Concern(
            f"Chapter {chapter.label} is still being drafted: fic finish {chapter.label} says it's done.", True
        )
    if not chapter.posting(site):
        missing = _missing_before(story, chapter, site, along)
        if missing:
            labels = ", ".join(one.label for one in missing[:3]) + (" and more" if missing[3:] else "")
            yield Concern(
                f"{site} lacks chapter{'s' if missing[1:] else ''} {labels}, so its readers would skip "
                f"{'them' if missing[1:] else 'it'}: fic post {missing[0].label} --site {site} comes first.",
                True,
            )
    if errors:
        slips = f"{errors} slips" if errors > 1 else "a slip"
        yield Concern(f"fic lint {chapter.label} finds {slips} beyond doubt in it: mend or wave through.", True)
    for problem in packet.problems:
        yield Concern(problem, True)


def _words(packet: Packet, day: date, disclaimer: str) -> Iterator[Concern]:
    chapter = packet.chapter
    if not chapter.summary:
        yield Concern("It has no summary, and the next recap is made of it: `summary:` in the front matter.", False)
    if chapter.release and chapter.release > day and not chapter.posting(packet.name):
        yield Concern(f"It was planned for {chapter.release}; on {day} it is early.", False)
    if disclaimer and not _said(disclaimer, packet):
        yield Concern("Neither the story's disclaimer nor one in other words is in what readers will see.", False)


def _missing_before(story: Story, chapter: Chapter, site: str, along: Collection[PurePosixPath]) -> tuple[Chapter, ...]:
    missing = []
    for one in story.chapters:
        if one.path == chapter.path:
            break
        if not one.posting(site) and one.path not in along:
            missing.append(one)
    return tuple(missing)


def _said(disclaimer: str, packet: Packet) -> bool:
    own = [passages(packet.chapter.notes.before)]  # where the site has no field for it, it is part of the text
    note = [part.blocks for part in packet.part(Place.BEFORE)] or own
    given = [part.blocks for part in packet.parts]
    return is_said(_text([passages(disclaimer)]), _text(note), _text(given))


def _text(texts: Iterable[Blocks]) -> str:
    return "\n".join(paragraph for blocks in texts for paragraph in shown_paragraphs(blocks))
