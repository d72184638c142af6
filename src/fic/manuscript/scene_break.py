"""Scene breaks as authors type them: a paragraph of marks.

Emoji, dots and question marks are left alone, for a paragraph of those is an answer; so are faces (`-_-`, `o_o`) and
kisses (`xoxo`).

The linter and the exporters go by this, and so do fingerprints of the scheme `t1`: another judgement here would make
chapters drift that nobody changed.
"""

from __future__ import annotations

import re

MARKS = "*~#•·∙∗⁎⁑⁂⁕※✢✣✤✥✦✧✩✪✫✬✭✮✯✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿❀❁❂❃❄❅❆❇❈❉❊❋★☆❖◆◇◈♦♢○●◦◎◯■□▪▫▲△▼▽❦❧☙❡§¶†‡⸙☽☾"
"""One of these is enough to make a scene break, blanks and LINES around it or not."""

LINES = "-–—―_=+|/\\<>:"
"""Of these alone it takes three alike, or five: an em dash by itself is a speech cut short."""

_AROUND = f"[{re.escape(MARKS + LINES)}]"
_DRAWN = re.compile(rf"[{re.escape(LINES)}]{{5,}}|([{re.escape(LINES)}])\1\1+")
_LETTERED = re.compile(
    rf"{_AROUND}*(?:[oO0]{{2,}}|[oOxX0]{{3,}})(?:{_AROUND}+[oOxX0]{{2,}})*{_AROUND}*"  # oOo, xXx, ~oo~, -ooo-ooo-
    rf"|({_AROUND}+)[oOxX]\1"  # -x-, ~o~
)
_KISSES = re.compile(r"(?:xo){2,}|(?:ox){2,}|0+", re.IGNORECASE)
_LONGEST = 60


def is_scene_break(text: str) -> bool:
    """Return whether a paragraph of this text is a scene break typed by hand."""
    if len(text) > _LONGEST:
        return False
    typed = "".join(text.split())
    if not typed:
        return False
    if all(mark in MARKS or mark in LINES for mark in typed):
        return any(mark in MARKS for mark in typed) or _DRAWN.fullmatch(typed) is not None
    return _LETTERED.fullmatch(typed) is not None and not _KISSES.fullmatch(typed)
