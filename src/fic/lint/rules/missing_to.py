"""*To* is missing before a verb: `unable find him`, `careful not get wet`, `wouldn't allow her go`.

What it finds
    A verb's base form straight after *able*, *going*, *want*, *try*, *ready* and the like, after their *not*, and after
    the person who is *allowed*, *asked*, *told* or *waited for*.

Why it matters
    It is the smallest word, and the eye puts it in.

What it leaves alone
    Words that may be nouns (`going home`, `ready help`), and helpers that take no *to* (`let her go`).
"""

from __future__ import annotations

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule
from fic.manuscript.prose import Paragraph, Prose

_TABLE = readings(
    """
able > able to
    _ {verb}
unable > unable to
    _ {verb}
going > going to
    {be}|{be-short}|not|you're|we're _ {verb-only}
want > want to
    {subject}|you|don't|didn't|would|to _ {verb-only}
wants > wants to
    _ {verb-only}
wanted > wanted to
    _ {verb-only}
wanting > wanting to
    _ {verb-only}
trying > trying to
    _ {verb-only}
tried > tried to
    _ {verb-only}
began > began to
    _ {verb-only}
started > started to
    _ {verb-only}
decided > decided to
    _ {verb-only}
managed > managed to
    _ {verb-only}
refused > refused to
    _ {verb-only}
failed > failed to
    _ {verb-only}
hoping > hoping to
    _ {verb-only}
seemed > seemed to
    _ {verb-only}
seems > seems to
    _ {verb-only}
seem > seem to
    _ {verb-only}
ought > ought to
    _ {verb-only}
used > used to
    {subject} _ {verb-only}
supposed > supposed to
    {be}|{be-short} _ {verb-only}
happy > happy to
    {be}|{be-short}|so|too|very|only|quite _ {verb-only}
glad > glad to
    _ {verb-only}
ready > ready to
    _ {verb-only}
willing > willing to
    _ {verb-only}
eager > eager to
    _ {verb-only}
afraid > afraid to
    _ {verb-only}
likely > likely to
    {be}|{be-short} _ {verb-only}
determined > determined to
    _ {verb-only}
reluctant > reluctant to
    _ {verb-only}
about > about to
    {be}|{be-short} _ {verb-only}
needs > needs to
    !must _ {verb-only}
needed > needed to
    _ {verb-only}
not > not to
    careful|tried|trying|decided|promised|managed _ {verb-only}|look|show
    hoping|pretending|pretended|try|ordered|determined _ {verb-only}|look|show
    {told} {object}|her|you _ {verb-only}|look|show|move|touch|worry
him > him to
    {allow} _ {verb-only}
    wait|waits|waited|waiting for _ {verb-only}|start|answer|finish|move
them > them to
    {allow} _ {verb-only}
    wait|waits|waited|waiting for _ {verb-only}|start|answer|finish|move
us > us to
    {allow} _ {verb-only}
    wait|waits|waited|waiting for _ {verb-only}|start|answer|finish|move
me > me to
    {allow} _ {verb-only}
    wait|waits|waited|waiting for _ {verb-only}|start|answer|finish|move
her > her to
    {allow} _ {verb-only}
    wait|waits|waited|waiting for _ {verb-only}
you > you to
    {allow} _ {verb-only}
    wait|waits|waited|waiting for _ {verb-only}|start|answer|finish|move
it > it to
    {allow} _ {verb-only}
"""
)


@rule(
    on=Words(*_TABLE.first_words),
    level=Level.ERROR,
    languages=ENGLISH,
    examples=(
        Example("They were unable find him.", "unable", "They were unable to find him."),
        Example("He was careful not get wet.", "not", "He was careful not to get wet."),
        Example("She would not allow her go.", "her", "She would not allow her to go."),
        Example("They waited for us start.", "us", "They waited for us to start."),
    ),
    leaves=(
        "They were able men, able to find him.",
        "He was going home, ready and willing.",
        "Let her go, and make him begin.",
        "She saw them leave and heard him sing.",
        "I want help; I tried water.",
        "He tried not looking.",
        "All I want, know this, is peace.",
        "I do not know, and I need not know.",
    ),
)
def missing_to(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for a word that wants "to" before the verb that follows it."""
    reading = _TABLE.at(prose, paragraph, index)
    if reading is None:
        return None
    return reading_slip(paragraph, index, reading, '"to" seems to be missing after "{written}".')
