"""Counts, as people say them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fic.manuscript.counting import spoken_count

SOURCE = Path(__file__).parents[2] / "src" / "fic"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 chapters"), (1, "1 chapter"), (2, "2 chapters"), (1200, "1,200 chapters")]
)
def test_one_thing_is_one_and_every_other_count_is_several(count: int, said: str) -> None:
    assert spoken_count(count, "chapter") == said


def test_nobody_else_puts_the_s_to_a_count() -> None:
    by_hand = re.compile(r"""\{(?:count|len\([^}]*\))[^}]*\} \w+\{'s'""")
    makers = [str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if by_hand.search(path.read_text("utf-8"))]
    assert makers == []
