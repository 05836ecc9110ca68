"""Plain text and Markdown, in whichever encoding it was saved."""

import codecs
import re
from collections.abc import Iterator

from dongling.importers.formats import faults
from dongling.importers.recognised import Spot
from dongling.importers.source import Block, Grid, LineForm, PlanCell, PlanLine, PlanSource
from dongling.problems import DonglingError

MOST_LINES = 20_000
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_IMPOSSIBLE = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_ITEM = re.compile(r"(\s*)(?:([-*+])|\d{1,3}[.)])\s+(.*)")
_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*$|\s*\|\s*:?-{2,}:?\s*\|\s*$")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_MARKS = re.compile(r"\*\*|~~|__")


def decoded(data: bytes) -> str:
    """Return the text of a file. Raises DonglingError when its encoding can't be told."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _as(data, name)
    start = data[:400]
    if b"\0" in start:  # UTF-16 without its mark: of plain characters every other byte is none
        return _as(data, "utf-16-be" if start[::2].count(0) > start[1::2].count(0) else "utf-16-le")
    try:
        return _plain(data.decode())
    except UnicodeDecodeError:
        return _as(data, "gb18030")


def _as(data: bytes, encoding: str) -> str:
    try:
        return _plain(data.decode(encoding))
    except UnicodeDecodeError:
        raise DonglingError(faults.ENCODING) from None


def _plain(text: str) -> str:
    return _IMPOSSIBLE.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _counted(text: str) -> list[str]:
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise DonglingError(faults.TOO_MUCH)
    return lines


def read_text(name: str, data: bytes) -> PlanSource:
    """Return plain text: each line that holds anything is a paragraph."""
    lines = enumerate(_counted(decoded(data)), 1)
    return PlanSource(
        name, [PlanLine(line.strip(), line.strip(), Spot(paragraph=n)) for n, line in lines if line.strip()]
    )


def read_markdown(name: str, data: bytes) -> PlanSource:
    """Return Markdown: headings, lists, quotations and tables by their marks; what stands at its head by its keys."""
    text = decoded(data)
    front = _FRONT.match(text)
    source = PlanSource(name)
    lines = _counted(text)
    if front:
        lines = [*front[1].split("\n"), *_counted(text[front.end() :])]
    source.blocks.extend(_blocks(lines))
    return source


def _blocks(lines: list[str]) -> Iterator[Block]:
    number, tables = 0, 0
    while number < len(lines):
        line = lines[number]
        if "|" in line and number + 1 < len(lines) and _RULE.match(lines[number + 1]):
            end = next((i for i in range(number + 2, len(lines)) if "|" not in lines[i]), len(lines))
            tables += 1
            yield _grid([line, *lines[number + 2 : end]], tables)
            number = end
            continue
        number += 1
        if line.strip():
            yield _line(line, number)


def _line(line: str, number: int) -> PlanLine:
    spot = Spot(paragraph=number)
    if match := _HEADING.match(line):
        level, words = len(match[1]), line[match.end() :].rstrip().rstrip("#").rstrip()
        return PlanLine(_bare(words), words, spot, "title" if level == 1 else "heading", level)
    if match := _ITEM.match(line):
        form: LineForm = "bullet" if match[2] else "number"
        return PlanLine(_bare(match[3]), match[3].strip(), spot, form, len(match[1].expandtabs(4)) // 2 + 1)
    if line.lstrip().startswith(">"):
        words = line.lstrip().lstrip("> ")
        return PlanLine(_bare(words), words, spot, "quote")
    bold = line.strip().startswith("**") and line.strip().endswith("**")
    return PlanLine(_bare(line), line.strip(), spot, bold=bold)


def _bare(words: str) -> str:
    return _MARKS.sub("", words).strip()


def _grid(lines: list[str], table: int) -> Grid:
    rows = []
    for number, line in enumerate(lines, 1):
        texts = [part.strip() for part in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        rows.append(tuple(_cell(text, Spot("", 0, table, number, i + 1), i) for i, text in enumerate(texts)))
    return Grid(tuple(rows), Spot(table=table))


def _cell(text: str, spot: Spot, column: int) -> PlanCell:
    lines = [part.strip() for part in re.split(r"<br\s*/?>", text)]
    return PlanCell(tuple(PlanLine(_bare(line), line, spot) for line in lines if line), column, spot)
