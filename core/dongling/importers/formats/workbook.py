"""An Excel workbook: each sheet is a table of its rows, read from its XML within bounds."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from dongling.importers.formats.archive import Archive, attribute, children, relations, tag_of
from dongling.importers.formats.pictures import taken_picture
from dongling.importers.recognised import FileRemark, RemarkKind, Spot
from dongling.importers.source import Grid, PlanCell, PlanLine, PlanSource

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 10, 1000, 60
_BOOK = "xl/workbook.xml"


def read_workbook(name: str, archive: Archive) -> PlanSource:
    """Return the sheets of a workbook, each as one table. Raises DonglingError for one that can't be read."""
    source = PlanSource(name)
    strings = _strings(archive)
    for number, (title, part) in enumerate(_sheets(archive), 1):
        tree = archive.xml(part)
        if tree is None:
            continue
        spot = Spot(title, table=number)
        rows = tuple(_rows(tree, strings, spot, source))
        if rows:
            source.blocks.append(Grid(rows, spot))
        for sort, drawing in relations(archive, part).values():
            if sort == "drawing":
                _pictures(source, archive, drawing, spot)
            elif sort == "comments":
                _comments(source, archive, drawing, spot)
    if any("vbaproject" in part.lower() for part in archive.names()):
        source.remarks.append(FileRemark(RemarkKind.MACROS))
    return source


def _sheets(archive: Archive) -> list[tuple[str, str]]:
    tree = archive.xml(_BOOK)
    parts = relations(archive, _BOOK)
    listed = [one for one in tree.iter() if tag_of(one) == "sheet"] if tree is not None else []
    named = [(attribute(one, "name"), parts.get(_relation(one), ("", ""))[1]) for one in listed]
    return [(title, part) for title, part in named if part][:MOST_SHEETS]


def _relation(sheet: ET.Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _strings(archive: Archive) -> list[str]:
    tree = archive.xml("xl/sharedStrings.xml")
    return [_words(one) for one in children(tree, "si")] if tree is not None else []


def _words(element: ET.Element) -> str:
    return "".join(one.text or "" for below in element.iter() if tag_of(below) != "rPh" for one in children(below, "t"))


def _rows(tree: ET.Element, strings: list[str], spot: Spot, source: PlanSource) -> Iterator[tuple[PlanCell, ...]]:
    rows = [row for data in children(tree, "sheetData") for row in children(data, "row")]
    if len(rows) > MOST_ROWS:
        source.remarks.append(FileRemark(RemarkKind.EMPTY_ROWS, spot))
    for place, row in enumerate(rows[:MOST_ROWS], 1):
        told = attribute(row, "r")
        number = int(told) if told.isdigit() else place
        cells = []
        for i, cell in enumerate(children(row, "c")):
            column = _column(attribute(cell, "r"), i)
            if column < MOST_COLUMNS:
                there = Spot(spot.part, 0, spot.table, number, column + 1)
                cells.append(PlanCell(tuple(_lines(_text(cell, strings), there)), column, there))
        if any(cell.blocks for cell in cells):
            yield tuple(cells)


def _lines(text: str, spot: Spot) -> Iterator[PlanLine]:
    for line in text.split("\n"):
        if line.strip():
            yield PlanLine(line.strip(), line.strip(), spot)


def _text(cell: ET.Element, strings: list[str]) -> str:
    value = next((one.text or "" for one in children(cell, "v")), "")
    sort = attribute(cell, "t")
    if sort == "s":
        return strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    if sort == "inlineStr":
        return "".join(_words(one) for one in children(cell, "is"))
    return value.removesuffix(".0")


def _column(place: str, otherwise: int) -> int:
    letters = "".join(c for c in place if "A" <= c <= "Z")[:3]
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1 if letters else otherwise


def _pictures(source: PlanSource, archive: Archive, drawing: str, spot: Spot) -> None:
    for sort, part in relations(archive, drawing).values():
        if sort == "image":
            taken_picture(source, archive, part, "", spot)


def _comments(source: PlanSource, archive: Archive, part: str, spot: Spot) -> None:
    tree = archive.xml(part)
    for one in tree.iter() if tree is not None else ():
        if tag_of(one) == "comment":
            source.remarks.append(FileRemark(RemarkKind.COMMENT, spot, _words(one)))
