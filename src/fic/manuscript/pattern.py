"""Regular expressions that are compiled when they are first needed: compiling forty takes longer than a chapter."""

from __future__ import annotations

import re
from functools import cache


@cache
def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return the compiled ``pattern``, compiled the first time it is asked for."""
    return re.compile(pattern, flags)
