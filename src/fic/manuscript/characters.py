"""Characters that steer how text is shown, or that no text may hold: named sets, for the inside of a `[…]` pattern."""

from __future__ import annotations

BLANK_CONTROLS = "\t-\r\x85"
"""The controls that are white space: tabs, line ends, form feeds."""

OTHER_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
CONTROLS = BLANK_CONTROLS + OTHER_CONTROLS

DIRECTION_MARKS = "\u061c\u200e\u200f"
"""Marks that say which way a neutral character reads; they reach no further than their neighbours."""

DIRECTION_TURNS = "\u202a-\u202e\u2066-\u2069"
"""What turns the direction of all that follows."""

SEPARATORS = "\u2028\u2029"
"""Unicode's own line and paragraph ends, which some programs break lines at and others don't."""

BYTE_ORDER_MARK = "\ufeff"

SURROGATES = "\ud800-\udfff"
"""Halves of characters: how Python holds the bytes of a name that is no text."""

NONCHARACTERS = "\ufffe\uffff"

OBEYED = CONTROLS + DIRECTION_MARKS + DIRECTION_TURNS + SEPARATORS + BYTE_ORDER_MARK + SURROGATES
"""What a terminal obeys or can't be given."""
