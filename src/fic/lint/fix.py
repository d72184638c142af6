"""Fixes put into a text: last first, each replacing exactly its finding's span."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from fic.errors import FicError
from fic.lint.finding import Finding
from fic.manuscript.chapter import Chapter

_PASSES = 20


class Mended(NamedTuple):
    """A text with its fixes, and the findings whose fixes were put in (places as they were when each was)."""

    text: str
    applied: tuple[Finding, ...]


def mended(
    chapter: Chapter, findings: Callable[[Chapter], Iterable[Finding]], read: Callable[[str], Chapter]
) -> Mended:
    """Return the chapter's text with every safe fix put in, until none is left to put in.

    Where two fixes overlap, the first goes in and the second is looked at again: mending one may mend the other.
    ``read`` reads a text as this chapter's. Raises FicError where a fix would change anything but its own span: the
    front matter must still say everything else it said.
    """
    applied: list[Finding] = []
    for _ in range(_PASSES):
        once = applied_once(chapter.text, findings(chapter))
        if not once.applied:
            break
        after = read(once.text)
        _refuse_other_changes(chapter, after, once.applied)
        applied += once.applied
        chapter = after
    return Mended(chapter.text, tuple(applied))


def applied_once(text: str, findings: Iterable[Finding]) -> Mended:
    """Return the text with the safe fixes that don't overlap, from the last to the first."""
    chosen: list[Finding] = []
    free = 0
    for finding in sorted(findings, key=lambda finding: (finding.start, finding.end)):
        fix = finding.safe_fix
        if fix is None or finding.start < free or fix.replacement == text[finding.start : finding.end]:
            continue
        chosen.append(finding)
        free = finding.end
    pieces: list[str] = []
    kept = len(text)
    for finding in reversed(chosen):
        pieces += [text[finding.end : kept], _replacement(finding)]
        kept = finding.start
    pieces.append(text[:kept])
    return Mended("".join(reversed(pieces)), tuple(chosen))


def _replacement(finding: Finding) -> str:
    fix = finding.safe_fix
    return fix.replacement if fix else ""


def _refuse_other_changes(before: Chapter, after: Chapter, applied: Iterable[Finding]) -> None:
    """Refuse where reading the mended text again says something that no fix was to change."""
    touched = {finding.where for finding in applied}
    fields = {field.where: field.value for field in after.fields}
    for field in before.fields:
        if field.where not in touched and fields.get(field.where) != field.value:
            raise _refusal(before, field.where)
    same = replace(after, text="", body_start=0, title="", summary="", notes=before.notes, fields=())
    if same != replace(before, text="", body_start=0, title="", summary="", notes=before.notes, fields=()):
        raise _refusal(before, "its dates and postings")
    if "body" not in touched and after.body != before.body:
        raise _refusal(before, "its text")


def _refusal(chapter: Chapter, what: str) -> FicError:
    return FicError(f"{chapter.path}: a fix would change {what} as well; nothing was written. Mend it by hand.")
