"""How much Markdown a body may hold, so that no text can keep a page waiting or fill the memory.

A parser of Markdown takes time by the square of some things: marks that are never closed, by the length of their
paragraph; definitions of links, by its lines; cells, since a short row is filled up. Here these products are counted
in one pass before the parser sees the text. What is within the limits costs at most 0.3 s and 50 MB, once:
`python -m bench.hostile_markdown` tries to beat that. The longest body of the schools has 900 characters, 12 marks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dongling.problems import Said

MOST_CHARACTERS = 12_000
MOST_LINES = 1_500
MOST_NESTED = 10
MOST_MARKS = 3_000
MOST_MARKS_TOGETHER = 500
"""Marks without a blank line between them: each may be tried against all the others."""
MOST_CELLS = 3_000
MOST_DEFINED = 50
MOST_LINES_WITH_DEFINITION = 100
"""Lines that stand together with a definition of a link: the parser looks at all of these for each."""
MOST_REFERRED = 300_000
"""Opening brackets times the longest part with a definition: each may be replaced by all of it."""

_LINE = re.compile(r"\r\n?|\n")
_APART = re.compile(r"\n(?:[ \t]*\n)+")
_MARK = re.compile(r"[*_~`\[\]<&\\]")
_CONTAINER = re.compile(r"[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))")
_UNDER_A_HEAD = frozenset("|-: \t>")
"""What the line below a table's head is made of."""

_SHORTER = Said("删短，或分成几个单元", "shorten it, or make several units of it")
_BLANK_LINES = Said("用空行把它分成几段", "put blank lines between its parts")
_FEWER = Said("少用一些，或把一部分放进附件", "use fewer, or move a part into an attachment")


@dataclass(frozen=True, slots=True)
class Excess:
    """A limit that a text is over: what and how much, and the fix; `near` are the words where it is passed."""

    message: Said
    hint: Said
    near: str = ""


def excess(text: str) -> Excess | None:
    """Return the first limit that a text is over, or None; takes time by the length of the text alone."""
    return next(_all_over(text), None)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as a parser of Markdown tells them apart."""
    return _LINE.split(text)


def _all_over(text: str) -> Iterator[Excess]:
    if len(text) > MOST_CHARACTERS:
        yield _over("字", "characters", len(text), MOST_CHARACTERS, _SHORTER, _first_words(text[MOST_CHARACTERS:]))
        return  # nothing dearer is asked of a text of any length
    lines = lines_of(text)
    if len(lines) > MOST_LINES:
        yield _over("行", "lines", len(lines), MOST_LINES, _SHORTER, _first_words("\n".join(lines[MOST_LINES:])))
    for line in lines:
        if (depth := _depth(line)) > MOST_NESTED:
            yield _over("层嵌套", "levels of nesting", depth, MOST_NESTED, _FEWER, line.strip())
    parts = _APART.split("\n".join(lines))
    yield from _marks(parts)
    yield from _cells(parts)
    yield from _definitions(parts, text.count("["))


def _over(zh: str, en: str, amount: int, most: int, hint: Said, near: str) -> Excess:
    message = Said(
        f"正文有{amount}{zh}，最多{most}，先按纯文字显示",
        f"the body has {amount} {en}, at most {most}: shown as plain text for now",
    )
    return Excess(message, hint, near)


def _depth(line: str) -> int:
    """Return how many quotations and lists a line opens at its beginning."""
    depth = at = 0
    while opening := _CONTAINER.match(line, at):
        depth, at = depth + 1, opening.end()
    only_a_rule = depth > MOST_NESTED and len(set(line) - {" ", "\t"}) == 1
    return 0 if only_a_rule and ">" not in line else depth


def _marks(parts: list[str]) -> Iterator[Excess]:
    total = 0
    for part in parts:
        count = len(_MARK.findall(part))
        total += count
        if count > MOST_MARKS_TOGETHER:
            what = ("个记号挨在一起（* _ ` [ 等）", "marks (such as * _ ` [) in one stretch")
            yield _over(*what, count, MOST_MARKS_TOGETHER, _BLANK_LINES, _first_words(part))
        if total > MOST_MARKS:
            what = ("个以上的记号（* _ ` [ 等）", "marks or more (such as * _ ` [)")
            yield _over(*what, total, MOST_MARKS, _FEWER, _first_words(part))


def _cells(parts: list[str]) -> Iterator[Excess]:
    total = 0
    for part in parts:
        lines = part.split("\n") if "|" in part else []
        if any("-" in line and _UNDER_A_HEAD.issuperset(line) for line in lines):
            total += len(lines) * max(line.count("|") + 1 for line in lines)
            if total > MOST_CELLS:
                yield _over("个表格的格子", "cells in tables", total, MOST_CELLS, _FEWER, _first_words(part))


def _definitions(parts: list[str], brackets: int) -> Iterator[Excess]:
    total = 0
    for part in parts:
        if count := part.count("]:"):
            total += count
            lines, near = part.count("\n") + 1, _first_words(part)
            if total > MOST_DEFINED:
                yield _over("处链接的定义", "definitions of links", total, MOST_DEFINED, _FEWER, near)
            if lines > MOST_LINES_WITH_DEFINITION:
                what = ("行和链接的定义挨在一起", "lines in one stretch with a definition of a link")
                yield _over(*what, lines, MOST_LINES_WITH_DEFINITION, _BLANK_LINES, near)
            if brackets * len(part) > MOST_REFERRED:
                zh, en = (
                    f"个方括号，而链接的定义有{len(part)}字",
                    f"brackets beside a definition of {len(part)} characters",
                )
                yield _over(zh, en, brackets, MOST_REFERRED // len(part), _FEWER, near)


def _first_words(text: str) -> str:
    """Return the beginning of the first line that says anything."""
    return text.lstrip().split("\n", 1)[0][:20].rstrip()
