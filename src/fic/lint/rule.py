'''A rule, what it is called on, and what it answers.

How to write a rule
-------------------
A rule is one module in `fic/lint/rules/`, found by being there, named for the fault it finds:

```python
"""One sentence that says what the fault is.

What it finds
    ...
Why it matters
    ...
What it leaves alone
    ...
"""

@rule(
    on=Words("a", "an"),                      # what can concern it: it is called there and nowhere else
    level=Level.ERROR,
    languages=("en",),                        # () for a rule that holds in any language
    examples=(Example("She ate a apple.", "a", "She ate an apple."),),
    leaves=("She ate an apple.",),
)
def wrong_article(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    ...
    return word_slip(paragraph, index, index, 'It is "an" before a vowel sound.', "an", safe=True)
```

The function's name is the rule's, hyphenated. The examples are its first tests and its page; that it fixes is read off
them. Text is tokenised once and dispatched; choose the cheapest trigger that cannot miss:

    on=                          called with (prose, paragraph, ...)               costs
    Words("a", "an")             the index of each such word, folded              a look-up a word, for all rules
    Repeats(after=1)             the index of the first of two equal words        a comparison a word, for all
    Marks("[(")                  the position of each such character              a scan a paragraph, for all
    Speeches()                   each quotation, a Speech                         parsed once for all rules
    Narrations()                 each stretch of narration beside speech          as Speeches, with its tag
    Faults("unclosed")           each fault of quotation marks the parser met     as Speeches
    Paragraphs()                 no more; answers with any number of slips        a call a paragraph
    Matches(pattern, cost="…")   each match of a pattern of its own               a scan of its own: say what it takes
    Chapters()                   (prose) alone; any number of slips               a call a chapter
    Stories(facts, whole=True)   (chapters), the facts of each; any number        a call a run

Folded words have small letters and straight apostrophes. A check is a pure function of what it is given: no files, no
clock, no state, so that its answers may be kept. It returns a `Slip` in the coordinates of the paragraph's text, or
None. A rule with settings of its own (`settings=`) is called with their values as the keyword `settings`. Regular
expressions are compiled when first needed (`lazy_pattern`): compiling forty takes longer than linting a chapter.
'''

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from fic.manuscript.narration import Narration
from fic.manuscript.pattern import lazy_pattern as lazy_pattern
from fic.manuscript.prose import BODY, PLACES, Paragraph, Prose
from fic.manuscript.speech import Fault, Speech

ENGLISH = ("en",)
BODY_ONLY = (BODY,)
NO_SETTINGS: Mapping[str, Any] = MappingProxyType({})


class Level(StrEnum):
    """How sure a finding is, and what it stops.

    ERROR: a mechanical slip beyond doubt, fails a commit. WARNING: probably a slip, shown, fails with `--strict`.
    HINT: style or consistency, shown when asked for.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Fix(NamedTuple):
    """What to put in place of exactly the finding's span. Safe: no reader could disagree."""

    replacement: str
    safe: bool


class Slip(NamedTuple):
    """What a check answers: a span of a paragraph's text (never empty), what is wrong, and fixes if it has any."""

    paragraph: Paragraph
    start: int
    end: int
    message: str
    fixes: tuple[Fix, ...] = ()


def slip(
    paragraph: Paragraph, start: int, end: int, message: str, replacement: str | None = None, *, safe: bool = False
) -> Slip:
    """Return a slip over ``start``..``end`` of the paragraph's text, with at most one fix."""
    fixes = () if replacement is None else (Fix(replacement, safe),)
    return Slip(paragraph, start, end, message, fixes)


def word_slip(
    paragraph: Paragraph, first: int, last: int, message: str, replacement: str | None = None, *, safe: bool = False
) -> Slip:
    """Return a slip over the words ``first`` to ``last``, both included."""
    return slip(paragraph, paragraph.starts[first], paragraph.end(last), message, replacement, safe=safe)


def fault_slip(paragraph: Paragraph, fault: Fault, message: str, *, safe: bool = False) -> Slip:
    """Return a slip for a fault of quotation marks, with its repair if it has one."""
    return slip(paragraph, fault.start, fault.end, message, fault.repair, safe=safe)


WordCheck: TypeAlias = Callable[[Prose, Paragraph, int], Slip | None]
MarkCheck: TypeAlias = Callable[[Prose, Paragraph, int], Slip | None]
MatchCheck: TypeAlias = Callable[[Prose, Paragraph, re.Match[str]], Slip | None]
SpeechCheck: TypeAlias = Callable[[Prose, Paragraph, Speech], Slip | None]
NarrationCheck: TypeAlias = Callable[[Prose, Paragraph, Narration], Slip | None]
FaultCheck: TypeAlias = Callable[[Prose, Paragraph, Fault], Slip | None]
PermissionCheck: TypeAlias = Callable[[str, Collection[str]], str]
ParagraphCheck: TypeAlias = Callable[[Prose, Paragraph], Iterable[Slip]]
ChapterCheck: TypeAlias = Callable[[Prose], Iterable[Slip]]
StoryCheck: TypeAlias = Callable[[Sequence["ChapterFacts"]], Iterable["StorySlip"]]
Facts: TypeAlias = Callable[[Sequence[Prose]], Any]

Check = TypeVar("Check", bound=Callable[..., Any])


class Trigger(Generic[Check]):
    """What a rule is called on. ``keys`` are the particular words, characters or kinds; () is all there are."""

    def __init__(self, *keys: str) -> None:
        self.keys = keys


class Words(Trigger[WordCheck]):
    """Particular words, folded; called with the word's index."""


class Repeats(Trigger[WordCheck]):
    """A word that stands again ``after`` so many words, whatever is between; called with the first one's index."""

    def __init__(self, after: int = 1) -> None:
        super().__init__(str(after))


class Marks(Trigger[MarkCheck]):
    """Particular characters, given in one string; called with each one's position in the text."""

    def __init__(self, marks: str) -> None:
        super().__init__(*marks)


class Speeches(Trigger[SpeechCheck]):
    """Quotations, open ones too."""


class Narrations(Trigger[NarrationCheck]):
    """Each stretch of narration beside speech, with the tag it begins with."""


class Faults(Trigger[FaultCheck]):
    """Faults of quotation marks, by kind."""


class Paragraphs(Trigger[ParagraphCheck]):
    """Every paragraph."""


class Chapters(Trigger[ChapterCheck]):
    """A whole place (the body, a note), once."""


class Permissions(Trigger[PermissionCheck]):
    """A permission in the text that allowed nothing; called with the rule's name and the names of all rules."""


class Matches(Trigger[MatchCheck]):
    """Every match of a pattern of the rule's own, on every paragraph's text: ``cost`` says what that takes."""

    def __init__(self, pattern: str, *, cost: str) -> None:
        super().__init__()
        self.pattern = pattern
        self.cost = cost


class Stories(Trigger[StoryCheck]):
    """The story: ``facts`` gathers from each chapter's proses what the check needs, as JSON can hold it.

    ``whole`` says that the story's other chapters have a say. The facts are then two: ``places``, the places in the
    chapter that the story may accuse or excuse, and ``counts``, how often something is met in it. The check is called
    with the chapters that are asked about, and with one more that has no places and all other chapters' counts, added;
    so it may go by the sum of the counts and by a chapter's own facts, and by nothing else.
    """

    def __init__(self, facts: Facts, *, whole: bool) -> None:
        super().__init__()
        self.facts = facts
        self.whole = whole


class ChapterFacts(NamedTuple):
    """A chapter as a story rule sees it: its place in the story, and what the rule's own facts say of it.

    ``position`` counts the story's chapters from 0; a file outside a story has none and is a story of its own.
    ``disclaimer`` is the text that this chapter should carry, "" where none is due, ``language`` the story's ("en-US").
    """

    path: str
    number: int | None
    position: int | None
    disclaimer: str
    facts: Any
    language: str = "en-US"


class StorySlip(NamedTuple):
    """What a story rule answers: as a slip, at code points of the file at ``path``."""

    path: str
    where: str
    start: int
    end: int
    message: str
    fixes: tuple[Fix, ...] = ()


class Example(NamedTuple):
    """A text with the slip, the words the finding must cover, and the text as it should be where the rule fixes it."""

    text: str
    covers: str
    fixed: str | None = None


Call: TypeAlias = tuple[Trigger[Any], Callable[..., Any]]


def also(on: Trigger[Check], check: Check) -> Call:
    """Return a second check of a rule, called on something else than the first."""
    return on, check


class Setting(NamedTuple):
    """A setting of a rule's own, under `[lint.rules.<rule>]`: a value of the default's type."""

    default: bool | int | str | tuple[str, ...]
    doc: str


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule: its name is the fault, its page the docstring of its module."""

    name: str
    calls: tuple[Call, ...]
    level: Level
    languages: tuple[str, ...]
    places: tuple[str, ...]
    unfinished: bool
    vocabulary: bool
    examples: tuple[Example, ...]
    leaves: tuple[str, ...]
    settings: Mapping[str, Setting] = field(repr=False)
    page: str = field(repr=False)

    @property
    def fixes(self) -> bool:
        """Whether it can offer a fix: read off its examples."""
        return any(example.fixed is not None for example in self.examples)

    @property
    def summary(self) -> str:
        """Its page's first sentence."""
        return self.page.strip().split("\n", 1)[0]

    def speaks(self, language: str) -> bool:
        """Return whether the rule holds in ``language`` ("en-US")."""
        return not self.languages or language.replace("_", "-").split("-")[0].lower() in self.languages


def rule(
    *,
    on: Trigger[Check] | tuple[Trigger[Check], ...],
    level: Level,
    languages: tuple[str, ...],
    examples: tuple[Example, ...],
    leaves: tuple[str, ...],
    places: tuple[str, ...] = PLACES,
    also: tuple[Call, ...] = (),
    unfinished: bool = False,
    vocabulary: bool = False,
    settings: Mapping[str, Setting] = NO_SETTINGS,
) -> Callable[[Check], Rule]:
    """Make a check a rule named as the function is, hyphenated.

    ``places`` are where it applies (the body, the title, the summary, the notes). ``unfinished`` says that what it
    finds is only unfinished while a chapter is being drafted: a hint till then. ``vocabulary`` says that it doubts
    words, so one that the story keeps in `words.txt` is no finding.
    """

    def made(check: Check) -> Rule:
        return Rule(
            name=check.__name__.replace("_", "-"),
            calls=(*((trigger, check) for trigger in (on if isinstance(on, tuple) else (on,))), *also),
            level=level,
            languages=languages,
            places=places,
            unfinished=unfinished,
            vocabulary=vocabulary,
            examples=examples,
            leaves=leaves,
            settings=settings,
            page=_module_page(check),
        )

    return made


def _module_page(check: Callable[..., Any]) -> str:
    return str(check.__globals__.get("__doc__") or "")


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that lists them with blanks between."""
    return frozenset(words.split())
