"""A blank stands inside a word or at the wrong end of a letter: `happi ness`, `a nother`.

What it finds
    Two neighbours of which one is no word, and which together are one, or which become two words when the blank between
    them moves by a letter.

Why it matters
    It is what a slip of the thumb or a line's end in another program leaves behind.

What it leaves alone
    Neighbours that are both words (`any one`, `every day`), names, words that chime (`tick tock`), phrases of other
    languages, and anything with a hyphen or an apostrophe at the break.
"""

from __future__ import annotations

from collections.abc import Iterable

from fic.lint.rule import ENGLISH, Chapters, Example, Level, Slip, rule, word_slip
from fic.lint.vocabulary.seams import torn
from fic.lint.vocabulary.strangers import strangers
from fic.manuscript.prose import Prose


@rule(
    on=Chapters(),
    level=Level.ERROR,
    languages=ENGLISH,
    vocabulary=True,
    examples=(
        Example("She had no apolo gies left.", "apolo gies", "She had no apologies left."),
        Example("They kne weverything by then.", "kne weverything", "They knew everything by then."),
    ),
    leaves=(
        "Any one of them may be late.",
        "The Starks have gone to Odin and to McLean.",
        "A semi-detached house.",
        "She saw every thing there was.",
        "“Tick tock, tick tock,” said the clock. Pitter patter went the rain.",
        "“Mea culpa,” he said.",
    ),
)
def split_word(prose: Prose) -> Iterable[Slip]:
    """Answer for each two words that are one, or whose blank has slipped."""
    done = None
    for stranger in strangers(prose):
        found = torn(stranger)
        if found is None or (stranger.paragraph, found.first) == done:
            continue
        done = stranger.paragraph, found.first
        message = f'The blank stands wrong: "{found.mended}".'
        yield word_slip(stranger.paragraph, found.first, found.first + 1, message, found.mended)
