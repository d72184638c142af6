"""A name, or a word of the story's own, is spelled in another way just here.

What it finds
    A word no dictionary has, met once or twice, a slip away from one that the story uses again and again: two letters
    changed places, one lost or added, another key hit. And a name with two letters changed places (Jluia), where the
    right one is well known.

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
from fic.lint.vocabulary.census import added, names, strange_words, summed
from fic.lint.vocabulary.dictionary import NAME, english
from fic.lint.vocabulary.nearness import Way, edits, traces, way
from fic.lint.vocabulary.strangers import Stranger, spoken, strangers
from fic.manuscript.prose import Prose

_SHORTEST = 4
# How often the story must use what was meant: for a slip met once, twice; and more often where the ways of slipping
# are also ways of making names.
_OFTEN, _OFTEN_FOR_TWO, _VERY_OFTEN = 4, 12, 10
# From how many letters on two that changed places show a well-known name, whatever the story has.
_WELL_KNOWN = 6
_INFLECTED = frozenset("sndy")
_SURE_WAYS = frozenset({Way.SWAPPED, Way.DOUBLED, Way.EXTRA, Way.MISSING})
_FAMILIES = frozenset({Way.EXTRA_END, Way.MISSING_END, Way.VOWEL})


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
    return {"rare": rare, "counts": summed(counts_of_all)}


@rule(
    on=Stories(_rare_words, whole=False),
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
    ),
    leaves=(
        "Orlowen sat. Wait for Orlowen! Then Orlowen rose, and Orlowen spoke. The Orlowens were late.",
        "Molly sat by Polly. Wait, Molly! Then Molly rose, and so did Molly.",
        "Maria sat. Wait for Maria! Then Maria rose, and Maria spoke to Marie.",
    ),
)
def misspelled_name(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for the rare words that are near one the story uses again and again."""
    story = added(chapters, "counts")
    near = _index(story)
    for chapter in chapters:
        for where, start, end, word, written, plain, known in chapter.facts["rare"]:
            if story[word] > 2:
                continue
            meant = _meant(word, story, near) or known
            if not meant:
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
    return written.islower() and not spoken(prose, stranger.paragraph, stranger.start)


def _well_known(stranger: Stranger) -> str | None:
    """Return the English word or name of which a stranger with a capital is a swap of two letters."""
    if not stranger.written[0].isupper() or len(stranger.word) < _WELL_KNOWN or not stranger.word.isascii():
        return None
    dictionary = english()
    for meant, how in edits(stranger.word):
        if how is not Way.SWAPPED:
            return None
        if meant in dictionary.in_use or dictionary.marks(meant) == NAME:
            return meant
    return None


def _index(story: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
    """Return the words the story uses often by the traces they share with words a slip away."""
    index: dict[str, list[str]] = defaultdict(list)
    for word, count in story.items():
        if count >= _OFTEN and len(word) >= _SHORTEST:
            for trace in traces(word):
                index[trace].append(word)
    return index


def _meant(word: str, story: Mapping[str, int], near: Mapping[str, Sequence[str]]) -> str | None:
    found = {each for trace in traces(word) for each in near.get(trace, ())}
    sure = [each for each in found if each != word and _is_slip_of(word, each, story)]
    return max(sure, key=lambda each: (story[each], each), default=None)


def _is_slip_of(word: str, meant: str, story: Mapping[str, int]) -> bool:
    uses = story[meant]
    if uses < (_OFTEN_FOR_TWO if story[word] > 1 else _OFTEN):
        return False
    how = way(word, meant)
    if how is None:  # the same letters after the first, shuffled
        return word[0] == meant[0] and len(word) == len(meant) and not english().knows(meant) and uses >= _VERY_OFTEN
    if how is not Way.SWAPPED and word[0] != meant[0] and how not in (Way.KEY, Way.SCANNED):
        return False
    if how in _FAMILIES and (uses < _VERY_OFTEN or len(word) <= _SHORTEST):
        return False
    if word.startswith(meant) or meant.startswith(word):
        return how is not Way.EXTRA_END and (word + meant)[-1] not in _INFLECTED
    if how is Way.VOWEL and word[-1] != meant[-1]:
        return False
    return how in _SURE_WAYS or not english().knows(meant)
