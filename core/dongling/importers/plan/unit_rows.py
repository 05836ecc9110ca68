"""A table with a unit a row, under heads that name fields: 名称, 环节1 教师活动; and such a table to fill in."""

import io
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from dongling.catalog import Catalog
from dongling.importers.plan.kind_choice import KindChoice, chosen_kind, kind_named
from dongling.importers.plan.labels import Labels
from dongling.importers.plan.pieces import Pieces, cell_words
from dongling.importers.recognised import Recognised, Spot
from dongling.importers.source import Grid, PlanCell, PlanLine, PlanSource
from dongling.model import Field, Kind, UnitFields, fields_of
from dongling.problems import Said

MOST_UNITS = 300
_LEAST_HEADS = 3
_WORKBOOKS = (".xlsx", ".xlsm")
_HEAD_WITHIN = 5
"""So many rows may stand above the heads, such as a title."""
_PARTS = 3
"""So many parts of a list the table to fill in has; more are more columns."""
_ASKED = ("kind", "name", "description", "band", "minutes", "subjects", "themes", "competencies", "body")
_ROW = Said("第{row}行", "row {row}")


def unit_rows(source: PlanSource, catalog: Catalog, kind: str = "") -> list[Recognised]:
    """Return a unit for each row of the tables that have heads of fields; none when there is no such table."""
    if PurePosixPath(source.name).suffix.lower() not in _WORKBOOKS:
        return []
    choice = KindChoice(kind, _ROW) if kind else chosen_kind(source, catalog.kinds, catalog.terms)
    units: list[Recognised] = []
    for block in source.blocks:
        if isinstance(block, Grid) and (at := _head_row(block, Labels(catalog.kinds[choice.kind], catalog.terms))):
            units += _units(source, block, at, choice, catalog)
    return units[:MOST_UNITS]


def _head_row(grid: Grid, labels: Labels) -> int:
    """Return after how many rows the units begin; 0 when no row has heads that name fields, the title among them."""
    for count, row in enumerate(grid.rows[:_HEAD_WITHIN], 1):
        paths = [target.path for cell in row if (target := labels.head_target(cell.text))]
        below = grid.rows[count] if len(grid.rows) > count else ()
        told = below and not any(labels.is_known(cell.text) for cell in below)
        if ("name",) in paths and len(paths) >= _LEAST_HEADS and told:
            return count
    return 0


def _units(source: PlanSource, grid: Grid, at: int, choice: KindChoice, catalog: Catalog) -> Iterator[Recognised]:
    heads = {cell.column: cell.text for cell in grid.rows[at - 1] if cell.text}
    stated = next((column for column, text in heads.items() if Labels.is_kind(text)), None)
    for row in grid.rows[at:]:
        word = next((cell.text.strip() for cell in row if cell.column == stated), "")
        kind = kind_named(word, catalog.kinds) or choice.kind
        labels = Labels(catalog.kinds[kind], catalog.terms)
        number = row[0].spot.row if row else 0
        why = Said(_ROW.zh.format(row=number), _ROW.en.format(row=number))
        pieces = _pieces(row, heads, labels)
        shown = (_beside(row, heads, grid.spot),)
        yield Recognised(source.name, kind, why, tuple(pieces.held), (), tuple(source.remarks), shown)


def _beside(row: Sequence[PlanCell], heads: dict[int, str], spot: Spot) -> Grid:
    """Return a row as a table of its own: each head, and beside it what the row says."""
    lines = []
    for cell in row:
        head = heads.get(cell.column, "")
        if cell.text:
            label = PlanCell((PlanLine(head, head, Spot()),) if head else (), 0, Spot())
            lines.append((label, PlanCell(cell.blocks, 1, cell.spot)))
    return Grid(tuple(lines), spot)


def _pieces(row: Sequence[PlanCell], heads: dict[int, str], labels: Labels) -> Pieces:
    pieces = Pieces()
    for cell in row:
        head = heads.get(cell.column, "")
        if cell.text and not Labels.is_kind(head):
            target = labels.head_target(head)
            pieces.add(cell_words(cell, target), cell.spot, target, head)
    return pieces


def rows_template(kind: Kind) -> bytes:
    """Return a workbook to fill in: the heads for units of a kind, and a row of examples."""
    from openpyxl import Workbook

    columns = list(_columns(kind))
    book, held = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet(kind.name[:30])
    sheet.append([label for label, _ in columns])
    sheet.append([example for _, example in columns])
    book.save(held)
    return held.getvalue()


def _columns(kind: Kind) -> Iterator[tuple[str, str]]:
    common = fields_of(UnitFields)
    for name in _ASKED:
        yield common[name].about.label, kind.name if name == "kind" else common[name].about.example
    for field in sorted(fields_of(kind.details).values(), key=lambda one: one.model is not None):
        if field.about.pupils != "picture":
            yield from _of_field(field.about.label, field)


def _of_field(label: str, field: Field) -> Iterator[tuple[str, str]]:
    if field.model is None:
        yield label, field.about.example
        return
    for number in range(1, _PARTS + 1) if field.many else (0,):
        for below in fields_of(field.model).values():
            if below.about.pupils != "picture" and below.model is None:
                example = below.about.example if number <= 1 else ""
                yield f"{label}{number or ''} {below.about.label}", example
