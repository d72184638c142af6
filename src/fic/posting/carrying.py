"""What a site can carry, and what becomes of the rest: never lost without a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType

from fic.manuscript.passage import (
    Align,
    Block,
    Blocks,
    Code,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Quote,
    Run,
    Style,
    Styles,
    joined_runs,
    walk,
)


class Feature(StrEnum):
    """What not every site can carry. Paragraphs, line breaks and scene breaks every site must."""

    EMPHASIS = "emphasis"
    STRONG = "bold"
    UNDERLINE = "underline"
    STRIKE = "strikethrough"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "text as typed"
    LINK = "links"
    IMAGE = "pictures"
    HEADING = "headings"
    QUOTE = "quotes"
    LIST = "lists"
    START = "lists that don't begin at 1"
    CENTRE = "centred lines"
    RIGHT = "lines at the right"
    FOOTNOTE = "footnotes"


STYLES = MappingProxyType(
    {
        Style.EMPHASIS: Feature.EMPHASIS,
        Style.STRONG: Feature.STRONG,
        Style.UNDERLINE: Feature.UNDERLINE,
        Style.STRIKE: Feature.STRIKE,
        Style.SUPERSCRIPT: Feature.SUPERSCRIPT,
        Style.SUBSCRIPT: Feature.SUBSCRIPT,
        Style.CODE: Feature.CODE,
    }
)

FATES = MappingProxyType(
    {
        Feature.LINK: "the words stay, the address goes",
        Feature.IMAGE: "what they show stands there in words",
        Feature.HEADING: "they become lines of their own, bold where that can be",
        Feature.QUOTE: "they are not set apart",
        Feature.LIST: "they become paragraphs with a dot or a number",
        Feature.START: "they become paragraphs with a number",
        Feature.CENTRE: "they stand at the left",
        Feature.RIGHT: "they stand at the left",
        Feature.FOOTNOTE: "they stand at the end of the text",
    }
)
"""What becomes of a feature that a site can't carry; of a look, the words stay as plain text."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """What a site carries: features, and which addresses it lets a link lead to and a picture come from."""

    features: frozenset[Feature]
    links: tuple[str, ...] = ("http:", "https:", "mailto:")
    pictures: tuple[str, ...] = ("http:", "https:")
    relative: bool = False

    def link(self, address: str) -> bool:
        """Return whether a link may lead to ``address``."""
        return Feature.LINK in self.features and self._allowed(address, self.links)

    def picture(self, address: str) -> bool:
        """Return whether a picture may come from ``address``."""
        return Feature.IMAGE in self.features and bool(address) and _scheme(address) in self.pictures

    def _allowed(self, address: str, schemes: tuple[str, ...]) -> bool:
        scheme = _scheme(address)
        return scheme in schemes if scheme else self.relative and not _ELSEWHERE.match(address) and bool(address)


# What has no scheme and leads off the site all the same; browsers take a backslash for a slash.
_ELSEWHERE = re.compile(r"[\x00-\x20]*[/\\][\x00-\x20]*[/\\]")


def _scheme(address: str) -> str:
    """Return the scheme of an address with its colon, in small letters, as a browser finds it; "" for a relative one.

    Browsers drop control characters and blanks before they look, so `java\\nscript:` is a scheme too.
    """
    bare = "".join(character for character in address if character > " ")
    before, colon, _ = bare.partition(":")
    return before.lower() + ":" if colon and not set(before) & set("/?#") else ""


def carried(blocks: Blocks, carrying: Carrying) -> Blocks:
    """Return the blocks as a site with those abilities can show them: the same words, less what it can't carry."""
    return tuple(_blocks(blocks, carrying))


def told(blocks: Blocks, carrying: Carrying) -> tuple[str, ...]:
    """Return, a clause each, what in these blocks a site can't carry and what becomes of it."""
    found = features_in(blocks, carrying)
    return tuple(
        f"{_named(feature, carrying)} ({found[feature]}): {FATES.get(feature, 'the words stay, without the look')}"
        for feature in Feature
        if found[feature]
    )


def _named(feature: Feature, carrying: Carrying) -> str:
    if feature not in carrying.features or feature not in (Feature.LINK, Feature.IMAGE):
        return feature.value
    return "links to such addresses" if feature is Feature.LINK else "pictures that aren't on the web"


def features_in(blocks: Blocks, carrying: Carrying) -> Counter[Feature]:
    """Return how often each feature that a site can't carry occurs."""
    found: Counter[Feature] = Counter()
    for block in walk(blocks):
        match block:
            case Paragraph(inlines, align) | Heading(_, inlines, align):
                if align is not Align.LEFT:
                    found[Feature.CENTRE if align is Align.CENTRE else Feature.RIGHT] += 1
                found[Feature.HEADING] += isinstance(block, Heading)
                _add_inlines(found, inlines, carrying)
            case Code():
                found[Feature.CODE] += 1
            case Quote():
                found[Feature.QUOTE] += 1
            case List(start=start):
                found[Feature.LIST] += 1
                found[Feature.START] += start not in (None, 1) and Feature.LIST in carrying.features
            case Footnote():
                found[Feature.FOOTNOTE] += 1
    for feature in carrying.features - {Feature.LINK, Feature.IMAGE}:
        del found[feature]
    return found


def _add_inlines(found: Counter[Feature], inlines: Inlines, carrying: Carrying) -> None:
    for style, feature in STYLES.items():
        runs = [isinstance(each, Run) and style in each.styles for each in inlines]
        found[feature] += sum(1 for has, _ in groupby(runs) if has)
    for link, _ in groupby(each.link if isinstance(each, Run | Image) else "" for each in inlines):
        found[Feature.LINK] += bool(link) and not carrying.link(link)
    found[Feature.IMAGE] += sum(isinstance(each, Image) and not carrying.picture(each.source) for each in inlines)


def _blocks(blocks: Iterable[Block], site: Carrying) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph(inlines, align):
                kept = _inlines(inlines, site)
                if kept:
                    yield Paragraph(kept, _align(align, site))
            case Heading(level, inlines, align):
                kept = _inlines(inlines, site)
                if kept and Feature.HEADING in site.features:
                    yield Heading(level, kept, _align(align, site))
                elif kept:
                    yield Paragraph(
                        _joined(_bold(kept) if Feature.STRONG in site.features else kept), _align(align, site)
                    )
            case Code(text):
                yield block if Feature.CODE in site.features else _typed(text)
            case Quote(inner):
                kept_blocks = tuple(_blocks(inner, site))
                if Feature.QUOTE not in site.features:
                    yield from kept_blocks
                elif kept_blocks:
                    yield Quote(kept_blocks)
            case List(items, start):
                # An item that was nothing but a picture without words goes with the picture.
                kept_items = tuple(left for item in items if (left := tuple(_blocks(item, site))) or not item)
                if not kept_items:
                    continue
                if Feature.LIST in site.features and (start in (None, 1) or Feature.START in site.features):
                    yield List(kept_items, start)
                else:
                    yield from _unlisted(kept_items, start)
            case Footnote(number, inner):
                if Feature.FOOTNOTE in site.features:
                    yield Footnote(number, tuple(_blocks(inner, site)))
                else:
                    yield from _prefixed(tuple(_blocks(inner, site)), (*_mark(number, site), Run(" ")))
            case _:
                yield block


def _inlines(inlines: Inlines, site: Carrying) -> Inlines:
    kept: list[Inline] = []
    for inline in inlines:
        match inline:
            case Run(text, styles, link):
                kept.append(Run(text, _styles(styles, site), link if link and site.link(link) else ""))
            case Image(source, alt, link):
                address = link if link and site.link(link) else ""
                if site.picture(source):
                    kept.append(Image(source, alt, address))
                elif alt:
                    kept.append(Run(f"[{alt}]", link=address))
            case FootnoteMark(number) if Feature.FOOTNOTE not in site.features:
                kept += _mark(number, site)
            case _:
                kept.append(inline)
    return _joined(tuple(kept))


def _mark(number: int, site: Carrying) -> Inlines:
    return (Run(f"[{number}]", _styles(frozenset({Style.SUPERSCRIPT}), site)),)


def _styles(styles: Styles, site: Carrying) -> Styles:
    return frozenset(style for style in styles if STYLES[style] in site.features)


def _align(align: Align, site: Carrying) -> Align:
    wanted = Feature.CENTRE if align is Align.CENTRE else Feature.RIGHT
    return align if align is Align.LEFT or wanted in site.features else Align.LEFT


def _joined(inlines: Inlines) -> Inlines:
    """Return the inlines with neighbours of one look made one run, and no line break at an end or beside another."""
    kept: list[Inline] = []
    for inline in inlines:
        last = kept[-1] if kept else None
        if isinstance(inline, LineBreak) and not isinstance(last, Run | Image | FootnoteMark):
            continue
        kept.append(inline)
    while kept and isinstance(kept[-1], LineBreak):
        kept.pop()
    return joined_runs(kept)


def _bold(inlines: Inlines) -> Inlines:
    return tuple(
        replace(each, styles=each.styles | {Style.STRONG}) if isinstance(each, Run) else each for each in inlines
    )


def _typed(text: str) -> Paragraph:
    """Return text as typed as a paragraph of lines, its blanks such that they stay; an empty line keeps a blank."""
    found: list[Inline] = []
    for line in text.split("\n"):
        found += [Run(line.expandtabs(4).replace(" ", "\xa0") or "\xa0"), LineBreak()]
    return Paragraph(tuple(found[:-1]))


def _unlisted(items: tuple[Blocks, ...], start: int | None) -> Iterator[Block]:
    for number, item in enumerate(items, start=start or 0):
        yield from _prefixed(item, (Run("• " if start is None else f"{number}. "),))


def _prefixed(blocks: Blocks, prefix: Inlines) -> Iterator[Block]:
    """Yield the blocks with ``prefix`` at the start of the first, in a paragraph of its own where that takes none."""
    if blocks and isinstance(first := blocks[0], Paragraph):
        yield Paragraph(_joined((*prefix, *first.inlines)), first.align)
        yield from blocks[1:]
    else:
        trimmed = [replace(each, text=each.text.rstrip(" ")) if isinstance(each, Run) else each for each in prefix]
        yield Paragraph(_joined(tuple(each for each in trimmed if not isinstance(each, Run) or each.text)))
        yield from blocks
