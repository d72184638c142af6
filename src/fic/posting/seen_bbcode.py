"""What a forum shows of BBCode it was given, counted: its tags read one by one, as XenForo reads them."""

from __future__ import annotations

import re

from fic.manuscript.passage import Style
from fic.posting.census import Census, Tally

_LOOKS = {
    "b": Style.STRONG,
    "i": Style.EMPHASIS,
    "u": Style.UNDERLINE,
    "s": Style.STRIKE,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}
_BLOCKS = frozenset({"center", "right", "indent", "list", "hr"})
_TAG = re.compile(r"\[(/?)([a-z][a-z0-9]*|\*)(?:=([^\]]*))?\]", re.IGNORECASE)
_PLAIN_END = re.compile(r"\[/plain\]", re.IGNORECASE)
_IMAGE_END = re.compile(r"\[/img\]", re.IGNORECASE)
_KNOWN = frozenset({*_LOOKS, *_BLOCKS, "url", "img", "plain", "*"})


def census_of_bbcode(text: str) -> Census:
    """Return the census of a post in BBCode: an empty line ends a paragraph, one line break is a line break."""
    reader = _Reader()
    at = 0
    while found := _TAG.search(text, at):
        name = found[2].lower()
        if name not in _KNOWN:
            reader.say(text[at : found.start() + 1])
            at = found.start() + 1
            continue
        reader.say(text[at : found.start()])
        at = found.end()
        if name == "plain" and not found[1]:
            end = _PLAIN_END.search(text, at)
            reader.say(text[at : end.start() if end else len(text)])
            at = end.end() if end else len(text)
        elif name == "img" and not found[1]:
            end = _IMAGE_END.search(text, at)
            at = end.end() if end else len(text)
            reader.picture()
        else:
            reader.tag(name, closing=bool(found[1]), value=found[3] or "")
    reader.say(text[at:])
    reader.flush()
    return reader.tally.census()


class _Reader:
    """Tells a tally what a forum would show."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.open: list[tuple[str, str]] = []
        self.pending = 0  # line breaks not told yet: they count only between two things
        self.begun = False  # whether the block has anything in it, be it a blank that doesn't break

    def say(self, text: str) -> None:
        for piece in re.split("(\n)", text):
            if piece == "\n":
                self.pending += 1
            elif piece:
                self._break()
                looks = frozenset(_LOOKS[name] for name, _ in self.open if name in _LOOKS)
                self.tally.run(piece, looks, self._link)
                self.begun = True

    def picture(self) -> None:
        self._break()
        self.tally.picture(self._link)
        self.begun = True

    def tag(self, name: str, *, closing: bool, value: str) -> None:
        if name in _BLOCKS or name == "*":
            self.flush()
        if name == "*":
            self.tally.one("items")
            return
        if closing:
            for at in range(len(self.open) - 1, -1, -1):
                if self.open[at][0] == name:
                    del self.open[at]
                    return
            return
        self.open.append((name, value))
        if name in ("hr", "list", "indent"):
            self.tally.one({"hr": "scene_breaks", "list": "lists", "indent": "quotes"}[name])

    def flush(self) -> None:
        self.pending = 0
        self.begun = False
        self.tally.end_block(centred=any(name in ("center", "right") for name, _ in self.open))

    @property
    def _link(self) -> str:
        return next((value for name, value in reversed(self.open) if name == "url"), "")

    def _break(self) -> None:
        """Tell the line breaks that were held back: two or more end a paragraph."""
        if self.pending > 1:
            self.flush()
        elif self.pending and self.begun:
            self.tally.line_break()
        self.pending = 0
