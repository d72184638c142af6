"""Tables as authors of game stories type them, `| Strength | 12 |`: CommonMark has none, so they are made lines."""

from __future__ import annotations

from typing import NamedTuple

import pyromark

from fic.manuscript.pattern import lazy_pattern

# The second line of every table; source: "Tables (extension)" in the GitHub Flavored Markdown Spec.
_DELIMITERS = r"(?m)^[ \t>|]*:?-+:?[ \t]*\|[-: \t|]*\r?$|^[ \t>]*\|[ \t]*:?-+:?[ \t]*\|?[ \t]*\r?$"


class WithoutTables(NamedTuple):
    """A text whose tables are lines, and on which line (1-based) of the text as it was each of them began."""

    text: str
    lines: tuple[int, ...]


def tables_as_lines(markdown: str) -> WithoutTables:
    """Return a text in which each row of a table is a line of its own, as it is typed; linear in its length.

    The line of dashes under the first row goes. Without this every row would run into the next, since a line break is
    a blank to Markdown. What is in a block of code is no table. Where there are tables, every line ends in a line feed.
    """
    if lazy_pattern(_DELIMITERS).search(markdown) is None:
        return WithoutTables(markdown, ())
    source = markdown.replace("\r\n", "\n").replace("\r", "\n")
    data = source.encode("utf-8", "replace")
    pieces: list[bytes] = []
    begun: list[int] = []
    at = 0
    for event, span in pyromark.events_with_range(source, options=pyromark.Options.ENABLE_TABLES):
        start = event.get("Start") if isinstance(event, dict) else None
        if not isinstance(start, dict) or "Table" not in start:
            continue
        first = data.rfind(b"\n", 0, span["start"]) + 1
        begun.append(data.count(b"\n", 0, first) + 1)
        pieces.append(_broken(data[at:first]) if _goes_on(data[at:first]) else data[at:first])
        rows = data[first : span["end"]].splitlines(keepends=True)
        kept = rows[:1] + rows[2:]
        pieces += [*map(_broken, kept[:-1]), *kept[-1:]]
        at = span["end"]
    return WithoutTables(b"".join((*pieces, data[at:])).decode("utf-8"), tuple(begun))


def _goes_on(before: bytes) -> bool:
    """Whether a paragraph stands right above a table, so that the table's first row would run into its last line."""
    last = before.splitlines()[-1:] or [b""]
    return bool(last[0].strip(b" \t>"))


def _broken(row: bytes) -> bytes:
    """Return a line, or lines, with a line break that Markdown sees at the end."""
    line = row.rstrip(b"\n")
    bare = line.rstrip(b" \t")
    slashes = len(bare) - len(bare.rstrip(b"\\"))
    return row if slashes % 2 else bare + b"\\" + row[len(line) :]
