"""The "previously": what readers should remember of a story, after a gap long enough to forget it.

Made of the summaries of the chapters readers have, never of the text. How much, goes by the days since a site's last
update: nothing, a sentence, a short recap, then the story so far as well. It belongs in the opening note, outside the
story, because later readers read on without a gap; and it can go as soon as the next chapter is up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fic.manuscript.chapter import Chapter, Posting
from fic.manuscript.recap_size import Size, size_for
from fic.manuscript.story import Story

SLOT = "{recap}"
"""Where in a note the recap goes."""

_LAST_CHAPTERS = 3
_MOST_SO_FAR = 1_500
_MOST_PREVIOUSLY = 2_000
_LONGEST_SENTENCE = 400
_LONGEST_ABBREVIATED = 12
_SENTENCE = re.compile(r".*?[.!?…][\"”’')]*(?=\s+[\"“‘'(]*[^\W\d_a-z])", re.DOTALL)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“‘\"'])(?:[A-Z]|Mr|Mrs|Ms|Mx|Dr|St|Prof|Capt|Col|Gen|Lt|Sgt|Rev|Jr|Sr|vs|etc|No)\.$"
)
_MARKUP = re.compile(r"[*_`\[\]<>~\\#&]")


@dataclass(frozen=True, slots=True)
class Recap:
    """The recap of a chapter for a site's readers on a day.

    ``gap`` is the days since that site's last update, None where readers have nothing before it. ``text`` is Markdown,
    empty where no recap is due or no summary tells what happened. ``ended_by`` is the later chapter that readers have
    already, which ends the need for it.
    """

    chapter: Chapter
    site: str
    day: date
    gap: int | None
    size: Size
    text: str
    ended_by: Chapter | None


def recap_of(story: Story, chapter: Chapter, site: str, day: date) -> Recap:
    """Return the recap of a chapter for the readers of a site who get it on ``day``.

    A chapter the site has already was new to its readers on the first day of its record, whatever ``day`` says.
    """
    posting = chapter.posting(site)
    day = posting.first if posting else day
    earlier, ended_by = _around(story, chapter, site)
    updates = [before.first for one in earlier if (before := one.posting(site)) and before.first <= day]
    gap = (day - max(updates)).days if updates else None
    size = size_for(gap)
    text = "" if ended_by else _text(size, [one for one in earlier if one.summary])
    return Recap(chapter, site, day, gap, size, text, ended_by)


def recap(story: Story, chapter: Chapter, site: str, day: date) -> str:
    """Return what the slot of a recap is filled with: Markdown, or nothing where none is due any more."""
    return recap_of(story, chapter, site, day).text


@dataclass(frozen=True, slots=True)
class Ended:
    """That a recap can go from a site: readers have the next chapter, and the note was not updated since."""

    chapter: Chapter
    posting: Posting
    by: Chapter


def ended(story: Story, template: str) -> Iterator[Ended]:
    """Give the recaps that readers still see and no longer need.

    ``template`` is the opening note of chapters without one of their own. `fic post` puts a recap in where one is due,
    and notes the text it handed over; of a chapter posted without it, only the slot in its note tells.
    """
    for chapter in story.chapters:
        slotted = SLOT in (chapter.notes.before or template)
        for posting in chapter.postings:
            if posting.text is None and not slotted:
                continue
            found = recap_of(story, chapter, posting.site, posting.first)
            by = found.ended_by
            if by is None or found.size is Size.NONE or not _had_summaries(story, chapter, posting.site):
                continue
            next_one = by.posting(posting.site)
            if next_one and posting.last < next_one.first:
                yield Ended(chapter, posting, by)


def _had_summaries(story: Story, chapter: Chapter, site: str) -> bool:
    return any(one.summary for one in _around(story, chapter, site)[0])


def _around(story: Story, chapter: Chapter, site: str) -> tuple[list[Chapter], Chapter | None]:
    """Return the chapters before this one that the site has, and the first after it that it has."""
    at = next((at for at, one in enumerate(story.chapters) if one.path == chapter.path), len(story.chapters))
    earlier = [one for one in story.chapters[:at] if one.posting(site)]
    return earlier, next((one for one in story.chapters[at + 1 :] if one.posting(site)), None)


def _text(size: Size, told: list[Chapter]) -> str:
    """Return the recap made of the summaries of ``told``, the last chapter last.

    It stays well below what notes may hold (5,000 characters on AO3), whatever the summaries are like.
    """
    if size is Size.NONE or not told:
        return ""
    last = told[-_LAST_CHAPTERS:]
    in_short = [first_sentence(one.summary) for one in last]
    choices = [in_short[-1:]]
    if size is not Size.LINE:
        choices = [[_line(one.summary) for one in last], [*in_short[:-1], _line(last[-1].summary)], in_short, *choices]
    fitting = (text for sentences in choices if len(text := " ".join(sentences)) <= _MOST_PREVIOUSLY)
    told_last = next(fitting, "")
    previously = f"Previously: {told_last}" if told_last else ""
    so_far = _so_far(told[:-_LAST_CHAPTERS]) if size is Size.FULL else ""
    return "\n\n".join(filter(None, (f"The story so far: {so_far}" if so_far else "", previously)))


def _so_far(told: list[Chapter]) -> str:
    """Return a sentence a chapter; where that is too much for a note, how it began and what came last."""
    sentences = [sentence for one in told if len(sentence := first_sentence(one.summary)) <= _LONGEST_SENTENCE]
    if sum(map(len, sentences)) + len(sentences) <= _MOST_SO_FAR:
        return " ".join(sentences)
    kept: list[str] = []
    room = _MOST_SO_FAR - len(sentences[0])
    for sentence in reversed(sentences[1:]):
        room -= len(sentence) + 1
        if room < 0:
            break
        kept.append(sentence)
    return " ".join((sentences[0], "…", *reversed(kept)))


def first_sentence(summary: str) -> str:
    """Return the first sentence of a summary; the whole where it can't be cut without cutting through its markup."""
    line = _line(summary)
    start = 0
    while found := _SENTENCE.match(line, start):
        sentence = line[: found.end()]
        if not _ABBREVIATED.search(sentence[-_LONGEST_ABBREVIATED:]):
            return line if _MARKUP.search(sentence) else sentence
        start = found.end()
    return line


def _line(summary: str) -> str:
    return " ".join(summary.split())
