"""When a chapter was really written, from what git's log says: pure functions over its output.

The facts behind the choices stand in docs/decisions/days-from-git.md: most commits to a chapter are small mends long
after it was written, files are renamed, and whole serials are imported in one commit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fic.files.raw_diff import Entry, entries
from fic.files.reading import BOM

# What follows `git log` or `git diff-tree`, for commits() to read.
LOG_FORMAT = "--format=%x01%H %as"
LOG_OPTIONS = (
    "--raw", "-r", "-z", "--abbrev=64", "--root", "--no-relative", "--no-ext-diff", "--no-textconv",
    "--ignore-submodules=all",
)  # fmt: skip

A_FEW = 3
"""A commit that completes more chapters than this brought them from elsewhere: nobody writes that many at once."""

_TENTH = 0.1


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, the author's day (in the author's own zone; None if it names none) and what it did."""

    id: str
    day: date | None
    entries: tuple[Entry, ...]

    @property
    def may_renumber(self) -> bool:
        """Whether files may have changed places under names that stay in use, which git only finds when asked to."""
        letters = {entry.status for entry in self.entries}
        return "M" in letters and not letters.isdisjoint("ADR")


@dataclass(frozen=True, slots=True)
class Revision:
    """One step in a chapter's life: the blob before (None when it began) and after."""

    commit: str
    day: date | None
    old: str | None
    new: str


def commits(log: str) -> Iterator[Commit]:
    """Read the output of `git log` with LOG_FORMAT and LOG_OPTIONS, newest first; source: git-diff(1), "Raw output"."""
    for part in f"\0{log}".split("\0\x01")[1:]:
        head, *fields = part.replace("\n", "\0", 1).split("\0")
        commit, day = head.split(" ")
        yield Commit(commit, _day(day), tuple(entries(fields)))


def revisions(history: Iterable[Commit], chapters: Iterable[str]) -> dict[str, list[Revision]]:
    """Return the revisions of each of ``chapters`` (paths as they are now), newest first, renames followed.

    A chapter that was removed and brought back goes on where it left off.
    """
    names = {chapter: chapter for chapter in chapters}
    found: dict[str, list[Revision]] = {chapter: [] for chapter in names}
    for commit in history:
        moved_on = _with_moves(commit.entries)
        for entry in moved_on:
            chapter = names.get(entry.path)
            if chapter is None:
                continue
            own = found[chapter]
            if entry.new is not None:
                own.append(Revision(commit.id, commit.day, entry.old, entry.new))
            elif own and own[-1].old is None:
                own[-1] = replace(own[-1], old=entry.old)
        sources = {entry.path: entry.source for entry in moved_on if entry.source != entry.path}
        if sources:
            stayed = {path: chapter for path, chapter in names.items() if path not in sources}
            moved = {sources[path]: chapter for path, chapter in names.items() if path in sources}
            names = {**stayed, **moved}
    return found


def imports(chapters: Mapping[str, Sequence[Revision]], sizes: Mapping[str, int]) -> frozenset[str]:
    """Return the commits that complete more than a few chapters at once, each growing by a tenth of its final size."""
    completed: Counter[str] = Counter()
    for own in chapters.values():
        for revision in own:
            if revision.new in sizes and (revision.old is None or revision.old in sizes):
                growth = sizes[revision.new] - (sizes[revision.old] if revision.old else 0)
                completed[revision.commit] += growth >= _TENTH * sizes.get(own[0].new, 0)
    return frozenset(commit for commit, count in completed.items() if count > A_FEW)


def crowded(chapters: Mapping[str, Sequence[Revision]]) -> frozenset[str]:
    """Return the blobs whose sizes imports() needs: those of commits that touch more than a few chapters."""
    touched = Counter(revision.commit for own in chapters.values() for revision in own)
    blobs = set()
    for own in chapters.values():
        for revision in own:
            if touched[revision.commit] > A_FEW:
                blobs |= {revision.new, own[0].new} | ({revision.old} if revision.old else set())
    return frozenset(blobs)


def written_day(own: Sequence[Revision], words: Callable[[str], int], imported: frozenset[str]) -> date | None:
    """Return the last day on which a chapter grew by a tenth of the words it has now, or None if none is known.

    ``own`` is newest first, ``words`` counts a blob's, ``imported`` are commits set aside. A chapter that grew little
    by little was written when it reached nine tenths for good. Blobs are only counted as far back as it takes.
    """
    if not own:
        return None
    final = words(own[0].new)
    days: dict[date, Counter[str]] = {}
    for revision in own:
        if revision.commit not in imported and revision.day is not None:
            change = days.setdefault(revision.day, Counter())
            change[revision.new] += 1
            if revision.old:
                change[revision.old] -= 1
    for day in sorted(days, reverse=True):
        growth = sum(sign * words(blob) for blob, sign in days[day].items() if sign)
        if growth > 0 and growth >= _TENTH * final:
            return day
    enough = (1 - _TENTH) * final
    for revision in own:
        if words(revision.new) >= enough > (words(revision.old) if revision.old else 0):
            return None if revision.commit in imported else revision.day
    return None


def rough_words(content: bytes) -> int:
    """Return about how many words a chapter's file has, its front matter left out; fast, for comparing versions.

    Blanks separate words; each character of a script that has no blanks (its UTF-8 begins with E3 to E9) is one.
    """
    body = content.removeprefix(BOM)
    if body.startswith((b"---\n", b"---\r\n")):
        end = body.find(b"\n---", 3)
        body = body[end + 4 :] if end > 0 else body
    return len(body.split()) + (0 if body.isascii() else sum(body.count(bytes([lead])) for lead in range(0xE3, 0xEA)))


def _day(told: str) -> date | None:
    """Return the day git told; a commit can be dated in the year 10000, and a broken one not at all."""
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _with_moves(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return ``entries`` with chapters that moved on to a name in use taken for what they are.

    Git looks for renames among new names only: where a path holds, unchanged, what another held before, it is that
    one, moved; and where a path's own text moved away, what stands there now is new.
    """
    if len(entries) < 2:
        return entries
    held = {entry.old: entry.source for entry in entries if entry.old and entry.status in "MD"}
    moves = []
    for entry in entries:
        source = held.get(entry.new or "") if entry.status in "MA" else None
        if source is None or source == entry.path:
            moves.append(entry)
        else:
            moves.append(replace(entry, status="R", source=source, old=entry.new))
    left = {entry.source for entry in moves if entry.source != entry.path}
    return [
        replace(entry, status="A", old=None) if entry.status == "M" and entry.path in left else entry for entry in moves
    ]
