"""A possessive lost its *s*, or has one too many: `Wrenna’ gate`, `the cats’s bowl`.

What it finds
    A name with an apostrophe and no *s* behind it, straight before a word, and *’s* behind a plain plural.

Why it matters
    The reader has to guess whose it is.

What it leaves alone
    Names that end in *s*, *x* or *z*, words clipped in speech (`goin’`, `fello’`), single quotation marks, and names
    and words that end in *s* anyway (`James’s`, `the mistress’s`).
"""

from __future__ import annotations

import re

from fic.lint.rule import ENGLISH, Example, Level, Matches, Slip, lazy_pattern, rule, slip
from fic.lint.vocabulary.dictionary import NAME, english
from fic.manuscript.prose import Paragraph, Prose, folded

_SHORTEST = 5
# How far back a single quotation mark may have been opened.
_BEFORE = 2000
_OPENING = r"(?:^|[\s“\"(—–-])['‘]"
_SINGULAR = ("ss", "us", "is", "as", "os")


@rule(
    on=Matches(
        r"[a-z]s['’]s\b|\b[A-Z][a-zé]{2,}[a-rt-wyé]['’](?= [a-z])",
        cost="a scan for apostrophes and capitals, 20 ns a character",
    ),
    level=Level.WARNING,
    languages=ENGLISH,
    vocabulary=True,
    examples=(
        Example("They came to Wrenna’ gate at dawn.", "Wrenna’", "They came to Wrenna’s gate at dawn."),
        Example("It was the cats’s bowl.", "cats’s", "It was the cats’ bowl."),
    ),
    leaves=(
        "They came to James’s gate, past the mistress’s house and Bess’ barn.",
        "“Talkin’ of gates,” said Wren.",
        "‘I saw Wrenna’ was all he said.",
        "An’ so they did.",
    ),
)
def broken_possessive(_prose: Prose, paragraph: Paragraph, match: re.Match[str]) -> Slip | None:
    """Answer for an apostrophe that should have an *s* behind it, or shouldn't."""
    found = match[0]
    dictionary = english()
    if found.endswith("s"):
        index = paragraph.word_at(match.start())
        plural = paragraph.keys[index].removesuffix("'s")
        known = dictionary.knows(plural) and dictionary.knows(plural[:-1]) and not plural.endswith(_SINGULAR)
        if not known or not paragraph.word(index)[0].islower():
            return None
        start, end = paragraph.starts[index], paragraph.end(index)
        return slip(paragraph, start, end, "A plural takes the apostrophe alone.", paragraph.text[start : end - 1])
    name = folded(found[:-1])
    if len(name) < _SHORTEST or name.endswith("in") or name in dictionary.in_use:
        return None
    if dictionary.marks(name) not in (None, NAME) or lazy_pattern(_OPENING).search(
        paragraph.text, max(0, match.start() - _BEFORE), match.start()
    ):
        return None
    return slip(paragraph, match.start(), match.end(), "The possessive lost its s.", found + "s")
