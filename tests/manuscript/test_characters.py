"""The named sets of characters: what each holds, and that together they miss nothing a terminal obeys."""

from __future__ import annotations

import re
import sys
import unicodedata

from fic.manuscript import characters


def held(inside: str) -> set[str]:
    return {char for char in map(chr, range(sys.maxunicode + 1)) if re.match(f"[{inside}]", char)}


def test_controls_are_unicodes_and_part_in_two() -> None:
    controls = {char for char in map(chr, range(0x110000)) if unicodedata.category(char) == "Cc"}
    blanks, others = held(characters.BLANK_CONTROLS), held(characters.OTHER_CONTROLS)
    assert blanks | others == held(characters.CONTROLS) == controls
    assert not blanks & others
    assert blanks == {"\t", "\n", "\v", "\f", "\r", "\x85"}


def test_what_turns_the_direction_is_unicodes() -> None:
    turns = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    told = {char for char in map(chr, range(0x110000)) if unicodedata.bidirectional(char) in turns}
    assert held(characters.DIRECTION_TURNS) == told


def test_a_terminal_obeys_all_of_these() -> None:
    obeyed = held(characters.OBEYED)
    assert {"\x1b", "\x9b", "\u202e", "\u2028", "\ufeff", "\ud800"} <= obeyed
    assert not obeyed & set("aé漢\u200d\ufe0f🐿 ")
