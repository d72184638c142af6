"""Findings the author has waved through: in the text, or in a file that remembers them by what they say.

In the text, `<!-- fic: allow RULE -->` holds for the paragraph it stands in or before; at the top of a chapter, before
its first paragraph, for the whole chapter. `lint-ignore.txt` holds a line for each finding: the rule and a fingerprint
of the words found with two words on each side, so that it stays when paragraphs move.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from fic.errors import FicError
from fic.files.config import IGNORE_FILE
from fic.lint.finding import Allowed, Finding, Found
from fic.lint.rule import lazy_pattern
from fic.manuscript.prose import Prose, folded

HEADING = """\
# Findings that fic lint passes over, told by what they say, so that they may move.
# Written by fic lint --ignore-all-now; take a line away to see its finding again.
"""

_COMMENT = r"<!--\s*fic:\s*allow\s+([^<>]*?)\s*-->"
_BLANK_LINE = r"\n[ \t]*\r?\n"
_NAMES = r"[^\s,]+"
_WORD = r"\w+(?:['’]\w+)*"
_LINE = re.compile(r"([a-z]+(?:-[a-z]+)*)\s+([0-9a-f]{12})(?:\s.*)?")


def permissions(prose: Prose) -> tuple[Allowed, ...]:
    """Return the permissions in a chapter's body, in order."""
    if "fic:" not in prose.source:
        return ()
    spans = [prose.span(paragraph, 0, len(paragraph.text)) for paragraph in prose.paragraphs]
    found: list[Allowed] = []
    for comment in lazy_pattern(_COMMENT).finditer(prose.source):
        start, end = prose.start + comment.start(), prose.start + comment.end()
        names = tuple(lazy_pattern(_NAMES).findall(comment[1]))
        if not spans or end <= spans[0][0]:
            found.append(Allowed(names, start, end, None))
            continue
        holds = _held(prose, spans, start)
        if holds is not None:
            found.append(Allowed(names, start, end, (min(holds[0], start), holds[1])))
    return tuple(found)


def _held(prose: Prose, spans: list[tuple[int, int]], start: int) -> tuple[int, int] | None:
    """Return the paragraph a comment stands in, else the next one, None after the last."""
    before = [span for span in spans if span[0] <= start]
    if before and not lazy_pattern(_BLANK_LINE).search(prose.source, before[-1][1] - prose.start, start - prose.start):
        return before[-1]
    return next((span for span in spans if span[0] > start), None)


def fingerprint(found: Found, text: str) -> str:
    """Return what a finding is remembered by: 12 hexadecimal digits of its rule, its words and two on each side."""
    first, last = found.paragraph
    word = lazy_pattern(_WORD)
    before = word.findall(text[max(first, found.start - 80) : found.start])[-2:]
    after = word.findall(text[found.end : min(max(last, found.end), found.end + 80)])[:2]
    said = "\0".join((found.rule, *before, text[found.start : found.end], *after))
    return hashlib.sha256(folded(" ".join(said.split())).encode()).hexdigest()[:12]


def ignored(text: str) -> frozenset[tuple[str, str]]:
    """Return the rules and fingerprints that a `lint-ignore.txt` holds; FicError naming a line that is none."""
    found: set[tuple[str, str]] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        parts = _LINE.fullmatch(line.strip())
        if parts is None:
            raise FicError(f"{IGNORE_FILE}:{number}: this is no rule with its fingerprint; take the line away.")
        found.add((parts[1], parts[2]))
    return frozenset(found)


def with_findings(text: str, findings: Iterable[Finding], used: frozenset[str] | None) -> str:
    """Return an ignore file with a line for each finding; lines whose fingerprint isn't ``used`` any more go.

    None for ``used`` keeps every line. What the author wrote around them stays.
    """
    kept = [line for line in text.splitlines() if used is None or _stays(line, used)]
    known = {parts[2] for line in kept if (parts := _LINE.fullmatch(line.strip()))}
    new = {
        finding.fingerprint: f"{finding.rule} {finding.fingerprint}  {finding.path}: {finding.excerpt}"
        for finding in findings
        if finding.fingerprint not in known
    }
    lines = kept or HEADING.splitlines()
    return "".join(f"{line}\n" for line in (*lines, *new.values()))


def _stays(line: str, used: frozenset[str]) -> bool:
    parts = _LINE.fullmatch(line.strip())
    return parts is None or parts[2] in used
