"""Texts made one: notes and a chapter for a site that has one field, a chapter cut into the posts it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fic.manuscript.passage import (
    Block,
    Blocks,
    Footnote,
    FootnoteMark,
    Heading,
    Inlines,
    List,
    Paragraph,
    Quote,
    SceneBreak,
)


def joined(texts: list[Blocks]) -> Blocks:
    """Return the texts that aren't empty as one, scene breaks between.

    Footnotes are numbered through; each text's stay at its own end.
    """
    found: list[Block] = []
    shift = 0
    for text in texts:
        if text and found:
            found.append(SceneBreak())
        found += [_renumbered(block, shift) for block in text] if shift else text
        shift += sum(isinstance(block, Footnote) for block in text)
    return tuple(found)


def _renumbered(block: Block, shift: int) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=_renumbered_marks(block.inlines, shift))
        case Quote(inner):
            return Quote(tuple(_renumbered(each, shift) for each in inner))
        case List(items, start):
            return List(tuple(tuple(_renumbered(each, shift) for each in item) for item in items), start)
        case Footnote(number, inner):
            return Footnote(number + shift, tuple(_renumbered(each, shift) for each in inner))
    return block


def _renumbered_marks(inlines: Inlines, shift: int) -> Inlines:
    return tuple(FootnoteMark(each.number + shift) if isinstance(each, FootnoteMark) else each for each in inlines)


def split(blocks: Blocks, most: int, length: Callable[[Blocks], int]) -> tuple[Blocks, ...]:
    """Return the blocks in as few pieces as hold at most ``most`` each, by ``length``, if that can be.

    Cut at the last scene break of what fits if that leaves the piece more than half full (the break itself is then left
    out), else between two blocks; a single block that is too long is a piece by itself. What ``length`` says of a text
    must be no less than of its beginning.
    """
    pieces: list[Blocks] = []
    rest = blocks
    while rest and length(rest) > most:
        fits = _longest(rest, most, length)
        cut = fits
        for at in range(fits, 0, -1):
            if at < len(rest) and isinstance(rest[at], SceneBreak) and length(rest[:at]) > most / 2:
                cut = at
                break
        pieces.append(_trimmed(rest[:cut]))
        rest = _trimmed(rest[cut:])
    return (*pieces, rest) if rest or not pieces else tuple(pieces)


def _longest(blocks: Blocks, most: int, length: Callable[[Blocks], int]) -> int:
    """Return how many of the first blocks fit, at least one; by halving, so few texts are measured."""
    low, high = 1, len(blocks)
    while low < high:
        middle = (low + high + 1) // 2
        if length(blocks[:middle]) <= most:
            low = middle
        else:
            high = middle - 1
    return low


def _trimmed(blocks: Blocks) -> Blocks:
    while blocks and isinstance(blocks[0], SceneBreak):
        blocks = blocks[1:]
    while blocks and isinstance(blocks[-1], SceneBreak):
        blocks = blocks[:-1]
    return blocks
