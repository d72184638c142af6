"""What the hook passes over: errors in paragraphs that were committed before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fic.cli.said import say
from fic.errors import FicError
from fic.files.asked import Asked
from fic.files.chapter_file import parsed_chapter
from fic.lint.finding import Report
from fic.lint.older import paragraphs, parted
from fic.lint.rule import Level
from fic.manuscript.chapter import Chapter


def without_older(report: Report, texts: Sequence[Asked]) -> Report:
    """Return the report with findings in new paragraphs only; the older errors are said in one line on stderr."""
    kept = []
    older = 0
    for text in texts:
        findings = [finding for finding in report.findings if finding.path == text.shown]
        new, old = parted(findings, earlier_paragraphs(text) if findings else frozenset())
        kept += new
        older += sum(finding.level is Level.ERROR for finding in old)
    if older:
        said = "1 older error stands" if older == 1 else f"{older} older errors stand"
        say(f"fic: {said} in paragraphs this commit leaves as they are; fic lint shows them.", err=True)
    return report._replace(findings=tuple(kept))


def earlier_paragraphs(text: Asked) -> frozenset[str]:
    """Return the paragraphs of what is committed of a text already."""
    return paragraphs(_versions(text))


def _versions(text: Asked) -> Iterator[Chapter]:
    for data in text.before or ():
        try:
            yield parsed_chapter(data, text.path)
        except FicError:
            # What was committed can't be read, so nothing in it counts as having stood there.
            continue
