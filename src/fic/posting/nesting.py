"""Looks and links as tags that nest: what every markup with opening and closing tags needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fic.manuscript.passage import FootnoteMark, Image, Inline, Inlines, Run, Style


@dataclass(frozen=True, slots=True)
class Opening:
    """A look begins here, or a link to an address."""

    look: Style | str


@dataclass(frozen=True, slots=True)
class Closing:
    """The look that was opened last, or the link, ends here."""

    look: Style | str


def nested(inlines: Inlines, order: tuple[Style, ...] = tuple(Style)) -> Iterator[Inline | Opening | Closing]:
    """Yield the inlines with openings and closings between them, all closed at the end.

    Links are outermost, then looks in ``order`` (those not in it are left out), and none stands inside another of its
    kind. A line break doesn't interrupt what is open.
    """
    link = ""
    open_now: list[Style] = []
    for inline in inlines:
        wanted_link, wanted = link, open_now
        if isinstance(inline, Run):
            wanted_link, wanted = inline.link, [style for style in order if style in inline.styles]
        elif isinstance(inline, Image):
            wanted_link, wanted = inline.link, []
        elif isinstance(inline, FootnoteMark):
            wanted_link, wanted = "", []
        keep = 0
        if wanted_link == link:
            while keep < min(len(wanted), len(open_now)) and wanted[keep] is open_now[keep]:
                keep += 1
        yield from map(Closing, reversed(open_now[keep:]))
        if wanted_link != link:
            if link:
                yield Closing(link)
            if wanted_link:
                yield Opening(wanted_link)
        yield from map(Opening, wanted[keep:])
        link, open_now = wanted_link, wanted
        yield inline
    yield from map(Closing, reversed(open_now))
    if link:
        yield Closing(link)
