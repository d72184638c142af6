"""Speech ends without a stop: “I know that”.

What it finds
    A closing mark straight after a letter, where the speech ends its paragraph or a speech tag follows.

Why it matters
    The mark was typed and the full stop or the comma before it forgotten.

What it leaves alone
    Quoted words and titles inside a sentence, signs and headings, and speech of three words or fewer without a capital.
"""

from __future__ import annotations

from fic.lint.dialogue import SAYING, first_word, is_capital, is_subject_small, opens_sentence, spoken_words
from fic.lint.rule import ENGLISH, Example, Level, Narrations, Slip, rule, slip, word_set
from fic.manuscript.markdown import Kind
from fic.manuscript.narration import Narration
from fic.manuscript.prose import Paragraph, Prose, folded
from fic.manuscript.speech import Speech
from fic.manuscript.speech_tags import Tag
from fic.manuscript.speech_verbs import PURE

_CLOSING = frozenset("\"”'’")
_LONG = 8
# Said in one word, these are hardly a title or a quoted word.
_ANSWERS = word_set("yes no okay ok sure well hello hi thanks sorry please what why really fine")
_VERBS_FIRST = word_set("said asked replied answered whispered muttered murmured shouted exclaimed")
# A quotation of so few words may be a title or a sign; less so after other speech.
_FEW_ALONE, _FEW = 3, 1


@rule(
    on=Narrations(),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("“I never knew that about you”", "you”", "“I never knew that about you.”"),
        Example("“I never knew that” he said.", "that”", "“I never knew that,” he said."),
        Example('"We\'ll go after them" said Tam.', 'them"', '"We\'ll go after them," said Tam.'),
        Example('"Yes" she said.', 'Yes"', '"Yes," she said.'),
        Example("“The sea,” he said. “Nothing else”", "else”", "“The sea,” he said. “Nothing else.”"),
    ),
    leaves=(
        "“I never knew that.”",
        "“I never knew that—”",
        "“Keep Out” said the sign. “Keep out” said the letters on the gate.",
        "It was what they called “the deep end”",
        "# “The deep end of it all”",
        "The word “never” he said twice.",
        "“He said, ‘Never mind.’”",
    ),
)
def speech_without_stop(prose: Prose, paragraph: Paragraph, narration: Narration) -> Slip | None:
    """Answer for speech that ends in a letter."""
    speech = narration.before
    if speech is None or speech.end is None or paragraph.kind is not Kind.PROSE:
        return None
    text, end = paragraph.text, speech.end
    # Where the closing mark itself is missing, another rule says so.
    if text[end - 1] not in _CLOSING or not text[end - 2].isalpha() or not opens_sentence(paragraph, narration):
        return None
    last = paragraph.word_at(end) - 1
    word = text[paragraph.starts[last] : end - 1]
    tag = narration.tag
    if tag is not None and not tag.inverted:
        sure = is_subject_small(paragraph, tag) or paragraph.keys[tag.verb] in PURE
        if sure and (spoken_words(paragraph, speech) > 1 or folded(word) in _ANSWERS):
            message = "A comma is missing between the speech and its tag."
            return slip(paragraph, paragraph.starts[last], end, message, f"{word},{text[end - 1]}")
        return None
    if tag is not None and _is_said(paragraph, tag, speech):
        message = "A comma is missing between the speech and its tag."
        return slip(paragraph, paragraph.starts[last], end, message, f"{word},{text[end - 1]}")
    rest = text[end : end + 3].strip() or len(text) > end + 3
    if narration.after is not None or rest or "\n" in text[-400:] or not _is_sentence(paragraph, speech):
        return None
    before = prose.preceding(paragraph)
    few = _FEW if _goes_on(paragraph, speech) else _FEW_ALONE
    if spoken_words(paragraph, speech) <= few or (before is not None and before.kind is Kind.HEADING):
        return None
    return slip(paragraph, paragraph.starts[last], end, "The speech ends without a stop.", f"{word}.{text[end - 1]}")


def _is_said(paragraph: Paragraph, tag: Tag, speech: Speech) -> bool:
    """Return whether a tag that begins with its verb is somebody's: said Tam, but not said the sign."""
    if paragraph.keys[tag.verb] not in _VERBS_FIRST or not _is_sentence(paragraph, speech):
        return False
    subject = paragraph.keys[tag.verb + 1 : tag.verb + 4]
    words = range(paragraph.word_at(speech.start) + 1, paragraph.word_at(speech.end or 0))
    return SAYING.isdisjoint(subject) and any(paragraph.word(each).islower() for each in words)


def _is_sentence(paragraph: Paragraph, speech: Speech) -> bool:
    """Return whether what is quoted is a sentence or the end of one: it begins with a capital or is long."""
    return is_capital(paragraph, first_word(paragraph, speech)) or spoken_words(paragraph, speech) >= _LONG


def _goes_on(paragraph: Paragraph, speech: Speech) -> bool:
    """Return whether the same paragraph has speech before this one."""
    return any(mark in '"”' for mark in paragraph.text[: speech.start])
