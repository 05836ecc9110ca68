"""A document of A4 pages to write on: headings, text, lists, tables and blanks, in a clean form that is easy to change.

Everything uses Word's own styles, so that a school can put its look on by changing them.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from dongling.exporters.word import ooxml

WIDTH = 17.0
"""The width of text on A4 between two margins of 2 cm, in centimetres."""
TEAR = 260
"""A row with more characters than this may go on over a page's end."""
_PROPERTY = 255
"""The most characters that Word allows for a property of a document."""
_LABEL = 2.6
"""The width of a label that stands before its value."""
Cells = Sequence[str]


@dataclass
class Paper:
    """A document being written. `depth` moves headings down where a unit is a part of something larger."""

    title: str
    notice: str = ""
    school: str = ""
    updated: dt.date | None = None
    depth: int = 0
    _document: DocumentObject = field(init=False, repr=False)
    _styles: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._document = Document()
        self._styles = {style.name or "": style.style_id for style in self._document.styles}
        self._set_styles()
        self._set_page()
        made = dt.datetime.combine(self.updated or dt.date(2000, 1, 1), dt.time(), dt.UTC)
        known = self._document.core_properties
        known.title, known.author = (ooxml.possible(words)[:_PROPERTY] for words in (self.title, self.school))
        known.language = "zh-CN"
        known.created = known.modified = made
        title = self.paragraph("Title")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        ooxml.add_run(title, self.title, bold=True)

    def _set_styles(self) -> None:
        document = self._document
        ooxml.speak_chinese(document)
        for name in ("Normal", "List Bullet", "List Number", "List Paragraph", "Quote", "Caption"):
            ooxml.style_text(document, name, ooxml.SERIF, 9 if name == "Caption" else 10.5, (0, 4))
        for name in ("Header", "Footer"):
            ooxml.style_text(document, name, ooxml.SERIF, 9, (0, 0))
            ooxml.plain_style(document, name)
        for name, size, before in (
            ("Title", 18, 0),
            ("Heading 1", 14, 14),
            ("Heading 2", 12, 10),
            ("Heading 3", 11, 8),
        ):
            ooxml.style_text(document, name, ooxml.SANS, size, (before, 4))
        ooxml.plain_style(document, "Title")
        ooxml.space_lines(document, "Normal", 1.25)

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
        head = section.header.paragraphs[0]
        head.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        ooxml.add_run(head, f"{self.school}\t{self.notice}".rstrip())
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        ooxml.add_run(foot, "第")
        ooxml.add_field(foot, "PAGE")
        ooxml.add_run(foot, "页，共")
        ooxml.add_field(foot, "NUMPAGES")
        ooxml.add_run(foot, "页")

    def heading(self, words: str, level: int = 1, *, new_page: bool = False) -> None:
        """Add a heading, on a new page if wanted; level 1 is the highest of a unit."""
        paragraph = self.paragraph(f"Heading {min(max(level + self.depth, 1), 3)}")
        paragraph.paragraph_format.page_break_before = new_page or None
        ooxml.add_run(paragraph, words)

    def paragraph(self, style: str = "Normal", numbering: int | None = None) -> Paragraph:
        """Add an empty paragraph, to be filled run by run."""
        paragraph = ooxml.new_paragraph(self._document)
        ooxml.put_on(paragraph, self._styles[style])
        if numbering is not None:
            ooxml.number_by(paragraph, numbering)
        return paragraph

    def numbering(self) -> int:
        """Return a numbering that begins at 1."""
        return ooxml.new_numbering(self._document)

    def text(self, words: str, style: str = "Normal", *, label: str = "") -> None:
        """Add a paragraph for each line, the first with a bold label."""
        for i, line in enumerate(lines(words)):
            paragraph = self.paragraph(style)
            if label and not i:
                ooxml.add_run(paragraph, f"{label}：", bold=True)
            ooxml.add_run(paragraph, line)

    def bullets(self, items: Iterable[str]) -> None:
        """Add a list."""
        for item in items:
            self.text(item, "List Bullet")

    def table(self, head: Cells, rows: Sequence[Cells], widths: Sequence[float]) -> None:
        """Add a table whose first row is shown again on each page."""
        grid = self._table(len(rows) + 1, widths)
        for (row, cells), texts in zip(grid, [head, *rows], strict=True):
            row.height = Cm(0.75)
            for cell, words in zip(cells, texts, strict=True):
                _fill(cell, words, bold=texts is head)
            if sum(map(len, texts)) <= TEAR:
                ooxml.keep_whole(row)
        ooxml.repeat_header(grid[0][0])
        ooxml.shade(grid[0][1])
        self._gap()

    def pairs(self, rows: Sequence[tuple[str, str]], columns: int = 2) -> None:
        """Add labels with their values, `columns` pairs a row; an empty value is a blank that the school fills."""
        filled = [*rows, *[("", "")] * (-len(rows) % columns)]
        grid = self._table(len(filled) // columns, [_LABEL, WIDTH / columns - _LABEL] * columns)
        for i, (row, cells) in enumerate(grid):
            row.height = Cm(0.75)
            for j, (label, words) in enumerate(filled[i * columns : (i + 1) * columns]):
                _fill(cells[2 * j], label, bold=True)
                _fill(cells[2 * j + 1], words)
            ooxml.shade(cells[::2])
            ooxml.keep_whole(row)
        self._gap()

    def blank(self, height: float = 2.0) -> None:
        """Add an empty box of so many centimetres to write in."""
        ((row, _),) = self._table(1, [WIDTH])
        row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        ooxml.keep_whole(row)
        self._gap()

    def data(self) -> bytes:
        """Return the file."""
        return ooxml.saved(self._document)

    def _table(self, rows: int, widths: Sequence[float]) -> list[tuple[_Row, tuple[_Cell, ...]]]:
        """Return the rows of a new table, each with its cells, which take their time to be found."""
        table = ooxml.new_table(self._document, rows, len(widths), WIDTH)
        ooxml.put_in_lines(table, self._styles["Table Grid"])
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        grid = [(row, row.cells) for row in table.rows]
        ooxml.set_widths(table, [cells for _, cells in grid], widths)
        return grid

    def _gap(self) -> None:
        """Keep the next table apart: two that touch become one."""
        gap = ooxml.new_paragraph(self._document)
        gap.paragraph_format.space_after = Pt(0)
        gap.paragraph_format.line_spacing = Pt(6)


def lines(words: str) -> list[str]:
    """Return the lines of a text that hold anything."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def _fill(cell: _Cell, words: str, *, bold: bool = False) -> None:
    for i, line in enumerate(lines(words)):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        ooxml.add_run(paragraph, line, bold=bold)
