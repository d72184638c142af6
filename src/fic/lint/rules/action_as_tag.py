"""An action follows speech in small letters, as if it were a tag: `“Go!” he shoved the door.`.

What it finds
    After speech, a sentence of its own that begins in small letters: an action after a question or an exclamation, or
    after a comma; any narration after a full stop that isn't a speech tag.

Why it matters
    Shoving a door is no way of saying something. The speech has ended; what follows begins with a capital.

What it leaves alone
    Every verb of speech, and verbs that some use as one (*laughed*, *sighed*).
"""

from __future__ import annotations

from fic.lint.dialogue import ACTIONS, is_abbreviation, last_mark, opens_sentence, spoken_words
from fic.lint.rule import ENGLISH, Example, Level, Narrations, Slip, rule, slip, word_set
from fic.manuscript.narration import Narration
from fic.manuscript.prose import Paragraph, Prose

_SUBJECTS = frozenset({"he", "she", "they", "we"})
_DETERMINERS = frozenset({"the", "his", "her", "their", "my", "a", "this", "that"})
_MIDDLE = word_set("then just only slowly quickly finally suddenly again still almost carefully gently simply")
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
    ),
    leaves=(
        "“Go away!” he shouted.",
        "“Go away!” He shoved the door.",
        "“Let me see,” she said.",
        "“Let me see,” she laughed.",
        "The word “go.” was written there.",
        "“What?” he wanted to know.",
        "“Ask for Mr.” she said.",
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
    if not word[0].islower() or paragraph.starts[first] >= narration.end or not opens_sentence(paragraph, narration):
        return None
    last = last_mark(paragraph, speech)
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
    if paragraph.key(verb) not in ACTIONS or paragraph.key(verb + 1) == "out":
        return False
    return paragraph.key(verb + 1) not in {"and", "as", "at"}
