"""Which words were typed, not written: texts, chats and messages, where small letters and lost marks are meant."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from fic.lint.rule import lazy_pattern, word_set
from fic.lint.vocabulary.beyond import TYPED, words_of
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Speech

# What tells of typing, outside the words that were typed.
_TELLING = word_set(
    """
    text texts texted texting message messages messaged messaging type types typed typing chat chats dm dms screen phone
    email emailed emails tweet tweeted tweets post posted posts comment commented caption captioned status notification
    username subject wrote written read reads sent send sends replied reply note scrawled sign hashtag inbox ping pinged
    buzzed bubble keyboard cursor
    """
)
# Who speaks in a chat: "[10:42 PM] Jim: …", "sam: …", "<wren> …", "> …", "@wren …".
_LABEL = (
    r"\A\W*(?:\[\d{1,2}[:.]\d\d[^\]\n]{0,8}\]|\(\d{1,2}:\d\d[^)\n]{0,6}\)|\d{1,2}:\d\d(?: ?[AaPp][Mm])?\b)"
    r"|\A[<@#][\w.-]{1,30}|\A>+ |\A[\w.-]{1,20}: (?=[a-z])"
)
# How many words away typing is told of, and chat speak speaks for a word; how many quotations nest at most.
_FAR, _DEEPEST = 40, 8
_FEW, _GREETINGS = 8, frozenset({"hey", "hi", "yo", "hello", "ok", "sup", "heya"})
_NAMED = r"\A[\w.'’ -]{1,30}:"


def is_typed(prose: Prose, paragraph: Paragraph, index: int) -> bool:
    """Return whether word ``index`` stands in typed words: in a chat's line, in a text, beside chat speak."""
    if _is_line(paragraph) or _is_bare(paragraph):
        return True
    first, last = _stretch(prose, paragraph, index)
    near = paragraph.keys[max(first, index - _FAR) : min(last, index + _FAR)]
    if not words_of(TYPED).isdisjoint(near):
        return True
    if not paragraph.word(first).islower():
        return False
    if paragraph.emphasised(paragraph.starts[0], paragraph.end(len(paragraph.keys) - 1)):
        return True  # a message set apart in italics
    told = (*paragraph.keys[max(0, first - _FAR) : first], *paragraph.keys[last : last + _FAR])
    return not _TELLING.isdisjoint(told) or _is_announced(prose, paragraph)


@lru_cache(maxsize=8)
def is_small(paragraph: Paragraph) -> bool:
    """Return whether a paragraph has letters and not one capital among them."""
    return paragraph.text.islower()


@lru_cache(maxsize=8)
def _is_bare(paragraph: Paragraph) -> bool:
    """Return whether a paragraph of a few words greets without a capital or a mark at its end: hey its me."""
    keys = paragraph.keys
    return len(keys) < _FEW and keys[0] in _GREETINGS and is_small(paragraph) and paragraph.text.rstrip()[-1:].isalnum()


def _is_line(paragraph: Paragraph) -> bool:
    """Return whether a paragraph begins with who typed it: a time, a name in bold with a colon, a handle."""
    if lazy_pattern(_LABEL).match(paragraph.text):
        return True
    named = lazy_pattern(_NAMED).match(paragraph.text)
    return named is not None and paragraph.emphasised(0, named.end() - 1)


def _stretch(prose: Prose, paragraph: Paragraph, index: int) -> tuple[int, int]:
    """Return the first word of the quotation or the italics that word ``index`` stands in, and the one after the last.

    That is the whole paragraph where it stands in neither.
    """
    at, count = paragraph.starts[index], len(paragraph.keys)
    speeches = prose.heard[paragraph.number].speeches
    near = bisect_right(speeches, at, key=_start)
    for speech in reversed(speeches[max(0, near - _DEEPEST) : near]):
        if not speech.level and (speech.end is None or at < speech.end):
            return paragraph.word_at(speech.start), count if speech.end is None else paragraph.word_at(speech.end)
    near = bisect_right(paragraph.emphasis, (at, len(paragraph.text)))
    for start, end in paragraph.emphasis[max(0, near - _DEEPEST) : near]:
        if at < end:
            return paragraph.word_at(start), paragraph.word_at(end)
    return 0, count


def _start(speech: Speech) -> int:
    return speech.start


def _is_announced(prose: Prose, paragraph: Paragraph) -> bool:
    """Return whether the paragraph before ends in a colon, or tells at its end of a message that came."""
    before = prose.preceding(paragraph)
    if before is None:
        return False
    return before.text.rstrip()[-1:] == ":" or _is_line(before)
