"""The sheets of an .xlsx file, which is hostile until it was looked at: a zip of XML, read row by row.

What a part says of its size is what is read of it at most: a zip that unpacks without end is refused by what it says,
or breaks off. No part may declare entities, which would grow without end in the parser.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from dongling.problems import DonglingError, Said

LARGEST_PARTS = 8 * 1024 * 1024
"""Bytes of all XML in the file; that of five thousand people is an eighth of it."""
MOST_PARTS = 300
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
            wrong = _harm(archive)
    except Exception:  # noqa: BLE001 - a broken zip fails by any exception, too
        wrong = _BROKEN
    if wrong:
        raise DonglingError(wrong)


def _harm(archive: zipfile.ZipFile) -> Said | None:
    parts = archive.infolist()
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in xml) > LARGEST_PARTS:
        return _TOO_MUCH
    texts = (archive.read(part).replace(b"\0", b"").lower() for part in xml)
    return _BROKEN if any(b"<!doctype" in text or b"<!entity" in text for text in texts) else None


def _text(cell: Any) -> str:
    """Return what a cell shows, more or less: names of figures alone are numbers to a table program."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)[:1000]
