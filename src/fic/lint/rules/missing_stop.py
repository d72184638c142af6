"""A paragraph ends without a stop.

What it finds
    A paragraph of whole sentences whose last character is a letter, between paragraphs of prose.

Why it matters
    The reader wonders whether something is missing, and sometimes something is.

What it leaves alone
    Headings, verse, addresses, signatures, signs, lists, lines of a chat, smileys, and paragraphs of few words. While a
    chapter is being drafted it is only a hint.
"""

from __future__ import annotations

from collections.abc import Iterable

from fic.lint.rule import BODY_ONLY, ENGLISH, Example, Level, Paragraphs, Slip, rule, slip
from fic.lint.typed import is_typed
from fic.manuscript.markdown import Kind
from fic.manuscript.narration import narrations
from fic.manuscript.prose import Paragraph, Prose

_FEWEST = 5
_FEWEST_WITH_SPEECH = 3
_LONGEST_TITLE = 30
_HEADINGS = frozenset({"chapter", "part", "book", "interlude", "prologue", "epilogue", "act", "scene"})


@rule(
    on=Paragraphs(),
    level=Level.WARNING,
    languages=ENGLISH,
    places=BODY_ONLY,
    unfinished=True,
    examples=(
        Example(
            "It rained all day.\n\nWren went down to the gate alone\n\nNobody came.",
            "alone",
            "It rained all day.\n\nWren went down to the gate alone.\n\nNobody came.",
        ),
        Example("“Is it late?” she asked\n\nNobody knew.", "asked", "“Is it late?” she asked.\n\nNobody knew."),
    ),
    leaves=(
        "It rained all day.\n\nWren went down to the gate alone.",
        "# Wren went down to the gate alone",
        "Wren went down to the gate\nand nobody came at all",
        "The Keeper Of The Old Gate At Ott",
        "With love from us all,\n\nWren",
        "She read:\n\nNo one may pass this gate at night\n\nand laughed.",
        "***",
        "**Wren:** i can’t feel my legs at all",
        "Then a text came: the gate is late lol",
        "Chapter Twelve, in which nothing happens",
        "Comments make my whole day :D",
    ),
)
def missing_stop(prose: Prose, paragraph: Paragraph) -> Iterable[Slip]:
    """Answer for a paragraph of prose that ends in a letter."""
    text = paragraph.text.rstrip()
    if paragraph.kind is not Kind.PROSE or not text or not text[-1].isalpha() or "\n" in text:
        return ()
    count = len(paragraph.keys)
    spoken = "”" in text or '"' in text
    if count < (_FEWEST_WITH_SPEECH if spoken else _FEWEST) or paragraph.end(count - 1) != len(text):
        return ()
    if not (spoken or text[0].isupper() or text[0] in "“‘'—…"):
        return ()
    if paragraph.emphasised(paragraph.starts[-1], len(text)):
        return ()
    if paragraph.keys[0] in _HEADINGS or not paragraph.gap(count - 2)[-1:].isspace():
        return ()  # a heading typed as a paragraph; a smiley (:D) or a word of several
    if is_typed(prose, paragraph, count - 1) or _is_title(prose, paragraph) or _is_set_apart(prose, paragraph):
        return ()
    word = paragraph.word(count - 1)
    return (slip(paragraph, paragraph.starts[-1], len(text), "The paragraph ends without a stop.", word + "."),)


def _is_title(prose: Prose, paragraph: Paragraph) -> bool:
    """Return whether half of its words have capitals: a title, a sign. What ends in a speech tag is neither."""
    if any(narration.tag for narration in narrations(paragraph, prose.heard[paragraph.number])):
        return False
    capitals = sum(paragraph.text[start].isupper() for start in paragraph.starts)
    return 2 * capitals >= len(paragraph.keys) and len(paragraph.keys) < _LONGEST_TITLE


def _is_set_apart(prose: Prose, paragraph: Paragraph) -> bool:
    """Return whether it follows a heading, a colon or another like it, or the next paragraph goes on with it."""
    before, after = prose.preceding(paragraph), prose.following(paragraph)
    if before is not None:
        apart = before.kind is Kind.HEADING or (before.kind is Kind.PROSE and before.text.rstrip()[-1:] not in _ENDS)
        if apart or (before.kind is not Kind.PROSE and len(paragraph.keys) < 2 * _FEWEST):
            return True
    if after is None or after.kind is Kind.BREAK:
        return False
    return after.kind is not Kind.PROSE or after.text.lstrip("“‘\"'—…([ ")[:1].islower()


_ENDS = frozenset('.?!…—–-”"’)*]')
