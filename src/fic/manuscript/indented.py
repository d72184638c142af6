"""Paragraphs that begin with a tab or four blanks, as word processors indent them: to Markdown that is code."""

from __future__ import annotations

import re
from typing import NamedTuple

import pyromark

from fic.manuscript.pattern import lazy_pattern

_INDENT = r"(?m)^(?: {4}|[ ]{0,3}\t)"
_PARAGRAPH = re.compile(r"([ \t]+)(\S[^\n]*)(?:\n[ \t]+\S[^\n]*)*")
_SENTENCE = re.compile(r"[“”\"‘’'*_(—–…-]*[^\W\d_a-z][^{}<>=;\\]*\s[^{}<>=\\]*[.!?…,:—–-][”\"’')*_]*")
_WORDS = 3


class Indented(NamedTuple):
    """A paragraph of prose that is code to Markdown: where its indent begins, where it ends, where its first line does.

    ``alone`` says that it is one line, so that it is a paragraph as soon as its indent is gone.
    """

    start: int
    text: int
    end: int
    alone: bool


def indented_paragraphs(markdown: str) -> tuple[Indented, ...]:
    """Return the paragraphs that are indented so far that Markdown takes them for code, and read like prose.

    Offsets are code points. Source: CommonMark 4.4, "Indented code blocks".
    """
    if lazy_pattern(_INDENT).search(markdown) is None:
        return ()
    data = markdown.encode("utf-8", "replace")
    found: list[Indented] = []
    for event, span in pyromark.events_with_range(markdown):
        begun = event.get("Start") if isinstance(event, dict) else None
        if not isinstance(begun, dict) or begun.get("CodeBlock") != "Indented":
            continue
        first = data.rfind(b"\n", 0, span["start"]) + 1
        at = len(data[:first].decode("utf-8"))
        code = data[first : span["end"]].decode("utf-8").replace("\r", " ")
        for block in _PARAGRAPH.finditer(code):
            line = block[2].rstrip()
            if len(line.split()) >= _WORDS and _SENTENCE.fullmatch(line):
                text = at + block.start(2)
                found.append(Indented(at + block.start(), text, text + len(line), "\n" not in block[0]))
    return tuple(found)
