"""One chapter's file: its bytes read as a Chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from fic.errors import FicError
from fic.files.front_matter import FrontMatterError, Text, Tree, front_matter, offsets
from fic.files.reading import BOM, utf8_text
from fic.manuscript.chapter import Chapter, Field, Notes, Posting

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[Tt ].*)?")


def chapter_number(name: str) -> int | None:
    """Return the number a file's name gives its chapter: the leading digits, else the last run of digits, else None."""
    stem = name.rsplit(".", 1)[0]
    runs = re.findall(r"[0-9]+", stem)
    if not runs:
        return None
    # A name of thousands of digits is no number an author meant, and int() refuses it.
    return int((runs[0] if stem[0] in "0123456789" else runs[-1])[:18])


def parsed_chapter(data: bytes, path: PurePosixPath) -> Chapter:
    """Return the chapter written in ``data``, the bytes of the file at ``path`` (used for its number and in messages).

    Raises FicError naming file and line for text that isn't UTF-8, YAML that doesn't parse, and values of the wrong
    kind.
    """
    text = chapter_text(data, path)
    try:
        found = front_matter(text)
        values: Tree = found.values if found else Tree()
        body_start = found.block.body_start if found else 0
        notes = _notes(values)
        fields = tuple(_fields(values))
        return Chapter(
            path=path,
            number=chapter_number(path.name),
            title=_said(values, "title") or _title(text, body_start, path),
            text=text,
            body_start=body_start,
            summary=_said(values, "summary"),
            notes=notes,
            drafted=_day(values, "drafted"),
            release=_day(values, "release"),
            postings=tuple(_postings(values)),
            fields=fields,
            arc=_said(values, "arc"),
        )
    except FrontMatterError as broken:
        raise FicError(f"{path}:{broken.line}: {broken}.") from None


def chapter_text(data: bytes, path: PurePosixPath) -> str:
    """Return the text of a chapter's file, without a byte order mark, its line endings as they are."""
    return utf8_text(data.removeprefix(BOM), str(path))


# --- from values as written to values as meant ------------------------------------------------------------------------


def _said(values: Tree, key: str) -> str:
    value = values.get(key)
    if value is None:
        return ""
    if not isinstance(value, Text):
        raise FrontMatterError(f"{key} must be text", value.line)
    return value.value.strip()


def _notes(values: Tree) -> Notes:
    value = values.get("notes")
    if value is None or (isinstance(value, Text) and not value.value):
        return Notes()
    if not isinstance(value, Tree):
        raise FrontMatterError('notes must be `before` and `after`: notes: {before: "…", after: "…"}', value.line)
    return Notes(_said(value, "before"), _said(value, "after"))


def _fields(values: Tree) -> Iterator[Field]:
    notes = values.get("notes")
    notes = notes if isinstance(notes, Tree) else Tree()
    candidates = {
        "title": values.get("title"),
        "summary": values.get("summary"),
        "notes.before": notes.get("before"),
        "notes.after": notes.get("after"),
    }
    for where, text in candidates.items():
        if isinstance(text, Text) and text.value.strip():
            places = offsets(text)
            if places is not None:
                yield Field(where, text.value, places)


def _day(values: Tree, key: str) -> date | None:
    value = values.get(key)
    if value is None or (isinstance(value, Text) and not value.value):
        return None
    written = _DATE.fullmatch(value.value) if isinstance(value, Text) else None
    try:
        if written:
            return date.fromisoformat(written[1])
    except ValueError:
        pass
    shown = f", not {value.value!r}" if isinstance(value, Text) else ""
    raise FrontMatterError(f"{key} must be a date such as 2026-10-02{shown}", value.line)


def _postings(values: Tree) -> Iterator[Posting]:
    ledger = values.get("posted")
    if ledger is None or (isinstance(ledger, Text) and not ledger.value):
        return
    if not isinstance(ledger, Tree):
        raise FrontMatterError("posted must be a site with its dates: posted: {ao3: {first: 2026-10-09}}", ledger.line)
    for site, record in ledger.items():
        if isinstance(record, Text):
            # `ao3: 2026-10-09` is what a person writes by hand.
            record = Tree(record.line, {"first": record})
        if not isinstance(record, Tree):
            raise FrontMatterError(f"posted.{site} must say when: {{first: 2026-10-09}}", record.line)
        first, last = _day(record, "first"), _day(record, "last")
        if first is None and last is None:
            raise FrontMatterError(f"posted.{site} must say when: {{first: 2026-10-09}}", record.line)
        yield Posting(
            site=site,
            first=first or last or date.min,
            last=last or first or date.min,
            text=_said(record, "text") or None,
            url=_said(record, "url") or None,
        )


def _title(text: str, body_start: int, path: PurePosixPath) -> str:
    heading = _HEADING.search(text, body_start)
    if heading and heading[1].strip("*_ "):
        return heading[1].strip("*_ ")
    number = chapter_number(path.name)
    name = re.sub(rf"(?i)^ch(?:ap|apter)?[\s._-]*0*{number}[\s._-]+(?=\w)", "", path.stem)
    words = " ".join(re.sub(r"^[\d\s._-]+|[\s._-]+$", "", name).replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or (path.stem if number is None else f"Chapter {number}")
