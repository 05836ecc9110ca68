"""What stands after a colon or a dash: quotes, brackets, or a plain text."""

import re
from typing import Protocol

from dongling.content.mending.brackets import Brackets
from dongling.content.mending.lines import Lines
from dongling.content.mending.slips import Edit
from dongling.model import Field, Keys

_CURLY = {"“": "”", "‘": "’", "「": "」"}
_OPENING = "[{【［｛"
_CUT = re.compile(r"[ \t]#(?=[^\s#])")
_MARK = re.compile(r"[&*!][!\w.:/-]*(?: |$)", re.ASCII)
"""What points elsewhere in YAML: it is refused, and what it was to mean only its author knows."""
_LOOKS = 100
"""So many values that are opened and never closed are looked through to the end."""
_NO_BEGINNING = ("@", "`", "%", "*", "&", "!")


class Scalars(Protocol):
    """Which words a vocabulary has (catalog.Terms)."""

    def find(self, scheme: str, word: str) -> str | None:
        """Return the identifier of the term that `word` names."""
        ...


class Values:
    """Reads one value after the other; what would mend them goes to `edits`, what only an author can to `remarks`."""

    def __init__(self, lines: Lines, edits: list[Edit], remarks: list[Edit], terms: Scalars) -> None:
        self._lines, self._edits, self._remarks, self._terms = lines, edits, remarks, terms
        self._looks = _LOOKS

    def read(self, number: int, at: int, column: int, field: Field | None, keys: Keys | None, *, item: bool) -> int:
        """Read the value that begins in line `number` at `at`; return the number of the line that it ends in."""
        line = self._lines[number]
        at += len(line[at:]) - len(line[at:].lstrip(" \t"))
        first = line[at]
        if first in _OPENING and (first in "[{" or (not item and (keys is not None or (field and field.many)))):
            end = self._flow(number, at, column, field, keys)
            if end is not None:
                return end
        elif first in "\"'":
            end = self._quoted(number, at)
            if end is not None:
                return end
        return self._plain(number, at, column, field, keys)

    def _may_look(self) -> bool:
        """Whether to look for the end of one more value: a text that opens many and closes none is left soon."""
        self._looks -= 1
        return self._looks > 0

    def _flow(self, number: int, at: int, column: int, field: Field | None, keys: Keys | None) -> int | None:
        """Read a value in brackets; None when it does not end, or when more stands after it."""
        start = self._lines.start(number) + at
        brackets = Brackets(self._lines.text, start, field, keys, self._terms) if self._may_look() else None
        if brackets is None or brackets.end is None:
            return None
        self._looks += 1
        last = number
        while last + 1 < len(self._lines) and self._lines.start(last + 1) < brackets.end:
            last += 1
            line = self._lines[last]
            if line.strip() and not line.startswith((" ", "\t", "]", "}", "】", "］", "｝")):
                return None  # a key: the bracket was never closed
        after = self._lines[last][brackets.end - self._lines.start(last) :].strip()
        if after and not after.startswith("#"):
            return None
        self._edits.extend(brackets.edits())
        return last

    def _quoted(self, number: int, at: int) -> int | None:
        """Read a value in straight quotes; None when it does not end, or when more stands after it."""
        quote, begin = self._lines[number][at], at + 1
        if not self._may_look():
            return None
        for last in range(number, len(self._lines)):
            line = self._lines[last]
            end = _closing(line, begin, quote)
            if end is not None:
                after = line[end + 1 :].strip()
                self._looks += 1
                return last if not after or after.startswith("#") else None
            if last > number and line.strip() and not line.startswith((" ", "\t")):
                return None
            begin = 0
        return None

    def _plain(self, number: int, at: int, column: int, field: Field | None, keys: Keys | None) -> int:
        line, start = self._lines[number], self._lines.start(number)
        cut = re.search(r"[ \t]#", line[at:])
        value = (line[at : at + cut.start()] if cut else line[at:]).rstrip(" \t")
        if _CUT.search(line, at) and keys is None and value:
            place = start + at + (cut.start() if cut else 0)
            self._remarks.append(Edit(place + 1, start + len(line), line[place + 1 - start :], "yaml-cut"))
        if keys is None and not self._goes_on(number, column):
            self._edits.extend(_mended_plain(value, start + at, field, self._terms))
        return number

    def _goes_on(self, number: int, column: int) -> bool:
        """Whether a text goes on in the next line."""
        following = self._lines[number + 1] if number + 1 < len(self._lines) else ""
        return bool(following.strip()) and len(following) - len(following.lstrip(" ")) > column


def _closing(line: str, begin: int, quote: str) -> int | None:
    """Return where a quoted text ends in a line, None when it does not."""
    at = begin
    while at < len(line):
        if quote == '"' and line[at] == "\\":
            at += 1
        elif line[at] == quote:
            if quote == "'" and line[at + 1 : at + 2] == "'":
                at += 1
            else:
                return at
        at += 1
    return None


def _mended_plain(value: str, at: int, field: Field | None, terms: Scalars) -> list[Edit]:
    """Return what mends a value in one line that stands without straight quotes, or begins with one and goes on."""
    scheme = field.about.scheme if field else ""
    closing = _CURLY.get(value[0], "")
    end = at + len(value)
    if _MARK.match(value):
        return []
    if closing and value[-1:] == closing and (scheme or (field and field.name == "identifier")):
        return [] if terms.find(scheme, value) else [Edit(at, end, value[1:-1].strip(), "yaml-quotes")]
    if value[0] in "\"'" and len(value) > 1 and _closing(value, 1, value[0]) is None:
        is_slip = value[-1] in "”’＂" and value.count(value[0]) == 1
        return [Edit(end - 1, end, value[0], "yaml-quotes")] if is_slip else []
    if _is_unreadable(value):
        return [Edit(at, end, quoted(value), "yaml-quote")]
    several = field is not None and field.many and scheme not in ("", "*") and re.search("[，、]", value)
    if several and not terms.find(scheme, value):
        words = [word.strip() for word in re.split("[，、,]", value) if word.strip()]
        return [Edit(at, end, f"[{', '.join(words)}]", "yaml-list")]
    return []


def _is_unreadable(value: str) -> bool:
    """Whether a text can't stand without quotes; a bracket that never ends is another slip."""
    if value[0] in "[{" and not re.search(r"[\]}]", value):
        return False
    return value[0] in "\"'[{" or value[0] in _NO_BEGINNING or ": " in value or value.endswith(":")


def quoted(value: str) -> str:
    """Return a text in quotes that YAML reads back as it is."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
