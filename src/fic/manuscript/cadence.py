"""How often a chapter comes, as authors write it: days (`7d`), or a recurrence rule of RFC 5545 (3.3.10).

One grammar for the settings and for the flags.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from fic.errors import FicError

_SOME = r"0*[1-9]\d{0,3}"
_WEEKDAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_DAY_OF_YEAR = r"[+-]?0*(?:[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])"
_WEEK_OF_YEAR = r"[+-]?0*(?:[1-9]|[1-4]\d|5[0-3])"
_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
        "INTERVAL": _SOME,  # 0 would never end
        "COUNT": _SOME,
        "UNTIL": r"\d{8}(?:T\d{6}Z?)?",
        "BYDAY": _WEEKDAY,
        "BYMONTHDAY": r"[+-]?0*(?:[1-9]|[12]\d|3[01])",
        "BYMONTH": r"0*(?:[1-9]|1[0-2])",
        "BYSETPOS": _DAY_OF_YEAR,
        "BYWEEKNO": _WEEK_OF_YEAR,
        "BYYEARDAY": _DAY_OF_YEAR,
        "WKST": _WEEKDAY,
    }
)
_COUNTED_WEEKDAY = MappingProxyType(
    {"MONTHLY": rf"(?:[+-]?0*[1-5])?{_WEEKDAY}", "YEARLY": f"(?:{_WEEK_OF_YEAR})?{_WEEKDAY}"}
)
_LISTS = frozenset({"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"})


def rule_text(cadence: str) -> str:
    """Return the RFC 5545 rule of a cadence given as one, or as a number of days such as ``7d``.

    Raises FicError for what is neither, for an hour in the rule, for rules faster than daily, and for a part that can
    hold no such value (`INTERVAL=0`, `BYMONTH=13`).
    """
    text = cadence.strip().upper().removeprefix("RRULE:")
    every = re.fullmatch(r"([0-9]{1,4})D", text)
    if every:
        if int(every[1]) == 0:
            raise FicError("A cadence of 0 days would never end. Give at least 1d.")
        return "FREQ=DAILY" if int(every[1]) == 1 else f"FREQ=DAILY;INTERVAL={int(every[1])}"
    pairs = [part.partition("=")[::2] for part in text.split(";")]
    parts = dict(pairs)
    if len(parts) != len(pairs) or not re.fullmatch(_PARTS["FREQ"], parts.get("FREQ", "")):
        raise FicError(
            f'"{cadence}" is not a cadence fic can read. Give days, such as 7d, or an RFC 5545 rule with '
            f"FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, such as FREQ=WEEKLY;BYDAY=FR."
        )
    for name, value in parts.items():
        if name not in _PARTS:
            raise FicError(
                f'{name or "An empty part"} has no place in the cadence "{cadence}": the hour of a release is '
                "[release] hour in .fic.toml."
            )
        if not _fits(name, value, parts["FREQ"]):
            raise FicError(
                f'"{cadence}" is not a rule fic can read: {name} can\'t be {value or "empty"}. RFC 5545 has examples: '
                "FREQ=WEEKLY;BYDAY=TU,FR."
            )
    return text


def _fits(name: str, value: str, frequency: str) -> bool:
    pattern = _COUNTED_WEEKDAY.get(frequency, _WEEKDAY) if name == "BYDAY" else _PARTS[name]
    items = value.split(",") if name in _LISTS else [value]
    return all(re.fullmatch(pattern, item, re.ASCII) for item in items)
