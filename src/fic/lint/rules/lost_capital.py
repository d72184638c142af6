"""A term of the story's own stands without its capital: `the ministry` once, `the Ministry` everywhere else.

What it finds
    Words after *the* that this chapter and the story write with capitals in the middle of sentences, again and again,
    and here without: `the ministry`, `the field mice`, `the boy who lived`.

Why it matters
    A capital says that it is the one and only. Readers of a serial watch these.

What it leaves alone
    Words the story writes both ways, plurals of one word (`the times`), what goes on with *of* or a hyphen (`the judge
    of that`), words between capitals, and what stands in `words.txt`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from fic.lint.rule import BODY_ONLY, ENGLISH, ChapterFacts, Example, Fix, Level, Stories, StorySlip, rule
from fic.lint.vocabulary.census import added
from fic.lint.vocabulary.strangers import neighbour
from fic.manuscript.prose import BODY, Paragraph, Prose

_LONGEST = 4
# How often the story has a term of one word with its capital, for each time without; and one of several words.
_ONE, _SEVERAL = 12, 4
_PLACES = 3


class _Term(NamedTuple):
    paragraph: Paragraph
    first: int
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        return " ".join(self.words)


def _terms(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return how often the chapter's terms stand with and without their capitals, and where without."""
    body = next((prose for prose in proses if prose.where == BODY), None)
    capital = Counter(term.key for term in _with_capitals(body)) if body else Counter()
    if body is None or not capital:
        return {"places": [], "counts": {}}
    known = {term.lower(): term for term in capital}
    small = [(term, known[term.key]) for term in _without(body, known)]
    places = []
    often = Counter(term.key for term, _right in small)
    for term, right in small:
        if often[term.key] <= _PLACES:
            start, end = term.paragraph.starts[term.first], term.paragraph.end(term.first + len(term.words) - 1)
            plain = body.is_plain(term.paragraph, start, end)
            places.append((*body.span(term.paragraph, start, end), term.key, right, plain))
    return {"places": places, "counts": {**capital, **often}}


@rule(
    on=Stories(_terms, whole=True),
    level=Level.HINT,
    languages=ENGLISH,
    places=BODY_ONLY,
    vocabulary=True,
    examples=(
        Example(
            "So the Field Mice met the Field Mice, and the Field Mice fled the Field Mice, and the field mice ate.",
            "field mice",
            "So the Field Mice met the Field Mice, and the Field Mice fled the Field Mice, and the Field Mice ate.",
        ),
    ),
    leaves=(
        "She went to the Ministry once, and by the ministry of angels came home.",
        "He met the field mice. Then the Field Mice ran. The field mice hid.",
        "The field mice ran, and the field mice hid.",
    ),
)
def lost_capital(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for the terms without their capitals that the story has with them again and again."""
    counts = added(chapters, "counts")
    for chapter in chapters:
        for start, end, small, right, plain in chapter.facts["places"]:
            if counts[right] >= (_SEVERAL if " " in small else _ONE) * counts[small]:
                message = f'The story writes "the {right}" {counts[right]} times with its capital.'
                yield StorySlip(chapter.path, BODY, start, end, message, (Fix(right, safe=False),) if plain else ())


@lru_cache(maxsize=1)
def _articles(body: Prose) -> Sequence[tuple[Paragraph, int]]:
    """Return each *the* in the body that has a word after it."""
    return [
        (paragraph, index)
        for paragraph in body.paragraphs
        if "the" in paragraph.keys
        for index, key in enumerate(paragraph.keys[:-1])
        if key == "the"
    ]


def _with_capitals(body: Prose) -> Iterator[_Term]:
    """Yield the terms with capitals in the middle of sentences."""
    for paragraph, index in _articles(body):
        if not paragraph.text[paragraph.starts[index + 1]].isupper():
            continue
        if not neighbour(paragraph, index, 1) or not neighbour(paragraph, index, -1):
            continue
        words = [paragraph.word(index + 1)]
        while len(words) <= _LONGEST and neighbour(paragraph, index + len(words), 1):
            following = paragraph.word(index + 1 + len(words))
            if not following[0].isupper():
                break
            words.append(following)
        if len(words) <= _LONGEST and all(word[1:].islower() and word.isalpha() for word in words):
            yield _Term(paragraph, index + 1, tuple(words))


def _without(body: Prose, known: dict[str, str]) -> Iterator[_Term]:
    """Yield where the terms stand without a capital, the longest that is there."""
    begins = {term.partition(" ")[0] for term in known}
    for paragraph, index in _articles(body):
        if paragraph.keys[index + 1] not in begins:
            continue
        words: list[str] = []
        longest: tuple[str, ...] = ()
        at = index
        while len(words) < _LONGEST and neighbour(paragraph, at, 1):
            at += 1
            if not paragraph.word(at).islower():
                break
            words.append(paragraph.keys[at])
            if " ".join(words) in known:
                longest = tuple(words)
        if longest and not _is_common(paragraph, index + len(longest), longest):
            yield _Term(paragraph, index + 1, longest)


def _is_common(paragraph: Paragraph, last: int, words: tuple[str, ...]) -> bool:
    """Return whether a word stands as any other does: in the plural, or going on with *of* or a hyphen."""
    return len(words) == 1 and (
        words[0].endswith("s") or neighbour(paragraph, last, 1) == "of" or paragraph.gap(last).startswith("-")
    )
