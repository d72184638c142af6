"""Single quotation marks, told from apostrophes."""

from __future__ import annotations

from fic.manuscript.elisions import MAYBE, SURE, is_clipped
from fic.manuscript.speech import Speech
from fic.manuscript.speech_stack import Open, SpeechStack

# What stands before an inner quotation.
_FAR = 2000
# How many words an inner quotation may go on after a mark that would close it.
_LONG = 40
_INNER_LEADS = (" said, ", " says, ", " say, ", " asked, ", " cried, ", " called, ", " thought, ", " writes, ", ": ")
_OPENERS = frozenset(" \n\t\u00a0([{—–-―\ufffc")


class SingleMarks(SpeechStack):
    """Reads single marks: quotations, apostrophes, and marks typed for one another."""

    def _doubled_single(self, at: int) -> None:
        """Take two single marks typed for one double."""
        if self.text[at] == "‘":
            self.fault("pair", at, at + 2, "“")
            self._push(True, at)
        else:
            self.fault("pair", at, at + 2, "”")
            self._pop_double(at + 1)

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
        inside = bare and self.top is not None and not self.top.double
        tied = left == "-" and self.text[max(0, at - 2) : at - 1].isalpha() and (word in SURE or word in MAYBE)
        if (
            tied
            or (word in SURE and (inside or not self._close_near(at, 4)))
            or (word in MAYBE and bare and not self._close_near(at, 12))
        ):
            self.fault("apostrophe", at, at + 1, "’")
            return
        self._push_single(at, word)

    def _push_single(self, at: int, word: str) -> None:
        top = self.top
        if top and not top.double:
            clipped = all(is_clipped(self.word_before(each)) for each in top.candidates)
            if (clipped and word in MAYBE) or (not top.candidates and self._in_mid_sentence(at)):
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
                self._remember_turned(at)
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

    def _remember_turned(self, at: int) -> None:
        """Remember a ’ that may be an opening mark turned round: surest after a comma or a mark."""
        if self.pseudo is None or self._begins_speech(at) or not self._begins_speech(self.pseudo):
            self.pseudo = at

    def _begins_speech(self, at: int) -> bool:
        lead = self.text[max(0, at - 2) : at]
        return lead[-1:] in ("“", '"') or lead in (", ", ": ") or not at

    def _after_letter(self, at: int, top: Open | None) -> None:
        word = self.word_before(at)
        if top and not top.double:
            outer = self.single_outer and len(self.stack) == 1 and self.text[top.at + 1 : top.at + 2].isupper()
            # A certain close with no opening before it says that this one was none: ‘I went wi’ them,’ he said.
            if outer or is_clipped(word) or (self.small_word_follows(at) and self._close_near(at, _LONG)):
                top.candidates.append(at)
            else:
                self._pop_single(at)
        elif top and top.double:
            if not is_clipped(word):
                self.pair_candidate = self.pair_candidate or at
            elif self.right(at) in ";:—" or (
                word.endswith("s") and (self._in_mid_sentence(top.at) or not self.small_word_follows(at))
            ):
                self.weak_candidate = at

    def _certain_close(self, at: int, top: Open | None) -> None:
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
            if self.single_outer:
                self._unopened_single(at)
            else:
                self.fault("stray", at, at + 1, "")
        elif self.next_double() in ("”", '"'):
            self._inner_unopened(at, top)
        else:
            if self._goes_on_single(at, top):
                self.fault("pair", top.at, top.at + 1)
            else:
                self.fault("pair", at, at + 1, "”")
            self._record(self.stack.pop(), at + 1)

    def _goes_on_single(self, at: int, top: Open) -> bool:
        """Return whether speech that opened with a double mark goes on with single ones: the first mark is the odd one.

        So it is in a tale told aloud, where each paragraph opens with both: “‘Yes,’ he said. ‘No.’
        """
        if top.at > 0:
            return False
        following = {self.text[each] for each in self.marks[self.number + 1 :]}
        return "‘" in following and following.isdisjoint('“”"')

    def _unopened_single(self, at: int) -> None:
        place = self._opening_guess(at)
        end = place
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        self.fault("no-opening", place, max(end, place + 1), "‘" + self.text[place : max(end, place + 1)])
        self.speeches.append(Speech(place, at + 1, 0))
        self.last_close = at + 1

    def _inner_unopened(self, at: int, top: Open) -> None:
        place = self._inner_guess(at, top)
        end = place
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        self.fault("inner-no-opening", place, max(end, place + 1), "‘" + self.text[place : max(end, place + 1)])

    def _inner_guess(self, at: int, top: Open) -> int:
        """Return where an inner quotation that ends at ``at`` most likely began: after a tag, or with its sentence."""
        text, lowest = self.text, max(top.at + 1, at - _FAR)
        place = -1
        for lead in _INNER_LEADS:
            found = text.rfind(lead, lowest, at)
            if found >= 0 and (text[found + len(lead) : found + len(lead) + 1].isupper() or lead == " says, "):
                place = max(place, found + len(lead))
        if place < 0 and self.right(at).isspace():
            place = max(text.rfind(lead, lowest, at - 1) for lead in (". ", "? ", "! ", ", "))
            place = place + 2 if place >= 0 and text[place + 2 : place + 3].isupper() else -1
        return place if place >= 0 else lowest
