"""A speech tag begins with a capital: `"You okay?" He asked`.

What it finds
    A pronoun or *The* with a capital straight after speech, when what follows is a speech tag: speech that ends in a
    comma, or in a question or exclamation mark with a verb that can be nothing but a tag.

Why it matters
    The tag is part of the sentence the speech begins. Editors on typewriters put the capital there for us, and word
    processors still do after every question mark.

What it leaves alone
    Names, *I*, verbs that begin sentences of their own after an exclamation (`"Stop!" He laughed.`), tales told inside
    speech, and capitals of reverence, where a god is told of (`"Rise," She said`).
"""

from __future__ import annotations

from fic.lint.reverence import PRONOUNS, is_reverent
from fic.lint.rule import ENGLISH, Example, Level, Slip, Speeches, rule, word_set, word_slip
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Speech
from fic.manuscript.speech_tags import Tag, tag_after
from fic.manuscript.speech_verbs import PURE, VERBS

_ASKING = frozenset({"asked", "said", "cried", "whispered", "shouted", "exclaimed", "replied"})
_OWNERS = frozenset({"his", "her", "their", "my", "our"})
_CAPITALS = frozenset({"he", "she", "they", "we", "the", "his", "her", "their", "my", "our"})
# Pure speech verbs that still begin a sentence of their own after a question or an exclamation. Fewer than dialogue's
# OWN_SENTENCE, which are told apart after a full stop: after a question, "He demanded" is hardly anything but a tag.
_OWN_SENTENCE = word_set("echoed read recalled repeated called offered pressed ordered spoke supplied told")
# What follows the verb where it is a tag; anything else might make it a sentence with an object. Fewer than dialogue's
# AFTER_TAG, whose pronouns may be the object here: “Why?” She asked him nothing more.
_AFTER = frozenset(
    {"as", "and", "with", "in", "to", "at", "from", "without", "when", "while", "before", "after", "again"}
)


@rule(
    on=Speeches(),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("“Are you cold?” He asked, a little worried.", "He", "“Are you cold?” he asked, a little worried."),
        Example('"Come along," She whispered.', "She", '"Come along," she whispered.'),
        Example("“Run!” The old man shouted.", "The", "“Run!” the old man shouted."),
        Example("“Come along,” Said the keeper.", "Said", "“Come along,” said the keeper."),
        Example("“What is it?” Asked Ott.", "Asked", "“What is it?” asked Ott."),
    ),
    leaves=(
        "“Are you cold?” he asked.",
        "“Stop!” He laughed and ran.",
        "“Come along.” She whispered it to nobody.",
        "“Come along,” Wren whispered.",
        "“Why?” I asked.",
        "“Why?” She asked him nothing more.",
        "“The Gate,” The Times said.",
        "“Why?” Called by nobody, she came.",
        "“Come to me,” She whispered, and the Goddess smiled.",
        "“Come,” It said from between the stars.",
    ),
)
def speech_tag_case(prose: Prose, paragraph: Paragraph, speech: Speech) -> Slip | None:
    """Answer for a capital pronoun or article that begins a tag."""
    if speech.end is None or speech.level:
        return None
    last = paragraph.text[speech.end - 2]
    if last not in ",?!":
        return None
    tag = tag_after(paragraph, speech.end, VERBS if last == "," else PURE)
    if tag is None or (tag.subject == "name" and not tag.inverted):
        return None
    subject = paragraph.word(tag.first)
    if tag.inverted:
        return _verb_first(paragraph, tag, last)
    if paragraph.key(tag.first) not in _CAPITALS or not subject[0].isupper() or subject[1:] != subject[1:].lower():
        return None
    named = paragraph.key(tag.first) not in _OWNERS
    if named and any(paragraph.word(each)[0].isupper() for each in range(tag.first + 1, tag.verb)):
        return None
    if paragraph.keys[tag.first] in PRONOUNS and is_reverent(prose, paragraph, tag.first):
        return None
    own = paragraph.keys[tag.verb] in _OWN_SENTENCE and paragraph.key(tag.verb + 1) != "out"
    if last != "," and (own or not _ends_tag(paragraph, tag.verb)):
        return None
    return _lowered(paragraph, tag)


def _verb_first(paragraph: Paragraph, tag: Tag, last: str) -> Slip | None:
    """Answer for a tag that begins with its verb: `“Yes,” Said the keeper.`."""
    verb = paragraph.word(tag.first)
    if not verb[0].isupper() or not verb[1:].islower():
        return None
    return _lowered(paragraph, tag) if last == "," or _is_question_tag(paragraph, tag) else None


def _is_question_tag(paragraph: Paragraph, tag: Tag) -> bool:
    """Return whether a verb with a capital and somebody's name are all there is: `“Why?” Asked Wren.`."""
    name = tag.first + 1
    if (
        paragraph.keys[tag.first] not in _ASKING
        or name >= len(paragraph.keys)
        or not paragraph.gap(tag.first).isspace()
    ):
        return False
    named = paragraph.word(name)[0].isupper() or paragraph.keys[name] in PRONOUNS
    return named and _ends_tag(paragraph, name)


def _lowered(paragraph: Paragraph, tag: Tag) -> Slip:
    word = paragraph.word(tag.first)
    message = f'"{word}" begins a speech tag, which goes on in small letters.'
    return word_slip(paragraph, tag.first, tag.first, message, word[0].lower() + word[1:], safe=True)


def _ends_tag(paragraph: Paragraph, verb: int) -> bool:
    verb += paragraph.key(verb + 1) == "out"
    following = paragraph.key(verb + 1)
    gap = paragraph.gap(verb).strip()
    return bool(gap) or not following or following in _AFTER or following.endswith(("ly", "ing"))
