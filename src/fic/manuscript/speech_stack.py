"""The quotations open in a paragraph, as a stack, and what stands around its marks.

A single ’ is never decided at once: it may close a single quotation or be an apostrophe, so it is remembered as a
candidate and resolved at the next certain event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fic.manuscript.elisions import MAYBE, SURE
from fic.manuscript.speech import Fault, Speech

# Elisions too, but with a capital hardly anything but whole words that begin a sentence.
_WHOLE = frozenset(["a", "all", "and", "are", "as", "at", "i", "if", "is", "it", "it's", "our", "or", "way", "on"])
_MARK = re.compile("[\"'“”‘’]")


@dataclass(slots=True)
class Open:
    """An open quotation: where it opened, and the places where a ’ since may have closed it."""

    double: bool
    at: int
    level: int
    number: int
    straight: bool = False
    candidates: list[int] = field(default_factory=list)


class SpeechStack:
    """A paragraph, the quotations open in it, and what was found so far."""

    def __init__(self, text: str, *, single_outer: bool, carried: bool) -> None:
        self.text = text
        self.single_outer = single_outer
        self.stack: list[Open] = []
        self.speeches: list[Speech] = []
        self.faults: list[Fault] = []
        self.pseudo: int | None = None
        self.pair_candidate: int | None = None
        self.weak_candidate: int | None = None
        self.last_close = 0
        self.marks = [mark.start() for mark in _MARK.finditer(text)]
        self.number = 0
        if carried:
            self.stack.append(Open(True, -1, 0, 0))

    def left(self, at: int) -> str:
        """Return the character before a mark; a paragraph begins after a blank."""
        return self.text[at - 1] if at > 0 else " "

    def right(self, at: int) -> str:
        """Return the character after a mark; a paragraph ends before a blank."""
        return self.text[at + 1] if at + 1 < len(self.text) else " "

    def word_after(self, at: int) -> str:
        """Return the word that begins after a mark, folded, "" if none does."""
        end = at + 1
        text = self.text
        while end < len(text) and (text[end].isalnum() or (text[end] in "'’" and text[end + 1 : end + 2].isalpha())):
            end += 1
        return text[at + 1 : end].lower().replace("’", "'")

    def word_before(self, at: int) -> str:
        """Return the word that ends before a mark, folded, "" if none does."""
        start = at
        text = self.text
        while start > 0 and (
            text[start - 1].isalnum() or (text[start - 1] in "'’" and text[start - 2 : start - 1].isalpha())
        ):
            start -= 1
        return text[start:at].lower().replace("’", "'")

    def next_double(self) -> str:
        """Return the next double mark after the one being read, "" if there is none."""
        for at in self.marks[self.number + 1 : self.number + 40]:
            if self.text[at] in '"“”':
                return self.text[at]
        return ""

    def small_word_follows(self, at: int) -> bool:
        """Return whether a blank and a small letter follow a mark."""
        return self.right(at).isspace() and self.text[at + 2 : at + 3].islower()

    @property
    def top(self) -> Open | None:
        """The innermost open quotation."""
        return self.stack[-1] if self.stack else None

    @property
    def has_double(self) -> bool:
        """Whether a double quotation is open at any depth."""
        return any(each.double for each in self.stack)

    def fault(self, kind: str, start: int, end: int, repair: str | None = None) -> None:
        """Note what is wrong with a mark; a span is never empty."""
        if start >= end:
            start, repair = max(0, end - 1), None
        self.faults.append(Fault(kind, start, max(end, start + 1), repair))

    def _push(self, double: bool, at: int, *, straight: bool = False) -> None:
        self.stack.append(Open(double, at, len(self.stack), self.number, straight))
        self.pair_candidate = self.weak_candidate = None

    def _record(self, opened: Open, end: int | None, *, as_double: bool = False) -> None:
        if opened.double or as_double or opened.level or self.single_outer:
            self.speeches.append(Speech(max(opened.at, 0), end, opened.level))
        if end is not None:
            self.last_close = end
            self.pseudo = None

    def _pop_single(self, at: int) -> None:
        self._record(self.stack.pop(), at + 1)

    def _pop_double(self, at: int) -> None:
        while self.stack and not self.stack[-1].double:
            self._resolve_single(before=at)
        if self.stack:
            self._record(self.stack.pop(), at + 1)

    def _report(self, opened: Open, kind: str, start: int, end: int, repair: str | None) -> None:
        if not opened.straight:
            self.fault(kind, start, end, repair)

    def _resolve_single(self, before: int | None = None) -> None:
        """Decide what the single mark at the top of the stack was, which nothing surely closed."""
        single = self.stack.pop()
        if single.candidates:
            self._record(single, single.candidates[-1] + 1)
            return
        at = single.at
        left, word = self.left(at), self.word_after(at)
        capital = self.text[at + 1 : at + 2].isupper()
        lead = self.text[max(0, at - 2) : at].rstrip()[-1:]
        begins = capital and word not in SURE and (not lead or lead in '“",:.?!…' or left in '“"')
        whole = begins and word in _WHOLE
        elided = not whole and (word in SURE or word in MAYBE or len(word) == 1)
        if before is not None and single.level and begins and not elided:
            self._report(single, "inner-unclosed", before, before + 1, "’" + self.text[before])
        elif elided or (left.isspace() and lead.isalnum()) or (left in "—-" and word[:1] in "aeiou"):
            self._report(single, "apostrophe", at, at + 1, "’")
        else:
            self._report(single, "single-unclosed", at, at + 1, None)

    def _space_after(self, at: int) -> None:
        end = at + 1
        while end < len(self.text) and self.text[end].isspace():
            end += 1
        nested = self.text[end : end + 1] in tuple("“‘”’….*'\"")
        if end < len(self.text) and self.text[end] not in "‘“":
            self.fault("space-nested" if nested else "space", at, end, self.text[at])
        elif self.text[at] == "‘":
            self.fault("stray", at, at + 1, "")
        else:
            self.fault("space-nested" if nested else "stray", at, end, self.text[at])

    def _missing_close(self, kind: str, place: int) -> None:
        """Report a closing mark missing at ``place``, on the word and the stop before it."""
        start = place
        while start > 0 and not self.text[start - 1].isspace() and self.text[start - 1] not in '“"‘':
            start -= 1
        close = '"' if self._is_straight() else "”"
        self.fault(kind, start, place, self.text[start:place] + close)

    def _is_straight(self) -> bool:
        return "“" not in self.text and "”" not in self.text

    def _opening_guess(self, at: int) -> int:
        """Return where speech that ends at ``at`` most likely began."""
        text = self.text
        begin = self.last_close
        if begin:
            after = [place for stop in (". ", ", ", ": ") if (place := text.find(stop, begin, at)) >= 0]
            return min(after) + 2 if after else self._first_letter(begin, at)
        for lead in (" said, ", " asked, ", ": "):
            place = text.rfind(lead, 0, at)
            if place >= 0:
                return place + len(lead)
        return self._first_letter(0, at)

    def _first_letter(self, begin: int, end: int) -> int:
        text = self.text
        while begin < end and not text[begin].isalnum() and text[begin] not in "’'":
            begin += 1
        return begin
