"""What readers still see differently, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console  # noqa: TID251 - a terminal report
from rich.text import Text  # noqa: TID251

from fic.manuscript.chapter import Chapter
from fic.manuscript.counting import spoken_count
from fic.manuscript.selection import numbers_of
from fic.posting.difference import Change, Fate
from fic.posting.drift import Drift
from fic.posting.recap import Ended
from fic.report.inert import inert

_MARKED = {Fate.SAME: ("", "", ""), Fate.GONE: ("[-", "-]", "red"), Fate.NEW: ("{+", "+}", "green")}
_SHOWN = 12


def show(found: Sequence[tuple[Drift, tuple[Change, ...] | None]], *, every_change: bool) -> None:
    """Print what drifted, site by site, with its word diff; only the first changes of a chapter unless every one."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for site in dict.fromkeys(drift.posting.site for drift, _changes in found):
        own = [(drift, changes) for drift, changes in found if drift.posting.site == site]
        console.print(Text(_heading(site, len(own)), style="bold"))
        for drift, changes in own:
            console.print(Text(f"\n  {_called(drift.chapter)}, last updated there on {_day(drift.posting.last)}"))
            if changes is None:
                console.print(
                    Text(
                        f"    Git's history no longer has what it was given then ({inert(drift.posting.text or '')}), "
                        "so the difference can't be shown.",
                        style="dim",
                    )
                )
                continue
            shown = changes if every_change else changes[:_SHOWN]
            for change in shown:
                console.print(_line(change))
            if len(shown) < len(changes):
                rest = len(changes) - len(shown)
                console.print(Text(f"    … and {rest} more: fic drift {inert(drift.chapter.label)}", style="dim"))
            if not changes:
                console.print(Text("    The words are the same; their setting is not.", style="dim"))
        console.print()


def show_remarks(remarks: Sequence[str]) -> None:
    """Print what isn't drift and may matter all the same, a sentence a line."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for remark in remarks:
        console.print(Text(inert(remark)))


def ended_sentence(ended: Ended) -> str:
    """Return the sentence that says a recap can go, and how."""
    chapter, site = ended.chapter, ended.posting.site
    return (
        f"The recap of {_called(chapter)} can go from {inert(site)}: readers have chapter {inert(ended.by.label)}. "
        f"When the note is updated there: fic post {chapter.label} --site {site}"
    )


def outdated_sentence(site: str, chapters: tuple[Chapter, ...]) -> str:
    """Return the sentence that says where readers see notes made of an older template."""
    return (
        f"The story's notes or disclaimer changed since {inert(site)} got {inert(numbers_of(chapters))}: readers there "
        "see the older ones. That is no drift; update them if it matters."
    )


def _heading(site: str, count: int) -> str:
    return f"{inert(site)} has an older text of {spoken_count(count, 'chapter')}:"


def _called(chapter: Chapter) -> str:
    title = inert(chapter.title)
    return f"chapter {inert(chapter.label)}, {title if len(title) <= 80 else title[:79] + '…'}"


def _line(change: Change) -> Text:
    text = Text(f"    {change.where}: ", style="")
    for at, piece in enumerate(change.pieces):
        before, after, style = _MARKED[piece.fate]
        text.append(" " if at else "")
        text.append(f"{before}{inert(piece.text)}{after}", style=style)
    return text


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
