"""Rules × chapters → findings: map each chapter, then reduce over the story.

The map step (`mapped`) is a pure function of a chapter's text, the rules, the language and the rules' settings, so its
answer may be kept. The reduce step (`reduced`) takes every chapter's facts. Levels, permissions and the story's own
words are applied to what both found, afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from fic.lint.choice import Choice
from fic.lint.dispatch import Dispatch
from fic.lint.finding import Finding, Found, Lines, Report
from fic.lint.rule import ChapterFacts, Level, Stories, StorySlip
from fic.manuscript.chapter import Chapter
from fic.manuscript.prose import folded, proses


class Sheet(NamedTuple):
    """A chapter to lint: its path as the author knows it, and its position in the story, None outside a story."""

    path: str
    chapter: Chapter
    position: int | None = None


class Mapped(NamedTuple):
    """What the map step answers for one chapter: its findings, and facts by rule, which JSON can hold."""

    found: tuple[Found, ...]
    facts: Mapping[str, Any]


class Batch(NamedTuple):
    """Chapters of one story, and the rules it chooses; ``whole`` tells whether these are all its chapters."""

    choice: Choice
    sheets: tuple[Sheet, ...]
    whole: bool


class Linter:
    """The rules chosen for a run, ready to be called."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.rules = {rule.name: rule for rule in choice.rules}
        self._dispatch: dict[str, Dispatch] = {}

    def dispatch(self, where: str) -> Dispatch:
        """Return the tables for a place of a chapter (body, title, ...)."""
        if where not in self._dispatch:
            rules = [rule for rule in self.choice.rules if where in rule.places]
            self._dispatch[where] = Dispatch(rules, self.choice.settings)
        return self._dispatch[where]

    def mapped(self, chapter: Chapter) -> Mapped:
        """Return what one chapter's text alone says."""
        texts = tuple(proses(chapter))
        found = tuple(each for prose in texts for each in self.dispatch(prose.where).found(prose))
        return Mapped(found, {name: trigger.facts(texts) for name, trigger, _check in self._stories()})

    def reduced(self, sheets: Sequence[Sheet], mapped: Sequence[Mapped], *, whole: bool) -> dict[str, list[Found]]:
        """Return what the facts of the chapters together say, by path.

        ``whole`` tells whether these are all chapters of the story; rules that need them all wait till they are.
        """
        by_path: dict[str, list[Found]] = {}
        texts = {sheet.path: sheet.chapter.text for sheet in sheets}
        for name, trigger, check in self._stories():
            if trigger.whole and not whole:
                continue
            facts = [
                ChapterFacts(
                    sheet.path,
                    sheet.chapter.number,
                    sheet.position,
                    self.choice.disclaimer_at(sheet.position),
                    each.facts[name],
                    self.choice.language,
                )
                for sheet, each in zip(sheets, mapped, strict=True)
            ]
            for slip in (slip for chapters in _stories_of(facts, trigger) for slip in check(chapters)):
                text = texts[slip.path]
                line = text.rfind("\n", 0, slip.start) + 1, (text.find("\n", slip.end) + 1 or len(text) + 1) - 1
                found = Found(name, slip.where, slip.start, slip.end, slip.message, slip.fixes, line)
                by_path.setdefault(slip.path, []).append(found)
        return by_path

    def findings(self, sheet: Sheet, found: Iterable[Found]) -> list[Finding]:
        """Return what was found in a chapter with its levels and places, in reading order; what is off is left out."""
        lines: Lines | None = None
        kept: list[Finding] = []
        for each in sorted(found, key=lambda each: (each.start, each.end, each.rule)):
            level = self.level(each.rule, sheet)
            if level is None or self._is_own_word(each, sheet.chapter.text):
                continue
            lines = lines or Lines(sheet.chapter.text)
            kept.append(_finding(each, level, sheet, lines))
        return kept

    def level(self, name: str, sheet: Sheet) -> Level | None:
        """Return how severe a rule is in a chapter, None where it is off.

        What is merely unfinished is a hint while the chapter is being drafted.
        """
        level = self.choice.level(self.rules[name])
        drafting = sheet.position is not None and not sheet.chapter.finished
        return Level.HINT if level and drafting and self.rules[name].unfinished else level

    def _is_own_word(self, found: Found, text: str) -> bool:
        return self.rules[found.rule].vocabulary and folded(text[found.start : found.end]) in self.choice.words

    def _stories(self) -> list[tuple[str, Stories, Callable[..., Iterable[StorySlip]]]]:
        return [
            (rule.name, trigger, check)
            for rule in self.choice.rules
            for trigger, check in rule.calls
            if isinstance(trigger, Stories)
        ]


def linted(batches: Iterable[Batch], *, count_words: bool) -> Report:
    """Return what the chosen rules find in the chapters of all batches, in their order.

    Words are counted only where they are asked for: counting takes as long as linting.
    """
    findings: list[Finding] = []
    chapters = words = 0
    for batch in batches:
        linter = Linter(batch.choice)
        mapped = [linter.mapped(sheet.chapter) for sheet in batch.sheets]
        story = linter.reduced(batch.sheets, mapped, whole=batch.whole)
        for sheet, each in zip(batch.sheets, mapped, strict=True):
            findings += linter.findings(sheet, (*each.found, *story.get(sheet.path, ())))
        chapters += len(batch.sheets)
        words += sum(sheet.chapter.words for sheet in batch.sheets) if count_words else 0
    return Report(tuple(findings), chapters, words)


def _stories_of(facts: Sequence[ChapterFacts], trigger: Stories) -> Iterator[Sequence[ChapterFacts]]:
    """Yield the chapters of the story together; a file outside a story stands alone, where one chapter will do."""
    yield [each for each in facts if each.position is not None]
    if not trigger.whole:
        yield from ([each] for each in facts if each.position is None)


def _finding(found: Found, level: Level, sheet: Sheet, lines: Lines) -> Finding:
    line, column = lines.place(found.start)
    end_line, end_column = lines.place(found.end)
    text = sheet.chapter.text
    return Finding(
        path=sheet.path,
        chapter=sheet.chapter.number,
        where=found.where,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        rule=found.rule,
        level=level,
        message=found.message,
        excerpt=lines.excerpt(found.start, found.end),
        fixes=found.fixes,
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        paragraph=text[found.paragraph[0] : found.paragraph[1]],
        line_text=lines.line(line),
    )
