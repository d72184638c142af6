"""A word is no English, used once, and a slip away from a word that is.

What it finds
    A word that neither English nor the story knows, near one that English uses: two letters changed places, a letter
    doubled, lost or added, the next key hit, or one scanned for another. How often the likely word is used, whether it
    is often met beside the words around, and what the strange word is made of all count.

Why it matters
    The eye reads the word that was meant. A reader who sees the other one is out of the story.

What it leaves alone
    Names, and whatever has a capital inside a sentence. Words the story uses again, or makes others of. Dialect,
    stammers and long-drawn words, above all in speech, and in chapters that have a good deal of it; chapters in another
    language. Elisions ('em, goin'), foreign words in italics or side by side, words made of others that are known
    (unpaintable, viewscreen), things of fantasy, of games and of fandoms that no dictionary has (*lich*, *debuff*,
    *fae*), chat speak, noises, and what stands in `words.txt`. American and British spellings are both known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from fic.lint.rule import ENGLISH, ChapterFacts, Example, Fix, Level, Stories, StorySlip, lazy_pattern, rule, word_set
from fic.lint.vocabulary.beyond import is_beyond
from fic.lint.vocabulary.census import added, is_own, strange_words, summed
from fic.lint.vocabulary.dictionary import english
from fic.lint.vocabulary.doubt import Doubt, doubt
from fic.lint.vocabulary.seams import glued, torn
from fic.lint.vocabulary.strangers import Stranger, strangers
from fic.manuscript.prose import Paragraph, Prose

# Log-odds from which a strange word is shown, measured on proofed novels; more where the story has it twice.
LEAST = -0.2
_AGAIN = 2.0
_DIALECT, _CLIPPED = 6, 2
# How many strange words no text is too short for, and which share of all words is too large for English.
_FEW, _FOREIGN = 50, 0.3
_DROPPED = r"in['’](?=\s)|(?<![\w'’])['’](?:[aeiou]\w|em\b|tis|twas)|(?<=\w)['’](?= \w)(?<!s['’])"
# What other rules answer for, who know the word that is meant: `compound-word`, `missing-apostrophe`.
_ELSEWHERE = word_set(
    """
    everytime alot alittle infront incase inspite aswell atleast eachother eventhough ofcourse nevermind noone thankyou
    incharge infact aslong allright everyones someones anyones everybodys somebodys anybodys im ive hes shes dont didnt
    doesnt wasnt werent isnt arent couldnt wouldnt shouldnt hasnt havent hadnt mustnt theyre theyve theyll youre youve
    youll weve whats thats wheres theres whos couldve shouldve wouldve
    """
)
_SENTENCE_ENDS = frozenset('.!?:“"‘\n')


def _suspects(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return the words that may be slips, each with its place and what was meant, and how often strange words stand."""
    slips: list[tuple[object, ...]] = []
    for prose in proses:
        if _is_foreign(prose):
            continue
        counts = strange_words(prose)
        for stranger in strangers(prose):
            if counts[stranger.word] > 2 or not can_be_slip(stranger) or glued(stranger) or torn(stranger):
                continue
            aloud = prose.is_spoken(stranger.paragraph, stranger.start)
            found = doubt(stranger, aloud=aloud, dialect=aloud and is_dialect(prose, stranger))
            if found and found.odds >= LEAST:
                start, end = prose.span(stranger.paragraph, stranger.start, stranger.end)
                plain = prose.is_plain(stranger.paragraph, stranger.start, stranger.end)
                written = stranger.written
                slips.append(
                    (prose.where, start, end, stranger.word, written, _as_written(found, written), found.odds, plain)
                )
    return {"places": slips, "counts": summed(strange_words(prose) for prose in proses)}


@rule(
    on=Stories(_suspects, whole=True),
    level=Level.WARNING,
    languages=ENGLISH,
    vocabulary=True,
    examples=(
        Example("She opened the gate wiht both hands.", "wiht", "She opened the gate with both hands."),
        Example("He was completly sure of it.", "completly", "He was completely sure of it."),
        Example("Nobbody came to the gate.", "Nobbody", "Nobody came to the gate."),
    ),
    leaves=(
        "She opened the gate with both hands.",
        "Kneegrass grew on the unpaintable hills.",
        "“Ah'm goin' to see 'im termorrer,” said Wren.",
        "The colour of the gate was gray, the color of the door grey.",
        "They texted their teammates, okay?",
        "She called it *ancien régime*.",
        "“Nooooo,” he said. “W-w-wait!”",
        "The lich cast a debuff on the fae, and a wyrm ganked the merc.",
        "“Mi casa es su casa,” she said. “Gott im Himmel!” said he. “Je ne regrette rien.”",
        "“lol,” she typed. They gaed hame.",
        "A gnole is small. The gnole slept, and no gnole woke.",
    ),
)
def misspelling(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for the suspects that the story's own words don't explain."""
    story = added(chapters, "counts")
    for chapter in chapters:
        for where, start, end, word, written, meant, odds, plain in chapter.facts["places"]:
            if is_own(word, story) or odds < LEAST + _AGAIN * (story[word] - 1):
                continue
            message = f'"{written}" is no word English or this story knows; "{meant}" is near.'
            yield StorySlip(chapter.path, where, start, end, message, (Fix(meant, safe=False),) if plain else ())


def is_dialect(prose: Prose, stranger: Stranger) -> bool:
    """Return whether what is spoken around a word is spelled as it sounds, so that the word is likely meant so.

    Either the chapter has many strange words in speech, or the paragraph clips its words (goin', 'ands) and has more
    strange ones.
    """
    if _strange_aloud(prose) >= _DIALECT:
        return True
    clipped = _clipped(stranger.paragraph)
    return clipped > 0 and clipped + stranger.company > _CLIPPED


@lru_cache(maxsize=4)
def _clipped(paragraph: Paragraph) -> int:
    """Return how many words of a paragraph lost a sound to an apostrophe."""
    return len(lazy_pattern(_DROPPED).findall(paragraph.text))


def _is_foreign(prose: Prose) -> bool:
    """Return whether so many words of a prose are strange that it is in another language."""
    strange = len(strangers(prose))
    return strange > _FEW and strange > _FOREIGN * sum(len(paragraph.keys) for paragraph in prose.paragraphs)


@lru_cache(maxsize=4)
def _strange_aloud(prose: Prose) -> int:
    """Return how many strange words without a capital are spoken in a prose."""
    small = (each for each in strangers(prose) if each.written[0].islower())
    return len({each.word for each in small if prose.is_spoken(each.paragraph, each.start)})


def can_be_slip(stranger: Stranger) -> bool:
    """Return whether a word may be a slip by its looks: no name, no foreign word, not clipped."""
    word, written = stranger.word, stranger.written
    if word in _ELSEWHERE:
        return False
    if not (word.isascii() and word.isalpha()) or stranger.elided or stranger.stressed or is_beyond(stranger):
        return False
    if written.islower():
        return True
    if not written[1:].islower() or english().marks(word) is not None:
        return False
    return stranger.opens


def _as_written(found: Doubt, written: str) -> str:
    return found.meant.capitalize() if written[0].isupper() else found.meant
