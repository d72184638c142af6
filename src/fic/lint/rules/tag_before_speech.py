"""A speech tag is joined to the next speech by the wrong mark: `“Yes,” he said, “But why?”`.

What it finds
    After a tag in the middle of speech: a comma before a new sentence, a full stop before a sentence that goes on, or
    nothing at all. Before the first speech of a paragraph: a full stop after a verb that leads on to it (*added*).

Why it matters
    The mark says whether the speech goes on (`“If,” he said, “you ask.”`) or begins anew (`“Yes,” he said. “Why?”`).

What it leaves alone
    What may be either: speech that goes on with *I* or a name. Tags of more than eighty
    characters.
"""

from __future__ import annotations

from fic.lint.dialogue import SAYING, STARTERS, first_word, is_abbreviation, is_capital, last_mark, spoken_words
from fic.lint.rule import ENGLISH, Example, Level, Narrations, Slip, rule, slip, word_set
from fic.manuscript.narration import Narration
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Speech
from fic.manuscript.speech_tags import DETERMINERS, PRONOUNS, Tag, tag_after
from fic.manuscript.speech_verbs import GESTURES, VERBS

_LONGEST = 80
# "It's" goes on with a sentence as often as it begins one, and some authors give it a capital there.
_STARTERS = STARTERS - {"it's"}
# Before quoted words these lead on to them; verbs that hardly end a sentence that leads on to none; and what says that
# it is no tag: "all he said", "what she asked".
_LEADING_ON = word_set(
    """
    a an the this that these those my your his her its our their to of in on at by for from with as and or but like than
    was were is are be been had has have did do not him me them us you it no
    """
)
_INTRODUCING = word_set(
    "said says added asked replied answered muttered murmured whispered shouted exclaimed announced declared remarked"
)
_SOMEBODY = word_set("he she they i we it")
_TELLING_OF = word_set("all what nothing anything as than so when if who which that before after had have has")
_UTTERING = word_set("utter say speak word words reply answer cry")
_INTO = word_set("into to of on with by for from as than like was were is")
_CUT = tuple("—–…-")
_OBJECTS = frozenset({"him", "her", "me", "us", "them", "it", "he", "she", "they", "i", "we"})


@rule(
    on=Narrations(),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("“Yes,” he said, “But why are you here?”", ", “But", "“Yes,” he said. “But why are you here?”"),
        Example("“If,” said Wren. “you ask me.”", ". “you", "“If,” said Wren, “you ask me.”"),
        Example("“Yes,” she said “It was late.”", "said “", "“Yes,” she said. “It was late.”"),
        Example("Wren turned and said. “It was late.”", ". “It", "Wren turned and said, “It was late.”"),
        Example('She whispered "Run."', 'whispered "', 'She whispered, "Run."'),
    ),
    leaves=(
        "“Yes,” he said. “But why?”",
        "“If,” he said, “you ask me.”",
        "“Well,” said Wren, “I was late.”",
        "“Well,” said Wren, “Ott was late.”",
        "“Yes.” He opened the door and said “hello” to nobody.",
        "“The one,” he said, “The Gate.”",
        "“Well—” she paused “—perhaps.”",
        "“pls respond,” read the last one. “pls.”",
        "“Wren,” he said, “You are late.”",
        "The sign said “Keep out.” She said “Keep out,” and so it did. He said “never” twice.",
        "That was all she said. “It was late.”",
        "“Yes,” he said, and pointed at the sign “Keep out!”",
    ),
)
def tag_before_speech(_prose: Prose, paragraph: Paragraph, narration: Narration) -> Slip | None:
    """Answer for the mark that joins a tag to the speech after it."""
    before, after = narration.before, narration.after
    if after is None or narration.end - narration.start > _LONGEST:
        return None
    told = narration.text(paragraph).rstrip()
    at = narration.start + len(told)
    index = first_word(paragraph, after)
    if not told or at == narration.end or index >= len(paragraph.keys):
        return None
    if paragraph.text[after.start + 1 : paragraph.starts[index]].strip("—…'‘’"):
        return None
    if before is None:
        return _first_speech(paragraph, told, at, index, after)
    first = paragraph.word_at(narration.start)
    if not _goes_on(paragraph, before) or any(_stops(paragraph, each) for each in range(first, index - 1)):
        return None
    tag = narration.tag or tag_after(paragraph, narration.start, GESTURES)
    verb = tag.verb if tag else first
    if verb >= index or ";" in told or ":" in told or any(key in VERBS for key in paragraph.keys[verb + 1 : index]):
        return None
    if paragraph.keys[index - 1] in _INTO:
        return None
    known = tag is not None or (_tells(paragraph, first) and _UTTERING.isdisjoint(paragraph.keys[first:index]))
    if told[-1] == "," and known and not _calls(paragraph, before):
        return _new_sentence(paragraph, at, index)
    if told[-1] == "." and tag and paragraph.word(index)[0].islower() and not _begins_small(paragraph, before):
        return _same_sentence(paragraph, at, index)
    if last_mark(paragraph, before) in _CUT and paragraph.text[after.start + 1] in _CUT:
        return None  # “Well—” she paused “—perhaps.”
    bare = tag is not None and _is_bare(paragraph, tag, index - 1)
    if told[-1].isalpha() and (bare or (known and _ends(paragraph, after, verb, index))):
        return _no_mark(paragraph, at, after, index)
    return None


def _begins_small(paragraph: Paragraph, speech: Speech) -> bool:
    """Return whether speech opens with a small letter on purpose: it goes on with another, or it is typed."""
    return paragraph.text[speech.start] in '“"' and not is_capital(paragraph, first_word(paragraph, speech))


def _stops(paragraph: Paragraph, index: int) -> bool:
    """Return whether a sentence ends after a word."""
    gap = paragraph.gap(index)
    return "?" in gap or "!" in gap or ("." in gap and not is_abbreviation(paragraph, index))


def _goes_on(paragraph: Paragraph, speech: Speech) -> bool:
    """Return whether speech ends in a mark that a tag may follow."""
    return last_mark(paragraph, speech) in tuple(",?!—…-") or paragraph.text.endswith("..", 0, (speech.end or 1) - 1)


def _calls(paragraph: Paragraph, speech: Speech) -> bool:
    """Return whether speech is nothing but a name that is called, after which the sentence may begin with a capital."""
    word = first_word(paragraph, speech)
    alone = spoken_words(paragraph, speech) == 1 and last_mark(paragraph, speech) == ","
    return alone and is_capital(paragraph, word) and paragraph.keys[word] not in STARTERS


def _tells(paragraph: Paragraph, first: int) -> bool:
    """Return whether narration begins with somebody who does something."""
    key = paragraph.keys[first]
    return key in PRONOUNS or key in DETERMINERS or (is_capital(paragraph, first) and key not in STARTERS)


def _ends(paragraph: Paragraph, speech: Speech, verb: int, index: int) -> bool:
    """Return whether narration is over before speech that follows it with no mark between, and is nothing it quotes."""
    last = paragraph.keys[index - 1]
    quotes = last in _LEADING_ON or not SAYING.isdisjoint(paragraph.keys[verb + 1 : index])
    if quotes or not is_capital(paragraph, index):
        return False
    return spoken_words(paragraph, speech) > 1 and last_mark(paragraph, speech) in tuple(".?!…—")


def _new_sentence(paragraph: Paragraph, at: int, index: int) -> Slip | None:
    word, key = paragraph.word(index), paragraph.keys[index]
    following = paragraph.word(index + 1) if index + 1 < len(paragraph.keys) else ""
    named = following[:1].isupper() and following != "I" and not following.startswith(("I'", "I’"))
    if not word[0].isupper() or key not in _STARTERS or (named and key == "the"):
        return None
    message = f'A new sentence begins with "{word}": the tag before it ends in a full stop.'
    return slip(paragraph, at - 1, paragraph.end(index), message, _joined(paragraph, ".", at, index))


def _same_sentence(paragraph: Paragraph, at: int, index: int) -> Slip:
    message = "The speech goes on after the tag: a comma belongs here, not a full stop."
    return slip(paragraph, at - 1, paragraph.end(index), message, _joined(paragraph, ",", at, index))


def _no_mark(paragraph: Paragraph, at: int, speech: Speech, index: int) -> Slip:
    stop = "." if is_capital(paragraph, index) else ","
    last = paragraph.word_at(speech.start) - 1
    message = "A mark is missing between the tag and the speech after it."
    said = f"{paragraph.word(last)}{stop}{paragraph.text[at : speech.start + 1]}"
    return slip(paragraph, paragraph.starts[last], speech.start + 1, message, said)


def _first_speech(paragraph: Paragraph, told: str, at: int, index: int, after: Speech) -> Slip | None:
    """Answer for a full stop between a tag and the first speech of its paragraph: `Wren said. “It is late.”`."""
    verb = index - 1
    if told[-1].isalpha() and _leads_on(paragraph, after, verb):
        return _no_comma(paragraph, at, after)
    if told[-1] != "." or verb < 1 or paragraph.keys[verb] not in _INTRODUCING:
        return None
    first = verb
    while first and not any(mark in paragraph.gap(first - 1) for mark in ".?!…"):
        first -= 1
    if first == verb or not _TELLING_OF.isdisjoint(paragraph.keys[first:verb]):
        return None
    message = "The tag leads on to the speech: a comma belongs here, not a full stop."
    return slip(paragraph, at - 1, paragraph.end(index), message, _joined(paragraph, ",", at, index))


def _leads_on(paragraph: Paragraph, speech: Speech, verb: int) -> bool:
    """Return whether a sentence that is no more than somebody and a verb leads on to speech to the paragraph's end."""
    if paragraph.key(verb) not in _INTRODUCING or speech.end is None or paragraph.text[speech.end :].strip():
        return False
    first = verb - 1
    alone = first == 0 or (first > 0 and any(mark in paragraph.gap(first - 1) for mark in ".?!…\n"))
    somebody = alone and (paragraph.keys[first] in _SOMEBODY or paragraph.keys[first] not in STARTERS)
    word = first_word(paragraph, speech)
    ends = last_mark(paragraph, speech) in tuple(".?!")
    return somebody and is_capital(paragraph, first) and is_capital(paragraph, word) and ends


def _no_comma(paragraph: Paragraph, at: int, speech: Speech) -> Slip:
    last = paragraph.word_at(speech.start) - 1
    said = f"{paragraph.word(last)},{paragraph.text[at : speech.start + 1]}"
    message = "A comma is missing between the tag and the speech after it."
    return slip(paragraph, paragraph.starts[last], speech.start + 1, message, said)


def _is_bare(paragraph: Paragraph, tag: Tag, last: int) -> bool:
    """Return whether the tag is nothing but its subject, its verb and perhaps one word more."""
    ending = paragraph.keys[last]
    known = last <= tag.verb or ending.endswith("ly") or ending in _OBJECTS or is_capital(paragraph, last)
    return last - tag.verb <= 3 and (known or (tag.inverted and last - tag.verb <= 2))


def _joined(paragraph: Paragraph, mark: str, at: int, index: int) -> str:
    return mark + paragraph.text[at : paragraph.end(index)]
