"""Changes to a chapter's front matter that leave every other byte as the author wrote it.

An edit replaces only the characters it must, by the marks PyYAML keeps for each node; comments, key order, quoting,
line endings and the body come out as they went in. Every edit is read again before it is returned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from fic.errors import FicError
from fic.files.chapter_file import chapter_text
from fic.files.front_matter import LINE_BREAK, Block, FrontMatterError, Text, composed, front_matter, parsable, written
from fic.files.reading import BOM
from fic.manuscript.characters import BYTE_ORDER_MARK, CONTROLS, NONCHARACTERS, SEPARATORS, SURROGATES

Path = tuple[str, ...]
Value = str | Mapping[str, str]
Changes = Mapping[Path, Value | None]

QUOTED = '"'
"""The style of a value in double quotes."""

_SAFE_PLAIN = re.compile(r"[^\W_][\w .,’!?()/+–—-]*(?<![\s])", re.UNICODE)
_SAFE_IN_FLOW = re.compile(r"[0-9A-Za-z][0-9A-Za-z._/+-]*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNSAFE = re.compile(f"[{CONTROLS}{SEPARATORS}{BYTE_ORDER_MARK}{SURROGATES}{NONCHARACTERS}]")


def edited(text: str, changes: Changes) -> str:
    """Return ``text`` with keys of its front matter set (or removed, for None), every other character kept.

    A path names a key, ``("drafted",)``, or one inside a mapping, ``("posted", "ao3")``; a value is a string or a
    small mapping of strings. Front matter is added where there is none. Raises FrontMatterError, having changed
    nothing, for forms that can't be edited safely (anchors, merge keys, a mapping in braces at the top level) and
    whenever the result, parsed again, differs in anything but what was asked.
    """
    _refuse_what_shares(text)
    old = front_matter(text)
    wanted: Any = _plain(old.values) if old else {}
    after = text
    for path, value in changes.items():
        after = _edited_once(after, path, value)
        _put(wanted, path, value)
    if after != text and _read_back(after) != (wanted, text[old.block.body_start :] if old else text):
        raise _refusal("the front matter is written in a way fic cannot edit safely", 0, text)
    return after


def edited_bytes(data: bytes, path: PurePosixPath, changes: Changes) -> bytes:
    """Return a chapter's file with its front matter edited; a byte order mark stays where it is.

    ``path`` is what messages call the file. Raises FicError naming it and the line, having changed nothing.
    """
    mark = data[: len(data) - len(data.removeprefix(BOM))]
    try:
        return mark + edited(chapter_text(data, path), changes).encode()
    except FrontMatterError as refused:
        raise FicError(f"{path}:{refused.line}: {refused}.") from None


def _read_back(text: str) -> tuple[Any, str] | None:
    """Return the plain values and the body of an edited text, or None where it no longer reads as a chapter."""
    try:
        found = front_matter(text)
    except FrontMatterError:
        return None
    return (_plain(found.values), text[found.block.body_start :]) if found else ({}, text)


def _refusal(reason: str, at: int, text: str) -> FrontMatterError:
    return FrontMatterError(f"{reason}; please make this change by hand", text.count("\n", 0, at) + 1)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.value if isinstance(value, Text) else value


def _put(values: dict[str, Any], path: Path, value: Value | None) -> None:
    """Do to plain values what an edit does to the text, so that the two can be compared."""
    *parents, last = path
    if value is None:
        trail = [values]
        for key in parents:
            inner = trail[-1].get(key)
            if not isinstance(inner, dict):
                return
            trail.append(inner)
        if last not in trail[-1]:
            return
        del trail[-1][last]
        for key, outer, inner in reversed(list(zip(parents, trail, trail[1:], strict=False))):
            if not inner:
                del outer[key]
        return
    for key in parents:
        if not isinstance(values.get(key), dict):
            values[key] = {}
        values = values[key]
    values[last] = dict(value) if isinstance(value, Mapping) else value


def _edited_once(text: str, path: Path, value: Value | None) -> str:
    break_ = LINE_BREAK.search(text)
    newline = break_[0] if break_ else "\n"
    found = composed(text, yaml.SafeLoader)
    if found is None:
        return text if value is None else f"---{newline}{_entry(path, value, 0, newline)}---{newline}{text}"
    where, node = found
    editor = _Editor(text, where, newline)
    if node is None:
        return text if value is None else editor.inserted(where.end, _entry(path, value, 0, newline))
    if node.flow_style:
        raise _refusal("the front matter is one mapping in braces", where.start, text)
    if value is None:
        return editor.without(node, path)
    if _pair(node, path[0]) is None:
        return editor.inserted(where.end, _entry(path, value, node.value[0][0].start_mark.column, newline))
    return editor.having(node, path, value)


def _refuse_what_shares(text: str) -> None:
    """Refuse anchors, aliases and merge keys: a change in one place would be a change in another."""
    found = composed(text, yaml.SafeLoader)
    if found is None:
        return
    where = found[0]
    for token in yaml.scan(parsable(text[where.start : where.end]), Loader=yaml.SafeLoader):
        at = where.start + token.start_mark.index
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            raise _refusal("the front matter uses anchors", at, text)
        if isinstance(token, yaml.ScalarToken) and token.value == "<<" and token.plain:
            raise _refusal("the front matter uses a merge key", at, text)


def _pair(node: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    return next(
        ((key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode) and written(key) == name), None
    )


@dataclass(frozen=True, slots=True)
class _Editor:
    """One edit of one text: splices at the marks of nodes composed from its front matter."""

    text: str
    where: Block
    newline: str

    def inserted(self, at: int, addition: str) -> str:
        """Return the text with ``addition``, whole lines, put in at the start of a line or at the end of the block."""
        before = self.text[:at]
        if before and before[-1] not in "\r\n":
            addition = self.newline + addition
        return before + addition + self.text[at:]

    def having(self, node: yaml.MappingNode, path: Path, value: Value) -> str:
        """Return the text with the key at ``path`` below ``node`` set to ``value``."""
        name, *rest = path
        found = _pair(node, name)
        if found is None:
            return self._with_new(node, path, value)
        key, old = found
        if not rest:
            return self._with_value(key, old, value)
        if isinstance(old, yaml.MappingNode) and old.value:
            return self.having(old, tuple(rest), value)
        if isinstance(old, yaml.MappingNode):
            inner = "{" + _flow_entry(tuple(rest), value) + "}"
            return self._spliced(self._start(old), self._end(old), inner)
        if isinstance(old, yaml.ScalarNode) and not old.value and self._start(old) == self._end(old):
            at = self._line_end(self._end(old))
            return self.inserted(at, _entry(tuple(rest), value, key.start_mark.column + 2, self.newline))
        raise _refusal(f"{name} is not a mapping", self._start(old), self.text)

    def without(self, node: yaml.MappingNode, path: Path) -> str:
        """Return the text without the key at ``path``; a mapping left empty goes too."""
        name, *rest = path
        found = _pair(node, name)
        if found is None:
            return self.text
        key, old = found
        if rest:
            if not isinstance(old, yaml.MappingNode) or _pair(old, rest[0]) is None:
                return self.text
            if len(old.value) > 1 or len(rest) > 1:
                return self.without(old, tuple(rest))
        if node.flow_style:
            return self._without_flow(node, name)
        start = self._start(key) - key.start_mark.column
        if self.text[start : self._start(key)].strip():
            raise _refusal(f"{name} does not stand on a line of its own", start, self.text)
        return self._spliced(start, self._line_end(self._end(old)), "")

    def _with_new(self, node: yaml.MappingNode, path: Path, value: Value) -> str:
        last = self._end(node.value[-1][1])
        if node.flow_style:
            return self._spliced(last, last, ", " + _flow_entry(path, value))
        column = node.value[0][0].start_mark.column
        return self.inserted(self._line_end(last), _entry(path, value, column, self.newline))

    def _with_value(self, key: yaml.Node, old: yaml.Node, value: Value) -> str:
        start, end = self._start(old), self._end(old)
        text = _flow(value) if isinstance(value, Mapping) else scalar(value, style=getattr(old, "style", None))
        if start == end:
            text = " " + text
        elif isinstance(old, yaml.MappingNode | yaml.SequenceNode) and not old.flow_style:
            start = self.text.index(":", self._end_mark(key)) + 1
            text = " " + text
        return self._spliced(start, end, text)

    def _without_flow(self, node: yaml.MappingNode, name: str) -> str:
        names = [key.value for key, _ in node.value]
        at = names.index(name)
        if at:
            return self._spliced(self._end(node.value[at - 1][1]), self._end(node.value[at][1]), "")
        return self._spliced(self._start(node.value[0][0]), self._start(node.value[1][0]), "")

    def _spliced(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def _start(self, node: yaml.Node) -> int:
        return self.where.start + int(node.start_mark.index)

    def _end_mark(self, node: yaml.Node) -> int:
        return self.where.start + int(node.end_mark.index)

    def _end(self, node: yaml.Node) -> int:
        """Return where what the node itself is written in ends: PyYAML's marks run on over comments and blank lines."""
        if isinstance(node, yaml.ScalarNode):
            return self._block_scalar_end(node) if node.style in ("|", ">") else self._end_mark(node)
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return self._end_mark(node)
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)

    def _block_scalar_end(self, node: yaml.ScalarNode) -> int:
        """Return the end of the last line of a block scalar, its line break left out.

        Its lines are those indented as the first of them is; with `+` the blank lines after them belong to it too.
        """
        start = self._start(node)
        at = self._line_end(start)
        keeps_blanks = "+" in self.text[start:at].split("#")[0]
        end, indent = at, 0
        while at < self.where.end:
            following = self._line_end(at)
            line = self.text[at:following]
            depth = len(line) - len(line.lstrip(" "))
            if line.strip():
                indent = indent or depth
                if depth < max(indent, 1):
                    break
                end = following
            elif keeps_blanks:
                end = following
            at = following
        return len(self.text[:end].rstrip("\r\n")) if not keeps_blanks else self._before_break(end)

    def _before_break(self, end: int) -> int:
        for width in (2, 1):
            if LINE_BREAK.fullmatch(self.text, end - width, end):
                return end - width
        return end

    def _line_end(self, at: int) -> int:
        """Return the start of the line after the one ``at`` is in, or the end of the front matter."""
        found = LINE_BREAK.search(self.text, at, self.where.end)
        return found.end() if found else self.where.end


def scalar(value: str, style: str | None = None) -> str:
    """Return ``value`` as YAML for a line of its own, plain where no reader could take it for anything but text.

    ``style`` is the quote mark the author used there before, and is kept. A date stays plain.
    """
    if style == "'" and not _UNSAFE.search(value):
        return "'" + value.replace("'", "''") + "'"
    plain = style != '"' and _SAFE_PLAIN.fullmatch(value) and not _resolves(value)
    return value if plain or (style != '"' and _DATE.fullmatch(value)) else _quoted(value)


def _resolves(value: str) -> bool:
    """Whether a resolving YAML reader would take plain ``value`` for a number, a date, a yes, a no or a null."""
    resolver: Any = yaml.SafeLoader("")
    return bool(resolver.resolve(yaml.ScalarNode, value, (True, False)) != "tag:yaml.org,2002:str")


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


def _flow(value: Value) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(each)}" for name, each in value.items()) + "}"
    plain = _DATE.fullmatch(value) or (_SAFE_IN_FLOW.fullmatch(value) and not _resolves(value))
    return value if plain else _quoted(value)


def _flow_entry(path: Path, value: Value) -> str:
    name, *rest = path
    return f"{name}: " + ("{" + _flow_entry(tuple(rest), value) + "}" if rest else _flow(value))


def _entry(path: Path, value: Value, column: int, newline: str) -> str:
    """Return whole lines that say ``value`` at ``path``, a mapping a level, the outermost key at ``column``."""
    name, *rest = path
    head = f"{' ' * column}{name}:"
    if rest:
        return f"{head}{newline}{_entry(tuple(rest), value, column + 2, newline)}"
    return f"{head} {_flow(value) if isinstance(value, Mapping) else scalar(value)}{newline}"
