"""Rules × chapters → findings: map each chapter, then reduce over the story.

The map step (`Linter.mapped`) is a pure function of a chapter's text, the rules, the language and the rules' settings,
so its answer may be kept (`kept.py`) and made in parallel (`parallel.py`). The reduce step (`Linter.reduced`) takes
every chapter's facts; of chapters that weren't asked about, only what they count for (`rest.py`). Levels, permissions
and the story's own words are applied to what both found, afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from fic.errors import FicError
from fic.lint.choice import Choice, rule_names
from fic.lint.dispatch import Dispatch
from fic.lint.finding import Allowed, Finding, Found, Lines, Report
from fic.lint.rule import NO_SETTINGS, ChapterFacts, Level, Permissions, Stories, StorySlip
from fic.manuscript.chapter import Chapter
from fic.manuscript.prose import BODY, folded, proses


@dataclass(frozen=True, eq=False)
class Sheet:
    """A chapter to lint: its path as the author knows it, and its position in the story, None outside a story.

    ``source`` is the chapter, or what reads it: it is only read if its answers weren't kept. They are by its file's
    bytes, ``data``, or by what git calls those, ``blob``; both are None for a chapter whose answers aren't to be kept.
    """

    path: str
    source: Chapter | Callable[[], Chapter]
    position: int | None = None
    data: bytes | None = None
    blob: str | None = None

    @cached_property
    def chapter(self) -> Chapter:
        """The chapter; FicError where its file can't be read as one."""
        return self.source if isinstance(self.source, Chapter) else self.source()


class Mapped(NamedTuple):
    """What the map step answers for one chapter: its findings, facts by rule which JSON can hold, and permissions.

    ``words`` is None where they were not counted.
    """

    found: tuple[Found, ...]
    facts: Mapping[str, Any]
    allowed: tuple[Allowed, ...]
    number: int | None
    finished: bool
    words: int | None


# What chapters count for in the judgement of others: the sums of their facts' counts, by rule.
Counts = Mapping[str, Mapping[str, int]]
# Gives what the chapters of a story that were not asked about count for.
Others = Callable[["Linter"], Counts]


def nobody(_linter: Linter) -> Counts:
    """Return what no chapters count for: a file that stands alone has none beside it."""
    return {}


class Batch(NamedTuple):
    """Chapters of one story, and the rules it chooses; ``whole`` tells whether these are all its chapters.

    ``others`` gives what the rest of the story counts for, and is asked only where that may accuse or excuse anything:
    a word that is strange in one chapter is a name in forty, or a slip in one that forty have.
    """

    choice: Choice
    sheets: tuple[Sheet, ...]
    whole: bool
    others: Others = nobody


# Gives the answers of the map step for chapters, in their order; a sentence instead for one that can't be read.
Mapper = Callable[["Linter", Sequence[Sheet], bool], Iterable["Mapped | FicError"]]


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

    def mapped(self, chapter: Chapter, *, count_words: bool = False) -> Mapped:
        """Return what one chapter's text alone says."""
        texts = tuple(proses(chapter))
        found = tuple(each for prose in texts for each in self.dispatch(prose.where).found(prose))
        allowed: tuple[Allowed, ...] = ()
        if "fic:" in chapter.text:
            from fic.lint.suppress import permissions  # few chapters allow anything

            allowed = tuple(each for prose in texts if prose.where == BODY for each in permissions(prose))
        return Mapped(
            found=found,
            facts={name: trigger.facts(texts) for name, trigger, _check in self._stories()},
            allowed=allowed,
            number=chapter.number,
            finished=chapter.finished,
            words=chapter.words if count_words else None,
        )

    def reduced(
        self, sheets: Sequence[Sheet], mapped: Sequence[Mapped], rest: Counts = NO_SETTINGS
    ) -> dict[str, list[Found]]:
        """Return what the facts of the chapters together say, by path; ``rest`` is what all others count for."""
        by_path: dict[str, list[Found]] = {}
        sheet_at = {sheet.path: sheet for sheet in sheets}
        for name, trigger, check in self._stories():
            facts = [
                ChapterFacts(
                    sheet.path,
                    each.number,
                    sheet.position,
                    self.choice.disclaimer_at(sheet.position),
                    each.facts[name],
                    self.choice.language,
                )
                for sheet, each in zip(sheets, mapped, strict=True)
            ]
            together = [each for each in facts if each.position is not None]
            if trigger.whole and name in rest:
                silent = {"places": [], "counts": rest[name]}
                together.append(ChapterFacts("", None, len(together), "", silent, self.choice.language))
            alone = ([each] for each in facts if each.position is None)
            for slip in (slip for chapters in (together, *alone) for slip in check(chapters)):
                text = sheet_at[slip.path].chapter.text
                line = text.rfind("\n", 0, slip.start) + 1, (text.find("\n", slip.end) + 1 or len(text) + 1) - 1
                found = Found(name, slip.where, slip.start, slip.end, slip.message, slip.fixes, line)
                by_path.setdefault(slip.path, []).append(found)
        return by_path

    def counts(self, mapped: Iterable[Mapped]) -> dict[str, Counter[str]]:
        """Return what chapters count for in the judgement of others."""
        names = [name for name, trigger, _check in self._stories() if trigger.whole]
        total: dict[str, Counter[str]] = {name: Counter() for name in names}
        for each in mapped:
            for name in names:
                total[name].update(each.facts[name]["counts"])
        return total

    def asks_the_story(self, sheets: Sequence[Sheet], mapped: Sequence[Mapped]) -> bool:
        """Return whether the rest of the story may accuse or excuse anything in these chapters."""
        names = [name for name, trigger, _check in self._stories() if trigger.whole]
        return any(
            each.facts[name]["places"]
            for sheet, each in zip(sheets, mapped, strict=True)
            if sheet.position is not None
            for name in names
        )

    def findings(self, sheet: Sheet, mapped: Mapped, story: Iterable[Found] = ()) -> tuple[list[Finding], set[str]]:
        """Return a chapter's findings in reading order, and the fingerprints of those that are waved through.

        ``story`` is what the reduce step found in the chapter. What is off, allowed in the text or a word of the
        story's own is left out.
        """
        found = sorted((*mapped.found, *story), key=lambda each: (each.start, each.end, each.rule))
        if mapped.allowed:
            found = self._permitted(found, mapped.allowed)
        kept: list[Finding] = []
        waved: set[str] = set()
        lines: Lines | None = None
        for each in found:
            level = self.level(each.rule, sheet, finished=mapped.finished)
            if level is None or self._is_own_word(each, sheet.chapter.text):
                continue
            lines = lines or Lines(sheet.chapter.text)
            finding = _finding(each, level, sheet, lines)
            if (finding.rule, finding.fingerprint) in self.choice.ignored:
                waved.add(finding.fingerprint)
            else:
                kept.append(finding)
        return kept, waved

    def level(self, name: str, sheet: Sheet, *, finished: bool) -> Level | None:
        """Return how severe a rule is in a chapter, None where it is off.

        What is merely unfinished is a hint while the chapter is being drafted.
        """
        level = self.choice.level(self.rules[name])
        drafting = sheet.position is not None and not finished
        return Level.HINT if level and drafting and self.rules[name].unfinished else level

    def _permitted(self, found: Iterable[Found], allowed: Sequence[Allowed]) -> list[Found]:
        """Return the findings no permission covers, and one for each permission that covers none."""
        kept: list[Found] = []
        used: set[tuple[Allowed, str]] = set()
        for each in found:
            covering = [permission for permission in allowed if permission.covers(each)]
            used.update((permission, each.rule) for permission in covering)
            if not covering:
                kept.append(each)
        for name, check in self._permission_checks():
            known = rule_names()
            for permission in allowed:
                for rule in permission.rules:
                    if (permission, rule) not in used and (rule in self.rules or rule not in known):
                        span = (permission.start, permission.end)
                        kept.append(Found(name, BODY, *span, check(rule, known), (), span))
        return sorted(kept, key=lambda each: (each.start, each.end, each.rule))

    def _is_own_word(self, found: Found, text: str) -> bool:
        return self.rules[found.rule].vocabulary and folded(text[found.start : found.end]) in self.choice.words

    def _stories(self) -> list[tuple[str, Stories, Callable[..., Iterable[StorySlip]]]]:
        return [
            (rule.name, trigger, check)
            for rule in self.choice.rules
            for trigger, check in rule.calls
            if isinstance(trigger, Stories)
        ]

    def _permission_checks(self) -> list[tuple[str, Callable[[str, Collection[str]], str]]]:
        return [
            (rule.name, check)
            for rule in self.choice.rules
            for trigger, check in rule.calls
            if isinstance(trigger, Permissions)
        ]


def one_by_one(linter: Linter, sheets: Sequence[Sheet], count_words: bool) -> Iterator[Mapped | FicError]:
    """Yield what the map step answers for each chapter, made here and now."""
    for sheet in sheets:
        try:
            yield linter.mapped(sheet.chapter, count_words=count_words)
        except FicError as broken:
            yield broken


def linted(batches: Iterable[Batch], *, count_words: bool, mapper: Mapper = one_by_one) -> Report:
    """Return what the chosen rules find in the chapters of all batches, in their order.

    ``mapper`` gives the answers of the map step, from where they are kept or in parallel. Words are counted only where
    they are asked for: counting takes as long as linting. A chapter that can't be read is a problem in the report.
    """
    findings: list[Finding] = []
    waved: set[str] = set()
    problems: list[str] = []
    chapters = words = 0
    for batch in batches:
        linter = Linter(batch.choice)
        sheets: list[Sheet] = []
        mapped: list[Mapped] = []
        for sheet, answer in zip(batch.sheets, mapper(linter, batch.sheets, count_words), strict=True):
            if isinstance(answer, FicError):
                problems.append(str(answer))
            else:
                sheets.append(sheet)
                mapped.append(answer)
        beside = not batch.whole and linter.asks_the_story(sheets, mapped)
        story = linter.reduced(sheets, mapped, batch.others(linter) if beside else NO_SETTINGS)
        for sheet, each in zip(sheets, mapped, strict=True):
            kept, passed = linter.findings(sheet, each, story.get(sheet.path, ()))
            findings += kept
            waved |= passed
            words += each.words or 0
        chapters += len(sheets)
    return Report(tuple(findings), chapters, words, frozenset(waved), tuple(problems))


def _finding(found: Found, level: Level, sheet: Sheet, lines: Lines) -> Finding:
    from fic.lint.suppress import fingerprint  # a run that finds nothing doesn't pay for it

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
        paragraph=lines.piece(*found.paragraph),
        line_text=lines.line(line),
        fingerprint=fingerprint(found, text),
    )
