"""A roster to fill in: the heads, and two people that there are not."""

import csv
import io

from dongling.rosters.heads import HEADS, RosterColumn

_ROWS = (
    tuple(HEADS[column][0] for column in RosterColumn),
    ("陆老师（示例，请删去）", "", "老师"),
)


def as_csv() -> bytes:
    """Return it as CSV, with the mark by which table programs know UTF-8."""
    table = io.StringIO()
    csv.writer(table).writerows(_ROWS)
    return table.getvalue().encode("utf-8-sig")


def as_xlsx() -> bytes:
    """Return it as a workbook."""
    from openpyxl import Workbook

    book, held = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("名单")
    for row in _ROWS:
        sheet.append(row)
    book.save(held)
    return held.getvalue()
