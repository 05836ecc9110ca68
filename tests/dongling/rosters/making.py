"""Rosters as files."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook

HEADS = ("姓名", "学校", "角色")


def xlsx(*sheets: Iterable[Sequence[object]]) -> bytes:
    """Return a workbook of sheets."""
    book, held = Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    book.save(held)
    return held.getvalue()


def text(*rows: Sequence[str], delimiter: str = ",") -> str:
    """Return rows as CSV."""
    table = io.StringIO()
    csv.writer(table, delimiter=delimiter).writerows(rows)
    return table.getvalue()


def with_parts(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return a workbook some of whose parts are others."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return held.getvalue()
