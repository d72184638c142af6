"""Which rule is called where: tables made once a run, then one look-up a word for all rules together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import compress, count
from operator import eq
from typing import Any, TypeVar

from fic.lint.finding import Found
from fic.lint.rule import (
    Chapters,
    Check,
    Faults,
    Marks,
    Matches,
    Narrations,
    Paragraphs,
    Repeats,
    Rule,
    Slip,
    Speeches,
    Trigger,
    Words,
    lazy_pattern,
)
from fic.manuscript.narration import narrations
from fic.manuscript.prose import Paragraph, Prose
from fic.manuscript.speech import Heard

Kind = TypeVar("Kind", bound=Trigger[Any])
Call = tuple[str, Callable[..., Any]]


class Dispatch:
    """The rules that apply in one place of a chapter, by what they are called on."""

    def __init__(self, rules: Sequence[Rule], settings: Mapping[str, Mapping[str, Any]]) -> None:
        calls = [
            (trigger, (rule.name, _bound(rule, check, settings.get(rule.name, {}))))
            for rule in rules
            for trigger, check in rule.calls
        ]
        self.words = _keyed(calls, Words)
        self.marks = _keyed(calls, Marks)
        self.faults = _keyed(calls, Faults)
        self.repeats = {int(after): answering for after, answering in _keyed(calls, Repeats).items()}
        self.speeches = _called(calls, Speeches)
        self.narrations = _called(calls, Narrations)
        self.paragraphs = _called(calls, Paragraphs)
        self.chapters = _called(calls, Chapters)
        self.matches = [
            (lazy_pattern(trigger.pattern), call) for trigger, call in calls if isinstance(trigger, Matches)
        ]
        self.mark_pattern = re.compile(f"[{re.escape(''.join(self.marks))}]") if self.marks else None
        self.hears = bool(self.faults or self.speeches or self.narrations)

    def found(self, prose: Prose) -> Iterator[Found]:
        """Yield what the rules find in the prose, paragraph by paragraph."""
        for paragraph in prose.paragraphs:
            for name, slip in self._slips(prose, paragraph):
                yield found(name, prose, slip)
        for name, check in self.chapters:
            for slip in check(prose):
                yield found(name, prose, slip)

    def _slips(self, prose: Prose, paragraph: Paragraph) -> Iterator[tuple[str, Slip]]:
        for calls, at in self._occasions(prose, paragraph):
            for name, check in calls:
                slip = check(prose, paragraph, at)
                if slip is not None:
                    yield name, slip
        for name, check in self.paragraphs:
            for slip in check(prose, paragraph):
                yield name, slip

    def _occasions(self, prose: Prose, paragraph: Paragraph) -> Iterator[tuple[Sequence[Call], Any]]:
        """Yield what in a paragraph can concern rules: the rules, and the place they are called with."""
        keys, words = paragraph.keys, self.words
        for index in [index for index, key in enumerate(keys) if key in words]:
            yield words[keys[index]], index
        for after, calls in self.repeats.items():
            for index in compress(count(), map(eq, keys, keys[after:])):
                yield calls, index
        if self.mark_pattern:
            for mark in self.mark_pattern.finditer(paragraph.text):
                yield self.marks[mark[0]], mark.start()
        for pattern, call in self.matches:
            for match in pattern.finditer(paragraph.text):
                yield (call,), match
        if self.hears:
            yield from self._heard(paragraph, prose.heard[paragraph.number])

    def _heard(self, paragraph: Paragraph, heard: Heard) -> Iterator[tuple[Sequence[Call], Any]]:
        for speech in heard.speeches:
            yield self.speeches, speech
        if self.narrations and heard.speeches:
            for narration in narrations(paragraph, heard):
                yield self.narrations, narration
        for fault in heard.faults:
            yield self.faults.get(fault.kind, ()), fault


def found(rule: str, prose: Prose, slip: Slip) -> Found:
    """Return a slip at its place in the file; its fixes are dropped where markup stands inside the span."""
    paragraph = slip.paragraph
    start, end = prose.span(paragraph, slip.start, slip.end)
    plain = prose.is_plain(paragraph, slip.start, slip.end)
    return Found(
        rule,
        prose.where,
        start,
        end,
        slip.message,
        slip.fixes if plain else (),
        _whole(prose, paragraph),
    )


@lru_cache(maxsize=2)  # a long paragraph may have a hundred thousand slips
def _whole(prose: Prose, paragraph: Paragraph) -> tuple[int, int]:
    return prose.span(paragraph, 0, len(paragraph.text))


def _bound(rule: Rule, check: Callable[..., Any], own: Mapping[str, Any]) -> Callable[..., Any]:
    if not rule.settings:
        return check
    return partial(check, settings={name: own.get(name, each.default) for name, each in rule.settings.items()})


def _called(calls: Sequence[tuple[Trigger[Any], Call]], kind: type[Trigger[Check]]) -> tuple[Call, ...]:
    return tuple(call for trigger, call in calls if isinstance(trigger, kind))


def _keyed(calls: Sequence[tuple[Trigger[Any], Call]], kind: type[Trigger[Check]]) -> dict[str, tuple[Call, ...]]:
    table: dict[str, tuple[Call, ...]] = {}
    for trigger, call in calls:
        if isinstance(trigger, kind):
            for key in trigger.keys:
                table[key] = (*table.get(key, ()), call)
    return table
