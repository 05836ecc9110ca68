"""The sheets of an .xlsx file, which is hostile until it was looked at: a zip of XML, read row by row.

Every part is unpacked once, whatever it is called and whatever it says of its size, and counted: a zip that unpacks
without end is refused where it goes too far. No part may declare entities, which would grow without end in the parser.
A workbook with a password, with macros, or that takes cells from other files is refused with how to save it without.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from dongling.problems import DonglingError, Said

LARGEST_PARTS = 8 * 1024 * 1024
"""Bytes of all parts of the file; those of five thousand people are an eighth of it."""
MOST_PARTS = 300
MOST_RATIO = 200
"""So many times as large as the file its parts may be; those of tables are ten to thirty times."""
_CHUNK = 64 * 1024
MOST_SHEETS = 3
LAST_ROW = 100_000
"""As far as a sheet is read: one that has a cell at its very end would be read for long, as so many empty rows."""
_BROKEN = Said(
    "这个 .xlsx 打不开：文件坏了，或者不是 Excel 工作簿；用 Excel 或 WPS 另存一次",
    "this .xlsx can't be opened: it is damaged, or no workbook; save it once more",
)
_TOO_MUCH = Said(
    "这个 .xlsx 展开以后太大；只留姓名、学校、角色几列，另存一份",
    "this .xlsx unpacks to too much; leave only names, schools and roles, and save it anew",
)
_LOCKED = Said(
    "这个工作簿加了密码；用 Excel 或 WPS 另存为不加密码的 .xlsx",
    "this workbook has a password; save it as .xlsx without one",
)
_MACROS = Said(
    "这个工作簿里有宏，没有打开；另存为“Excel 工作簿（.xlsx）”就没有宏",
    "this workbook has macros and was not opened; save it as “Excel workbook (.xlsx)”, which has none",
)
_LINKED = Said(
    "这个工作簿要从别的文件取数，没有打开；复制姓名、学校、角色，粘贴为“值”，另存一份",
    "this workbook takes cells from other files and was not opened; copy what you need, and paste it as values",
)
_ENTITIES = re.compile(rb"<!doctype|<!entity")
_OF_MACROS = re.compile(
    rb"macroenabled|relationships/(?:vbaproject|xlmacrosheet)|vnd\.ms-(?:office\.vbaproject|excel\.macrosheet)"
)
_OF_LINKS = re.compile(rb"relationships/(?:externallink|connections)|/externallinkpath|spreadsheetml\.externallink")
"""What says so stands in parts of relationships and of types, which may be called anything, too."""


def sheets(data: bytes, most_columns: int) -> Iterator[Iterator[tuple[int, list[str]]]]:
    """Yield the first sheets of a workbook, each its rows with their numbers; only so many columns are looked at.

    Raises DonglingError for what is no workbook, or would take too much to read.
    """
    _must_be_harmless(data)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception:  # noqa: BLE001 - a broken file fails anywhere in the library, by any exception
        raise DonglingError(_BROKEN) from None
    if not book.worksheets:
        raise DonglingError(_BROKEN)
    for sheet in book.worksheets[:MOST_SHEETS]:
        yield _rows(sheet, most_columns)


def _rows(sheet: Any, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    try:
        sheet.reset_dimensions()  # what it says of its own size may be anything
        read = sheet.iter_rows(max_row=LAST_ROW, max_col=most_columns, values_only=True)
        for number, cells in enumerate(read, 1):
            if any(cell is not None for cell in cells):
                yield number, [_text(cell) for cell in cells]
    except Exception:  # noqa: BLE001 - likewise
        raise DonglingError(_BROKEN) from None


def _must_be_harmless(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wrong = _harm(archive, min(LARGEST_PARTS, len(data) * MOST_RATIO))
    except Exception:  # noqa: BLE001 - a broken zip fails by any exception, too
        wrong = _BROKEN
    if wrong:
        raise DonglingError(wrong)


def _harm(archive: zipfile.ZipFile, most: int) -> Said | None:
    """Return why an archive is not to be read; `most` is how many bytes all its parts may be."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        return _TOO_MUCH
    if any(part.flag_bits & 1 for part in parts):
        return _LOCKED
    for part in parts:
        text = _unpacked(archive, part, most)
        if text is None:
            return _TOO_MUCH
        most -= len(text)
        if wrong := _harm_in(text.replace(b"\0", b"").lower()):
            return wrong
    return None


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes | None:
    """Return what a part really is, None when that is more than so many bytes."""
    held = io.BytesIO()
    with archive.open(part) as packed:
        while chunk := packed.read(_CHUNK):
            if held.tell() + len(chunk) > most:
                return None
            held.write(chunk)
    return held.getvalue()


def _harm_in(text: bytes) -> Said | None:
    if _ENTITIES.search(text):
        return _BROKEN
    if b"<types" in text or b"<relationships" in text or b":types" in text or b":relationships" in text:
        if _OF_MACROS.search(text):
            return _MACROS
        if _OF_LINKS.search(text):
            return _LINKED
    return None


def _text(cell: Any) -> str:
    """Return what a cell shows, more or less: names of figures alone are numbers to a table program."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)[:1000]
