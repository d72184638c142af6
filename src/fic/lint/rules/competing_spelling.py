"""The story spells a word in two ways: `grey` and `gray`, `Muggleborn` and `Muggle-born`.

What it finds
    The rarer of two spellings of one word: American beside British ones (also where the word itself has only one, but
    nearly all others of its kind go the other way), and a word of the story's own with and without a hyphen, or written
    as one where it is two with capitals (`Deatheater`, `Death-Eater`, `Death Eater`).

Why it matters
    Hardly a reader minds either. Some mind both.

What it leaves alone
    A story that keeps to one spelling, whichever that is; *realize* and *judgment*, which both sides write; hyphens in
    words that dictionaries have without (`good-bye`), and names with a capital.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from fic.lint.rule import ENGLISH, ChapterFacts, Example, Fix, Level, Stories, StorySlip, rule
from fic.lint.vocabulary.census import added, strange_words
from fic.lint.vocabulary.dictionary import english
from fic.lint.vocabulary.strangers import neighbour, strangers
from fic.manuscript.prose import Paragraph, Prose

# A habit shows in so many words, of which so large a part go one way.
_HABIT, _NEARLY_ALL = 10, 0.9
_OFTEN = 3
_HYPHEN, _OPEN = "-", " "
# How often the story must have two words with capitals for each time they are tied into one.
_TIMES = 4
_BRITISH = ("gb", "uk", "ie", "au", "nz", "za", "in")

Place = tuple[Paragraph, int, int, str]


def _spellings(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return the places of words that can be spelled in two ways, and how often each spelling stands."""
    places: list[tuple[object, ...]] = []
    for prose in proses:
        for paragraph, first, last, spelling in (*_national(prose), *_hyphened(prose), *_solid(prose)):
            start, end = paragraph.starts[first], paragraph.starts[last] + len(spelling.rpartition(_HYPHEN)[2])
            plain = prose.is_plain(paragraph, start, end)
            places.append((prose.where, *prose.span(paragraph, start, end), spelling, paragraph.text[start:end], plain))
    counts = Counter(str(place[3]) for place in places)
    for prose in proses:
        counts.update(_open(prose))
    return {"places": places, "counts": dict(counts)}


@rule(
    on=Stories(_spellings, whole=True),
    level=Level.HINT,
    languages=ENGLISH,
    vocabulary=True,
    examples=(
        Example(
            "A grey day. The grey sea lay under a grey sky, and gray birds came.",
            "gray",
            "A grey day. The grey sea lay under a grey sky, and grey birds came.",
        ),
        Example(
            "A gatekin came. The gatekin sang, and no gatekin stayed but one, a gate-kin with a lamp.",
            "gate-kin",
            "A gatekin came. The gatekin sang, and no gatekin stayed but one, a gatekin with a lamp.",
        ),
    ),
    leaves=(
        "The color of the gate was gray.",
        "They realize it in the end. “I realise that,” she said.",
        "A gray day. Mrs. Grey came to tea.",
        "She said good-bye. Goodbye, he said. Goodbye, goodbye!",
    ),
)
def competing_spelling(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for each place that has the rarer spelling."""
    counts = added(chapters, "counts")
    better = _better(counts, _habit(counts, chapters[0]) if chapters else None)
    for chapter in chapters:
        for where, start, end, spelling, written, plain in chapter.facts["places"]:
            if spelling not in better:
                continue
            right = better[spelling]
            if written[0].isupper():
                right = right.title() if _OPEN in right else right.capitalize()
            uses = counts[better[spelling]]
            times = "once" if uses == 1 else f"{uses} times"
            habit = f'has "{right}" {times}' if uses else f'would have "{right}", going by its other words'
            message = f'"{written}" is spelled in another way elsewhere: the story {habit}.'
            yield StorySlip(chapter.path, where, start, end, message, (Fix(right, safe=False),) if plain else ())


def _national(prose: Prose) -> Iterator[Place]:
    """Yield the words America and Britain spell in two ways; with a capital they may be names."""
    variants = english().variants.keys()
    for paragraph in prose.paragraphs:
        if not variants.isdisjoint(paragraph.keys):
            for index, key in enumerate(paragraph.keys):
                if key in variants and paragraph.word(index).islower():
                    yield paragraph, index, index, key


def _hyphened(prose: Prose) -> Iterator[Place]:
    """Yield words with one hyphen that no dictionary has without."""
    dictionary = english()
    for paragraph in prose.paragraphs:
        at = paragraph.text.find(_HYPHEN)
        while at >= 0:
            index = paragraph.word_at(at) - 1
            at = paragraph.text.find(_HYPHEN, at + 1)
            if (
                not 0 <= index < len(paragraph.keys) - 1
                or paragraph.gap(index) != _HYPHEN
                or paragraph.gap(index + 1).startswith(_HYPHEN)
            ):
                continue
            if index and paragraph.gap(index - 1).endswith(_HYPHEN):
                continue
            one, two = paragraph.keys[index], paragraph.keys[index + 1].removesuffix("'s")
            if one.isalpha() and two.isalpha() and len(one) > 1 and not dictionary.knows(one + two):
                yield paragraph, index, index + 1, f"{one}-{two}"


def _solid(prose: Prose) -> Iterator[Place]:
    """Yield the words of the story's own that are made of two, which may have a hyphen elsewhere."""
    dictionary = english()
    in_use = dictionary.in_use
    strange = strange_words(prose)
    parted = {
        word
        for word in strange
        if any(
            word[at:] in in_use and (word[:at] in strange or (dictionary.knows(word[:at]) and at > 2))
            for at in range(2, len(word) - 1)
        )
    }
    for stranger in strangers(prose):
        if stranger.word in parted and not stranger.hyphened:
            yield stranger.paragraph, stranger.at, stranger.at, stranger.word


def _open(prose: Prose) -> Iterator[str]:
    """Yield two words side by side with capitals inside a sentence, which may be tied into one elsewhere."""
    for paragraph in prose.paragraphs:
        text, starts, keys = paragraph.text, paragraph.starts, paragraph.keys
        capital = [index for index, start in enumerate(starts) if text[start].isupper()]
        for index, following in pairwise(capital):
            if following == index + 1 and index and paragraph.gap(index) == _OPEN and neighbour(paragraph, index, -1):
                yield f"{keys[index]} {keys[following]}".removesuffix("'s")


def _habit(counts: Mapping[str, int], chapter: ChapterFacts) -> int | None:
    """Return which spelling the story goes by, 0 for the American and 1 for the British, None where it mixes them.

    Few words show no habit; there the language counts that the story was given.
    """
    uses = [0, 0]
    for spelling, count in counts.items():
        pair = english().variants.get(spelling)
        if pair and not _is_either(pair):
            uses[pair.index(spelling)] += count
    if sum(uses) >= _HABIT:
        return next((side for side in (0, 1) if uses[side] >= sum(uses) * _NEARLY_ALL), None)
    if chapter.position is None:
        return None
    return int(chapter.language.lower().replace("_", "-").rpartition("-")[2] in _BRITISH)


def _is_either(pair: tuple[str, str]) -> bool:
    """Return whether the American spelling is also used in Britain (realize, judgment)."""
    american, british = pair
    without_e = (british[:at] + british[at + 1 :] for at, letter in enumerate(british) if letter == "e")
    return ("iz" in american and american.replace("iz", "is") == british) or american in without_e


def _better(counts: Mapping[str, int], habit: int | None) -> dict[str, str]:
    """Return the spelling the story goes by for each it has against its habit."""
    better: dict[str, str] = {}
    groups: dict[str, list[str]] = defaultdict(list)
    for spelling in counts:
        pair = english().variants.get(spelling)
        groups[pair[0] if pair else spelling.replace(_HYPHEN, "").replace(_OPEN, "")].append(spelling)
    for group, spellings in groups.items():
        most = max(spellings, key=lambda each: (counts[each], each))
        pair = english().variants.get(group)
        if pair and habit is not None and not _is_either(pair) and (len(spellings) == 1 or counts[most] < _OFTEN):
            most = pair[habit]
        elif counts[most] < _OFTEN:
            continue
        times = _TIMES if _OPEN in most else 1
        better |= {each: most for each in spellings if each != most and counts[each] * times <= max(counts[most], 1)}
    return better
