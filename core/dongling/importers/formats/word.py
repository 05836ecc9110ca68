"""A Word document: its paragraphs, tables and boxes in order; what Word keeps beside them is said, not lost."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from dongling.importers.formats import faults
from dongling.importers.formats.archive import Archive, attribute, children, relations, tag_of
from dongling.importers.formats.pictures import taken_picture
from dongling.importers.formats.word_styles import WordStyles, children_of
from dongling.importers.formats.word_text import ParagraphText, paragraph_text
from dongling.importers.recognised import FileRemark, RemarkKind, Spot
from dongling.importers.source import Block, Grid, PlanCell, PlanLine, PlanSource
from dongling.problems import DonglingError

_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice", "Fallback"))
_STRUCK = frozenset(("del", "moveFrom"))
_BESIDE = {
    "header": RemarkKind.HEADER,
    "footer": RemarkKind.FOOTER,
    "footnotes": RemarkKind.FOOTNOTE,
    "endnotes": RemarkKind.FOOTNOTE,
    "comments": RemarkKind.COMMENT,
}


def read_word(name: str, archive: Archive) -> PlanSource:
    """Return what a document holds. Raises DonglingError when there is none in the file."""
    main = _main_part(archive)
    tree = archive.xml(main)
    body = next((one for one in tree if tag_of(one) == "body"), None) if tree is not None else None
    if body is None:
        raise DonglingError(faults.NOT_DOCUMENT)
    source = PlanSource(name)
    reader = _Reader(archive, main, source)
    source.blocks.extend(reader.blocks(body, Spot()))
    reader.beside()
    if any("vbaproject" in part.lower() for part in archive.names()):
        source.remarks.append(FileRemark(RemarkKind.MACROS))
    return source


def _main_part(archive: Archive) -> str:
    named = relations(archive, "")
    return next((part for sort, part in named.values() if sort == "officeDocument" and part), "word/document.xml")


class _Reader:
    def __init__(self, archive: Archive, main: str, source: PlanSource) -> None:
        self._archive, self._source = archive, source
        self._relations = relations(archive, main)
        self._styles = WordStyles.of(archive, main.rpartition("/")[0] + "/")
        self._paragraphs = self._tables = 0
        self._said: set[RemarkKind] = set()

    def blocks(self, parent: ET.Element, spot: Spot) -> Iterator[Block]:
        """Yield the lines and grids below an element; `spot` is where it stands when it is a cell."""
        for element in parent:
            tag = tag_of(element)
            if tag == "p":
                yield from self._paragraph(element, spot)
            elif tag == "tbl":
                self._tables += 1
                yield self._grid(element, Spot(spot.part, table=self._tables))
            elif tag == "AlternateContent":
                yield from self.blocks(next(iter(element), element), spot)
            elif tag in _WRAPPERS:
                yield from self.blocks(element, spot)
            elif tag in _STRUCK:
                self._remark(RemarkKind.TRACKED, spot, "".join(element.itertext()))
            elif tag in ("oMathPara", "oMath"):
                text = "".join(one.text or "" for one in element.iter() if tag_of(one) == "t")
                yield PlanLine(text, text, spot)

    def _paragraph(self, element: ET.Element, spot: Spot) -> Iterator[Block]:
        if not spot.table:
            self._paragraphs += 1
            spot = Spot(spot.part, self._paragraphs)
        held = paragraph_text(element)
        properties = next(children(element, "pPr"), None)
        yield from self._lines(held, properties, spot)
        for kind, text in held.met:
            self._remark(kind, spot, text)
        for relation, alt in held.pictures:
            taken_picture(self._source, self._archive, self._relations.get(relation, ("", ""))[1], alt, spot)
        for box in held.boxes:
            self._remark(RemarkKind.TEXT_BOX, spot)
            yield from self.blocks(box, spot)

    def _lines(self, held: ParagraphText, properties: ET.Element | None, spot: Spot) -> Iterator[PlanLine]:
        text = held.text
        if not text.strip():
            return
        form, level = self._styles.form(properties)
        bold = held.bold or self._styles.bold(properties)
        marked = text if form in ("heading", "title") else held.marked()
        yield PlanLine(text.strip(), marked.strip(), spot, form, level, bold)

    def _grid(self, table: ET.Element, spot: Spot) -> Grid:
        rows = []
        for number, row in enumerate(_inside(table, "tr"), 1):
            cells, column = [], _skipped(row)
            for place, cell in enumerate(_inside(row, "tc"), 1):
                there = Spot(spot.part, 0, spot.table, number, place)
                properties = next(children(cell, "tcPr"), None)
                span = next((attribute(one, "val") for one in children_of(properties, "gridSpan")), "1")
                wide = min(int(span), 63) if span.isdigit() and int(span) else 1
                cells.append(PlanCell(tuple(self.blocks(cell, there)), column, there, wide, _goes_on(properties)))
                column += wide
            rows.append(tuple(cells))
        return Grid(tuple(rows), spot)

    def beside(self) -> None:
        """Note the text of headers, footers, notes and comments."""
        for part in dict.fromkeys(part for sort, part in self._relations.values() if sort in _BESIDE and part):
            sort = next(sort for sort, other in self._relations.values() if other == part)
            tree = self._archive.xml(part)
            for element in tree.iter() if tree is not None else ():
                if tag_of(element) == "p" and (text := _all_text(element)):
                    self._remark(_BESIDE[sort], Spot(), text)

    def _remark(self, kind: RemarkKind, spot: Spot, text: str = "") -> None:
        if text or kind not in self._said:
            self._said.add(kind)
            self._source.remarks.append(FileRemark(kind, spot if text else Spot(), text))


def _all_text(element: ET.Element) -> str:
    return "".join(one.text or "" for one in element.iter() if tag_of(one) in ("t", "delText")).strip()


def _inside(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Yield rows or cells, those within wrappers too."""
    for element in parent:
        if tag_of(element) == tag:
            yield element
        elif tag_of(element) in _WRAPPERS:
            yield from _inside(element, tag)


def _skipped(row: ET.Element) -> int:
    """Return how many columns a row leaves out before its first cell."""
    for properties in children(row, "trPr"):
        for one in children(properties, "gridBefore"):
            number = attribute(one, "val")
            return min(int(number), 63) if number.isdigit() else 0
    return 0


def _goes_on(properties: ET.Element | None) -> bool:
    return any(attribute(one, "val") in ("", "continue") for one in children_of(properties, "vMerge"))
