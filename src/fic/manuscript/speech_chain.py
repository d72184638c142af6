"""What one paragraph's speech leaves to the next.

A speech may be left open because the next paragraph goes on with it, opening with a mark of its own as English custom
has it; verse and letters go on without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fic.manuscript.inner_tags import inner_tag, is_tag
from fic.manuscript.speech import SILENT, Heard
from fic.manuscript.speech_marks import Marks
from fic.manuscript.speech_stack import Open

# Of how many words a turn in a dialogue is at most, when its end or the tag after it tells; when both turns are short.
_TURN, _SHORT = 30, 12
# So far back is looked for the word before a mark: a copy of all before each mark would make long paragraphs slow.
_BLANKS = 400


@dataclass(slots=True)
class Chain:
    """What one paragraph leaves to the next: whether speech stands between single marks, what is carried on."""

    single_outer: bool
    carried: bool = False
    continued: bool = False

    def heard(self, text: str, ahead: Sequence[str]) -> Heard:
        """Return what is spoken in the next paragraph; ``ahead`` are those after it."""
        if not self.carried and not any(mark in text for mark in "\"“”‘’'"):
            self.continued = False
            return SILENT
        machine = _Paragraph(text, single_outer=self.single_outer, carried=self.carried)
        machine.run()
        machine.finish(ahead, self)
        machine.speeches.sort(key=lambda speech: speech.start)
        machine.faults.sort(key=lambda fault: fault.start)
        return Heard(tuple(machine.speeches), tuple(machine.faults))


class _Paragraph(Marks):
    """A paragraph's marks, and what those left open at its end mean."""

    def _pop_left(self, following: str) -> bool:
        """Resolve single quotations left open; return whether a double one is left."""
        if self.stack and not self.stack[-1].double:
            single = self.stack[-1]
            opening = following[:1] + following[1:3].lstrip()[:1]
            goes_on = opening in ("“‘", "\"'") or following[:1] == "‘" or (not single.level and following[:1] == "'")
            if goes_on or (self.single_outer and not single.level and single.candidates):
                closing = single.candidates[-1] + 1 if single.candidates and not goes_on else None
                self._record(self.stack.pop(), closing)
            elif self.single_outer and not single.level and not single.straight and self._is_speech(single):
                self.stack.pop()
                self._missing_close_single(single)
            else:
                self._resolve_single(before=None)
        return bool(self.stack)

    def _is_speech(self, single: Open) -> bool:
        return self.text[single.at + 1 : single.at + 2].isupper() and self.text.count(" ", single.at) > 2

    def _missing_close_single(self, single: Open) -> None:
        place = len(self.text.rstrip())
        start = place
        while start > single.at + 1 and not self.text[start - 1].isspace():
            start -= 1
        self.fault("unclosed", start, place, self.text[start:place] + "’")
        self._record(single, None)

    def finish(self, ahead: Sequence[str], chain: Chain) -> None:
        """Decide what quotations left open at the paragraph's end mean, seen with the paragraph after it."""
        following = ahead[0] if ahead else ""
        continued = chain.continued
        chain.carried = chain.continued = False
        while self._pop_left(following):
            if not self.stack[-1].double:
                continue
            opened = self.stack.pop()
            self._record(opened, None)
            if self.stack:
                continue
            if _closes(ahead):
                chain.carried = True
            elif following[:1] in ("“", '"', "‘") or following[:2] in ("'“", "…“"):
                chain.continued = True
                self._left_open(opened, following, continued)
            else:
                self._unbalanced(opened)

    def _left_open(self, opened: Open, following: str, continued: bool) -> None:
        """Take a speech the next paragraph seems to go on with: report only what cannot be that."""
        text = self.text
        place = inner_tag(text, opened.at + 1, len(text), hard=True)
        if place is not None:
            self._missing_close("unclosed", place)
            return
        turn = text[max(opened.at, 0) :].rstrip()
        nested = turn[1:].lstrip()[:1] in ("‘", "'") or following[1:].lstrip()[:1] in ("‘", "'")
        if not continued and not nested and "\n" not in text and _answers(turn, following):
            self._missing_close("unclosed-short", len(text.rstrip()))

    def _unbalanced(self, opened: Open) -> None:
        text = self.text
        if text.rstrip()[-1:] == ":":
            return  # it leads on to a list or a table
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
        before = text[max(0, opened.at - _BLANKS) : opened.at].rstrip()[-1:]
        if before.isalpha() and text[opened.at + 1 : opened.at + 2].islower():
            self.fault("unclosed-mid", opened.at, opened.at + 1, None)
            return
        self._missing_close("unclosed", len(text.rstrip()))


def _answers(turn: str, following: str) -> bool:
    """Return whether the next paragraph seems to answer a turn that was left open, not to go on with it.

    Hardly anybody who goes on speaking asks first (a question ends one turn in four, and in 65 speeches that go on
    none), and hardly anybody gets a tag again; a short turn is answered by a short one.
    """
    words = turn.count(" ") + 1
    if turn[-1:] == "?" and words < _TURN:
        return True
    if turn[-1:] not in ".!…":
        return False
    close = next((at for at, mark in enumerate(following[1:], 1) if mark in '"”'), None)
    if close is None:
        return False
    if is_tag(following, close + 1) and words < _TURN:
        return True
    return words < _SHORT and close == len(following.rstrip()) - 1 and following.count(" ") < _SHORT


def _closes(ahead: Sequence[str]) -> bool:
    """Return whether the first double mark ahead closes: a letter or verse goes on without marks of its own."""
    for text in ahead:
        first = next((at for at, mark in enumerate(text) if mark in '"“”'), None)
        if first is not None:
            return text[first] == "”" and first > 0 and not text[first - 1].isspace()
    return False
