"""Two marks stand where one belongs: `,.` or `?”.`.

What it finds
    A stop beside a comma, a question or exclamation mark with a stop after it, two full stops, a comma after an
    ellipsis at the end of speech, a stop after speech that has its own, and a paragraph that begins with a stop.

Why it matters
    One of the two was meant; the other is left over.

What it leaves alone
    `?!`, ellipses of three or four dots, and the stop of an abbreviation before another mark (`etc.,`, `a.m.?`).
"""

from __future__ import annotations

import re

from fic.lint.dialogue import is_abbreviation
from fic.lint.rule import ENGLISH, Example, Level, Matches, Slip, rule, slip
from fic.manuscript.markdown import Kind
from fic.manuscript.prose import Paragraph, Prose

_DOUBLED = (
    r",(?:[.;]|:(?!:))(?!\.)|,,(?!,)|;[.,;]|[?!][.](?!\.)|(?<![.…])\.\.(?![.…])|\.[,?](?=[”\"\s]|\Z)"
    r"|[.?!][”\"]\.(?!\.)|(?:\.\.\.|…|[?!]),(?=[”\"])|\A\. "
)
_MESSAGE = "Two marks stand here where one belongs."


@rule(
    on=Matches(_DOUBLED, cost="one scan for a stop and what stands beside it"),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("She came in,. Nobody looked.", ",."),
        Example("“What’s your name?.” he asked.", "?.", "“What’s your name?” he asked."),
        Example("She said it twice.. Nobody looked.", "..", "She said it twice. Nobody looked."),
        Example("“If you do...,” Wren said.", "...,", "“If you do...” Wren said."),
        Example("She said “Who is it?”.", "?”.", "She said “Who is it?”"),
        Example('"What do you want?," he asked.', "?,", '"What do you want?" he asked.'),
    ),
    leaves=(
        "What?! No!! Well... perhaps.... Hm…",
        "Wren, Ott, etc., came at nine a.m., or p.m.?",
        "Was it Mr. Ott, Jr.?",
        "She read “the end.”",
        "It cost 1.000,50 there.",
        "::I hear you,:: she sent.",
        "He said “Yes.” She said “No.”",
    ),
)
def doubled_punctuation(_prose: Prose, paragraph: Paragraph, match: re.Match[str]) -> Slip | None:
    """Answer for two marks where one belongs."""
    marks, start = match[0], match.start()
    if marks == ". ":
        prose = paragraph.kind is Kind.PROSE
        return slip(paragraph, start, match.end(), "A paragraph begins with a stop.", "") if prose else None
    if marks in (".,", ".?") and _is_abbreviated(paragraph, start):
        return None
    return slip(paragraph, start, match.end(), _MESSAGE, _kept(marks))


def _kept(marks: str) -> str | None:
    """Return what should stay of the marks, None where that is the author's to say."""
    if marks == "..":
        return "."
    if marks[0] in "?!":
        return marks.rstrip(".,")
    return marks[:-1] if marks in ("...,", "…,") else None


def _is_abbreviated(paragraph: Paragraph, position: int) -> bool:
    last = paragraph.word_at(position) - 1
    if last < 0 or paragraph.end(last) != position or is_abbreviation(paragraph, last):
        return True
    return paragraph.word(last)[0].isupper() or paragraph.gap(last - 1)[-1:] == "."
