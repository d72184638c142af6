"""A finding: where it stands in a file, what is wrong, and what would mend it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from fic.lint.rule import Fix, Level
from fic.manuscript.prose import BODY

_LINE_END = re.compile(r"\r\n|\n|\r")
_AROUND = 40


class Found(NamedTuple):
    """What a rule found in a chapter, before levels and permissions: all that the map step answers, and pure.

    ``start`` and ``end`` are code points of the chapter's text, ``paragraph`` the span of the paragraph it stands in.
    """

    rule: str
    where: str
    start: int
    end: int
    message: str
    fixes: tuple[Fix, ...]
    paragraph: tuple[int, int]


class Allowed(NamedTuple):
    """A permission in the text: its rules, the span of its comment, and the span it holds for, None for the chapter."""

    rules: tuple[str, ...]
    start: int
    end: int
    holds: tuple[int, int] | None

    def covers(self, found: Found) -> bool:
        """Return whether it allows a finding."""
        if found.rule not in self.rules:
            return False
        if self.holds is None:
            return True
        return found.where == BODY and self.holds[0] <= found.start and found.end <= self.holds[1]


class Finding(NamedTuple):
    """A finding as it is reported: lines and columns are 1-based, columns count code points, ends are exclusive.

    ``path`` is the file as the author knows it, ``chapter`` its number if it has one. ``text`` is what it is about,
    ``start`` and ``end`` are code points of the file's text, ``paragraph`` the text of the paragraph it stands in,
    ``line_text`` the line it begins on, without its end, ``fingerprint`` what it is remembered by when waved through.
    """

    path: str
    chapter: int | None
    where: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    level: Level
    message: str
    excerpt: str
    fixes: tuple[Fix, ...]
    text: str
    start: int
    end: int
    paragraph: str
    line_text: str
    fingerprint: str = ""

    @property
    def safe_fix(self) -> Fix | None:
        """The first of its fixes that no reader could disagree with, if it has one."""
        return next((fix for fix in self.fixes if fix.safe), None)


class Report(NamedTuple):
    """What a run found, and in how many chapters and words it looked (words as AO3 counts them).

    ``waved`` are the fingerprints of findings that `lint-ignore.txt` passed over; ``problems`` a sentence for each
    chapter that could not be read.
    """

    findings: tuple[Finding, ...]
    chapters: int
    words: int
    waved: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()

    def count(self, level: Level) -> int:
        """Return how many findings are of that level."""
        return sum(finding.level is level for finding in self.findings)

    def without(self, level: Level) -> Report:
        """Return the report without the findings of that level."""
        return self._replace(findings=tuple(finding for finding in self.findings if finding.level is not level))


class Lines:
    """The lines of a file, to say where a code point stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self._pieces: dict[tuple[int, int], str] = {}

    def place(self, point: int) -> tuple[int, int]:
        """Return the 1-based line and column of a code point."""
        line = bisect_right(self.starts, point)
        return line, point - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its end."""
        start, end = self.starts[number - 1], self.starts[number] if number < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return self.piece(start, end)

    def piece(self, start: int, end: int) -> str:
        """Return a stretch of the text, and the same string when it is asked for again.

        A paragraph with a hundred thousand slips is a long one, and each of them has it.
        """
        if (start, end) not in self._pieces:
            self._pieces[start, end] = self.text[start:end]
        return self._pieces[start, end]

    def excerpt(self, start: int, end: int) -> str:
        """Return the span with some of its line on both sides, whole words, an ellipsis where it is cut."""
        low, high = max(0, start - _AROUND), min(len(self.text), end + _AROUND)
        before = _LINE_END.split(self.text[low:start])[-1]
        after = _LINE_END.split(self.text[end:high])[0]
        if low and len(before) == start - low:
            before = "…" + before.partition(" ")[2] if " " in before else "…" + before
        if high < len(self.text) and len(after) == high - end:
            after = after.rpartition(" ")[0] + "…" if " " in after else after + "…"
        shown = self.text[start:end]
        if len(shown) > 2 * _AROUND:
            shown = f"{shown[:_AROUND]}…{shown[-_AROUND:]}"
        return (before + _LINE_END.sub(" ", shown) + after).strip()
