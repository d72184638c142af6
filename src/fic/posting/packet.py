"""A packet: what a site is to be given of one chapter, checked against its limits and counted against the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from functools import reduce
from itertools import chain

from fic.errors import FicError
from fic.files.config import Config
from fic.manuscript.chapter import Chapter, State
from fic.manuscript.conflict import conflict_marks
from fic.manuscript.inline_html import without_comments
from fic.manuscript.passage import Blocks, Heading, text_of
from fic.manuscript.passage_reading import Reading, reading
from fic.manuscript.prose import body_prose
from fic.manuscript.story import Story
from fic.manuscript.table import tables_as_lines
from fic.manuscript.titles import without_number
from fic.manuscript.verse import joined_lines
from fic.posting.carrying import carried, told
from fic.posting.census import Census, census_of
from fic.posting.joining import split
from fic.posting.notes import filled_notes
from fic.posting.site import Content, Limit, Part, Place, Site, site_named
from fic.registry import nearest

_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Measure:
    """A part's length as the site counts it, beside its limit."""

    part: Part
    length: int
    limit: Limit

    @property
    def fits(self) -> bool:
        """Whether the length is within the limit."""
        return self.length >= self.limit.least and (self.limit.most is None or self.length <= self.limit.most)


@dataclass(frozen=True, slots=True)
class Packet:
    """What ``site`` is to be given of ``chapter``; ``name`` is what the author calls the site.

    ``remarks`` are sentences on what the site can't carry and the like; ``problems`` are those that will keep the site
    from taking it. ``before`` and ``after`` are the census of the author's text and of what the site will show.
    """

    chapter: Chapter
    site: Site
    name: str
    parts: tuple[Part, ...]
    measures: tuple[Measure, ...]
    checklist: tuple[str, ...]
    remarks: tuple[str, ...]
    problems: tuple[str, ...]
    before: Census
    after: Census

    def part(self, place: Place) -> tuple[Part, ...]:
        """Return the parts that go to ``place``: none, one, or the posts a body was split into."""
        return tuple(part for part in self.parts if part.place is place)


def packet(
    chapter: Chapter,
    story: Story,
    config: Config,
    site: str,
    now: datetime,
    recap: str = "",
    posted: date | None = None,
) -> Packet:
    """Return the packet of ``chapter`` for the site called ``site``.

    ``now`` carries the story's time zone, in which the planned release is too. ``recap`` is Markdown for the opening
    note, ``posted`` the day the chapter goes up where the author has said it. Raises UsageError for a site fic has no
    rules for, FicError for a chapter without words, a comment that is never closed, a mark of a conflict, or a limit
    in the settings that the site doesn't have.
    """
    rules = site_named(site)
    limits = limits_of(rules, config.sites[site].limits if site in config.sites else {})
    content, remarks = read_content(chapter, story, config, now, recap, posted)
    if rules.numbers:
        content = replace(content, title=_unnumbered(content.title, chapter, story))
    matter = rules.matter(content)
    parts: list[Part] = [Part(Place.TITLE, content.title, "text/plain")] if Place.TITLE in rules.places else []
    for place, blocks in matter.items():
        parts += _parts(rules, place, blocks, limits)
    remarks += [f"It doesn't carry {clause}." for clause in told(tuple(chain(*matter.values())), rules.carrying)]
    remarks += [f"It becomes {part.turns} posts, in order." for part in parts if part.turns > 1]
    remarks += [remark for part in parts for remark in rules.remarks(part.text)]
    seen = {part: rules.seen(part.text) for part in parts if part.place is not Place.TITLE}
    measures = [
        Measure(part, rules.stored(part.place, part.text), limit)
        for part in parts
        for limit in limits
        if limit.place is part.place
    ]
    return Packet(
        chapter=chapter,
        site=rules,
        name=site,
        parts=tuple(parts),
        measures=tuple(measures),
        checklist=rules.checklist(content),
        remarks=tuple(dict.fromkeys(remarks)),
        problems=(
            *(_misfit(rules, measure) for measure in measures if not measure.fits),
            *(problem for part, shown in seen.items() for problem in _lost(part, shown)),
        ),
        before=_total(census_of(blocks) for blocks in matter.values()),
        after=_total(seen.values()),
    )


def read_content(
    chapter: Chapter, story: Story, config: Config, now: datetime, recap: str = "", posted: date | None = None
) -> tuple[Content, list[str]]:
    """Return a chapter as its author means it for readers, and remarks on how it was read."""
    _refuse_conflict(chapter)
    notes = filled_notes(chapter, story, config, recap)
    line = chapter.text.count("\n", 0, chapter.body_start)
    shown = tables_as_lines(chapter.body)
    body = reading(shown.text)
    read = {
        "summary": reading(chapter.summary),
        "opening note": reading(tables_as_lines(notes.before).text),
        "closing note": reading(tables_as_lines(notes.after).text),
    }
    if body.open_comment is not None:
        opened = reading(chapter.body).open_comment or body.open_comment
        raise FicError(
            f"{chapter.path}:{line + opened}: a comment begins here and never ends, so everything after it "
            "would be missing: close it with -->."
        )
    for name, each in read.items():
        if each.open_comment is not None:
            raise FicError(f"{chapter.path}: a comment in the {name} never ends: close it with -->.")
    title, blocks = _titled(chapter, body.blocks)
    counts = census_of(blocks)
    if not counts.words and not counts.pictures:
        raise FicError(f"{chapter.path} has no words yet, so there is nothing to hand over.")
    remarks = list(notes.remarks)
    joined = _joined(chapter)
    if joined:
        remarks.append(f"Short lines run together into one, unless a backslash ends them: see line {joined}.")
    if shown.lines:
        where = ", ".join(str(line + each) for each in shown.lines[:4]) + (" and on" if shown.lines[4:] else "")
        remarks.append(f"A table goes there as lines, one a row, since few sites have tables: see line {where}.")
    remarks += _dropped({"text": body, **read})
    remarks += [
        f"Between HTML tags, Markdown shows as typed: {each.unread} (an empty line after the tag makes it count)."
        for each in (body, *read.values())
        if each.unread
    ]
    if chapter.state is State.DRAFTING:
        remarks.append(f"It is still being written; when it is done: fic finish {chapter.label}.")
    content = Content(
        label=chapter.label,
        title=title,
        summary=read["summary"].blocks,
        before=read["opening note"].blocks,
        body=blocks,
        after=read["closing note"].blocks,
        first=bool(story.chapters) and story.chapters[0].path == chapter.path,
        now=now,
        release=_moment(chapter, config, now.tzinfo) if posted is None else None,
        posted=posted if posted is not None and posted < now.date() else None,
    )
    return content, remarks


def _joined(chapter: Chapter) -> str:
    """Return on which lines of the file paragraphs begin whose short lines run together, as a sentence names them."""
    prose = body_prose(chapter.body, chapter.body_start)
    places = [prose.span(paragraph, 0, 1)[0] for paragraph in joined_lines(prose)]
    named = ", ".join(str(chapter.text.count("\n", 0, place) + 1) for place in places[:4])
    return named + (" and on" if places[4:] else "")


def _refuse_conflict(chapter: Chapter) -> None:
    """Raise FicError for a chapter that holds both versions of a passage, as git left them."""
    marks = conflict_marks(chapter.text)
    if marks:
        line = chapter.text.count("\n", 0, marks[0][0]) + 1
        raise FicError(
            f"{chapter.path}:{line}: git left a mark of a conflict here, so both versions would be posted: keep one of "
            "them, and delete the marks."
        )


def limits_of(site: Site, own: Mapping[str, int]) -> tuple[Limit, ...]:
    """Return the site's limits, with the author's own values where given; raises FicError for one it doesn't have."""
    names = tuple(limit.name for limit in site.limits)
    for name in own:
        if name not in names:
            near = nearest(name, names)
            hint = f"Did you mean {near}?" if near else f"It has {', '.join(names) or 'none'}."
            raise FicError(f".fic.toml: {site.title} has no limit called {name}. {hint}")
    return tuple(
        limit
        if limit.name not in own
        else Limit(
            limit.name, limit.place, limit.most and own[limit.name], limit.least if limit.most else own[limit.name]
        )
        for limit in site.limits
    )


def _parts(site: Site, place: Place, blocks: Blocks, limits: tuple[Limit, ...]) -> list[Part]:
    """Return what goes to one place: one part, or the posts that a body over the limit is split into."""
    shown = carried(blocks, site.carrying)
    most = next((limit.most for limit in limits if limit.name == site.splits and limit.place is place), None)
    pieces = split(shown, most, lambda piece: len(site.rendered(piece))) if most else (shown,)
    return [
        Part(place, site.rendered(piece), site.media_type, piece, turn, len(pieces))
        for turn, piece in enumerate(pieces, start=1)
        if piece
    ]


def _lost(part: Part, shown: Census) -> list[str]:
    """Return, as sentences, where the site would show something else than it can: never, unless fic has a bug."""
    return [
        f"{name.replace('_', ' ').capitalize()} in the {part.name} were {here:,} and would be {there:,}: this is a "
        "mistake of fic's, please report it, and look the text over before you post it."
        for name, (here, there) in census_of(part.blocks).differences(shown).items()
    ]


def _total(counts: Iterable[Census]) -> Census:
    return reduce(Census.plus, counts, Census())


def _misfit(site: Site, measure: Measure) -> str:
    limit = measure.limit
    over = limit.most is not None and measure.length > limit.most
    bound = f"at most {limit.most:,}" if over else f"at least {limit.least:,}"
    hearsay = "" if limit.confirmed else f" (hearsay: change it under [sites.{site.name}.limits])"
    return f"The {measure.part.name} has {measure.length:,} characters; {site.title} takes {bound}{hearsay}."


def _titled(chapter: Chapter, body: Blocks) -> tuple[str, Blocks]:
    """Return the title as plain text, and the body without a first heading that only repeats it.

    A title taken from a heading may hold Markdown; one in the front matter is text as it is.
    """
    title = " ".join("".join(map(_harmless, without_comments(chapter.title))).split())
    first = body[0] if body else None
    if not isinstance(first, Heading):
        return title, body
    heading = text_of(first.inlines).replace("\n", " ")
    if _spelled(heading) != _spelled(title):
        return title, body
    given = any(field.where == "title" for field in chapter.fields)
    return title if given else heading, body[1:]


def _unnumbered(title: str, chapter: Chapter, story: Story) -> str:
    """Return a title as a site wants it that sets the number before it: of how many chapters, counted from the first.

    After a prologue that number is another one than the author's, which therefore stays.
    """
    place = next((place for place, one in enumerate(story.chapters, start=1) if one.path == chapter.path), None)
    return without_number(title, place) if place == chapter.number and place is not None else title


def _spelled(title: str) -> str:
    """Return what two spellings of one title have in common: letters and digits, without case, marks or blanks."""
    return re.sub(r"[\W_]+", "", title).casefold()


def _harmless(character: str) -> str:
    """Return a character of a title as it is, or nothing for one that only steers how text is shown."""
    if character.isprintable() or character in _JOINERS:
        return character
    return " " if character.isspace() or character < " " else ""


def _dropped(readings: Mapping[str, Reading]) -> list[str]:
    tags = sorted({name for each in readings.values() for name in each.dropped})
    return [f"HTML that means nothing to readers elsewhere was left out: {', '.join(tags)}."] if tags else []


def _moment(chapter: Chapter, config: Config, zone: tzinfo | None) -> datetime | None:
    return datetime.combine(chapter.release, time(config.release.hour), zone) if chapter.release else None
