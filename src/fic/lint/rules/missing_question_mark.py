"""A question ends without its mark: `“Why should he come.”`.

What it finds
    Speech whose last sentence is ordered as a question (`do you`, `why should he`) and ends in a full stop, or in a
    comma before a tag that asks.

Why it matters
    The reader hears a statement, stumbles over the order of the words and reads it again.

What it leaves alone
    Orders (`Will you be quiet.`, `Don't you dare.`), conditions (`Were I you, I would go.`), `have it your way`,
    quotations inside speech, and questions in narration.
"""

from __future__ import annotations

from fic.lint.dialogue import is_capital, last_mark
from fic.lint.rule import ENGLISH, Example, Level, Slip, Speeches, rule, slip, word_set
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Speech
from fic.manuscript.speech_tags import tag_after

_ASKING = word_set("why where when how who what")
_HELPERS = word_set("do does did is are was have has can could would didn't isn't aren't")
_AFTER_ASKING = _HELPERS | word_set("will shall should were might must")
_SUBJECTS = word_set("you he she they we it i")
_OPENING = frozenset({"and", "but", "oh"})
_ASKED = word_set("asked ask asks inquired enquired demanded wondered")
# Said in this order, and no question: "have it your way", "do you know, I think so", "is it".
_NO_QUESTION = frozenset({("have", "it"), ("do", "it"), ("do", "you", "know")})
_FEWEST, _STOPS = 3, frozenset('.?!…—–:;"“”‘’')


@rule(
    on=Speeches(),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("“But why should he come.”", "come.", "“But why should he come?”"),
        Example("“Did you see the gate,” she asked.", "gate,", "“Did you see the gate?” she asked."),
    ),
    leaves=(
        "“But why should he come?”",
        "“Did you see the gate,” she went on, “as you came?”",
        "“Have it your own way.”",
        "“Will you be quiet.”",
        "“Were I you, I would go.”",
        "“Do you know, I think so.”",
        "“What he did was wrong.”",
        "“So do I know it.”",
        "“Still less,” she said, “can I have hope of it.”",
    ),
)
def missing_question_mark(_prose: Prose, paragraph: Paragraph, speech: Speech) -> Slip | None:
    """Answer for speech that asks and does not end so."""
    last = last_mark(paragraph, speech)
    if speech.end is None or speech.level or last not in (".", ","):
        return None
    end = paragraph.word_at(speech.end - 1) - 1
    first = end
    lowest = paragraph.word_at(speech.start)
    while first > lowest and _STOPS.isdisjoint(paragraph.gap(first - 1)):
        first -= 1
    if last == "," and not _is_asked(paragraph, speech.end):
        return None
    if (
        paragraph.end(end) != speech.end - 2
        or end - first + 1 < _FEWEST
        or not _asks(paragraph, first, calls=last == ",")
    ):
        return None
    word = paragraph.word(end)
    message = "This asks: a question mark belongs here."
    return slip(paragraph, paragraph.starts[end], speech.end - 1, message, word + "?")


def _is_asked(paragraph: Paragraph, end: int) -> bool:
    tag = tag_after(paragraph, end)
    return tag is not None and paragraph.keys[tag.verb] in _ASKED


def _asks(paragraph: Paragraph, first: int, *, calls: bool) -> bool:
    """Return whether a sentence has the order of a question; ``calls``: perhaps after a name that is called."""
    if (calls and paragraph.gap(first).startswith(",")) or paragraph.key(first) in _OPENING:
        first += 1
    elif not is_capital(paragraph, first):
        return False  # it goes on with what was said before
    if not all(paragraph.gap(each).isspace() for each in (first, first + 1)):
        return False
    one, two, three = (paragraph.key(first + step) for step in range(3))
    if (one, two) in _NO_QUESTION or (one, two, three) in _NO_QUESTION:
        return False
    return (one in _HELPERS and two in _SUBJECTS) or (one in _ASKING and two in _AFTER_ASKING and three in _SUBJECTS)
