"""What a chapter says of the story's own vocabulary, gathered once for all rules that compare chapters.

The answers are plain lists and dicts, because they are kept as JSON between runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from fic.lint.rule import ChapterFacts
from fic.lint.vocabulary.strangers import neighbour, strangers
from fic.manuscript.prose import Prose

_INFLECTIONS = ("s", "es", "ed", "d", "ing", "ly", "ish", "y", "er", "ers", "n", "ns", "self", "selves")
_OFTEN = 3


@lru_cache(maxsize=4)
def strange_words(prose: Prose) -> Mapping[str, int]:
    """Return how often each word that is no plain English stands in a prose: names, inventions, dialect, slips."""
    return Counter(stranger.word for stranger in strangers(prose))


@lru_cache(maxsize=4)
def names(prose: Prose) -> Mapping[str, int]:
    """Return how often each English word that is a name in a prose stands in the middle of a sentence.

    A name has its capital there, and hardly ever goes without.
    """
    every: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    mid_sentence: Counter[str] = Counter()
    for paragraph in prose.paragraphs:
        every.update(paragraph.keys)
        if paragraph.text.islower():
            continue
        text, keys = paragraph.text, paragraph.keys
        for index in [index for index, start in enumerate(paragraph.starts) if text[start].isupper()]:
            capital[keys[index]] += 1
            if index and len(keys[index]) > 2 and neighbour(paragraph, index, -1):
                mid_sentence[keys[index].removesuffix("'s")] += 1
    strange = strange_words(prose)
    return {
        word: count
        for word, count in mid_sentence.items()
        if (every[word] - capital[word]) * 5 < count and word not in strange
    }


def added(chapters: Sequence[ChapterFacts], what: str) -> Counter[str]:
    """Return the sum of the chapters' counts that their facts have under ``what``."""
    total: Counter[str] = Counter()
    for chapter in chapters:
        total.update(chapter.facts[what])
    return total


def summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the sum of the counts of a chapter's places."""
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)


def is_own(word: str, story: Mapping[str, int]) -> bool:
    """Return whether the story has made a word its own: by using it, or one it is plainly made of, again and again."""
    if story.get(word, 0) >= _OFTEN:
        return True
    stems = [word.removesuffix(ending) for ending in _INFLECTIONS if word.endswith(ending)]
    stems += [stem + "e" for stem in stems] + [stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]]
    return any(story.get(stem, 0) >= _OFTEN for stem in stems if len(stem) > 2)
