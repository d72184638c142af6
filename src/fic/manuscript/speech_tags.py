"""Speech tags: `he said`, `said Wren`, `the old man whispered`, told from other narration by the verb.

English only.
"""

from __future__ import annotations

from typing import NamedTuple

from fic.manuscript.prose import Paragraph
from fic.manuscript.speech_verbs import VERBS

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "you", "i", "who", "someone", "somebody", "everyone", "nobody"})
DETERMINERS = frozenset(
    ["the", "his", "her", "their", "my", "our", "your", "its", "a", "an", "another", "one", "some", "this", "that"]
)
_MIDDLE = frozenset(
    ["then", "just", "only", "finally", "simply", "once", "again", "also", "now", "even", "still", "both"]
)


class Tag(NamedTuple):
    """A speech tag by the indices of its words: where its subject begins, and its verb.

    ``subject`` is "pronoun", "noun" (the old man) or "name". ``inverted`` says the verb comes first: *said Wren*.
    """

    subject: str
    first: int
    verb: int
    inverted: bool


def tag_at(paragraph: Paragraph, index: int, verbs: frozenset[str] = VERBS) -> Tag | None:
    """Return the speech tag that begins with word ``index``, or None."""
    key = paragraph.key(index)
    if not key:
        return None
    if key in verbs or _is_phrasal(paragraph, index):
        after = index if key in verbs else index + 1
        subject = _subject(paragraph, after + 1)
        return Tag(subject[0], index, after, inverted=True) if subject and _joined(paragraph, after) else None
    subject = _subject(paragraph, index)
    if subject is None:
        return None
    kind, after = subject
    for last in range(after, min(after + 4, len(paragraph.keys) + 1)):
        if not all(_joined(paragraph, each) for each in range(index, last)):
            return None
        word = paragraph.key(last)
        if word in _AUXILIARIES:
            return None
        if word in verbs or _is_phrasal(paragraph, last):
            return Tag(kind, index, last, inverted=False)
        middle = word in _MIDDLE or word.endswith("ly")
        noun = kind == "noun" and last < after + 3
        named = kind == "name" and paragraph.word(last)[:1].isupper() if word else False
        if not (middle or noun or named):
            return None
    return None


def _is_phrasal(paragraph: Paragraph, index: int) -> bool:
    """Return whether a verb of speech in two words begins here: *put in*, *broke in*, *pointed out*."""
    return paragraph.key(index + 1) == _PHRASAL.get(paragraph.key(index), "-")


def tag_after(paragraph: Paragraph, position: int, verbs: frozenset[str] = VERBS) -> Tag | None:
    """Return the speech tag that follows ``position`` of the text with nothing but blanks between, or None."""
    index = paragraph.word_at(position)
    if index >= len(paragraph.keys):
        return None
    between = paragraph.text[position : paragraph.starts[index]]
    return tag_at(paragraph, index, verbs) if between.isspace() else None


def _subject(paragraph: Paragraph, index: int) -> tuple[str, int] | None:
    """Return what kind of subject begins at a word, and the index after its surest first word."""
    key = paragraph.key(index)
    if not key:
        return None
    if key in PRONOUNS:
        return "pronoun", index + 1
    if key in DETERMINERS:
        return "noun", index + 1
    if paragraph.word(index)[0].isupper() and key not in _NO_NAMES:
        return "name", index + 1
    return None


def _joined(paragraph: Paragraph, index: int) -> bool:
    gap = paragraph.gap(index)
    return gap in (" ", "\n", "-", ". ") and (gap != ". " or paragraph.key(index) in _TITLES)


# With a capital these begin a sentence; they are no names.
_NO_NAME_LIST = """
a after all although an and another any are as at because before but by can could did do does don't even every for from
had has have here how if in into is it's its just let like may maybe might more most my never no not nothing now of off
on once one only or our out over perhaps please should since so some soon still such that that's the their then there
there's these this those though through to too under until up upon very was were what when where which while who why
will with without would yes yet you're i'm i'd i'll i've he's she's they're we're something everything both each either
neither however instead later again finally suddenly
"""
_NO_NAMES = frozenset(_NO_NAME_LIST.split())
_AUXILIARIES = frozenset(
    ["was", "were", "is", "are", "be", "been", "being", "had", "has", "have", "who", "that", "which"]
)

_PHRASAL = {
    "pointed": "out",
    "went": "on",
    "put": "in",
    "broke": "in",
    "cut": "in",
    "burst": "out",
    "piped": "up",
    "pressed": "on",
    "chipped": "in",
    "joined": "in",
}
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "st", "prof", "capt", "lt", "sgt", "col"})
