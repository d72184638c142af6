"""Tags inside speech that was left open: where the closing mark belongs. English."""

from __future__ import annotations

import re

from fic.manuscript.pattern import lazy_pattern
from fic.manuscript.speech_verbs import PURE

_INNER_TAG = (
    r"[,?!.…—](?P<close>) "
    r"(?:(?:he|she|they|I|we) (?:{verbs})\b|(?:{verbs}) (?:[A-Z][a-z]+|the [a-z]+|he|she)\b"
    r"|[A-Z][a-z]+ (?:{verbs})(?=[.,]))"
)
_HARD_TAG = (
    r"(?:[,?!](?P<close>) (?:he|she|they) (?:\w+ly )?(?:{verbs})\b[,.]?(?! that)"
    r"|[?!](?P<close_too>) (?:[A-Z][a-z]+|(?:the|one) [a-z]+) (?:\w+ly )?(?:{verbs})(?=[.,]))"
)
_NARRATED = (
    "said asked replied answered whispered cried shouted murmured muttered added continued exclaimed called told"
    " demanded inquired agreed remarked observed snapped growled sighed"
)
_BEGINS = r"\s(?:(?:he|she|they|it|I|we|you|(?:[Tt]he|[Hh]is|[Hh]er|[Mm]y) \w+|[A-Z]\w+(?: [A-Z]\w+)?)\s)?(\w+)"


def _tag_pattern(pattern: str) -> re.Pattern[str]:
    return lazy_pattern(pattern.replace("{verbs}", "|".join(_NARRATED.split())))


def is_tag(text: str, at: int) -> bool:
    """Return whether a speech tag follows ``at``, the end of a closing mark, at once."""
    found = _tag_pattern(_BEGINS).match(text, at)
    return found is not None and found[1].lower() in PURE


def inner_tag(text: str, start: int, end: int, *, hard: bool = False) -> int | None:
    """Return where a closing mark belongs before a tag that stands inside open speech, or None if none does.

    ``hard`` wants a tag that can be nothing else.
    """
    found = _tag_pattern(_HARD_TAG if hard else _INNER_TAG).search(text, start, end)
    return found.start(found.lastgroup or "close") if found else None
