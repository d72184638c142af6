"""How far a long run has come, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence

from fic.errors import FicError
from fic.lint.run import Linter, Mapped, Mapper, Sheet

_PATIENCE = 1.0
_OFTEN = 0.1
_WIDTH = 30


def shown_while(mapper: Mapper, what: str) -> Mapper:
    """Return ``mapper`` with a bar on stderr once it has taken a second, gone when it is done; none off a terminal."""

    def mapped(linter: Linter, sheets: Sequence[Sheet], count_words: bool) -> Iterator[Mapped | FicError]:
        answers = mapper(linter, sheets, count_words)
        if not sys.stderr.isatty():
            yield from answers
            return
        began = last = time.monotonic()
        drawn = False
        for number, answer in enumerate(answers, 1):
            now = time.monotonic()
            if now - began > _PATIENCE and now - last > _OFTEN:
                done = _WIDTH * number // len(sheets)
                sys.stderr.write(f"\r{'━' * done}{'─' * (_WIDTH - done)} {number} of {len(sheets)} {what}")
                sys.stderr.flush()
                last, drawn = now, True
            yield answer
        if drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    return mapped
