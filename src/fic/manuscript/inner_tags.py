"""Tags inside speech that was left open: where the closing mark belongs. English."""

from __future__ import annotations

import re
from functools import cache

_INNER_TAG = (
    r"[,?!.…—](?P<close>) "
    r"(?:(?:he|she|they|I|we) (?:{verbs})\b|(?:{verbs}) (?:[A-Z][a-z]+|the [a-z]+|he|she)\b"
    r"|[A-Z][a-z]+ (?:{verbs})(?=[.,]))"
)
_HARD_TAG = r"[,?!](?P<close>) (?:he|she|they) (?:{verbs})\b[,.]?(?! that)"
_NARRATED = (
    "said asked replied answered whispered cried shouted murmured muttered added continued exclaimed called told"
    " demanded inquired agreed remarked observed snapped growled sighed"
)


@cache
def _tag_pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{verbs}", "|".join(_NARRATED.split())))


def inner_tag(text: str, start: int, end: int, at: int | None = None, *, hard: bool = False) -> int | None:
    """Return where a closing mark belongs before a tag that stands inside open speech, or None if none does.

    With ``at``, only a tag that follows that very place counts. ``hard`` wants one that can be nothing else.
    """
    pattern = _tag_pattern(_HARD_TAG if hard else _INNER_TAG)
    if at is not None:
        index = text.find(" ", at, at + 2)
        found = pattern.match(text[at - 2] + text[index : index + 60]) if index >= 0 and at >= 2 else None
        return at if found else None
    found = pattern.search(text, start, end)
    return found.start("close") if found else None
