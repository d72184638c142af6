"""Narration beside speech: the stretches of a paragraph between one quotation and the next, and the tags in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fic.manuscript.prose import Paragraph
from fic.manuscript.speech import Heard, Speech
from fic.manuscript.speech_tags import Tag, tag_after


class Narration(NamedTuple):
    """A stretch of a paragraph that is not spoken, between two outermost quotations or at one end.

    ``before`` is the quotation that ends where it starts, ``after`` the one that begins where it ends; either may be
    None, not both. ``tag`` is the speech tag it begins with, if ``before`` has one.
    """

    start: int
    end: int
    before: Speech | None
    after: Speech | None
    tag: Tag | None

    def text(self, paragraph: Paragraph) -> str:
        """Return the stretch itself."""
        return paragraph.text[self.start : self.end]


def narrations(paragraph: Paragraph, heard: Heard) -> Iterator[Narration]:
    """Yield the stretches of narration beside speech, in order."""
    outer = [speech for speech in heard.speeches if not speech.level]
    if not outer:
        return
    before: Speech | None = None
    for speech in (*outer, None):
        start = 0 if before is None else before.end
        if start is None:
            return  # what is left open goes on to the end
        end = speech.start if speech is not None else len(paragraph.text)
        if start < end or before is not None:
            yield Narration(start, end, before, speech, tag_after(paragraph, start) if before is not None else None)
        before = speech
