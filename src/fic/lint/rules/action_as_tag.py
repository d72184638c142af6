"""An action follows speech in small letters, as if it were a tag: `“Go!” he shoved the door.`.

What it finds
    After speech, a sentence of its own that begins in small letters: an action after a question or an exclamation, or
    after a comma; any narration after a full stop that isn't a speech tag. And one with a capital though the speech
    ends in a comma: `“Yes,” The gate was open.`

Why it matters
    Shoving a door is no way of saying something. The speech has ended; what follows begins with a capital.

What it leaves alone
    Every verb of speech, and verbs that some use as one (*laughed*, *nodded*); an action between the halves of a
    sentence that is spoken.
"""

from __future__ import annotations

from fic.lint.dialogue import (
    ACTIONS,
    STARTERS,
    first_word,
    is_abbreviation,
    is_capital,
    last_mark,
    opens_sentence,
    spoken_words,
)
from fic.lint.rule import ENGLISH, Example, Level, Narrations, Slip, rule, slip, word_set
from fic.manuscript.narration import Narration
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Speech
from fic.manuscript.speech_verbs import GESTURES

_SUBJECTS = frozenset({"he", "she", "they", "we"})
_DETERMINERS = frozenset({"the", "his", "her", "their", "my", "a", "this", "that"})
_MIDDLE = word_set("then just only slowly quickly finally suddenly again still almost carefully gently simply")
_BEGINNERS = word_set("he she they we it the this that these those his her their there my our")
# What some use as a way of speaking: "she rushed on", "he took it up", "she nodded".
_SURE_ACTIONS = ACTIONS - GESTURES - {"took", "stormed", "rushed", "hurried", "set"}
_VOICES = frozenset({"voice", "eyes", "face", "hand", "hands", "head", "gaze", "smile"})


@rule(
    on=Narrations(),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("“Go away!” he shoved the door in her face.", "he", "“Go away!” He shoved the door in her face."),
        Example(
            "“It was the third time.” the keeper shut the book.",
            "the",
            "“It was the third time.” The keeper shut the book.",
        ),
        Example("“Let me see,” she reached for the book.", ",” she", "“Let me see.” She reached for the book."),
        Example("“Let me see,” The book was heavy.", ",” The", "“Let me see.” The book was heavy."),
    ),
    leaves=(
        "“Go away!” he shouted.",
        "“Go away!” He shoved the door.",
        "“Let me see,” she said.",
        "“Let me see,” she laughed.",
        "The word “go.” was written there.",
        "“What?” he wanted to know.",
        "“Ask for Mr.” she said.",
        "“What,” Wren turned to him, “was that?”",
        "“Yes!” he nodded.",
    ),
)
def action_as_tag(_prose: Prose, paragraph: Paragraph, narration: Narration) -> Slip | None:
    """Answer for narration that begins small though the speech before it has ended."""
    speech = narration.before
    if speech is None or speech.end is None or narration.tag is not None:
        return None
    first = paragraph.word_at(speech.end)
    if first >= len(paragraph.keys) or not paragraph.text[speech.end : paragraph.starts[first]].isspace():
        return None
    word = paragraph.word(first)
    if paragraph.starts[first] >= narration.end or not opens_sentence(paragraph, narration):
        return None
    last = last_mark(paragraph, speech)
    if last == "," and _goes_on(paragraph, narration):
        return None
    if word[0].isupper():
        return _after_comma(paragraph, speech, first) if last == "," else None
    if not word[0].islower():
        return None
    capital = word[0].upper() + word[1:]
    message = f'This is no speech tag but a sentence of its own: "{capital}".'
    if last == "." and _is_whole(paragraph, narration):
        return slip(paragraph, paragraph.starts[first], paragraph.end(first), message, capital)
    if not last or last not in "?!," or not _acts(paragraph, first):
        return None
    if last == ",":
        close = paragraph.text[speech.end - 1 : paragraph.starts[first]]
        return slip(paragraph, speech.end - 2, paragraph.end(first), message, f".{close}{capital}")
    return slip(paragraph, paragraph.starts[first], paragraph.end(first), message, capital)


def _goes_on(paragraph: Paragraph, narration: Narration) -> bool:
    """Return whether the narration interrupts a sentence of speech, which goes on small after a comma."""
    after = narration.after
    if after is None or not narration.text(paragraph).rstrip().endswith(","):
        return False
    return not is_capital(paragraph, first_word(paragraph, after))


def _after_comma(paragraph: Paragraph, speech: Speech, first: int) -> Slip | None:
    """Answer for narration with a capital of its own though speech before it ends in a comma."""
    following = paragraph.word(first + 1) if first + 1 < len(paragraph.keys) else ""
    if speech.end is None or not following.islower() or not paragraph.gap(first).isspace():
        return None
    key = paragraph.keys[first]
    plain = key in _BEGINNERS
    owned = key.endswith("'s") and following in _VOICES and paragraph.key(first + 2) in {"was", "were"}
    named = key not in STARTERS and key != "i" and following in _SURE_ACTIONS
    if not (plain or owned or named) or (named and paragraph.key(first + 2) in {"on", "out"}):
        return None
    close = paragraph.text[speech.end - 1 : paragraph.end(first)]
    message = "A sentence of its own begins after this speech, which ends in a full stop then, not in a comma."
    return slip(paragraph, speech.end - 2, paragraph.end(first), message, "." + close)


def _is_whole(paragraph: Paragraph, narration: Narration) -> bool:
    """Return whether a speech that ends in a full stop is surely a sentence, not a word that is quoted."""
    speech = narration.before
    if speech is None or speech.end is None:
        return False
    text, end = paragraph.text, speech.end
    if not text[end - 3].isalnum() or is_abbreviation(paragraph, paragraph.word_at(end) - 1):
        return False
    begins = not text[: speech.start].strip() if speech.start < 5 else False
    return begins or (
        spoken_words(paragraph, speech) > 2 and text[max(0, speech.start - 2) : speech.start].strip() != ""
    )


def _acts(paragraph: Paragraph, first: int) -> bool:
    """Return whether a sentence begins here that tells what somebody does."""
    key = paragraph.keys[first]
    verb = first + 1
    if key in _SUBJECTS:
        if paragraph.key(verb) in _MIDDLE:
            verb += 1
    elif key in _DETERMINERS:
        verb += 1
        if paragraph.key(verb - 1) in _VOICES and paragraph.key(verb) in {"was", "were"}:
            return True
    else:
        return False
    if paragraph.key(verb) not in ACTIONS - GESTURES - {"stormed"} or paragraph.key(verb + 1) in {"out", "on"}:
        return False
    return paragraph.key(verb + 1) not in {"and", "as", "at"}
