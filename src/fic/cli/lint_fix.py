"""`fic lint --fix` and `--diff`: what they do and what they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path, PurePosixPath

from fic.cli.lint_older import earlier_paragraphs
from fic.cli.linting import batches
from fic.cli.said import say
from fic.errors import FicError, UsageError
from fic.files.asked import Answer, Asked
from fic.files.chapter_file import parsed_chapter
from fic.files.reading import BOM
from fic.files.save import all_replaced
from fic.lint.finding import Finding
from fic.lint.fix import Mended, mended
from fic.lint.older import parted
from fic.lint.run import Linter, Sheet
from fic.manuscript.chapter import Chapter
from fic.report.inert import inert, inert_lines


def put_in(asked: Answer, *, show: bool) -> Answer:
    """Write the safe fixes into the files of a story, all or none, and return the texts as they are now.

    With ``show``, it says what was done.
    """
    texts = []
    edits: dict[Path, dict[PurePosixPath, tuple[bytes, bytes]]] = {}
    done: list[Finding] = []
    for text, result in _mended(asked.texts):
        if text.file is None:
            raise UsageError("--fix writes files; for standard input, --diff shows what it would do.")
        if result.applied:
            data = _bytes(text, result)
            file = text.file.absolute()
            edits.setdefault(text.home.root or file.parent, {})[PurePosixPath(file.as_posix())] = (text.data, data)
            text = replace(text, data=data)
            done += result.applied
        texts.append(text)
    for root, changes in edits.items():
        all_replaced(root, changes)
    if show:
        for finding in done:
            say(_done(finding))
    return asked._replace(texts=tuple(texts))


def differences(asked: Answer) -> str:
    """Return what `--fix` would do as a unified diff."""
    pieces: list[str] = []
    for text, result in _mended(asked.texts):
        if result.applied:
            old, new = (each.splitlines(keepends=True) for each in (text.chapter.text, result.text))
            pieces += map(_line, unified_diff(old, new, inert(text.shown), inert(text.shown)))
    return "".join(pieces)


def _mended(texts: tuple[Asked, ...]) -> Iterator[tuple[Asked, Mended]]:
    for text in texts:
        if not _is_readable(text):
            yield text, Mended("", ())
            continue
        (batch,) = batches((text,))
        linter = Linter(batch.choice)

        def findings(chapter: Chapter, text: Asked = text, linter: Linter = linter) -> list[Finding]:
            found, _waved = linter.findings(Sheet(text.shown, chapter, text.position), linter.mapped(chapter))
            return found if text.before is None else parted(found, earlier_paragraphs(text))[0]

        def read(changed: str, text: Asked = text) -> Chapter:
            return _read(text, changed.encode())

        yield text, mended(text.chapter, findings, read)


def _is_readable(text: Asked) -> bool:
    """Return whether the text can be read as a chapter; where it can't, linting it says so."""
    try:
        return bool(text.chapter)
    except FicError:
        return False


def _read(text: Asked, data: bytes) -> Chapter:
    return parsed_chapter(data, text.path)


def _bytes(text: Asked, result: Mended) -> bytes:
    return (BOM if text.data.startswith(BOM) else b"") + result.text.encode()


def _done(finding: Finding) -> str:
    fix = finding.safe_fix
    place = f"{finding.path}:{finding.line}:{finding.column}"
    became = f'is now "{fix.replacement}"' if fix and fix.replacement else "was taken away"
    return f'{place}: "{finding.text}" {became} [{finding.rule}]'


def _line(line: str) -> str:
    end = "" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return inert_lines(line) + end
