"""The disclaimer: in which chapters it is due, and whether readers of one are told it."""

from __future__ import annotations

from fic.manuscript.pattern import lazy_pattern

TOP = 3
"""How many paragraphs at the top of a chapter's text may hold the disclaimer, where the opening note doesn't."""

_NAMED = r"\bdisclaimers?\b"
_IN_OTHER_WORDS = rf"{_NAMED}|\b(?:do not|don['’]t|does not|doesn['’]t) own\b|\bowns? (?:nothing|none)\b"


def is_due(disclaimer_in: str, *, first: bool) -> bool:
    """Return whether a chapter is to carry the disclaimer; ``disclaimer_in`` is the setting: "first" or "every"."""
    return first or disclaimer_in == "every"


def is_said(disclaimer: str, note: str, top: str) -> bool:
    """Return whether readers are told the story's disclaimer, or one in other words.

    ``note`` is the opening note, ``top`` the first TOP paragraphs of the text; these and the disclaimer are given as
    readers see them, freed of Markdown by one and the same reading. In the text only the disclaimer itself and the
    word "disclaimer" count: "I don't own a coat" may be how a story begins.
    """
    said, above = _plain(note), _plain(top)
    if _plain(disclaimer) in f"{said} {above}" or lazy_pattern(_IN_OTHER_WORDS).search(said):
        return True
    return lazy_pattern(_NAMED).search(above) is not None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
