"""A name, or a word of the story's own, is spelled in another way just here.

What it finds
    A word no dictionary has, met once or twice, a slip away from one that the story uses again and again: two letters
    changed places, one lost or added, another key hit. And where the right name is well known, one with two letters
    changed places (Jluia), or any slip of a name that readers of fan fiction know by heart (Dumbeldore).

Why it matters
    Readers know these names better than the author does, and notice at once.

What it leaves alone
    Plurals and other endings (Wrens, Wrennish), names that dictionaries have (Greta beside Gretel), names of which
    only the first letter differs (Polly and Molly), pet names, what people call out in dialect, and what stands in
    `words.txt`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fic.lint.rule import ENGLISH, ChapterFacts, Example, Fix, Level, Stories, StorySlip, rule
from fic.lint.vocabulary.beyond import NAMES, is_beyond, words_of
from fic.lint.vocabulary.census import added, names, strange_words, summed
from fic.lint.vocabulary.dictionary import NAME, english
from fic.lint.vocabulary.fandoms import CANON
from fic.lint.vocabulary.nearness import Way, near, swaps, traces, way
from fic.lint.vocabulary.strangers import Stranger, strangers
from fic.manuscript.prose import Prose

_SHORTEST, _SHORT = 3, 4
# From how many letters on two that changed places show a well-known name, whatever the story has.
_WELL_KNOWN = 6
# How often the story must use what was meant. More where families of names are made that way (Marie and Maria), where a
# name is short and near many, and where the slip is met twice.
_OFTEN, _OFTEN_FOR_FAMILIES, _OFTEN_FOR_SHUFFLED, _OFTEN_FOR_SHORT, _TWICE = 4, 12, 10, 20, 3
_INFLECTED = frozenset("snd")
# Names are made of names at their ends: Theodor, Theodore.
_ENDS = frozenset({Way.MISSING_END, Way.EXTRA_END})
# In a short name another letter makes another name (Therin, Shouta), these hardly do.
_LETTERS = frozenset({Way.SWAPPED, Way.DOUBLED, Way.MISSING, Way.EXTRA})


def _rare_words(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return the strange words met once or twice, with their places, and how often strange words and names stand."""
    rare = []
    for prose in proses:
        counts = strange_words(prose)
        for stranger in strangers(prose):
            if counts[stranger.word] <= 2 and _can_be_slip(prose, stranger):
                start, end = prose.span(stranger.paragraph, stranger.start, stranger.end)
                plain = prose.is_plain(stranger.paragraph, stranger.start, stranger.end)
                known = _well_known(stranger)
                rare.append((prose.where, start, end, stranger.word, stranger.written, plain, known))
    counts_of_all = [*(strange_words(prose) for prose in proses), *(names(prose) for prose in proses)]
    return {"places": rare, "counts": summed(counts_of_all)}


@rule(
    on=Stories(_rare_words, whole=True),
    level=Level.WARNING,
    languages=ENGLISH,
    vocabulary=True,
    examples=(
        Example(
            "Orlowen sat. Wait for Orlowen! Then Orlowen rose, and Orlowen, tall, spoke. But Orlwoen was late.",
            "Orlwoen",
            "Orlowen sat. Wait for Orlowen! Then Orlowen rose, and Orlowen, tall, spoke. But Orlowen was late.",
        ),
        Example("She asked for Jluian twice.", "Jluian", "She asked for Julian twice."),
        Example("She asked for Dumbeldore twice.", "Dumbeldore", "She asked for Dumbledore twice."),
    ),
    leaves=(
        "Orlowen sat. Wait for Orlowen! Then Orlowen rose, and Orlowen spoke. The Orlowens were late.",
        "Molly sat by Polly. Wait, Molly! Then Molly rose, and so did Molly.",
        "She asked for Dumbledore, for the Weasleys and for Miss Grainger.",
        "Theodor unrolled the map. Therin and Castiel held it.",
        "Maria sat. Wait for Maria! Then Maria rose, and Maria spoke to Marie.",
    ),
)
def misspelled_name(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for the rare words that are near one the story uses again and again."""
    story = added(chapters, "counts")
    index = _index(story)
    for chapter in chapters:
        for where, start, end, word, written, plain, known in chapter.facts["places"]:
            if story[word] > 2:
                continue
            meant = _meant(word, story, index) or known
            if not meant or (written[0].islower() and english().knows(meant)):
                continue
            right = meant.capitalize() if written[0].isupper() else meant
            uses = f", and the story has it {story[meant]} times" if story.get(meant, 0) > 1 else ""
            message = f'"{written}" is met only here; "{right}" is near{uses}.'
            yield StorySlip(chapter.path, where, start, end, message, (Fix(right, safe=False),) if plain else ())


def _can_be_slip(prose: Prose, stranger: Stranger) -> bool:
    word, written = stranger.word, stranger.written
    if len(word) < _SHORTEST or not word.isalpha() or stranger.elided or english().marks(word) is not None:
        return False
    if written[0].isupper():
        return written[1:].islower()
    return written.islower() and not prose.is_spoken(stranger.paragraph, stranger.start)


def _well_known(stranger: Stranger) -> str | None:
    """Return the name of which a stranger with a capital is a slip: two letters swapped, or any slip of a canon's."""
    word = stranger.word
    if not stranger.written[0].isupper() or len(word) < _WELL_KNOWN or not word.isascii() or is_beyond(stranger):
        return None
    dictionary = english()
    known = (each for each in swaps(word) if each in dictionary.in_use or dictionary.marks(each) == NAME)
    return next(known, None) or next((each for each in sorted(CANON & near(word)) if _is_known_slip(word, each)), None)


def _is_known_slip(word: str, meant: str) -> bool:
    """Return whether a word may be a slip of a canon's name: no canon's itself, no plural, not begun otherwise."""
    if word in CANON or word in words_of(NAMES) or word[0] != meant[0] or word.rstrip("s") == meant.rstrip("s"):
        return False
    how = way(word, meant)
    if how in _ENDS:
        return False
    return len(meant) > _WELL_KNOWN or (len(meant) == _WELL_KNOWN and how in _LETTERS)


def _index(story: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
    """Return the words the story uses often by the traces they share with words a slip away."""
    index: dict[str, list[str]] = defaultdict(list)
    for word, count in story.items():
        if count >= _OFTEN and len(word) >= _SHORT:
            for trace in traces(word):
                index[trace].append(word)
    return index


def _meant(word: str, story: Mapping[str, int], near: Mapping[str, Sequence[str]]) -> str | None:
    found = {each for trace in traces(word) for each in near.get(trace, ())}
    sure = [each for each in found if each != word and _is_slip_of(word, each, story)]
    return max(sure, key=lambda each: (story[each], each), default=None)


def _is_slip_of(word: str, meant: str, story: Mapping[str, int]) -> bool:
    """Return whether the story uses ``meant`` often enough for ``word`` to be a slip, the likelier the fewer."""
    how = way(word, meant)
    if how is None:  # the same letters after the first, shuffled
        if word[0] != meant[0] or len(word) != len(meant):
            return False
        least = _OFTEN_FOR_SHUFFLED
    elif how is Way.DOUBLED or how is Way.SWAPPED:
        least = _OFTEN
    elif word.startswith(meant):
        return False
    elif meant.startswith(word):
        if meant[-1] in _INFLECTED:
            return False
        least = _OFTEN_FOR_FAMILIES
    elif word[0] != meant[0] and how not in (Way.KEY, Way.SCANNED):
        return False
    elif how is Way.VOWEL:
        if word[-1] != meant[-1]:
            return False
        least = _OFTEN_FOR_FAMILIES
    else:
        least = _OFTEN
    short = len(min(word, meant, key=len))
    if short <= _SHORT:
        least = _OFTEN_FOR_SHORT if how is not Way.VOWEL else 2 * _OFTEN_FOR_SHORT
    return story[meant] >= least * (_TWICE if story[word] > 1 else 1)
