"""HTML, as the clipboard has it of what is copied out of Word: headings, lists, tables; cleaned, then read."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from dongling.importers.formats import faults
from dongling.importers.formats.text import decoded
from dongling.importers.recognised import FileRemark, RemarkKind, Spot
from dongling.importers.source import Block, Grid, LineForm, PlanCell, PlanLine, PlanSource
from dongling.problems import DonglingError

LARGEST_PAGE = 4 * 2**20
"""Characters of HTML that is looked at; Word writes a lot about little."""
DEEPEST_TABLE, MOST_CELLS = 8, 20_000
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | {"p", "div", "li", "blockquote", "pre", "caption", "dt", "dd", "hr", "ul", "ol", "section"}
_TABLES = frozenset(("table", "tr", "td", "th"))
_BOLD, _STRUCK = frozenset(("b", "strong")), frozenset(("del", "s", "strike"))
_INLINE = frozenset(("span", "font", "a", "br", "img", "ins", "em", "i", "u", "tbody", "thead"))
_TAGS = _BLOCKS | _TABLES | _BOLD | _STRUCK | _INLINE
_KEPT = {"*": {"class", "style"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "img": {"alt"}}
_UNSEEN = {"script", "style", "title", "template", "xml", "noscript"}
_VOID = frozenset(("br", "img", "hr"))
_LIST = re.compile(r"mso-list:\s*(?!ignore)\w+\s+level(\d)", re.IGNORECASE)
_MARKER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_WIDEST = 63


def read_web_page(name: str, data: bytes) -> PlanSource:
    """Return what a page holds, whatever it is; nothing of it runs, nothing that it names is fetched.

    Raises DonglingError for one that is too large or too deep.
    """
    text = decoded(data)
    if len(text) > LARGEST_PAGE:
        raise DonglingError(faults.TOO_MUCH)
    clean = nh3.clean(text, tags=set(_TAGS), attributes=_KEPT, clean_content_tags=_UNSEEN, link_rel=None)
    reader = _Reader(PlanSource(name))
    reader.feed(clean)
    reader.close()
    return reader.source


@dataclass(slots=True)
class _Table:
    spot: Spot
    rows: list[list[PlanCell]] = field(default_factory=list)
    below: dict[int, int] = field(default_factory=dict)
    """For how many more rows the cell at a column goes on."""
    wide: int = 1
    high: int = 1
    cell: list[Block] | None = None


@dataclass(slots=True)
class _Line:
    """The line that is being read; `item` is the depth in a list that Word wrote as a paragraph."""

    form: LineForm = "plain"
    level: int = 1
    item: int = 0
    marker: str = ""
    runs: list[tuple[str, bool]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads clean HTML: every tag in it is one of ours, and is closed."""

    def __init__(self, source: PlanSource) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self._tables: list[_Table] = []
        self._open: list[tuple[str, str]] = []
        """The tags that are open, each with what it does to its words: bold, struck, hidden, marker."""
        self._lists: list[str] = []
        self._line = _Line()
        self._paragraphs = self._counted = self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins."""
        about = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._line.runs.append(("\n", False))
        elif tag == "img":
            self.source.remarks.append(FileRemark(RemarkKind.PICTURE, self._spot(), about.get("alt", "")))
        if tag in _VOID:
            return
        self._open.append((tag, _does(tag, about.get("style", ""))))
        if tag in _BLOCKS or tag in _TABLES:
            begun = self._line
            if self._end_line():
                begun = _Line()
            self._line = _Line(begun.form, begun.level, begun.item, begun.marker)
            self._begin(tag, about)

    def _begin(self, tag: str, about: dict[str, str]) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(tag)
        elif tag in _TABLES:
            self._begin_table(tag, about)
        elif listed := _LIST.search(about.get("style", "")):
            self._line.item = int(listed[1])
        elif tag == "li":
            self._line.form = "number" if self._lists[-1:] == ["ol"] else "bullet"
            self._line.level = max(len(self._lists), 1)
        elif "msotitle" in about.get("class", "").lower():
            self._line.form = "title"
        elif tag in _HEADINGS:
            self._line.form, self._line.level = "heading", int(tag[1])
        elif tag in ("blockquote", "caption"):
            self._line.form = "quote" if tag == "blockquote" else "caption"

    def _begin_table(self, tag: str, about: dict[str, str]) -> None:
        if tag == "table":
            if len(self._tables) >= DEEPEST_TABLE:
                raise DonglingError(faults.TOO_MUCH)
            self._counted += 1
            self._tables.append(_Table(Spot(table=self._counted)))
        elif self._tables and tag == "tr":
            self._tables[-1].rows.append([])
        elif self._tables:
            table = self._tables[-1]
            self._cells += 1
            if self._cells > MOST_CELLS:
                raise DonglingError(faults.TOO_MUCH)
            table.wide, table.high = _number(about.get("colspan", "")), _number(about.get("rowspan", ""))
            table.cell = []

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if tag in _VOID:
            return
        if self._open:
            self._open.pop()
        if tag in _BLOCKS or tag in _TABLES:
            self._end_line()
        if tag in ("ul", "ol"):
            del self._lists[-1:]
        elif tag in ("td", "th") and self._tables and self._tables[-1].cell is not None:
            _end_cell(self._tables[-1])
        elif tag == "tr" and self._tables and self._tables[-1].rows:
            _end_row(self._tables[-1])
        elif tag == "table" and self._tables:
            table = self._tables.pop()
            rows = tuple(tuple(row) for row in table.rows if row)
            if rows:
                self._into().append(Grid(rows, table.spot))

    def handle_data(self, data: str) -> None:
        """Take words, or say what of them is not taken."""
        words = re.sub(r"[ \t\r\n\f]+", " ", data).replace("\xa0", " ")
        doing = {does for _, does in self._open}
        if "marker" in doing:
            self._line.marker += words
        elif doing & {"hidden", "struck"} and words.strip():
            kind = RemarkKind.HIDDEN if "hidden" in doing else RemarkKind.TRACKED
            self.source.remarks.append(FileRemark(kind, self._spot(), words.strip()))
        elif not doing & {"hidden", "struck"}:
            self._line.runs.append((words, "bold" in doing))

    def close(self) -> None:
        """End what was begun."""
        super().close()
        self._end_line()

    def _spot(self) -> Spot:
        for table in reversed(self._tables):
            if table.cell is not None:
                return Spot("", 0, table.spot.table, len(table.rows), len(table.rows[-1]) + 1 if table.rows else 1)
        return Spot(paragraph=self._paragraphs + 1)

    def _into(self) -> list[Block]:
        for table in reversed(self._tables):
            if table.cell is not None:
                return table.cell
        return self.source.blocks

    def _end_line(self) -> bool:
        """End the line that was begun; tell whether anything stood on it."""
        line, self._line = self._line, _Line()
        text = "\n".join(one.strip() for one in "".join(words for words, _ in line.runs).split("\n")).strip()
        if not text:
            return False
        if line.item:
            line.form, line.level = ("number" if re.search(r"\w", line.marker) else "bullet"), line.item
        bold = all(heavy for words, heavy in line.runs if words.strip())
        self._into().append(PlanLine(text, _marked(line, text, bold), self._spot(), line.form, line.level, bold))
        self._paragraphs += not any(table.cell is not None for table in self._tables)
        return True


def _does(tag: str, style: str) -> str:
    if _MARKER.search(style):
        return "marker"
    if _HIDDEN.search(style):
        return "hidden"
    if tag in _STRUCK:
        return "struck"
    return "bold" if tag in _BOLD or _HEAVY.search(style) else ""


def _marked(line: _Line, text: str, bold: bool) -> str:
    """Return a line as Markdown: what is bold in it has its marks, unless it is a head or has several lines."""
    if line.form in ("title", "heading") or "\n" in text or not any(heavy for _, heavy in line.runs):
        return text
    if bold:
        return f"**{text}**"
    words = (f"**{one.strip()}**" if heavy and one.strip() else one for one, heavy in line.runs)
    return "".join(words).strip()


def _end_cell(table: _Table) -> None:
    if not table.rows:
        table.rows.append([])
    row = table.rows[-1]
    column = _go_on(table, row)
    spot = Spot("", 0, table.spot.table, len(table.rows), len(row) + 1)
    row.append(PlanCell(tuple(table.cell or ()), column, spot, table.wide))
    if table.high > 1:
        table.below[column] = table.high  # counted down at the end of this row, too
    table.cell = None


def _end_row(table: _Table) -> None:
    _go_on(table, table.rows[-1])
    table.below = {column: more - 1 for column, more in table.below.items() if more > 1}


def _go_on(table: _Table, row: list[PlanCell]) -> int:
    """Put in the cells that go on from the row above; return the column of the next one."""
    column = row[-1].column + row[-1].span if row else 0
    while column in table.below and not any(cell.column == column for cell in row):
        spot = Spot("", 0, table.spot.table, len(table.rows), len(row) + 1)
        row.append(PlanCell((), column, spot, 1, goes_on=True))
        column += 1
    return column


def _number(said: str) -> int:
    return min(int(said), _WIDEST) if said.isascii() and said.isdecimal() and int(said) else 1
