"""Speech: what is said aloud in each paragraph, found by its quotation marks, and what is wrong with the marks.

A stack machine reads the marks of a paragraph from left to right (`speech_marks.py`), and its paragraphs are put in
context (`speech_chain.py`): a speech may be left open because the next paragraph goes on with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# So many closing marks without an opening one are a custom, not slips.
_MANY = 6
# How many paragraphs of a letter or a song that is quoted may be without a mark.
_AHEAD = 6


class Speech(NamedTuple):
    """A quotation: from its opening mark to past its closing mark.

    ``end`` is None where the paragraph leaves it open. ``level`` is 0 for a quotation that is inside no other.
    """

    start: int
    end: int | None
    level: int = 0


class Fault(NamedTuple):
    """Something wrong with quotation marks: its kind, the span to show, and what should stand there if that is sure."""

    kind: str
    start: int
    end: int
    repair: str | None = None


class Heard(NamedTuple):
    """The quotations of one paragraph in order, and the faults of their marks."""

    speeches: tuple[Speech, ...] = ()
    faults: tuple[Fault, ...] = ()


SILENT = Heard()


def heard(texts: Sequence[str]) -> tuple[Heard, ...]:
    """Return what is spoken in each of the paragraphs of a text, in order. Linear in their length."""
    if not _is_english_custom(texts):
        return (SILENT,) * len(texts)
    from fic.manuscript.speech_chain import Chain  # a text without speech doesn't pay for it

    chain = Chain(single_outer=is_single_outer(texts))
    answers: list[Heard] = []
    for number, text in enumerate(texts):
        answers.append(chain.heard(text, texts[number + 1 : number + 1 + _AHEAD]))
    return tuple(answers)


def _is_english_custom(texts: Sequence[str]) -> bool:
    """Return whether the marks are used as in English: no „low marks“, no « guillemets », not ” on both sides."""
    closing = opening = 0
    for text in texts:
        if "„" in text or "«" in text or "‚" in text:
            return False
        closing += text.count("”")
        opening += text.count("“")
    return bool(opening) or closing < _MANY


def is_single_outer(texts: Sequence[str]) -> bool:
    """Return whether speech stands between single marks (British custom): where those clearly open more often."""
    doubles = sum(text.count("“") + text.count("”") + text.count('"') / 2 for text in texts)
    singles = sum(text.count("‘") for text in texts)
    if not singles and not doubles:
        singles = sum(text.count("\n'") + text.count(" '") + text.startswith("'") for text in texts)
    return singles > doubles
