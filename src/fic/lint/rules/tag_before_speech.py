"""A speech tag is joined to the next speech by the wrong mark: `“Yes,” he said, “But why?”`.

What it finds
    After a tag in the middle of speech: a comma before a new sentence, a full stop before a sentence that goes on, or
    nothing at all.

Why it matters
    The mark says whether the speech goes on (`“If,” he said, “you ask.”`) or begins anew (`“Yes,” he said. “Why?”`).

What it leaves alone
    What may be either: speech that goes on with *I* or a name. Tags of more than sixty characters.
"""

from __future__ import annotations

from fic.lint.dialogue import STARTERS, first_word, is_capital, last_mark
from fic.lint.rule import ENGLISH, Example, Level, Narrations, Slip, rule, slip
from fic.manuscript.narration import Narration
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech_tags import Tag, tag_after
from fic.manuscript.speech_verbs import GESTURES, VERBS

_LONGEST = 60
# "It's" goes on with a sentence as often as it begins one, and some authors give it a capital there.
_STARTERS = STARTERS - {"it's"}
_SECOND = VERBS | {"and"}
_OBJECTS = frozenset({"him", "her", "me", "us", "them", "it", "he", "she", "they", "i", "we"})


@rule(
    on=Narrations(),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("“Yes,” he said, “But why are you here?”", ", “But", "“Yes,” he said. “But why are you here?”"),
        Example("“If,” said Wren. “you ask me.”", ". “you", "“If,” said Wren, “you ask me.”"),
        Example("“Yes,” she said “It was late.”", "said “", "“Yes,” she said. “It was late.”"),
    ),
    leaves=(
        "“Yes,” he said. “But why?”",
        "“If,” he said, “you ask me.”",
        "“Well,” said Wren, “I was late.”",
        "“Well,” said Wren, “Ott was late.”",
        "“Yes.” He opened the door and said “hello” to nobody.",
        "“The one,” he said, “The Gate.”",
    ),
)
def tag_before_speech(_prose: Prose, paragraph: Paragraph, narration: Narration) -> Slip | None:
    """Answer for the mark that joins a tag to the speech after it."""
    tag, before, after = narration.tag, narration.before, narration.after
    if before is None or after is None or narration.end - narration.start > _LONGEST:
        return None
    tag = tag or tag_after(paragraph, narration.start, GESTURES)
    if tag is None:
        return None
    if last_mark(paragraph, before) not in tuple(",?!—…-"):
        return None
    between = narration.text(paragraph)
    told = between.rstrip()
    gap = between[len(told) :]
    index = first_word(paragraph, after)
    if not told or not gap or index >= len(paragraph.keys) or index - 1 < tag.verb:
        return None
    word = paragraph.word(index)
    at = narration.start + len(told)
    if "." in told[:-1] or "?" in told or "!" in told:
        return None
    if any(key.endswith("ing") or key in _SECOND for key in paragraph.keys[tag.verb + 1 : index]):
        return None
    opening = paragraph.text[after.start]
    if paragraph.text[after.start + 1 : paragraph.starts[index]].strip("—…'‘’"):
        return None
    if told[-1] == ",":
        following = paragraph.word(index + 1) if index + 1 < len(paragraph.keys) else ""
        named = following[:1].isupper() and following != "I" and not following.startswith(("I'", "I’"))
        if (
            not word[0].isupper()
            or paragraph.keys[index] not in _STARTERS
            or (named and paragraph.keys[index] == "the")
        ):
            return None
        message = f'A new sentence begins with "{word}": the tag before it ends in a full stop.'
        return slip(paragraph, at - 1, paragraph.end(index), message, _joined(paragraph, ".", at, index))
    if told[-1] == ".":
        if not word[0].islower():
            return None
        message = "The speech goes on after the tag: a comma belongs here, not a full stop."
        return slip(paragraph, at - 1, paragraph.end(index), message, _joined(paragraph, ",", at, index))
    if told[-1].isalpha() and _is_bare(paragraph, tag, index - 1):
        stop = "." if word[0].isupper() else ","
        last = paragraph.word_at(after.start) - 1
        message = "A mark is missing between the tag and the speech after it."
        said = f"{paragraph.word(last)}{stop}{gap}{opening}"
        return slip(paragraph, paragraph.starts[last], after.start + 1, message, said)
    return None


def _is_bare(paragraph: Paragraph, tag: Tag, last: int) -> bool:
    """Return whether the tag is nothing but its subject, its verb and perhaps one word more."""
    ending = paragraph.keys[last]
    known = last <= tag.verb or ending.endswith("ly") or ending in _OBJECTS or is_capital(paragraph, last)
    return last - tag.verb <= 3 and (known or (tag.inverted and last - tag.verb <= 2))


def _joined(paragraph: Paragraph, mark: str, at: int, index: int) -> str:
    return mark + paragraph.text[at : paragraph.end(index)]
