"""The YAML between `---` lines at the top of a chapter: found and read as strings.

Values are read as the author typed them (`title: No` and `title: 12:30:45` are titles): the nodes are composed, never
resolved. front_matter_edit.py changes them in place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from fic.errors import FicError

_READER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.1 breaks lines at these, and no editor an author uses does: they stand in as private-use characters while the
# YAML is parsed, one for one, so that every mark stays true.
_NOT_BREAKS = {0x85: 0xF0085, 0x2028: 0xF2028, 0x2029: 0xF2029}
_BREAKS_AGAIN = {private: own for own, private in _NOT_BREAKS.items()}
LINE_BREAK = re.compile(r"\r\n|\n|\r")
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING = re.compile(r"(?:^|(?<=[\r\n]))---[ \t]*(?:\r\n|\n|\r|\Z)")
_KEY = re.compile(r"""(?:[\w.-]+|"[^"]*"|'[^']*')\s*:(?:\s|\Z)""")


class FrontMatterError(FicError):
    """The front matter cannot be read, or not edited safely; ``line`` is 1-based in the file."""

    def __init__(self, sentence: str, line: int) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True, slots=True)
class Block:
    """Where the front matter is: ``start`` and ``end`` bound the YAML, the body begins at ``body_start``."""

    start: int
    end: int
    body_start: int


@dataclass(frozen=True, slots=True)
class Text:
    """A value as the author typed it: the string, where it stands, and its 1-based line in the file.

    ``source`` is the slice of the file the value is written in, quotes and all, from ``start`` on; ``style`` is YAML's
    (None for plain, a quote mark, or | and > for block scalars).
    """

    value: str
    start: int
    source: str
    style: str | None
    line: int


Tree = dict[str, "Text | Tree | list[Any]"]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter as it stands: where it is and what it says, nothing converted."""

    block: Block
    values: Tree


def front_matter(text: str) -> FrontMatter | None:
    """Return the front matter of ``text`` (which has no byte order mark), or None where there is none.

    A leading `---` is front matter only if another closes it and what lies between is a mapping or nothing: a chapter
    may begin with a scene break. Raises FrontMatterError for YAML that doesn't parse though it begins as a mapping,
    for a key given twice and for keys that aren't plain text.
    """
    found = composed(text, _READER)
    if found is None:
        return None
    where, node = found
    return FrontMatter(where, {} if node is None else _branch(text, where.start, node, {}))


def composed(text: str, loader: Any) -> tuple[Block, yaml.MappingNode | None] | None:
    """Return where the front matter is and its node (None: nothing in it), or None where there is no front matter."""
    opening = _FENCE.match(text)
    closing = opening and _CLOSING.search(text, opening.end())
    if not (opening and closing):
        return None
    where = Block(opening.end(), closing.start(), closing.end())
    inner = text[where.start : where.end]
    try:
        node = yaml.compose(parsable(inner), Loader=loader)
    except (yaml.YAMLError, RecursionError) as broken:
        if not _begins_as_mapping(inner):
            return None
        mark = getattr(broken, "problem_mark", None)
        problem = getattr(broken, "problem", None) or "it cannot be parsed"
        line = _line(text, where.start) + (mark.line if mark else 0)
        raise FrontMatterError(f"the front matter is not valid YAML ({problem})", line) from None
    if node is None or isinstance(node, yaml.MappingNode):
        return where, node
    return None


def parsable(inner: str) -> str:
    """Return the YAML between the fences with the characters hidden that only YAML takes for line breaks."""
    return inner.translate(_NOT_BREAKS)


def written(node: yaml.ScalarNode) -> str:
    """Return what a scalar says, with the characters back that were hidden from the parser."""
    said: str = node.value
    return said.translate(_BREAKS_AGAIN)


def _begins_as_mapping(inner: str) -> bool:
    """Whether the first line that says anything looks like `key: value`; prose between two scene breaks does not."""
    lines = (line.strip() for line in LINE_BREAK.split(inner))
    return bool(_KEY.match(next((line for line in lines if line and not line.startswith("#")), "")))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _branch(text: str, base: int, node: yaml.MappingNode, done: dict[int, Any]) -> Tree:
    branch: Tree = {}
    for key, value in node.value:
        line = _line(text, base + key.start_mark.index)
        if not isinstance(key, yaml.ScalarNode):
            raise FrontMatterError("a key of the front matter is not plain text", line)
        name = written(key)
        if name in branch:
            raise FrontMatterError(f"the front matter gives {name!r} twice; keep one of them", line)
        branch[name] = _leaf(text, base, value, done)
    return branch


def _leaf(text: str, base: int, node: yaml.Node, done: dict[int, Any]) -> Text | Tree | list[Any]:
    """Return a node's value; ``done`` keeps what was read, so that an alias costs nothing and a loop is noticed."""
    start, end = base + node.start_mark.index, base + node.end_mark.index
    if id(node) not in done:
        done[id(node)] = None
        if isinstance(node, yaml.MappingNode):
            done[id(node)] = _branch(text, base, node, done)
        elif isinstance(node, yaml.SequenceNode):
            done[id(node)] = [_leaf(text, base, each, done) for each in node.value]
        else:
            assert isinstance(node, yaml.ScalarNode)
            done[id(node)] = Text(written(node), start, text[start:end], node.style, _line(text, start))
    if done[id(node)] is None:
        raise FrontMatterError("the front matter refers to itself", _line(text, start))
    value: Text | Tree | list[Any] = done[id(node)]
    return value


# --- where each character of a value stands in the file ---------------------------------------------------------------

_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "\\": "\\", "/": "/", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEX = {"x": 2, "u": 4, "U": 8}
_BLANK = " \t\r\n\x85\u2028\u2029"


def offsets(text: Text) -> tuple[int, ...] | None:
    """Return where each code point of the value, and its end, stands in the file; None where that can't be told.

    Folded line breaks, indentation, doubled quotes and escapes are followed; the offsets never go back.
    """
    source, value, style = text.source, text.value, text.style
    if style is None and source == value:
        return tuple(range(text.start, text.start + len(value) + 1))
    at = 0
    if style in ("'", '"'):
        at = source.index(style) + 1
    elif style in ("|", ">") and (header := LINE_BREAK.search(source)):
        at = header.end()
    found = []
    for character in value:
        while at < len(source):
            width, meant = _unescaped(source, at, style)
            if meant == character:
                break
            if source[at] in _BLANK and character in _BLANK:
                width = 0
                break
            if source[at] not in _BLANK and meant:
                return None
            at += width
        else:
            width = 0
        found.append(text.start + at)
        at += width
    return (*found, text.start + at)


def _unescaped(source: str, at: int, style: str | None) -> tuple[int, str]:
    """Return how many characters of the source stand for the next one of the value, and which that is."""
    here = source[at]
    if style == "'" and here == "'":
        return 2, "'"
    if style == '"' and here == "\\" and at + 1 < len(source):
        kind = source[at + 1]
        if kind in _HEX:
            digits = source[at + 2 : at + 2 + _HEX[kind]]
            return 2 + len(digits), chr(int(digits, 16))
        if kind in "\r\n":
            return 2, ""
        return 2, _ESCAPES.get(kind, kind)
    return 1, here
