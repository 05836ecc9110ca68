"""The tables of a file that somebody sent: an Excel workbook, or CSV in whichever encoding it was saved."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

from dongling.problems import DonglingError, Said
from dongling.rosters.workbook import sheets

LARGEST = 2 * 1024 * 1024
"""Bytes of a file; five thousand people take a tenth of that."""
MOST_LINES, MOST_COLUMNS = 6000, 40
"""Lines with something in them that are read of a table: whoever has more has more people than are taken in at once."""
Row = tuple[int, list[str]]
"""The number of a line, as a table program shows it, and its cells."""
Table = list[Row]
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS = (",", "\t", ";", "，")
_EMPTY = Said("没有选文件，或者文件是空的", "there is no file, or an empty one")
_LARGE = Said(
    f"文件超过{LARGEST // 1024 // 1024} MB；只留姓名、学校、角色几列，再分成几次",
    f"the file is larger than {LARGEST // 1024 // 1024} MB; leave only names, schools and roles, and send it in parts",
)
_OLD = Said(
    "这是旧的 .xls，或者加了密码的工作簿；用 Excel 或 WPS 另存为不加密码的 .xlsx",
    "this is an old .xls, or a workbook with a password; save it as .xlsx without one",
)
_ENCODING = Said(
    "看不懂文件的编码；另存为 .xlsx，或者“CSV UTF-8”",
    "can't tell how the file is encoded; save it as .xlsx, or as “CSV UTF-8”",
)
_NO_TABLE = Said(
    "这不是表格；要 .xlsx，或者用逗号隔开的 .csv", "this is no table; send .xlsx, or .csv with commas between the cells"
)


def tables(data: bytes) -> list[Table]:
    """Return the tables of a file: the sheets of a workbook, or the one of a CSV file. Empty lines are left out.

    Raises DonglingError for what is no such file, is too large or would take too much to look at.
    """
    if not data.strip():
        raise DonglingError(_EMPTY)
    if len(data) > LARGEST:
        raise DonglingError(_LARGE)
    if data.startswith(_OLD_OFFICE):
        raise DonglingError(_OLD)
    if data.startswith(_ZIP):
        return [list(_filled(sheet)) for sheet in sheets(data, MOST_COLUMNS)]
    return [list(_filled(_csv_rows(_decoded(data))))]


def _decoded(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _as(data, name)
    start = data[:400]
    if b"\0" in start:  # UTF-16 without its mark: of plain characters every other byte is none
        return _as(data, "utf-16-be" if start[::2].count(0) > start[1::2].count(0) else "utf-16-le")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _as(data, "gb18030")


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise DonglingError(_ENCODING) from None


def _csv_rows(text: str) -> Iterator[Row]:
    first = "\n".join(text.splitlines()[:10])
    delimiter = max(_DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in lines:
            yield lines.line_num, cells[:MOST_COLUMNS]
    except csv.Error:
        raise DonglingError(_NO_TABLE) from None


def _filled(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows with anything in them, their cells without space around."""
    trimmed = ((line, _trimmed(cells)) for line, cells in rows)
    return islice(((line, cells) for line, cells in trimmed if cells), MOST_LINES)


def _trimmed(cells: list[str]) -> list[str]:
    """Return cells without those that are empty at the end."""
    words = [" ".join(cell.split()) for cell in cells]
    return words[: next((place for place in range(len(words), 0, -1) if words[place - 1]), 0)]
