"""A presentation: titles as headings, texts and tables below them, notes of the speaker, pictures; slide by slide."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from dongling.importers.formats.archive import Archive, attribute, children, relations, tag_of
from dongling.importers.formats.pictures import taken_picture
from dongling.importers.recognised import FileRemark, RemarkKind, Spot
from dongling.importers.source import Block, Grid, PlanCell, PlanLine, PlanSource

MOST_SLIDES = 300
_SHOW = "ppt/presentation.xml"
_TITLES = ("title", "ctrTitle")
_ASIDE = ("sldNum", "dt", "ftr", "hdr", "sldImg")
_NUMBER = re.compile(r"(\d+)\.xml$")


def read_slides(name: str, archive: Archive) -> PlanSource:
    """Return the slides of a presentation. Raises DonglingError for one that can't be read."""
    source = PlanSource(name)
    for number, part in enumerate(_slides(archive), 1):
        tree = archive.xml(part)
        if tree is None:
            continue
        spot = Spot(f"幻灯片{number}")
        source.blocks.extend(_Slide(number, spot).blocks(tree))
        words = {attribute(one, "embed"): alt for one, alt in _seen(tree)}
        for relation, (sort, target) in relations(archive, part).items():
            if sort == "image":
                taken_picture(source, archive, target, words.get(relation, ""), spot)
            elif sort == "notesSlide":
                source.blocks.extend(_notes(archive, target, spot))
            elif sort == "comments":
                _comments(source, archive, target, spot)
            elif sort in ("chart", "oleObject", "diagramData", "video", "audio", "media"):
                source.remarks.append(FileRemark(RemarkKind.OBJECT, spot))
    if any("vbaproject" in part.lower() for part in archive.names()):
        source.remarks.append(FileRemark(RemarkKind.MACROS))
    return source


def _slides(archive: Archive) -> list[str]:
    """Return the parts of the slides in the order of the show, else in that of their numbers."""
    tree, named = archive.xml(_SHOW), relations(archive, _SHOW)
    listed = [one for one in tree.iter() if tag_of(one) == "sldId"] if tree is not None else []
    ordered = [named.get(_relation(one), ("", ""))[1] for one in listed]
    parts = [part for part in ordered if part in archive]
    return (parts or sorted(archive.names("ppt/slides/slide"), key=_number))[:MOST_SLIDES]


def _relation(slide: ET.Element) -> str:
    return next((value for key, value in slide.attrib.items() if key.endswith("}id")), "")


def _number(part: str) -> int:
    match = _NUMBER.search(part)
    return int(match[1]) if match else 0


class _Slide:
    def __init__(self, number: int, spot: Spot) -> None:
        self._number, self._spot, self._tables = number, spot, 0

    def blocks(self, tree: ET.Element) -> Iterator[Block]:
        """Yield the title first, then all else in its order."""
        shapes = [one for one in tree.iter() if tag_of(one) in ("sp", "graphicFrame")]
        titles = [one for one in shapes if _role(one) in _TITLES]
        for one in (*titles, *(shape for shape in shapes if shape not in titles)):
            if _role(one) not in _ASIDE:
                yield from self._shape(one, title=one in titles)

    def _shape(self, shape: ET.Element, *, title: bool) -> Iterator[Block]:
        for below in shape.iter():
            if tag_of(below) == "txBody" and tag_of(shape) == "sp":
                lines = list(_lines(below, self._spot))
                yield from self._headed(lines) if title else lines
            elif tag_of(below) == "tbl":
                self._tables += 1
                yield self._grid(below)

    def _headed(self, lines: list[PlanLine]) -> Iterator[PlanLine]:
        text = " ".join(line.text for line in lines)
        if text:
            first = self._number == 1
            yield PlanLine(text, text, self._spot, "title" if first else "heading", 1 if first else 2)

    def _grid(self, table: ET.Element) -> Grid:
        rows = []
        for number, row in enumerate(children(table, "tr"), 1):
            cells = []
            for column, cell in enumerate(children(row, "tc")):
                spot = Spot(self._spot.part, 0, self._tables, number, column + 1)
                lines = tuple(line for body in children(cell, "txBody") for line in _lines(body, spot))
                over = attribute(cell, "vMerge") in ("1", "true")
                if attribute(cell, "hMerge") not in ("1", "true"):
                    cells.append(PlanCell(lines, column, spot, goes_on=over))
            rows.append(tuple(cells))
        return Grid(tuple(rows), Spot(self._spot.part, table=self._tables))


def _role(shape: ET.Element) -> str:
    for one in shape.iter():
        if tag_of(one) == "ph":
            return attribute(one, "type") or "body"
    return ""


def _lines(body: ET.Element, spot: Spot) -> Iterator[PlanLine]:
    for paragraph in children(body, "p"):
        text = "".join(_text(one) for one in paragraph).strip()
        if text:
            yield PlanLine(text, text, spot)


def _text(run: ET.Element) -> str:
    if tag_of(run) == "br":
        return "\n"
    return "".join(one.text or "" for one in run.iter() if tag_of(one) == "t")


def _notes(archive: Archive, part: str, spot: Spot) -> Iterator[PlanLine]:
    tree = archive.xml(part)
    there = Spot(f"{spot.part} 备注")
    for shape in tree.iter() if tree is not None else ():
        if tag_of(shape) == "sp" and _role(shape) not in _ASIDE:
            for body in children(shape, "txBody"):
                yield from _lines(body, there)


def _seen(tree: ET.Element) -> Iterator[tuple[ET.Element, str]]:
    for picture in tree.iter():
        if tag_of(picture) == "pic":
            alt = next((attribute(one, "descr") for one in picture.iter() if tag_of(one) == "cNvPr"), "")
            for one in picture.iter():
                if tag_of(one) == "blip":
                    yield one, alt


def _comments(source: PlanSource, archive: Archive, part: str, spot: Spot) -> None:
    tree = archive.xml(part)
    for one in tree.iter() if tree is not None else ():
        if tag_of(one) in ("text", "t") and (one.text or "").strip():
            source.remarks.append(FileRemark(RemarkKind.COMMENT, spot, str(one.text)))
