"""YAML text -> plain data that knows its line numbers, with every guard.

A content file is written by anyone, so nothing in it may hang or kill the program: size, depth, aliases,
merge keys, tags, duplicate keys and several documents in one file are refused with a sentence that says
where. Every scalar stays the string that was written: `no`, `007`, `12:30` and `2024-02-30` mean what they
look like, and the model says later whether a number was wanted. `python -m bench.parse` measures
what the guards cost.
"""

import re
import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Protocol

import yaml
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import BaseResolver

from dongling.content.mending.raw_text import MAX_BYTES, decode
from dongling.content.yaml_hints import YamlProblem, explain, slip
from dongling.problems import FieldPath, Position, Said

__all__ = ["MAX_BYTES", "YamlDocument", "YamlProblem", "decode", "parse"]
MAX_DEPTH = 20
MAX_NODES = 20_000
"""Keys, values and lists of a file; the largest so far, names of the district, has 2,300."""
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_PLAIN = "plain"
_BRACKETS = 40
_GUARDED = ("&", "!", "<<", "\r", "\x85", "\u2028", "\u2029", "\ufeff")
_DEEP, _BEGINS_DEEP = re.compile(r"\n[ \t?:-]{24}"), re.compile(r"[ \t?:-]{24}")
"""With one of these a text is read with every guard: it may have anchors, tags, merges, or very deep nesting."""


class Spellings(Protocol):
    """The keys of one level of a file, in both languages (fields.Keys)."""

    def spellings(self, name: str) -> tuple[str, ...]:
        """Return the spellings of a field's name."""
        ...

    def below(self, name: str) -> "Spellings | None":
        """Return the keys of the level under a field."""
        ...


class _Composer(CParser, BaseResolver):
    """libyaml's composer with a depth guard and no implicit types."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        BaseResolver.__init__(self)
        self.depth = self.nodes = 0

    def resolve(self, kind: type[Node], value: object, implicit: object) -> str:
        """Give every untagged node the same tag; strings stay strings."""
        return _PLAIN

    def descend_resolver(self, current_node: Node | None, current_index: object) -> None:
        """Refuse nesting that would exhaust the C stack (libyaml has no limit of its own), and nodes without end."""
        self.depth += 1
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise YamlProblem(
                "yaml-nodes",
                position_of(current_node) if current_node else Position(),
                Said(f"键和值共有{MAX_NODES}个以上", f"there are more than {MAX_NODES} keys and values"),
                Said("分成几个文件", "make several files of it"),
            )
        if self.depth > MAX_DEPTH + 1:
            raise YamlProblem(
                "yaml-depth",
                position_of(current_node) if current_node else Position(),
                Said(f"嵌套超过{MAX_DEPTH}层", f"nested deeper than {MAX_DEPTH} levels"),
                Said("检查缩进和没有闭合的括号", "check the indentation and unclosed brackets"),
            )

    def ascend_resolver(self) -> None:
        """Leave a node."""
        self.depth -= 1


class _Unguarded(CParser):
    """libyaml's composer with nothing called back: what it asks for is answered in C, by an empty text."""

    resolve = descend_resolver = ascend_resolver = staticmethod("".format)


class _Odd(Exception):
    """A text is to be read with every guard, which say what is wrong with it, if anything."""


@dataclass(frozen=True)
class YamlDocument:
    """A parsed file: plain data (mappings, lists, strings, None for an empty value), its nodes and its text.

    Where something stands is looked up once for each thing that is said of a file, so what is looked through for
    that (the keys of a mapping, the ends of the lines) is put in order once.
    """

    data: dict[str, Any]
    root: MappingNode
    text: str = field(default="", repr=False, compare=False)
    _keys: dict[int, dict[str, tuple[int, Node, Node]]] = field(default_factory=dict, repr=False, compare=False)

    def position(self, field_path: FieldPath, keys: Spellings | None = None, *, key: bool = False) -> Position:
        """Return where the value at `field_path` stands (its key with `key`), else the nearest place above."""
        node: Node = self.root
        place = position_of(node)
        for i, part in enumerate(field_path):
            pair = self._child(node, part, keys)
            if pair is None:
                return place
            last = i == len(field_path) - 1
            node = pair[1]
            place = position_of(pair[0] if (key and last) or _is_empty(node) else node)
            if isinstance(part, str) and keys is not None:
                keys = keys.below(part)
        return place

    def position_of_key(self, field_path: FieldPath, own: str, keys: Spellings | None) -> Position:
        """Return where the key that the author wrote as `own` stands in the mapping at `field_path`."""
        node: Node | None = self.root
        for part in field_path:
            pair = self._child(node, part, keys)
            node = pair[1] if pair else None
            keys = keys.below(part) if keys is not None and isinstance(part, str) else keys
        pair = self._child(node, own, None)
        return position_of(pair[0]) if pair and isinstance(node, MappingNode) else self.position(field_path, keys)

    def own_key(self, field_path: FieldPath, keys: Spellings | None) -> str:
        """Return the last key of `field_path` as the author wrote it, or would have written it."""
        node: Node | None = self.root
        word, level = "", keys
        for part in field_path:
            pair = self._child(node, part, level) if node is not None else None
            if isinstance(part, str):
                word = str(pair[0].value) if pair else _likely(node, level.spellings(part) if level else (part,))
                level = level.below(part) if level else None
            node = pair[1] if pair else None
        return word

    def near(self, start: Position, words: str) -> Position:
        """Return where `words` stand at or after `start`: a long text is one value and many lines."""
        offset = self._starts[min(start.line, len(self._starts)) - 1] + start.column - 1
        at = self.text.find(words, offset) if words else -1
        if at < 0:
            return start
        line = bisect_right(self._starts, at)
        return Position(line, at - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def _child(self, node: Node | None, part: str | int, keys: Spellings | None) -> tuple[Node, Node] | None:
        if isinstance(node, MappingNode):
            table = self._table(node)
            names = keys.spellings(str(part)) if keys else (str(part),)
            first = min((table[name] for name in names if name in table), default=None)
            return first[1:] if first else None
        if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            return node.value[part], node.value[part]
        if isinstance(node, ScalarNode) and part == 0:  # one word standing for a list of one
            return node, node
        return None

    def _table(self, node: MappingNode) -> dict[str, tuple[int, Node, Node]]:
        """Return the keys of a mapping with their order, made once."""
        table = self._keys.get(id(node))
        if table is None:
            table = self._keys[id(node)] = {k.value: (i, k, v) for i, (k, v) in enumerate(node.value)}
        return table


def _likely(node: Node | None, spellings: tuple[str, ...]) -> str:
    """Return the spelling that an author uses whose other keys are those of `node`."""
    keys = [str(key.value) for key, _ in node.value] if isinstance(node, MappingNode) else []
    english = bool(keys) and all(key.isascii() for key in keys)
    return spellings[0] if english else spellings[-1]


def position_of(node: Node) -> Position:
    """Return where a node starts."""
    mark = node.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position()


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value == "" and not node.style


def parse(text: str) -> YamlDocument:
    """Parse one YAML mapping.

    Raises YamlProblem, with position and fix, for anything else and for everything that a guard refuses.
    """
    try:
        return _plainly(text) or _carefully(text)
    except yaml.MarkedYAMLError as error:
        raise YamlProblem(*explain(text, error)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise YamlProblem("yaml", *_bad_character(text, error)) from None


def _carefully(text: str) -> YamlDocument:
    root = _Composer(text).get_single_node()
    if root is None:
        raise YamlProblem(
            "yaml-empty",
            Position(),
            Said("文件是空的", "the file is empty"),
            Said("用 dongling new unit 类型 生成一个样子", "start from `dongling new unit KIND`"),
        )
    if not isinstance(root, MappingNode):
        if hint := slip(text.splitlines()[root.start_mark.line], root.start_mark.line):
            raise YamlProblem(*hint)
        raise YamlProblem(
            "yaml-shape",
            position_of(root),
            Said("最外层应为“键: 值”", "the top level should be `key: value`"),
            Said("第一行写成 编号: ...", "begin with `identifier: ...`"),
        )
    return YamlDocument(_build(root, set()), root, text)


def _plainly(text: str) -> YamlDocument | None:
    """Return what a text holds that no guard could find anything in, in half the time; else None.

    No text has more nodes than characters. Nor is any nested deeper than its brackets and its indentation are: a level
    takes a bracket, or a place at the beginning of a line, where a list may stand at the place of what it is in.
    """
    if len(text) > MAX_NODES or any(mark in text for mark in _GUARDED) or _DEEP.search(text):
        return None
    if text.count("[") + text.count("{") > _BRACKETS or _BEGINS_DEEP.match(text):
        return None
    try:
        root = _Unguarded(text).get_single_node()
        return YamlDocument(_plain_data(root, 1), root, text) if isinstance(root, MappingNode) else None
    except (_Odd, yaml.YAMLError):  # the careful way says where it begins
        return None


def _plain_data(node: Node, depth: int) -> Any:
    value = node.value
    if isinstance(node, ScalarNode):
        return value if value or node.style else None
    if depth > MAX_DEPTH:
        raise _Odd
    if isinstance(node, SequenceNode):
        return [_plain_data(item, depth + 1) for item in value]
    data = {key.value: _plain_data(item, depth + 1) for key, item in value if isinstance(key, ScalarNode)}
    if len(data) != len(value):  # a key twice, or one that is no word
        raise _Odd
    return data


def _bad_character(text: str, error: Exception) -> tuple[Position, Said, Said]:
    at = next((i for i, c in enumerate(text) if unicodedata.category(c) == "Cc" and c not in "\t\n\r"), 0)
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return (
        Position(line, column),
        Said("有看不见的控制字符", f"there is a control character ({type(error).__name__})"),
        Said("删掉这一处，重新输入", "delete it and type the place anew"),
    )


def _build(node: Node, seen: set[int]) -> Any:
    if id(node) in seen:
        raise YamlProblem(
            "yaml-alias",
            position_of(node),
            Said("不能用 & 和 * 引用别处的内容", "anchors and aliases are not read"),
            Said("把内容直接写在这里", "write the content out here"),
        )
    seen.add(id(node))
    if node.tag != _PLAIN:
        raise YamlProblem(
            "yaml-tag",
            position_of(node),
            Said(f"不能用标签“{_short_tag(node.tag)}”", f"tags such as {_short_tag(node.tag)} are not read"),
            Said("删掉感叹号开头的词；要写感叹号就加引号", "remove it, or quote the text"),
        )
    if isinstance(node, MappingNode):
        return dict(_pairs(node, seen))
    if isinstance(node, SequenceNode):
        return [_build(item, seen) for item in node.value]
    return None if _is_empty(node) else node.value


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _pairs(node: MappingNode, seen: set[int]) -> Iterator[tuple[str, Any]]:
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, position = key_node.value, position_of(key_node)
        if not isinstance(key_node, ScalarNode):
            raise YamlProblem(
                "yaml-shape",
                position,
                Said("键应为一个词", "a key should be a word"),
                Said("有多余的括号或花括号", "look for a stray bracket"),
            )
        if key == "<<":
            raise YamlProblem(
                "yaml-merge",
                position,
                Said("不能用 << 合并", "merge keys are not read"),
                Said("把内容直接写出来", "write the content out"),
            )
        if key in lines:
            raise YamlProblem(
                "duplicate-key",
                position,
                Said(f"“{key}”写了两遍，前一次在第{lines[key]}行", f"“{key}” stands twice, first in line {lines[key]}"),
                Said("删掉一处", "delete one"),
            )
        lines[key] = position.line
        _build(key_node, seen)
        yield key, _build(value_node, seen)


def packed(raw: bytes) -> bytes:
    """Return the bytes of a file as they are kept: a third, at a tenth of what parsing takes."""
    return zlib.compress(raw, 1)


def unpacked(kept: bytes) -> bytes:
    """Return the bytes of a file that were kept."""
    return zlib.decompress(kept)


def locate(kept: bytes, field_path: FieldPath, keys: Spellings | None) -> Position:
    """Return where `field_path` stands in a file whose bytes were kept; nothing is opened for that.

    Positions are looked up only when something is said of a file: holding them would cost more memory
    than the units themselves.
    """
    return _recent(kept).position(field_path, keys)


def locate_words(kept: bytes, start: Position, words: str) -> Position:
    """Return where `words` stand at or after `start` in a file whose bytes were kept; `start` where they don't."""
    return _recent(kept).near(start, words)


@lru_cache(maxsize=4)
def _recent(kept: bytes) -> YamlDocument:
    """Return a file's document; problems of one file come one after another."""
    return parse(decode(unpacked(kept)))
