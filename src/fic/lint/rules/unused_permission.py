"""A comment allows what isn't there: `<!-- fic: allow RULE -->`.

What it finds
    A permission for a rule that finds nothing where the permission holds, or for a rule that does not exist.

Why it matters
    The slip it was for is gone, and the next one would pass unseen.

What it leaves alone
    Permissions for rules that did not run: switched off, or written for another language.
"""

from __future__ import annotations

from collections.abc import Collection

from fic.lint.rule import BODY_ONLY, Example, Level, Permissions, rule
from fic.registry import nearest


@rule(
    on=Permissions(),
    level=Level.WARNING,
    languages=(),
    places=BODY_ONLY,
    examples=(Example("<!-- fic: allow dubbled-word -->\n\nThe gate was shut.", "<!-- fic: allow dubbled-word -->"),),
    leaves=("The gate was shut.", "<!-- a note to myself: allow it -->\n\nThe gate was shut."),
)
def unused_permission(name: str, known: Collection[str]) -> str:
    """Answer with what to say of a permission for the rule ``name`` that allowed nothing."""
    if name in known:
        return f"Nothing here needs leave for {name}: the comment can go."
    near = nearest(name, tuple(known))
    return f"There is no rule {name}." + (f" Did you mean {near}?" if near else "")
