"""The YAML between `---` lines at the top of a chapter: found and read as strings.

Values are read as the author typed them (`title: No` and `title: 12:30:45` are titles): the nodes are composed, never
resolved. front_matter_edit.py changes them in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
_DEEPEST = 50
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


class Tree(dict[str, "Text | Tree | Items"]):
    """A mapping as the author typed it; ``line`` is where its value begins, 1-based in the file."""

    def __init__(self, line: int = 1, values: Mapping[str, Text | Tree | Items] | None = None) -> None:
        super().__init__(values or {})
        self.line = line


class Items(list["Text | Tree | Items"]):
    """A list as the author typed it; ``line`` is where it begins, 1-based in the file."""

    def __init__(self, line: int, values: Iterable[Text | Tree | Items] = ()) -> None:
        super().__init__(values)
        self.line = line


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
    return FrontMatter(where, Tree() if node is None else _branch(text, where.start, node, {}))


def composed(text: str, loader: Any) -> tuple[Block, yaml.MappingNode | None] | None:
    """Return where the front matter is and its node (None: nothing in it), or None where there is no front matter."""
    opening = _FENCE.match(text)
    closing = opening and _CLOSING.search(text, opening.end())
    if not (opening and closing):
        return None
    where = Block(opening.end(), closing.start(), closing.end())
    inner = text[where.start : where.end]
    try:
        _refuse_depth(parsable(inner), loader)
        node = yaml.compose(parsable(inner), Loader=loader)
    except yaml.YAMLError as broken:
        if not _begins_as_mapping(inner):
            return None
        problem, at = _trouble(broken, inner)
        raise FrontMatterError(
            f"the front matter is not valid YAML ({problem})", _line(text, where.start) + at
        ) from None
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


def _refuse_depth(inner: str, loader: Any) -> None:
    """Refuse mappings and lists nested so deep that composing them overflows the stack, which no author writes."""
    if sum(map(inner.count, "[{:-?")) <= _DEEPEST:
        return
    depth = 0
    for event in yaml.parse(inner, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem="it is nested too deep", problem_mark=mark)


def _trouble(broken: yaml.YAMLError, inner: str) -> tuple[str, int]:
    """Return what is wrong with the YAML and on which of its lines, from 0: where the mistake begins.

    PyYAML's own mark is where it noticed, which for a quote or a bracket that is never closed is the very end.
    """
    if not isinstance(broken, yaml.MarkedYAMLError) or broken.problem_mark is None:
        unprintable = yaml.reader.Reader.NON_PRINTABLE.search(inner)
        return "it has a control character", inner.count("\n", 0, unprintable.start()) if unprintable else 0
    problem = str(broken.problem)
    if problem.startswith("mapping values are not allowed"):
        problem = "a colon too many: put quotes around the value"
    begun = broken.context_mark if re.search("quoted|flow|simple key", str(broken.context)) else None
    return problem, (begun or broken.problem_mark).line


def _begins_as_mapping(inner: str) -> bool:
    """Whether the first line that says anything looks like `key: value`; prose between two scene breaks does not."""
    lines = (line.strip() for line in LINE_BREAK.split(inner))
    return bool(_KEY.match(next((line for line in lines if line and not line.startswith("#")), "")))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _branch(text: str, base: int, node: yaml.MappingNode, done: dict[int, Any]) -> Tree:
    branch = Tree(_line(text, base + node.start_mark.index))
    for key, value in node.value:
        line = _line(text, base + key.start_mark.index)
        if not isinstance(key, yaml.ScalarNode):
            raise FrontMatterError("a key of the front matter is not plain text", line)
        name = written(key)
        if name in branch:
            raise FrontMatterError(f"the front matter gives {name!r} twice; keep one of them", line)
        branch[name] = _leaf(text, base, value, done)
    return branch


def _leaf(text: str, base: int, node: yaml.Node, done: dict[int, Any]) -> Text | Tree | Items:
    """Return a node's value; ``done`` keeps what was read, so that an alias costs nothing and a loop is noticed."""
    start, end = base + node.start_mark.index, base + node.end_mark.index
    if id(node) not in done:
        done[id(node)] = None
        if isinstance(node, yaml.MappingNode):
            done[id(node)] = _branch(text, base, node, done)
        elif isinstance(node, yaml.SequenceNode):
            done[id(node)] = Items(_line(text, start), [_leaf(text, base, each, done) for each in node.value])
        else:
            assert isinstance(node, yaml.ScalarNode)
            done[id(node)] = Text(written(node), start, text[start:end], node.style or None, _line(text, start))
    if done[id(node)] is None:
        raise FrontMatterError("the front matter refers to itself", _line(text, start))
    value: Text | Tree | Items = done[id(node)]
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
