"""*Its* and *it's* are confused: `its a long way`, `the gate lost it's hinge`.

What it finds
    `its` where only *it is* or *it has* can stand, `it's` where only what belongs to it can stand, and `its'`, which is
    no word at all.

Why it matters
    It is the slip that readers know best, and fingers make it though heads know better.

What it leaves alone
    `its` before a noun, `it's` before anything that may follow *it is*, and what is typed (`hey its me`).
"""

from __future__ import annotations

from fic.lint.contexts import reading_slip, readings
from fic.lint.rule import ENGLISH, Example, Level, Slip, Words, rule, slip
from fic.lint.typed import is_typed
from fic.manuscript.prose import Paragraph, Prose

_TABLE = readings(
    """
its > it's
    _ a|an|the|been|gonna|gotta|because|me|him|you|us|them|what|that|this|my|your|his|our|their|i|he|she|they|we|who
    _ just|only|probably|really|also|always|still a|an|the|that|like|been
    _ okay|ok|possible|impossible|obvious to|that|.
    _ going to
    _ like|so a|hard|much|good
    _ raining|snowing
    ^ _ not {article}|{possessive}|that|like|as|about|just|even|going|fair|funny|possible|true|over|me|him|you|really
    ^ _ in|on|at|from|with|for {article}|{possessive}
    ^ _ absurd|ridiculous|fine|useless|hopeless|weird|funny|wonderful|amazing|crazy|awful|pointless|complicated .
    how|that|what|when|if|because|where|while|since _ done|going|gone|called|made|over .
    ^|know|think|say|says|said|sure|hope|guess|suppose _ too
    ^ _ time to
it's > its
    _ own !.|thing
    in|of|into|with|from|behind|toward|towards|against|upon|inside|beneath|within|through|around _ being
    about _ being !.|{article}
    of|into|with|from|behind|toward|towards|against|upon|inside|beneath|within _ -tion|-ment|-ness|-ity|-ings|-ers|-ons
    in|on|of|into|with|from|behind _ way|place|owner|side|back|head
    toward|towards|against|upon|inside|beneath|under|over _ way|place|owner|side|back|head
    in|on|of|into|with|from|behind _ own|mouth|eyes|body|shadow|path
    toward|towards|against|upon|inside|beneath|under|over _ own|mouth|eyes|body|shadow|path
    _ paw|paws|wing|claw|snout|muzzle|hooves|beak|fangs|whiskers|haunches|talons|maw|mane|tusks|antlers
    _ root|roots|tail|wings|teeth|claws|legs|owner
    _ contents|surface|edge|edges|location|origin|inhabitants|occupants|prey
    _ branches|leaves|fur|ears|neck|grip|surroundings|existence|former|creator|rider|victim|victims|master's|jaws|paws
"""
)


@rule(
    on=Words(*_TABLE.first_words),
    level=Level.WARNING,
    languages=ENGLISH,
    examples=(
        Example("He said its a long way.", "its", "He said it's a long way."),
        Example(
            "The gate has lost it's hinge to it's own weight.",
            "it's",
            "The gate has lost it's hinge to its own weight.",
        ),
        Example("The fox bit it's tail.", "it's", "The fox bit its tail."),
        Example("Its in the eyes.", "Its", "It's in the eyes."),
        Example("The ship and its' crew were lost.", "its'", "The ship and its crew were lost."),
    ),
    leaves=(
        "It's a long way, and its end is dark.",
        "The fox bit its tail.",
        "Its not inconsiderable charm was lost on her. Its in-laws were worse.",
        "The gate has its hinge, and it's heavy.",
        "“hey its me,” the text said.",
        "In its place stood another, its own shadow on it.",
        "I know its name. It's of no use.",
        "The town, its people and its very stones were old.",
        "“That's all there is of it,” she said. “It's nothing.”",
    ),
)
def its_apostrophe(prose: Prose, paragraph: Paragraph, index: int) -> Slip | None:
    """Answer for "its" or "it's" in company that only the other one keeps."""
    if paragraph.keys[index] == "its" and paragraph.gap(index) in ("' ", "’ ") and "‘" not in _near(paragraph, index):
        start, end = paragraph.starts[index], paragraph.end(index)
        return slip(
            paragraph, start, end + 1, "What belongs to it is its, without an apostrophe.", paragraph.word(index)
        )
    reading = _TABLE.at(prose, paragraph, index)
    if reading is None or (reading.meant != "its" and is_typed(prose, paragraph, index)):
        return None
    if reading.meant == "its":
        return reading_slip(paragraph, index, reading, 'What belongs to it is "{meant}"; "{written}" is "it is".')
    return reading_slip(paragraph, index, reading, 'It is "{meant}" here, for "it is" or "it has".')


def _near(paragraph: Paragraph, index: int) -> str:
    """Return what stands before a word, as far back as a single quotation mark could matter."""
    start = paragraph.starts[index]
    return paragraph.text[max(0, start - 300) : start]
