"""Where the story stands, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len  # noqa: TID251 - a terminal report
from rich.console import Console  # noqa: TID251
from rich.table import Table  # noqa: TID251
from rich.text import Text  # noqa: TID251

from fic.manuscript.chapter import Chapter, State
from fic.manuscript.counting import spoken_count
from fic.manuscript.selection import numbers_of
from fic.manuscript.standing import Standing
from fic.manuscript.story import Buffer
from fic.posting.drift import Drift
from fic.report.inert import inert

_STYLES = {State.POSTED: "green", State.DRAFTED: "cyan", State.DRAFTING: "yellow"}
_POSTED_SHOWN = 3
_TITLE = 14  # the least that is left for a title, with the gap behind it
_GAP = 2


def show(
    standing: Standing,
    problems: tuple[str, ...],
    uncommitted: tuple[str, ...],
    drift: tuple[Drift, ...] = (),
    *,
    whole: bool,
) -> None:
    """Print where the story stands: chapters (only the last posted ones unless ``whole``), buffers, what is next."""
    console = Console(highlight=False, markup=False, emoji=False)
    story = standing.story
    counts = f" · {spoken_count(len(story.chapters), 'chapter')} · {spoken_count(story.words, 'word')}"
    console.print(Text.assemble((inert(story.title), "bold"), counts))
    hidden, shown = (0, story.chapters) if whole else _worth_showing(story.chapters, story.main_site)
    if shown:
        console.print()
        if hidden:
            console.print(f"  … {hidden} earlier chapters are posted; --all lists them", style="dim")
        console.print(_fitting_table(standing, shown, console.width))
    console.print()
    for line in _standing_lines(standing):
        console.print(line)
    for site in dict.fromkeys(each.posting.site for each in drift):
        behind = numbers_of(tuple(each.chapter for each in drift if each.posting.site == site))
        console.print(
            Text.assemble(("Drift: ", "bold"), f"{inert(site)} has the old text of {inert(behind)} (fic drift)")
        )
    if uncommitted:
        names = ", ".join(inert(name) for name in uncommitted[:3]) + (
            f" and {len(uncommitted) - 3} more" if uncommitted[3:] else ""
        )
        console.print(f"Not in git yet: {names}", style="dim")
    for problem in problems:
        console.print(Text.assemble(("To mend: ", "red"), inert(problem)))
    for advice in standing.advice:
        console.print(Text.assemble(("Next: ", "bold"), inert(advice)))


def _worth_showing(chapters: tuple[Chapter, ...], site: str) -> tuple[int, tuple[Chapter, ...]]:
    """Return how many of the first chapters are left out, and the rest: some ``site`` has and all it lacks."""
    pending = next((at for at, chapter in enumerate(chapters) if not chapter.posting(site)), len(chapters))
    start = max(0, pending - _POSTED_SHOWN)
    return (start, chapters[start:]) if start > 1 else (0, chapters)


def _fitting_table(standing: Standing, chapters: tuple[Chapter, ...], width: int) -> Table:
    """Return the chapters with a column a site, or, where those don't fit, the main site's and one for all others."""
    main, *others = (buffer.site for buffer in standing.buffers)
    columns = [
        ("", [chapter.label if chapter.number is not None else "–" for chapter in chapters]),
        ("words", [f"{chapter.words:,}" for chapter in chapters]),
        ("state", [_state(chapter) for chapter in chapters]),
        (main, [_posted(main, chapter) for chapter in chapters]),
    ]
    by_site = [(site, [_posted(site, chapter) for chapter in chapters]) for site in others]
    left = width - sum(_width(column) for column in (*columns, *by_site))
    if left < _TITLE:
        by_site = [("elsewhere", [_elsewhere(others, chapter) for chapter in chapters])]
        left = width - sum(_width(column) for column in (*columns, *by_site))
    return _table(chapters, [*columns, *by_site], max(left, _TITLE))


_Column = tuple[str, list[str]]


def _width(column: _Column) -> int:
    """Return the cells a column takes, with the gap behind it."""
    heading, cells = column
    return max(cell_len(each) for each in (heading, *cells)) + _GAP


def _table(chapters: tuple[Chapter, ...], columns: Sequence[_Column], for_title: int) -> Table:
    """Return the chapters, a row each; only their titles give way: nothing is left to read of a number cut short."""
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    for heading, cells in columns:
        right = heading in ("", "words")
        table.add_column(
            inert(heading),
            justify="right" if right else "left",
            no_wrap=True,
            min_width=_width((heading, cells)) - _GAP,
        )
        if not heading:
            table.add_column("chapter", overflow="ellipsis", no_wrap=True, max_width=for_title - _GAP)
    for chapter, label, words, state, *places in zip(chapters, *(cells for _, cells in columns), strict=True):
        table.add_row(label, inert(chapter.title), words, Text(state, style=_STYLES[chapter.state]), *places)
    return table


def _state(chapter: Chapter) -> str:
    if chapter.state is State.DRAFTED and chapter.release:
        return f"drafted, for {_day(chapter.release)}"
    return str(chapter.state)


def _posted(site: str, chapter: Chapter) -> str:
    posting = chapter.posting(site)
    return posting.first.isoformat() if posting else "·"


def _elsewhere(sites: Sequence[str], chapter: Chapter) -> str:
    there = sum(chapter.posting(site) is not None for site in sites)
    return "·" if not there else f"all {len(sites)}" if there == len(sites) else f"{there} of {len(sites)}"


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def _standing_lines(standing: Standing) -> list[Text]:
    main, *others = standing.buffers
    lines = [Text.assemble(("Buffer: ", "bold"), _ahead(main))]
    lines += [Text("        " + _ahead(buffer)) for buffer in others]
    upcoming = standing.next_release
    if upcoming and upcoming.release:
        when = f"{_day(upcoming.release)}: chapter {inert(upcoming.label)}, {inert(upcoming.title)}"
        lines.append(Text.assemble(("Next release: ", "bold"), when))
    return lines


def _ahead(buffer: Buffer) -> str:
    if not buffer.size:
        return f"nothing ready for {inert(buffer.site)}"
    # With a lead the site may have them all already, and the buffer is what it stays ahead with.
    which = f" ({inert(numbers_of(buffer.chapters))})" if buffer.chapters else ""
    return f"{buffer.size} ahead on {inert(buffer.site)}{which}"
