"""What a slip is, how each sort of it is said, and a text that was mended with where everything stood before."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from dongling.problems import Position, Problem, Said, Severity


class Edit(NamedTuple):
    """One place of a text that is written otherwise: from `start` to before `end` it is `new`; `code` says why."""

    start: int
    end: int
    new: str
    code: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of writing at its place: `before` as it stands there, `after` as it is mended.

    `is_mended` is False for what only its author can decide, where both are equal.
    """

    code: str
    position: Position
    before: str
    after: str

    @property
    def is_mended(self) -> bool:
        """Whether the mended text has it otherwise."""
        return self.before != self.after

    @property
    def message(self) -> Said:
        """What is wrong."""
        zh, en = WORDS[self.code][0], WORDS[self.code][1]
        return Said(zh.format(self.before.strip()), en.format(self.before.strip()))

    @property
    def hint(self) -> Said:
        """What to write instead."""
        return Said(WORDS[self.code][2], WORDS[self.code][3])

    def problem(self, shown: str, severity: Severity) -> Problem:
        """Return it as a problem of the file named `shown`."""
        return Problem(severity, self.code, self.message, shown, *self.position, self.hint)


@dataclass(frozen=True)
class Mended:
    """A text with its slips mended; no line came or went. `slips` stand in order, at their places in `before`."""

    before: str
    edits: tuple[Edit, ...] = field(repr=False)
    remarks: tuple[Edit, ...] = field(default=(), repr=False)

    @cached_property
    def text(self) -> str:
        """The mended text."""
        parts, at = [], 0
        for edit in self.edits:
            parts += [self.before[at : edit.start], edit.new]
            at = edit.end
        return "".join([*parts, self.before[at:]])

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """Every slip, in the order of the text."""
        every = sorted([*self.edits, *self.remarks])
        return tuple(Slip(e.code, self._place(e.start), self.before[e.start : e.end], e.new) for e in every)

    def place_before(self, place: Position) -> Position:
        """Return where what stands at `place` of the mended text stood before."""
        shift = 0
        for edit in self._edits_of(place.line):
            column = edit.start - self._starts[place.line - 1] + 1 + shift
            if place.column < column + len(edit.new):
                return Position(place.line, min(place.column, column) - shift)
            shift += len(edit.new) - (edit.end - edit.start)
        return Position(place.line, place.column - shift)

    def _edits_of(self, line: int) -> list[Edit]:
        return self._by_line.get(line, [])

    @cached_property
    def _by_line(self) -> Mapping[int, list[Edit]]:
        edits: dict[int, list[Edit]] = {}
        for edit in self.edits:
            edits.setdefault(self._place(edit.start).line, []).append(edit)
        return edits

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self.before)

    def _place(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def line_starts(text: str) -> list[int]:
    """Return where each line begins, as YAML counts lines."""
    return [0, *(end.end() for end in _LINE_END.finditer(text))]


_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
WORDS: Mapping[str, tuple[str, str, str, str]] = {
    "yaml-colon": (
        "冒号不合写法：“{}”",
        "the colon “{}” is not one of YAML",
        "改成半角冒号加一个空格“: ”",
        "write a colon and a space `: `",
    ),
    "yaml-tab": ("缩进用了制表符", "the indentation holds a tab", "改成两个空格", "use two spaces"),
    "yaml-indent": (
        "缩进用了全角空格或别的空白",
        "the indentation holds wide or odd spaces",
        "改成半角空格，一层两个",
        "use plain spaces, two a level",
    ),
    "yaml-dash": (
        "列表的横线不合写法：“{}”",
        "the dash “{}” does not begin an item",
        "改成半角横线加一个空格“- ”",
        "write a hyphen and a space `- `",
    ),
    "yaml-comma": (
        "方括号里用了“{}”，几个词成了一个",
        "there is “{}” between brackets: several words are one",
        "改成半角逗号加一个空格“, ”",
        "write a comma and a space `, `",
    ),
    "yaml-list": (
        "几个词成了一个：“{}”",
        "several words are one: “{}”",
        "几个词写成 [甲, 乙]，中间用半角逗号",
        "write several as [a, b], with half-width commas",
    ),
    "yaml-bracket": (
        "用了全角括号“{}”",
        "there is a full-width bracket “{}”",
        "改成半角的 [ ] 或 { }",
        "write [ ] or { }",
    ),
    "yaml-quotes": (
        "用了弯引号“{}”来括住值",
        "there is a curly quote {} around a value",
        "改成半角双引号，或者去掉",
        "write straight quotes, or none",
    ),
    "yaml-quote": (
        "这个值不加引号读不了：{}",
        "the value can't be read without quotes: {}",
        "整个值用引号包起来",
        "put the whole value in quotes",
    ),
    "yaml-hash": ("注释用了全角“＃”", "a comment begins with a full-width ＃", "改成半角 #", "write #"),
    "yaml-block": (
        "长文字的记号用了“{}”",
        "the mark “{}” of a long text is full-width",
        "改成半角 |",
        "write |",
    ),
    "yaml-cut": (
        "空格后面的“#”当作注释，这一段没有读：{}",
        "after a space # begins a comment, so this is not read: {}",
        "要留着就把整个值用引号包起来；是注释就在 # 后面空一格",
        "to keep it, put the whole value in quotes; if it is a comment, leave a space after #",
    ),
    "line-ends": (
        "换行有的是 CRLF，有的是 LF",
        "some lines end with CRLF, others with LF",
        "统一成一种",
        "let all lines end alike",
    ),
}
"""How each sort of slip is said: what is wrong and what to write, each in Chinese and in English."""
MENDABLE = frozenset({*WORDS, "yaml-encoding"})
"""What a file may have of which `dongling fix` can make another."""
