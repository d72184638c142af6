"""The machine that reads a paragraph's quotation marks, double ones here, single ones in `speech_single.py`.

It keeps a stack of open quotations. Straight marks are read as the curly marks they stand for.
"""

from __future__ import annotations

from fic.manuscript.elisions import CLIPPED, SURE, is_clipped
from fic.manuscript.inner_tags import inner_tag, is_tag
from fic.manuscript.speech import Speech
from fic.manuscript.speech_single import SingleMarks
from fic.manuscript.speech_stack import Open

_OPENERS = frozenset(" \n\t\u00a0([{—–-―\ufffc")
_STOPS = frozenset(".,!?…")
_SCARE_WORDS = 4
# The one clipped word that a capital may follow ("Good Lord" spoken), for no whole word is spelled so.
_NEVER_WHOLE = "goo"


class Marks(SingleMarks):
    """Reads the marks of a paragraph from left to right."""

    def run(self) -> None:
        """Read every mark, from left to right."""
        text = self.text
        skip = -1
        for number, at in enumerate(self.marks):
            self.number = number
            if at == skip:
                continue
            mark = text[at]
            if mark == '"':
                self._straight_double(at)
            elif mark == "“":
                self._opening_double(at)
            elif mark == "”":
                self._closing_double(at)
            elif mark == "'":
                self._straight_single(at)
            elif text[at + 1 : at + 2] == mark:
                skip = at + 1
                self._doubled_single(at)
            elif mark == "‘":
                self._opening_single(at)
            else:
                self._closing_single(at)

    def _straight_double(self, at: int) -> None:
        left, right = self.left(at), self.right(at)
        if right.isspace():
            opens = left.isspace() and not self.has_double
        elif left in "—–-":
            opens = not self.has_double
        else:
            opens = left in _OPENERS or (left in "'‘" and not self.has_double)
        if opens:
            self._open_double(at, straight=True)
        elif self.has_double:
            self._close_double(at)
        elif left.isdigit():
            return  # inches
        else:
            self._unopened(at)

    def _opening_double(self, at: int) -> None:
        left, right = self.left(at), self.right(at)
        if right.isspace() and not left.isspace():
            self.fault("facing", at, at + 1, "”")
            self._close_double(at)
        elif right.isspace():
            self._space_after(at)
            self._open_double(at)
        elif (left.isalpha() and not right.isalnum() and right not in "‘“'…*") or (
            left in _STOPS and self.has_double and right in "—-,;."
        ):
            self.fault("facing", at, at + 1, "”")
            self._close_double(at)
        else:
            self._open_double(at)

    def _open_double(self, at: int, *, straight: bool = False) -> None:
        if len(self.stack) == 1 and not self.stack[0].double and not self.single_outer:
            self._resolve_single()
        if self.top and self.top.double:
            if self.left(at) == "\n":
                return  # verse and addresses open each line
            self._reopened(at)
        self._push(True, at, straight=straight)

    def _reopened(self, at: int) -> None:
        """Take an opening mark where a quotation is open already: its closing mark is missing, or was another."""
        opened = self.stack.pop()
        wrong = self._wrong_pair_since(opened)
        if wrong is not None:
            self.fault("pair", wrong, wrong + 1, "”")
            self._record(opened, wrong + 1)
            return
        place = inner_tag(self.text, opened.at + 1, at)
        weak = self.weak_candidate
        if place is not None:
            self._missing_close("reopened", place)
            self._record(opened, place)
        elif weak is not None and weak > opened.at:
            self.fault("pair", weak, weak + 1, "”")
            self._record(opened, weak + 1)
        elif self.text[at] == "“" and self._closes_here(at):
            self.fault("facing", at, at + 1, "”")
        else:
            self.fault("reopened", at, at + 1)

    def _closes_here(self, at: int) -> bool:
        return self.left(at) in _STOPS and not self.right(at).isalnum()

    def _wrong_pair_since(self, opened: Open) -> int | None:
        for at in self.marks[opened.number : self.number]:
            if self.text[at] == "’":
                right = self.right(at)
                if (
                    self.left(at).isalpha()
                    and (right in "—,;:" or right.isspace())
                    and not is_clipped(self.word_before(at))
                ):
                    return at
        return None

    def _closing_double(self, at: int) -> None:
        left, right = self.left(at), self.right(at)
        turned = left.isspace() or left in "([" or (left in ",:;—" and not self.has_double)
        if turned and right.isalpha():
            self.fault("facing", at, at + 1, "“")
            self._open_double(at)
            return
        if left.isspace() and self.has_double:
            start = at
            while start > 0 and self.text[start - 1].isspace():
                start -= 1
            if start > 0:
                nested = self.text[start - 1] in "’'‘"
                self.fault("space-nested" if nested else "space", start, at + 1, "”")
        top = self.top
        if left.isalpha() and not right.isalpha() and top and top.double and self.next_double() == "”":
            if self._is_clipped_double(at):
                self.fault("apostrophe", at, at + 1, "’")
                return
            if right in ",.;" and self.text[at + 2 : at + 3].isspace() and self.text[at + 3 : at + 4].isupper():
                self.fault("stray", at, at + 1, "")
                return
        self._close_double(at)

    def _is_clipped_double(self, at: int) -> bool:
        """Return whether a double mark stands for the apostrophe of a word that lost its end: goin”, an”."""
        word = self.word_before(at)
        goes_on = self.small_word_follows(at) or self.text[at + 1 : at + 3] == " I"
        if word == _NEVER_WHOLE:
            return True
        return (word in CLIPPED and goes_on) or (word.endswith("in") and (len(word) > 4 or goes_on))

    def _close_double(self, at: int) -> None:
        top = self.top
        if top is None:
            self._unopened(at)
            return
        if top.double:
            self._record(self.stack.pop(), at + 1)
            return
        if self.has_double:
            few = self.text.count(" ", top.at, at) < _SCARE_WORDS
            if few and not top.candidates and self.left(at).isalpha() and self.small_word_follows(at):
                self._report(top, "pair", at, at + 1, "’")
                self._record(self.stack.pop(), at + 1)
                return
            self._resolve_single(before=at)
            if self.top and self.top.double:
                self._record(self.stack.pop(), at + 1)
            return
        self._single_alone(top, at)

    def _single_alone(self, single: Open, at: int) -> None:
        """Take a closing double mark where only a single quotation is open."""
        self.stack.pop()
        if single.straight:
            return
        if self.single_outer:
            self.fault("pair", at, at + 1, "’")
            self._record(single, at + 1)
        elif single.candidates or self.word_after(single.at) in SURE:
            self.fault("stray", at, at + 1, "")
        else:
            self.fault("pair", single.at, single.at + 1, "“")
            self._record(single, at + 1, as_double=True)

    def _unopened(self, at: int) -> None:
        """Take a closing mark where nothing is open: the opening mark is missing, or this mark is too much."""
        text = self.text
        if self.pseudo is not None and text[at] == "”":
            self.fault("pair", self.pseudo, self.pseudo + 1, "“")
            self.pseudo = None
            return
        ends = not text[at + 1 :].strip() if at + 30 > len(text) else False
        if ends or self.left(at) == "," or (self.left(at) in "?!.…—" and is_tag(text, at + 1)):
            place = self._opening_guess(at)
            end = place
            while end < at and (text[end].isalnum() or text[end] in "’'-"):
                end += 1
            mark = '"' if self._is_straight() else "“"
            self.fault("no-opening", place, max(end, place + 1), mark + text[place : max(end, place + 1)])
            self.speeches.append(Speech(place, at + 1, 0))
            self.last_close = at + 1
        else:
            self.fault("stray", at, at + 1, "" if text[at] != '"' else None)
