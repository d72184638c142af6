"""The machine that reads a paragraph's quotation marks.

It keeps a stack of open quotations, double (D) and single (S). A single ’ is never decided at once: it may close an S
or be an apostrophe, so it is remembered as a candidate and resolved at the next certain event. Straight marks are first
read as the curly marks they stand for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fic.manuscript.elisions import CLIPPED, MAYBE, SURE, is_clipped
from fic.manuscript.inner_tags import inner_tag, is_tag
from fic.manuscript.speech import SILENT, Fault, Heard, Speech

_OPENERS = frozenset(" \n\t\u00a0([{—–-―\ufffc")
_STOPS = frozenset(".,!?…")
_MARK = re.compile("[\"'“”‘’]")
_SHORT = 12
_SCARE_WORDS = 4


@dataclass(slots=True)
class _Open:
    """An open quotation: where it opened, and the places where a ’ since may have closed it."""

    double: bool
    at: int
    level: int
    number: int
    straight: bool = False
    candidates: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Chain:
    """What one paragraph leaves to the next: whether speech stands between single marks, what is carried on."""

    single_outer: bool
    carried: bool = False
    continued: bool = False

    def heard(self, text: str, following: str) -> Heard:
        """Return what is spoken in the next paragraph; ``following`` is the one after it."""
        if not self.carried and not any(mark in text for mark in "\"“”‘’'"):
            self.continued = False
            return SILENT
        machine = _Machine(text, self)
        machine.run()
        machine.finish(following)
        machine.speeches.sort()
        machine.faults.sort(key=lambda fault: fault.start)
        return Heard(tuple(machine.speeches), tuple(machine.faults))


class _Machine:
    def __init__(self, text: str, chain: Chain) -> None:
        self.text = text
        self.chain = chain
        self.stack: list[_Open] = []
        self.speeches: list[Speech] = []
        self.faults: list[Fault] = []
        self.pseudo: int | None = None
        self.pair_candidate: int | None = None
        self.weak_candidate: int | None = None
        self.last_close = 0
        self.marks = [mark.start() for mark in _MARK.finditer(text)]
        self.number = 0
        if chain.carried:
            self.stack.append(_Open(True, -1, 0, 0))

    # --- what stands around -------------------------------------------------------------------------------------------

    def left(self, at: int) -> str:
        return self.text[at - 1] if at > 0 else " "

    def right(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < len(self.text) else " "

    def word_after(self, at: int) -> str:
        end = at + 1
        text = self.text
        while end < len(text) and (text[end].isalnum() or (text[end] in "'’" and text[end + 1 : end + 2].isalpha())):
            end += 1
        return text[at + 1 : end].lower().replace("’", "'")

    def word_before(self, at: int) -> str:
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
        return self.right(at).isspace() and self.text[at + 2 : at + 3].islower()

    @property
    def top(self) -> _Open | None:
        return self.stack[-1] if self.stack else None

    @property
    def has_double(self) -> bool:
        return any(each.double for each in self.stack)

    def fault(self, kind: str, start: int, end: int, repair: str | None = None) -> None:
        self.faults.append(Fault(kind, start, end, repair))

    # --- the machine --------------------------------------------------------------------------------------------------

    def run(self) -> None:
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

    def _doubled_single(self, at: int) -> None:
        """Take two single marks typed for one double."""
        if self.text[at] == "‘":
            self.fault("pair", at, at + 2, "“")
            self._push(True, at)
        else:
            self.fault("pair", at, at + 2, "”")
            self._pop_double(at + 1)

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

    def _straight_single(self, at: int) -> None:
        left, right = self.left(at), self.right(at)
        if left.isalnum() and right.isalnum():
            return
        if left == "”" and right.isspace() and not (self.top and not self.top.double):
            self.fault("stray", at, at + 1, "")
            return
        word = self.word_after(at)
        opens = (left in _OPENERS or left in '“"') and not right.isspace() and not right.isdigit()
        if opens and word not in SURE and word not in MAYBE:
            if self.top and not self.top.double:
                self._resolve_single()
            self._push(False, at, straight=True)
        elif not opens and self.top and not self.top.double:
            single = self.top
            if left.isalpha() and is_clipped(self.word_before(at)):
                single.candidates.append(at)
            elif not left.isspace():
                self._pop_single(at)

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

    def _open_double(self, at: int, *, straight: bool = False) -> None:
        if len(self.stack) == 1 and not self.stack[0].double and not self.chain.single_outer:
            self._resolve_single()
        if self.top and self.top.double:
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
        if place is not None:
            self._missing_close("reopened", place)
            self._record(opened, place)
        elif self.text[at] == "“" and self._closes_here(at):
            self.fault("facing", at, at + 1, "”")
        else:
            self.fault("reopened", at, at + 1)

    def _closes_here(self, at: int) -> bool:
        return self.left(at) in _STOPS and not self.right(at).isalnum()

    def _wrong_pair_since(self, opened: _Open) -> int | None:
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

    def _missing_close(self, kind: str, place: int) -> None:
        """Report a closing mark missing at ``place``, on the word and the stop before it."""
        start = place
        while start > 0 and not self.text[start - 1].isspace() and self.text[start - 1] not in '“"‘':
            start -= 1
        close = '"' if self._is_straight() else "”"
        self.fault(kind, start, place, self.text[start:place] + close)

    def _is_straight(self) -> bool:
        return "“" not in self.text and "”" not in self.text

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
            word = self.word_before(at)
            if (
                (word in CLIPPED and self.small_word_follows(at))
                or (word.endswith("in") and len(word) > 4)
                or word == "goo"
            ):
                self.fault("apostrophe", at, at + 1, "’")
                return
        self._close_double(at)

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

    def _single_alone(self, single: _Open, at: int) -> None:
        """Take a closing double mark where only a single quotation is open."""
        self.stack.pop()
        if single.straight:
            return
        if self.chain.single_outer:
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

    # --- single marks -------------------------------------------------------------------------------------------------

    def _opening_single(self, at: int) -> None:
        left, right = self.left(at), self.right(at)
        word = self.word_after(at)
        if left.isalpha() and right.isalpha():
            self.fault("apostrophe", at, at + 1, "’")
            return
        if right == "’" and self.text[at + 2 : at + 3].isalpha():
            if self.word_after(at + 1) in SURE and not self._close_near(at + 1, 30):
                self.fault("stray", at, at + 1, "")
            else:
                self._push_single(at, "")
            return
        if word[:1].isdigit() and word.endswith("s"):
            self.fault("apostrophe", at, at + 1, "’")
            return
        if right.isspace():
            if not left.isspace():
                self.fault("facing-single", at, at + 1, "’")
                self._closing_single(at)
            else:
                self._space_after(at)
            return
        bare = self._in_mid_sentence(at)
        if (word in SURE and not self._close_near(at, 4)) or (word in MAYBE and bare and not self._close_near(at, 12)):
            self.fault("apostrophe", at, at + 1, "’")
            return
        self._push_single(at, word)

    def _push_single(self, at: int, word: str) -> None:
        top = self.top
        if top and not top.double:
            if not top.candidates and (word in MAYBE or self._in_mid_sentence(at)):
                self.fault("apostrophe", at, at + 1, "’")
                return
            self._resolve_single(before=at)
        self._push(False, at)

    def _in_mid_sentence(self, at: int) -> bool:
        """Return whether a word and nothing but a blank stands before, so that hardly a quotation begins."""
        before = self.text[max(0, at - 2) : at - 1]
        return self.left(at).isspace() and (before.isalpha() or before == "’")

    def _close_near(self, at: int, words: int) -> bool:
        """Return whether a ’ that can close a quotation follows within so many words."""
        text = self.text
        spaces = 0
        for place in self.marks[self.number + 1 : self.number + 20]:
            if text[place] == "‘":
                return False
            if text[place] != "’" or place <= at + 1:
                continue
            spaces = text.count(" ", at, place)
            if spaces >= words:
                return False
            left, right = text[place - 1], self.right(place)
            if not right.isalnum() and (not left.isalnum() or not is_clipped(self.word_before(place))):
                return True
        return False

    def _closing_single(self, at: int) -> None:
        left, right = self.left(at), self.right(at)
        if left.isalnum() and right.isalnum():
            return
        if right.isalnum() and (left in _OPENERS or left in '“‘"'):
            if self.word_after(at) not in SURE and not (self.top and not self.top.double):
                self.pseudo = at
            return
        top = self.top
        if left.isalnum():
            self._after_letter(at, top)
        elif left.isspace():
            if top and not top.double:
                self._pop_single(at)
            elif right.isspace():
                self.fault("stray", at, at + 1, "")
        elif not right.isalnum():
            self._certain_close(at, top)

    def _after_letter(self, at: int, top: _Open | None) -> None:
        word = self.word_before(at)
        if top and not top.double:
            outer = self.chain.single_outer and len(self.stack) == 1 and self.text[top.at + 1 : top.at + 2].isupper()
            if outer or is_clipped(word):
                top.candidates.append(at)
            else:
                self._pop_single(at)
        elif top and top.double:
            if not is_clipped(word):
                self.pair_candidate = self.pair_candidate or at
            elif word.endswith("s"):
                self.weak_candidate = at

    def _certain_close(self, at: int, top: _Open | None) -> None:
        """Take a ’ after punctuation and before no letter: it closes something."""
        if top and not top.double:
            self._pop_single(at)
            return
        if self.pseudo is not None:
            self.fault("facing-single", self.pseudo, self.pseudo + 1, "‘")
            self.pseudo = None
            return
        if self.right(at) in '”"' or self.left(at) in '”"':
            self.fault("stray", at, at + 1, "")
        elif top is None:
            if self.chain.single_outer:
                self._unopened_single(at)
            else:
                self.fault("stray", at, at + 1, "")
        elif self.next_double() in ("”", '"'):
            self._inner_unopened(at, top)
        else:
            self.fault("pair", at, at + 1, "”")
            self._record(self.stack.pop(), at + 1)

    def _unopened_single(self, at: int) -> None:
        place = self._opening_guess(at)
        end = place
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        self.fault("no-opening", place, max(end, place + 1), "‘" + self.text[place : max(end, place + 1)])
        self.speeches.append(Speech(place, at + 1, 0))
        self.last_close = at + 1

    def _inner_unopened(self, at: int, top: _Open) -> None:
        place = -1
        for lead in (" said, ", " says, ", " say, ", " asked, ", ": "):
            found = self.text.rfind(lead, top.at + 1, at)
            if found >= 0 and self.text[found + len(lead) : found + len(lead) + 1].isupper():
                place = max(place, found + len(lead))
        if place < 0:
            place = top.at + 1
        end = place
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        self.fault("inner-no-opening", place, max(end, place + 1), "‘" + self.text[place : max(end, place + 1)])

    # --- opening and closing ------------------------------------------------------------------------------------------

    def _push(self, double: bool, at: int, *, straight: bool = False) -> None:
        self.stack.append(_Open(double, at, len(self.stack), self.number, straight))
        self.pair_candidate = self.weak_candidate = None

    def _record(self, opened: _Open, end: int | None, *, as_double: bool = False) -> None:
        if opened.double or as_double or opened.level or self.chain.single_outer:
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

    def _report(self, opened: _Open, kind: str, start: int, end: int, repair: str | None) -> None:
        if not opened.straight:
            self.fault(kind, start, end, repair)

    def _resolve_single(self, before: int | None = None) -> None:
        """Decide what an S was that nothing surely closed; it is the top of the stack."""
        single = self.stack.pop()
        if single.candidates:
            self._record(single, single.candidates[-1] + 1)
            return
        at = single.at
        left, word = self.left(at), self.word_after(at)
        capital = self.text[at + 1 : at + 2].isupper()
        lead = self.text[max(0, at - 2) : at].rstrip()[-1:]
        if word in SURE or word in MAYBE or len(word) == 1:
            self._report(single, "apostrophe", at, at + 1, "’")
        elif before is not None and single.level and capital and (lead in '“",:' or left in '“"') and word not in SURE:
            self._report(single, "inner-unclosed", before, before + 1, "’" + self.text[before])
        elif (left.isspace() and lead.isalnum()) or (left in "—-" and word[:1] in "aeiou"):
            self._report(single, "apostrophe", at, at + 1, "’")
        else:
            self._report(single, "single-unclosed", at, at + 1, None)

    # --- the end of the paragraph -------------------------------------------------------------------------------------

    def _pop_left(self, following: str) -> bool:
        """Resolve single quotations left open; return whether a double one is left."""
        if self.stack and not self.stack[-1].double:
            single = self.stack[-1]
            goes_on = following.startswith(("“‘", "\"'")) or (not single.level and following.startswith(("‘", "'")))
            if goes_on or (self.chain.single_outer and not single.level and single.candidates):
                closing = single.candidates[-1] + 1 if single.candidates and not goes_on else None
                self._record(self.stack.pop(), closing)
            elif self.chain.single_outer and not single.level and not single.straight and self._is_speech(single):
                self.stack.pop()
                self._missing_close_single(single)
            else:
                self._resolve_single(before=None)
        return bool(self.stack)

    def _is_speech(self, single: _Open) -> bool:
        return self.text[single.at + 1 : single.at + 2].isupper() and self.text.count(" ", single.at) > 2

    def _missing_close_single(self, single: _Open) -> None:
        place = len(self.text.rstrip())
        start = place
        while start > single.at + 1 and not self.text[start - 1].isspace():
            start -= 1
        self.fault("unclosed", start, place, self.text[start:place] + "’")
        self._record(single, None)

    def finish(self, following: str) -> None:
        """Decide what quotations left open at the paragraph's end mean, seen with the paragraph after it."""
        chain = self.chain
        continued = chain.continued
        chain.carried = chain.continued = False
        while self._pop_left(following):
            if not self.stack[-1].double:
                continue
            opened = self.stack.pop()
            self._record(opened, None)
            if self.stack:
                continue
            first = next((at for at, mark in enumerate(following) if mark in '"“”'), None)
            if first is not None and following[first] == "”" and first and not following[first - 1].isspace():
                chain.carried = True
            elif following[:1] in ("“", '"', "‘") or following[:2] in ("'“", "…“"):
                chain.continued = True
                self._left_open(opened, following, continued)
            else:
                self._unbalanced(opened)

    def _left_open(self, opened: _Open, following: str, continued: bool) -> None:
        """Take a speech the next paragraph seems to go on with: report only what cannot be that."""
        text = self.text
        place = inner_tag(text, opened.at + 1, len(text), hard=True)
        if place is not None:
            self._missing_close("unclosed", place)
            return
        words = text.count(" ", max(opened.at, 0)) + 1
        nested = text[opened.at + 1 : opened.at + 2] in ("‘", "'") or following[1:2] in ("‘", "'")
        if words < _SHORT and not continued and not nested and "\n" not in text and text.rstrip()[-1:] not in ":—":
            self._missing_close("unclosed-short", len(text.rstrip()))

    def _unbalanced(self, opened: _Open) -> None:
        text = self.text
        if self.pair_candidate is not None and self.pair_candidate > opened.at:
            self.fault("pair", self.pair_candidate, self.pair_candidate + 1, "”")
            return
        place = inner_tag(text, opened.at + 1, len(text))
        if place is not None:
            self._missing_close("close-before-tag", place)
            return
        if self.weak_candidate is not None and self.weak_candidate > opened.at:
            self.fault("pair", self.weak_candidate, self.weak_candidate + 1, "”")
            return
        before = text[: opened.at].rstrip()[-1:] if opened.at < 400 else text[opened.at - 400 : opened.at].rstrip()[-1:]
        if before.isalpha() and text[opened.at + 1 : opened.at + 2].islower():
            self.fault("unclosed-mid", opened.at, opened.at + 1, None)
            return
        self._missing_close("unclosed", len(text.rstrip()))
