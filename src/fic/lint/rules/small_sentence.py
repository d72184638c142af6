"""A sentence begins with a small letter.

What it finds
    A small letter after a full stop, and at the start of a paragraph when the one before it has ended.

Why it matters
    Two sentences were one, or the paragraph lost its beginning.

What it leaves alone
    Abbreviations, initials, ellipses, verse, words after a question or exclamation mark inside a sentence (`Ah! if
    only`), and names that are written small. What is typed (texts, chats, messages) or said in a word or two without
    any capital (`“what,” he said flatly`). *I* is `small-pronoun`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fic.lint.dialogue import is_abbreviation, spoken_words
from fic.lint.rule import ENGLISH, Example, Level, Matches, Paragraphs, Slip, also, rule, word_slip
from fic.lint.typed import is_small, is_typed
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import BODY, Paragraph, Prose

_ENDS = frozenset('.!?”"’…')
_LONG_NAME = 4
_PRONOUNS = frozenset({"i", "i'm", "i'll", "i've", "i'd"})
_KISSES = frozenset({"x", "xx", "xo", "xoxo"})
_FLAT = 3


def _paragraph_start(prose: Prose, paragraph: Paragraph) -> Iterable[Slip]:
    """Answer for a paragraph that begins small."""
    text = paragraph.text
    if paragraph.kind is not Kind.PROSE or prose.where != BODY or not paragraph.starts or "\n" in text:
        return ()
    start = paragraph.starts[0]
    if start > 1 or (start == 1 and text[0] not in '“"') or not paragraph.word(0).islower():
        return ()
    before = prose.preceding(paragraph)
    if before is not None and (before.kind is not Kind.PROSE or before.text.rstrip()[-1:] not in _ENDS):
        return ()
    if before is not None and "\n" in before.text:
        return ()  # the sentence goes on after verse
    if paragraph.gap(0)[:1] in (".", ")", "-", ":") or not paragraph.keys[0].replace("'", "").isalpha():
        return ()
    if len(paragraph.keys) < _LONG_NAME or paragraph.keys[0] in _PRONOUNS or _is_flat(prose, paragraph):
        return ()
    if is_typed(prose, paragraph, 0) or paragraph.emphasised(start, paragraph.end(0)):
        return ()
    return (_slip(paragraph, 0),)


@rule(
    on=Matches(r"[a-z]\.(?=[ \n]{1,3}[a-z])", cost="one scan for a letter and a stop"),
    also=(also(Paragraphs(), _paragraph_start),),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("The gate was shut. nobody kept it.", "nobody", "The gate was shut. Nobody kept it."),
        Example("It rained.\n\nthe gate was shut all day.", "the", "It rained.\n\nThe gate was shut all day."),
    ),
    leaves=(
        "The gate was shut. Nobody kept it.",
        "It cost approx. nine pounds, incl. the gate, etc. and more.",
        "Mr. de Ott was late.",
        "He waited... then he left.",
        "Ah! if only she knew.",
        "She said:\n\nnobody came to the gate.",
        "At nine a.m. he left.",
        "“yo,” said Dean. “what,” he said flatly.",
        "“what,” he said flatly, and left.",
        "“i don’t know how to say this,” the message read.",
        "love you. x",
        "“Just nuke it. gg ez.”",
        "**Wren:** nobody came. nobody will.",
        "She sang\n\n“Gate, old gate,\nkeep it late!”\n\nthen she would begin again.",
        "It cost thirty thou. in gold, on the 3rd ult. or so.",
    ),
)
def small_sentence(prose: Prose, paragraph: Paragraph, match: re.Match[str]) -> Slip | None:
    """Answer for a small letter after a full stop."""
    following = paragraph.word_at(match.end())
    last = following - 1
    if last < 0 or following >= len(paragraph.keys) or paragraph.end(last) != match.start() + 1:
        return None
    word = paragraph.word(last)
    if is_abbreviation(paragraph, last) or (word[0].isupper() and len(word) < _LONG_NAME):
        return None
    if paragraph.gap(last).strip() != "." or not paragraph.word(following).replace("’", "'").islower():
        return None
    if paragraph.key(last - 1) and paragraph.gap(last - 1) == ".":
        return None
    if paragraph.emphasised(paragraph.starts[following], paragraph.end(following)):
        return None
    key = paragraph.keys[following]
    if key in _PRONOUNS | _KISSES or _is_small_throughout(prose, paragraph) or is_typed(prose, paragraph, following):
        return None
    return _slip(paragraph, following)


def _is_small_throughout(prose: Prose, paragraph: Paragraph) -> bool:
    """Return whether a paragraph has no capital at all, nor has one beside it: a chat, a song, a style."""
    if not is_small(paragraph):
        return False
    beside = (prose.preceding(paragraph), prose.following(paragraph))
    return any(other is not None and is_small(other) for other in beside)


def _is_flat(prose: Prose, paragraph: Paragraph) -> bool:
    """Return whether a paragraph begins with a word or two of speech without any capital, as flat answers are."""
    speech = next(iter(prose.heard[paragraph.number].speeches), None)
    if speech is None or speech.start or speech.end is None or paragraph.text[0] not in '“"':
        return False
    return spoken_words(paragraph, speech) <= _FLAT and paragraph.text[: speech.end].islower()


def _slip(paragraph: Paragraph, index: int) -> Slip:
    word = paragraph.word(index)
    message = f'A sentence begins here: "{word}" wants a capital.'
    return word_slip(paragraph, index, index, message, word[0].upper() + word[1:])
