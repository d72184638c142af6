"""A full stop parts speech from its tag: “It burned.” he said.

What it finds
    A full stop at the end of speech with a speech tag straight after it, where a comma belongs.

Why it matters
    The tag is part of the sentence the speech begins; the stop tears it off.

What it leaves alone
    Sentences of their own (`“It burned.” She told him why.`), abbreviations at the end of speech, ellipses, and tales
    told inside speech.
"""

from __future__ import annotations

from fic.lint.dialogue import OWN_SENTENCE, ends_as_tag, is_abbreviation, is_capital, is_subject_small
from fic.lint.rule import ENGLISH, Example, Level, Narrations, Slip, rule, slip
from fic.manuscript.narration import Narration
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech_verbs import PURE

_WITH_A_NAME = frozenset({"asked", "told", "reminded", "assured", "informed"})
# What people do without saying anything: a sentence of its own, unless it leads on.
_SOUNDS = frozenset({"cried", "grunted", "groaned", "growled", "barked", "squealed", "screamed", "agreed", "assured"})
_OBJECTS = frozenset({"him", "her", "them", "me", "us", "it", "you"})


@rule(
    on=Narrations(),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("“The barn burned down.” Wren said.", ".”", "“The barn burned down,” Wren said."),
        Example("“The barn burned down.” he whispered to her.", ".”", "“The barn burned down,” he whispered to her."),
        Example("“The barn burned down.” He said, quietly.", ".” He", "“The barn burned down,” he said, quietly."),
    ),
    leaves=(
        "“The barn burned down,” Wren said.",
        "“The barn burned down.” Wren sighed and sat.",
        "“The barn burned down.” She told him the rest.",
        "“Ask the Dr.” he said.",
        "“The barn...” he said.",
        "“The barn burned down.” I wondered who had told him.",
        "“Help me.” Said nobody, ever, in this town.",
    ),
)
def speech_tag_stop(_prose: Prose, paragraph: Paragraph, narration: Narration) -> Slip | None:
    """Answer for a tag after a full stop."""
    tag, speech = narration.tag, narration.before
    if tag is None or speech is None or speech.end is None:
        return None
    text, end = paragraph.text, speech.end
    if text[end - 2] != "." or text[end - 3] in ".…" or not text[end - 3].isalnum():
        return None
    last = paragraph.word_at(end) - 1
    if is_abbreviation(paragraph, last) or not _is_tag(paragraph, narration):
        return None
    close = text[end - 1]
    message = "A comma belongs before the speech tag, not a full stop."
    subject = paragraph.word(tag.first)
    if tag.subject == "name" or subject == "I" or subject[0].islower():
        return slip(paragraph, end - 2, end, message, f",{close}")
    stop = paragraph.end(tag.first)
    between = text[end : paragraph.starts[tag.first]]
    return slip(paragraph, end - 2, stop, message, f",{close}{between}{subject[0].lower()}{subject[1:]}")


def _is_tag(paragraph: Paragraph, narration: Narration) -> bool:
    tag = narration.tag
    if tag is None:
        return False
    verb = paragraph.keys[tag.verb]
    if tag.inverted:
        return is_subject_small(paragraph, tag)
    gap = paragraph.gap(tag.verb).strip()
    if paragraph.key(tag.first) == "i":
        return gap[:1] in (".", ",")
    if is_subject_small(paragraph, tag):
        return True
    if verb not in PURE:
        return False
    if verb in _SOUNDS and not gap and not paragraph.key(tag.verb + 1).endswith("ly"):
        return False
    if verb in _SOUNDS and gap[:1] != ",":
        return False
    if verb in OWN_SENTENCE:
        following = paragraph.key(tag.verb + 1)
        stop = paragraph.gap(tag.verb + 1).strip()[:1] if following in _OBJECTS else gap[:1]
        return stop in (".", ",") and bool(stop)
    if verb in _WITH_A_NAME and is_capital(paragraph, tag.verb + 1):
        return True
    return ends_as_tag(paragraph, tag)
