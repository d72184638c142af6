"""A dash is typed in another way than the story types its dashes.

What it finds
    In a story that nearly always goes one way, a dash that goes another: `—` with or without blanks, ` – `, `--`, a
    hyphen with a blank on both sides, and a dash with a blank on one side only. Many in one chapter are one finding.

Why it matters
    Hardly a reader minds which dash it is. They see it when it changes, as it does where text was typed elsewhere.

What it leaves alone
    A story without a habit, dashes that open a line or break off a speech, hyphens in words, and dashes between numbers
    and names (`1914–1918`, `Paris–Rome`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fic.lint.habit import Went, against_habit, ways_gone
from fic.lint.rule import BODY_ONLY, ChapterFacts, Example, Level, Stories, StorySlip, lazy_pattern, rule
from fic.manuscript.prose import BODY, Prose

_DASH = r"(?<=[\w,;!?…)”’])( ?)(—|–|-{2,3}|(?<= )-(?= ))( ?)(?=[\w(“‘])"
_DASHES = ("—", "–", "--", " - ")
_NAMES = {
    "—": "an em dash without blanks",
    " — ": "an em dash between blanks",
    "–": "an en dash without blanks",
    " – ": "an en dash between blanks",
    "--": "two hyphens without blanks",
    " -- ": "two hyphens between blanks",
    " - ": "a hyphen between blanks",
}
_ONE_SIDE = "a dash with a blank on one side"
_STORYS = {
    "—": "em dashes without blanks",
    " — ": "em dashes between blanks",
    "–": "en dashes without blanks",
    " – ": "en dashes between blanks",
    "--": "typed as two hyphens without blanks",
    " -- ": "typed as two hyphens between blanks",
    " - ": "hyphens between blanks",
}
_ONE_SIDED = "dashes with a blank on one side"
_OFTEN, _SHARE = 10, 0.9


def _dashes(proses: Sequence[Prose]) -> dict[str, Any]:
    """Return how often each kind of dash stands between words, and where."""
    return ways_gone(place for prose in proses if prose.where == BODY for place in _typed(prose))


@rule(
    on=Stories(_dashes, whole=True),
    level=Level.HINT,
    languages=(),
    places=BODY_ONLY,
    examples=(
        Example(
            "Up—down—up—down—up—down—up—down—up—down—up -- and down again.",
            " -- ",
            "Up—down—up—down—up—down—up—down—up—down—up—and down again.",
        ),
    ),
    leaves=(
        "She went—slowly—on. It rained -- softly.",
        "Up -- down -- up -- down -- up -- down -- up -- down -- up -- down -- up -- down.",
        "Up—down—up—down—up—down—up—down—up—down—up. “But I--” he said. From 1914–1918, by Paris–Rome.",
        "Up—down—up—down—up—down—up—down—up—down—up. A well-known gate.\n\n- It rained.\n- It snowed.",
    ),
)
def mixed_dashes(chapters: Sequence[ChapterFacts]) -> Iterable[StorySlip]:
    """Answer for the dashes that go against the story's habit."""
    return against_habit(chapters, least=_OFTEN, share=_SHARE, message=_message)


def _message(way: str, usual: str, count: int) -> str:
    many = f", the first of {count} in this chapter" if count > 1 else ""
    return f"This is {_NAMES.get(way, _ONE_SIDE)}{many}; the story's dashes are {_STORYS.get(usual, _ONE_SIDED)}."


def _typed(prose: Prose) -> Iterator[Went]:
    """Yield the dashes between two words; what ends a speech or a line is no matter of habit."""
    pattern = lazy_pattern(_DASH)
    for paragraph in prose.paragraphs:
        text = paragraph.text
        if not any(dash in text for dash in _DASHES):
            continue
        for found in pattern.finditer(text):
            before, dash, after = found.groups()
            beside = text[found.start() - 1] + text[found.end()]
            if dash == "-" and not beside.isalpha():
                continue  # a minus
            small = beside.islower()
            if not small and (dash == "–" or before != after):
                continue
            way = f"{before}{'--' if dash[0] == '-' and len(dash) > 1 else dash}{after}"
            yield Went(way, prose, paragraph, found.start(), found.end())
