"""Whether a pronoun may have its capital in reverence: of God, a goddess, Death."""

from __future__ import annotations

from functools import lru_cache

from fic.lint.rule import word_set
from fic.manuscript.prose import Paragraph, Prose

PRONOUNS = word_set("he him his himself she her hers herself it its itself they them their")
# Who is revered, when named with a capital, and who only with "the" or "our" before: the Lord, our Lady.
_REVERED = word_set("god goddess deity almighty allah christ jesus messiah creator maker death fate divine godhead")
_WITH_ARTICLE = word_set("lord lady emperor empress father mother one light spirit")
_BEFORE = word_set("the our all")
_FAR = 40
_OFTEN = 2


def is_reverent(prose: Prose, paragraph: Paragraph, index: int) -> bool:
    """Return whether word ``index``, a pronoun with a capital, may have it in reverence.

    Someone revered is told of near by, in this paragraph or the one before, or the chapter gives pronouns capitals
    again and again.
    """
    near = range(max(0, index - _FAR), min(len(paragraph.keys), index + _FAR))
    if any(_is_revered(prose, paragraph, each) for each in near):
        return True
    if any(_is_capital_pronoun(paragraph, each) for each in near if each != index):
        return True
    before = prose.preceding(paragraph)
    if before is not None:
        last = len(before.keys)
        if any(_is_revered(prose, before, each) for each in range(max(0, last - _FAR), last)):
            return True
    return _capital_pronouns(prose) > _OFTEN


def _is_revered(prose: Prose, paragraph: Paragraph, index: int) -> bool:
    """Return whether a word names someone revered, outside speech, where it may be only an exclamation."""
    key = paragraph.keys[index]
    if key not in _REVERED and not (key in _WITH_ARTICLE and paragraph.key(index - 1) in _BEFORE):
        return False
    return paragraph.word(index)[0].isupper() and not prose.is_spoken(paragraph, paragraph.starts[index])


@lru_cache(maxsize=4)
def _capital_pronouns(prose: Prose) -> int:
    """Return how many pronouns of a chapter have a capital in the middle of a sentence."""
    return sum(
        _is_capital_pronoun(paragraph, index)
        for paragraph in prose.paragraphs
        if not PRONOUNS.isdisjoint(paragraph.keys)
        for index, key in enumerate(paragraph.keys)
        if key in PRONOUNS and paragraph.text[paragraph.starts[index]].isupper()
    )


def _is_capital_pronoun(paragraph: Paragraph, index: int) -> bool:
    """Return whether a word is a pronoun with a capital between two words without: looked upon His work."""
    word = paragraph.word(index)
    if paragraph.keys[index] not in PRONOUNS or not word[0].isupper() or not word[1:].islower() or not index:
        return False
    opening = index == 1 or not paragraph.gap(index - 2).isspace()  # "May She keep you"
    if not paragraph.gap(index - 1).isspace() or not (opening or paragraph.word(index - 1).islower()):
        return False
    return index + 1 == len(paragraph.keys) or paragraph.word(index + 1).islower()
