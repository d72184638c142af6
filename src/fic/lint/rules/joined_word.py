"""Two words stand without the blank between them: `ofthe`, `theTower`.

What it finds
    A word that is none, made of two that English uses and one of which is a small word (`the`, `you`, `for`), or a word
    with a capital inside that begins another word.

Why it matters
    The reader stumbles, and a search for either word misses it.

What it leaves alone
    Compounds (*houseguest*, *fogbank*, *hisself*), names, though they begin as small words do (*Justin*, *Thea*,
    *Andor*), and names such as *McGregor*, *eBay* and *ThunderClan*; dialect (*woulda*, *nother*), words that are
    likelier another word misspelled (*allready*), words the story uses again, and what stands in `words.txt`.
"""

from __future__ import annotations

from collections.abc import Iterable

from fic.lint.rule import ENGLISH, Chapters, Example, Level, Slip, rule, slip
from fic.lint.vocabulary.census import strange_words
from fic.lint.vocabulary.seams import glued
from fic.lint.vocabulary.strangers import strangers
from fic.manuscript.prose import Prose


@rule(
    on=Chapters(),
    level=Level.ERROR,
    languages=ENGLISH,
    vocabulary=True,
    examples=(
        Example("They stood at the edge ofthe wood.", "ofthe", "They stood at the edge of the wood."),
        Example("She climbed theTower alone.", "theTower", "She climbed the Tower alone."),
        Example("I hope youthink of it.", "youthink", "I hope you think of it."),
    ),
    leaves=(
        "The houseguest of the McGregors found it on eBay.",
        "He did it hisself, on the cliffside, in a knifelike wind.",
        "A treelike thing, unafraid and notable.",
        "The thewed arms of the smith.",
        "Justin turned away. Mya and Thea followed, and Andor was last. Wei Ying laughed.",
        "“I woulda gone, if I coulda,” he said. “That’s a whole nother thing. Thataway.”",
        "ThunderClan met the FaceTime call.",
        "“The door wasna lockit, an’ they expectit somethink,” said ’e.",
    ),
)
def joined_word(prose: Prose) -> Iterable[Slip]:
    """Answer for each word that is two."""
    counts = strange_words(prose)
    for stranger in strangers(prose):
        if counts[stranger.word] > (1 if stranger.written[0].isupper() else 2) or not stranger.word.isascii():
            continue
        parted = glued(stranger)
        if parted:
            end = stranger.paragraph.end(stranger.at)
            message = f'A blank is missing: "{parted}".'
            yield slip(stranger.paragraph, stranger.start, end, message, parted)
