"""A comma leads from an action into speech: `She paused, “You came.”`.

What it finds
    A sentence of narration that tells what somebody does, with no verb of speech in it, joined by a comma or nothing at
    all to a whole sentence of speech.

Why it matters
    Pausing and frowning are not ways of saying something; a full stop lets the action end before the speech begins.

What it leaves alone
    Sentences with a verb of speech or thought, with words for what is said (*voice*, *answer*, *words*), with a
    participle, and quoted words or titles.
"""

from __future__ import annotations

from fic.lint.dialogue import SAYING, STARTERS, first_word, is_capital, last_mark, spoken_words
from fic.lint.english import is_past
from fic.lint.rule import ENGLISH, Example, Level, Narrations, Slip, rule, slip, word_set
from fic.manuscript.narration import Narration
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech_tags import PRONOUNS
from fic.manuscript.speech_verbs import GESTURES, VERBS

_LONGEST_WORDS = 25
_SURELY_A_SENTENCE = 4
_VERBS = VERBS - GESTURES
_LEADING_ON = frozenset({"into", "to", "with", "as", "by", "like", "was", "were", "is"})
_ACTIONS = word_set(
    "shook sat stood rose gave took threw bit drew held lit got swept bent spun shot wept leant leaned flung met"
)


@rule(
    on=Narrations(),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("She paused, “You came after all.”", ", “You", "She paused. “You came after all.”"),
        Example("Wren cleared her throat, “It’s all right.”", ", “It’s", "Wren cleared her throat. “It’s all right.”"),
        Example("He looked down “You came after all.”", "down “", "He looked down. “You came after all.”"),
    ),
    leaves=(
        "She paused. “You came after all.”",
        "She whispered, “You came after all.”",
        "She turned, saying, “You came after all.”",
        "Her voice dropped, “You came after all.”",
        "He opened the book called “You Came After All”.",
        "She paused, “you came,” she said.",
        "She nodded, “Wren.”",
    ),
)
def action_before_speech(_prose: Prose, paragraph: Paragraph, narration: Narration) -> Slip | None:
    """Answer for an action that runs into speech."""
    after = narration.after
    if after is None or after.end is None or not narration.text(paragraph).strip():
        return None
    told = narration.text(paragraph).rstrip()
    at = narration.start + len(told)
    joined = at < narration.end and (told[-1] == "," or told[-1].isalpha())
    if not joined or last_mark(paragraph, after) not in tuple(".?!…—,"):
        return None
    index = first_word(paragraph, after)
    if not is_capital(paragraph, index) or paragraph.text[after.start + 1 : paragraph.starts[index]].strip("…"):
        return None
    first = _sentence_start(paragraph, narration, index)
    if first is None or not _tells_action(paragraph, first, index):
        return None
    if told[-1] == ",":
        if spoken_words(paragraph, after) < 2 and index - first < _SURELY_A_SENTENCE:
            return None
        message = "An action stands before the speech, not a way of saying it: it ends in a full stop."
        return slip(paragraph, at - 1, paragraph.end(index), message, "." + paragraph.text[at : paragraph.end(index)])
    if spoken_words(paragraph, after) < (2 if last_mark(paragraph, after) in tuple("?!") else 3):
        return None
    last = index - 1
    opening = paragraph.text[at : after.start + 1]
    message = "A full stop is missing between the action and the speech."
    return slip(paragraph, paragraph.starts[last], after.start + 1, message, f"{paragraph.word(last)}.{opening}")


def _sentence_start(paragraph: Paragraph, narration: Narration, index: int) -> int | None:
    """Return the first word of the sentence of narration before the speech, None if it does not begin there."""
    lowest = paragraph.word_at(narration.start)
    first = index - 1
    while first > lowest and not any(mark in paragraph.gap(first - 1) for mark in ".!?…"):
        first -= 1
        if index - first > _LONGEST_WORDS:
            return None
    if (
        first == lowest
        and narration.before is not None
        and last_mark(paragraph, narration.before) not in tuple(".?!…—")
    ):
        return None  # after a comma the narration is a tag, or an action for one: other rules'
    return first


def _tells_action(paragraph: Paragraph, first: int, index: int) -> bool:
    keys = paragraph.keys[first:index]
    if len(keys) < 2 or not is_capital(paragraph, first) or keys[-1] in _LEADING_ON:
        return False
    if any(key in _VERBS or key in SAYING or key.endswith("ing") for key in keys):
        return False
    subject = keys[0] in PRONOUNS or keys[0] in {"the", "his", "her", "my"} or keys[0] not in STARTERS
    verbs = keys[1:5]
    return subject and any((key.endswith("ed") and is_past(key)) or key in _ACTIONS for key in verbs)
