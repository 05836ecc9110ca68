"""A document of A4 pages to write on: headings, text, lists, tables and blanks, in a clean form that is easy to change.

Everything uses Word's own styles, so that a school can put its look on by changing them.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Cm

from dongling.exporters.word import ooxml
from dongling.exporters.word.pictures.picture import Picture, picture_xml
from dongling.exporters.word.wordml import Paragraph, Row, TableCell, gap, possible, table
from dongling.languages import CHINESE, SOURCE, Tongue

WIDTH = 17.0
"""The width of text on A4 between two margins of 2 cm, in centimetres."""
TEAR = 260
"""A row with more characters than this may go on over a page's end."""
_PROPERTY = 255
"""The most characters that Word allows for a property of a document."""
_LABEL = 2.6
"""The width of a label that stands before its value."""
MOST_PICTURES, MOST_BYTES = 60, 20_000_000
"""So many pictures a document holds, and so many bytes of them, those of strangers' units too; then only words."""
_FIELD = "\x00"
"""Stands around the name of a field within a sentence."""
Cells = Sequence[str]


@dataclass
class Paper:
    """A document being written. `depth` moves headings down where a unit is a part of something larger.

    `say` says a sentence of ours in the language of the document; what it is given to write it writes as it is.
    """

    title: str
    notice: str = ""
    school: str = ""
    updated: dt.date | None = None
    depth: int = 0
    tongue: Tongue = CHINESE
    _document: DocumentObject = field(init=False, repr=False)
    _styles: Mapping[str, str] = field(init=False, repr=False)
    _body: list[str | Paragraph] = field(default_factory=list, init=False, repr=False)
    _pictures: int = field(default=0, init=False, repr=False)
    _weight: int = field(default=0, init=False, repr=False)

    def __post_init__(self) -> None:
        self._document = Document()
        self._styles = {style.name or "": style.style_id for style in self._document.styles}
        self._set_styles()
        self._set_page()
        made = dt.datetime.combine(self.updated or dt.date(2000, 1, 1), dt.time(), dt.UTC)
        known = self._document.core_properties
        known.title, known.author = (possible(words)[:_PROPERTY] for words in (self.title, self.school))
        known.language = self._language
        known.created = known.modified = made
        title = self.paragraph("Title")
        title.centred = True
        title.add(self.title, bold=True)

    def _set_styles(self) -> None:
        document = self._document
        ooxml.speak(document, "" if self.tongue.name == SOURCE else self._language)
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
        fields = {"page": f"{_FIELD}PAGE{_FIELD}", "pages": f"{_FIELD}NUMPAGES{_FIELD}"}
        for i, piece in enumerate(self.say("第%(page)s页，共%(pages)s页", **fields).split(_FIELD)):
            if i % 2:
                ooxml.add_field(foot, piece)
            elif piece:
                ooxml.add_run(foot, piece)

    @property
    def _language(self) -> str:
        return "zh-CN" if self.tongue.name == SOURCE else self.tongue.locale.replace("_", "-")

    def say(self, sentence: str, **given: object) -> str:
        """Return a sentence in the language of the document."""
        return self.tongue.say(sentence, **given)

    def label(self, word: str) -> str:
        """Return the label of one thing, which sentences may have another word for."""
        return self.tongue.name_of(word) or word

    def in_a_row(self, pieces: Iterable[str]) -> str:
        """Return pieces that stand apart in one line, without those that are empty."""
        return self.say("　").join(filter(None, pieces))

    def heading(self, words: str, level: int = 1, *, new_page: bool = False) -> None:
        """Add a heading, on a new page if wanted; level 1 is the highest of a unit."""
        paragraph = self.paragraph(f"Heading {min(max(level + self.depth, 1), 3)}")
        paragraph.new_page = new_page
        paragraph.add(words)

    def paragraph(self, style: str = "Normal", numbering: int | None = None) -> Paragraph:
        """Add an empty paragraph, to be filled run by run."""
        paragraph = Paragraph(self._styles[style], numbering)
        self._body.append(paragraph)
        return paragraph

    def numbering(self) -> int:
        """Return a numbering that begins at 1."""
        return ooxml.new_numbering(self._document)

    def text(self, words: str, style: str = "Normal", *, label: str = "") -> None:
        """Add a paragraph for each line, the first with a bold label."""
        for i, line in enumerate(lines(words)):
            paragraph = self.paragraph(style)
            if label and not i:
                paragraph.add(self.say("%(label)s：", label=label), bold=True)
            paragraph.add(line)

    def bullets(self, items: Iterable[str]) -> None:
        """Add a list."""
        for item in items:
            self.text(item, "List Bullet")

    def table(self, head: Cells, rows: Sequence[Cells], widths: Sequence[float]) -> None:
        """Add a table whose first row is shown again on each page."""
        first = Row([_cell(words, label=True) for words in head], whole=_short(head), header=True)
        self._table([first, *(Row([_cell(words) for words in row], whole=_short(row)) for row in rows)], widths)

    def pairs(self, rows: Sequence[tuple[str, str]], columns: int = 2) -> None:
        """Add labels with their values, `columns` pairs a row; an empty value is a blank that the school fills."""
        filled = [*rows, *[("", "")] * (-len(rows) % columns)]
        cells = [[_cell(label, label=True), _cell(words)] for label, words in filled]
        grid = [Row([*chain(*cells[i : i + columns])]) for i in range(0, len(cells), columns)]
        self._table(grid, [_LABEL, WIDTH / columns - _LABEL] * columns)

    def grid(self, rows: Sequence[Cells]) -> None:
        """Add pieces to cut apart: equal cells, none of them torn by a page's end."""
        cells = [Row([_cell(words) for words in row], 2.6, rule="atLeast") for row in rows]
        self._table(cells, [WIDTH / len(rows[0])] * len(rows[0]))

    def blank(self, height: float = 2.0) -> None:
        """Add an empty box of so many centimetres to write in."""
        self._table([Row([TableCell()], height, rule="atLeast")], [WIDTH])

    @property
    def has_room(self) -> bool:
        """Whether one more picture may be made for it."""
        return self._pictures < MOST_PICTURES and self._weight < MOST_BYTES

    def picture(self, picture: Picture) -> bool:
        """Add a picture in a paragraph of its own; return whether there was room for it."""
        weight = len(picture.bitmap) + len(picture.drawing)
        if not self.has_room or self._weight + weight > MOST_BYTES:
            return False
        self._pictures, self._weight = self._pictures + 1, self._weight + weight
        bitmap, drawing = ooxml.picture_parts(self._document, picture.bitmap, picture.drawing)
        shown = self.paragraph()
        shown.centred = shown.with_next = True
        shown.add_xml(picture_xml(picture, self._pictures, bitmap, drawing))
        return True

    def data(self) -> bytes:
        """Return the file."""
        return ooxml.saved(self._document, self._body)

    def _table(self, rows: Sequence[Row], widths: Sequence[float]) -> None:
        self._body += table(rows, widths, self._styles["Table Grid"]), gap(6)


def lines(words: str) -> list[str]:
    """Return the lines of a text that hold anything."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def _cell(words: str, *, label: bool = False) -> TableCell:
    return TableCell(lines(words), bold=label, shaded=label)


def _short(texts: Cells) -> bool:
    return sum(map(len, texts)) <= TEAR
