"""Through a file line by line, as its author meant it: which lines are structure, and which belong to a text.

Only structure is mended: the indentation of a line, the dash of an item, the colon of a key, and what stands around a
value. Nothing inside a block (`|`), in quotes, or in a text that goes on over several lines is touched. What a line is
follows from those above it and from the declared keys: below a field that holds a text, `甲：乙` is text; below one
that holds keys it is a key.
"""

import re
from dataclasses import dataclass, replace

from dongling.content.mending.lines import Lines
from dongling.content.mending.slips import Edit
from dongling.content.mending.values import Scalars, Values
from dongling.model import Field, Keys

ODD = "\t\u3000\u00a0\u2002\u2003\u2009\u200b\u2060\ufeff"
"""Spaces that are none to YAML."""
MOST = 1_000
"""So many slips of a file are looked for; nobody reads more."""
_WIDTH = {"\t": 2, "\u3000": 2, "\u2003": 2, "\u200b": 0, "\u2060": 0, "\ufeff": 0}
_SPACES = re.compile(f"[ {ODD}]*")
_DASH = re.compile(f"([-－—–−﹣•●▪])([ {ODD}]*)")
_KEY = re.compile(
    f"([\"'“”‘’]?)([^:：﹕#＃\"'“”‘’\\[\\]{{}}【】\\r\\n]{{1,60}}?)([\"'“”‘’]?)([ {ODD}]*)([:：﹕])([ {ODD}]*)"
)
_BLOCK = re.compile(r"([|>｜])([0-9+-]{0,2})[ \t]*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Level:
    """A mapping or a list that is open: the column of its keys or dashes, and what is known of it.

    `keys` are those of a mapping, or of the items of a list; `field` is what the list belongs to.
    """

    column: int
    is_list: bool
    keys: Keys | None
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """A key, or a dash, after which nothing stands: what belongs to it follows below."""

    column: int
    keys: Keys | None
    field: Field | None


class Scan:
    """One way through a text. `edits` are what would mend it, `remarks` what only its author can mend."""

    def __init__(self, text: str, keys: Keys | None, terms: Scalars) -> None:
        self.lines = Lines(text)
        self.edits: list[Edit] = []
        self.remarks: list[Edit] = []
        self._values = Values(self.lines, self.edits, self.remarks, terms)
        self._levels = [Level(0, False, keys)]
        self._blank: Blank | None = None
        self._plain = False
        self._line = 0

    def run(self) -> None:
        """Go through all lines."""
        while self._line < len(self.lines) and len(self.edits) < MOST:
            line = self.lines[self._line]
            spaces = _SPACES.match(line)
            rest = line[spaces.end() :] if spaces else line
            self._line += 1
            if not rest:
                continue
            if rest[0] in "#＃":
                self._comment(line, len(line) - len(rest))
            elif not (rest.startswith(("---", "...", "%")) and len(rest) == len(line)):
                self._structure(line, len(line) - len(rest))

    def _comment(self, line: str, at: int) -> None:
        column = _width(line[:at])
        if self._plain and column > self._levels[-1].column:
            return  # it may belong to the text above
        if line[:at].strip(" ") and line[at : at + 2] in ("# ", "＃", "＃ "):
            self._indent(line[:at], column)
        if line[at] == "＃":
            self._edit(at, at + 1, "#", "yaml-hash")

    @property
    def _start(self) -> int:
        """Where the line at hand begins in the text."""
        return self.lines.start(self._line - 1)

    # what a line is

    def _structure(self, line: str, at: int) -> None:
        spaces, rest = line[:at], line[at:]
        column = _width(spaces)
        odd = spaces.strip(" ") != ""
        if odd and not self._blank:
            column = self._meant(column, rest)
        if self._blank is not None:
            blank, self._blank = self._blank, None
            if self._opens(blank, column, rest):
                self._open(blank, column, rest)
            elif column > blank.column:  # a text on lines of its own
                self._plain = True
                self._levels = [level for level in self._levels if level.column <= blank.column]
        while len(self._levels) > 1 and self._ends(self._levels[-1], column, rest):
            self._levels.pop()
        level = self._levels[-1]
        own = column == level.column and (not level.is_list or self._dash(rest, level))
        if odd and (own or len(line) - len(line.lstrip(" ")) <= level.column):
            self._indent(spaces, column)
        if own:
            self._plain = False
            self._entry(level, line, at, column)

    def _ends(self, level: Level, column: int, rest: str) -> bool:
        """Whether a level ends before a line; one without a dash ends a list at the column of its key."""
        return level.column > column or (level.is_list and level.column == column and not self._dash(rest, level))

    def _meant(self, column: int, rest: str) -> int:
        """Return the column that a line was meant to stand at whose indentation has odd spaces."""
        own, key = _DASH.match(rest) is not None, _KEY.match(rest)
        fitting = [
            level.column
            for level in self._levels
            if (own and level.is_list) or (key and not level.is_list and _known(level.keys, key[2]))
        ]
        if not fitting or column in fitting:
            return column
        return min(reversed(fitting), key=lambda one: abs(one - column))

    def _indent(self, spaces: str, column: int) -> None:
        code = "yaml-tab" if spaces.strip(" ").strip("\t") == "" else "yaml-indent"
        self.edits.append(Edit(self._start, self._start + len(spaces), " " * column, code))

    def _opens(self, blank: Blank, column: int, rest: str) -> bool:
        """Whether a line opens a mapping or a list below what was left blank."""
        dash = _DASH.match(rest)
        if dash:
            own = dash[1] == "-" and (dash[2][:1] == " " or dash.end() == len(rest))
            holds_list = blank.field is not None and (blank.field.many or blank.field.model is not None)
            return column >= blank.column and (own or (holds_list and not rest.startswith(("——", "--"))))
        if column <= blank.column:
            return False
        key = _KEY.match(rest)
        if blank.keys is not None:
            return key is not None
        if blank.field is not None:
            return key is not None and blank.field.about.scheme == "*"
        return key is not None and _is_plain(key, rest)

    def _open(self, blank: Blank, column: int, rest: str) -> None:
        self._levels = [level for level in self._levels if level.column <= blank.column]
        self._levels.append(Level(column, _DASH.match(rest) is not None, blank.keys, blank.field))

    def _dash(self, rest: str, level: Level) -> bool:
        """Whether a line begins an item of a list."""
        dash = _DASH.match(rest)
        return dash is not None and level.is_list and not rest.startswith(("——", "--"))

    # what stands on it

    def _entry(self, level: Level, line: str, at: int, column: int) -> None:
        if not level.is_list:
            self._pair(level, line, at)
            return
        dash = _DASH.match(line, at)
        if dash is None:
            return
        good = dash[1] == "-" and (dash[2].strip(" ") == "" and (dash[2] or dash.end() == len(line)))
        nothing = dash.end() == len(line)
        if not good:
            self._edit(dash.start(), dash.end(), "-" if nothing else "- ", "yaml-dash")
        inner = column + (len(dash[2]) + 1 if good else 2)
        if nothing:
            self._blank = Blank(column, level.keys, None if level.keys else level.field)
        elif line.startswith("- ", dash.end()):  # a list in a list
            within = Level(inner, True, level.keys, level.field)
            self._levels.append(within)
            self._entry(within, line, dash.end(), inner)
        elif self._is_item_of_keys(level, line, dash.end()):
            item = Level(inner, False, level.keys)
            self._levels.append(item)
            self._pair(item, line, dash.end())
        else:
            self._value(line, dash.end(), column, level.field, None, item=True)

    def _is_item_of_keys(self, level: Level, line: str, at: int) -> bool:
        """Whether an item is a mapping, whose first key stands beside the dash, and no text."""
        key = _KEY.match(line, at)
        if key is None or (level.keys is None and level.field is not None):
            return False
        return _known(level.keys, key[2]) or _is_plain(key, line)

    def _pair(self, level: Level, line: str, at: int) -> None:
        key = _KEY.match(line, at)
        if key is None:
            return
        known = _known(level.keys, key[2]) or _own_words(level.field) is not None
        plain = _is_plain(key, line)
        if not plain and not (known or (key[5] != ":" and ": " not in line[at:])):
            return
        if key[5] == ":" and not plain and line.startswith("//", key.end()):
            return
        self._key(key, line, known)
        name = level.keys.names.get(key[2].strip(ODD + " "), "") if level.keys else ""
        field = level.keys.fields.get(name) if level.keys else _own_words(level.field)
        below = level.keys.below(name) if level.keys and field else None
        self._value(line, key.end(), level.column, field, below, item=False)

    def _key(self, key: re.Match[str], line: str, known: bool) -> None:
        if known and set(key[1] + key[3]) & set("“”‘’"):
            self._edit(key.start(1), key.end(3), key[2].strip(ODD + " "), "yaml-quotes")
        after = line[key.end() :]
        wanted = ":" if not after or after[0] in "\r\n" else ": "
        if _is_plain(key, line) and not set(key[4]) & set(ODD):
            return
        self._edit(key.start(4), key.end(6), wanted, "yaml-colon")

    def _edit(self, start: int, end: int, new: str, code: str) -> None:
        self.edits.append(Edit(self._start + start, self._start + end, new, code))

    def _value(self, line: str, at: int, column: int, field: Field | None, keys: Keys | None, *, item: bool) -> None:
        rest = line[at:]
        if not rest.strip(" " + ODD):
            if rest.strip(" \t"):
                self._edit(at, len(line), "", "yaml-indent")
            self._blank = Blank(column, keys, field)
        elif rest.lstrip(" ")[0] == "#":
            self._blank = Blank(column, keys, field)
        elif block := _BLOCK.match(rest.strip()):
            if block[1] == "｜":
                place = line.index("｜", at)
                self._edit(place, place + 1, "|", "yaml-block")
            self._block(column, block[2])
        else:
            self._line = self._values.read(self._line - 1, at, column, field, keys, item=item) + 1
            self._plain = True

    def _block(self, column: int, marks: str) -> None:
        """Go over the lines of a long text; those that are indented with odd spaces are moved in to the others."""
        given = re.sub(r"\D", "", marks)
        depth = column + int(given) if given else 0
        while self._line < len(self.lines):
            line = self.lines[self._line]
            spaces = _SPACES.match(line)
            length = spaces.end() if spaces else 0
            plain = len(line) - len(line.lstrip(" "))
            if length < len(line):
                odd = plain < length and _width(line[:length]) > column
                if plain <= column and not odd:
                    return
                depth = depth or (plain if plain > column else column + 2)
                if plain < depth and odd:
                    self._line += 1
                    self._move_in(line[:length], depth)
                    continue
            self._line += 1

    def _move_in(self, spaces: str, depth: int) -> None:
        taken = next((i for i in range(len(spaces) + 1) if _width(spaces[:i]) >= depth), len(spaces))
        self._indent(spaces[:taken], depth)


def _own_words(field: Field | None) -> Field | None:
    """Return what a key stands for in a mapping of vocabularies: a list of words."""
    return replace(field, many=True) if field and field.about.scheme == "*" else None


def _known(keys: Keys | None, word: str) -> bool:
    return keys is not None and word.strip(ODD + " ") in keys.names


def _is_plain(key: re.Match[str], line: str) -> bool:
    """Whether a key is followed by what YAML takes for its colon."""
    return key[5] == ":" and (key[6][:1] in (" ", "\t") or (not key[6] and key.end() == len(line)))


def _width(spaces: str) -> int:
    return sum(_WIDTH.get(character, 1) for character in spaces)
