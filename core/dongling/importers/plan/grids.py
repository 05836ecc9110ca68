"""Tables that fields are recognised in: labels beside or above their values, and tables of parts, a row each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dongling.importers.plan.labels import BODY, LONGEST_LABEL, Labels, PartHead, Target, plain_label
from dongling.importers.plan.pieces import Pieces, cell_words
from dongling.importers.plan.prose import Prose
from dongling.importers.recognised import HowSure
from dongling.importers.source import Grid, PlanCell, PlanLine
from dongling.model import fields_of

_NO_LABEL = re.compile(r"[。！？；，,;\d□]")
_LONGEST_GUESS = 8
_LONGEST_SUB = 12
_BOXES = "□☐■☑√✓ \n"
"""What is ticked in a cell, and says nothing of the unit."""
_COUNTS = re.compile(r"\s*\d{1,3}(?::\d\d)?\s*")
"""What only counts the rows, or their time."""
_SUMS = re.compile(r"合计|总计|共计")


@dataclass(slots=True)
class _Beside:
    """A label that values stand beside."""

    label: PlanCell
    target: Target | None
    used: bool = False


@dataclass(slots=True)
class GridWalk:
    """Reads one table; `under` is what it stands under, such as a heading."""

    labels: Labels
    pieces: Pieces
    under: Target | None = None
    _head: PartHead | None = None
    _heads: dict[int, PlanCell] = field(default_factory=dict)
    _columns: dict[int, str] = field(default_factory=dict)
    _name: PlanCell | None = None
    """The row above that names the next part."""
    _merged: dict[int, _Beside] = field(default_factory=dict)
    """By column, the label that goes down over several rows."""

    def read(self, grid: Grid) -> None:
        """Take all rows."""
        number = 0
        while number < len(grid.rows):
            number += self._row(grid.rows, number)
        self._unnamed()

    def _row(self, rows: Sequence[Sequence[PlanCell]], number: int) -> int:
        """Take a row; return how many were taken."""
        row = rows[number]
        cells = [cell for cell in row if not cell.goes_on]
        filled = [cell for cell in cells if cell.blocks and (cell.text or cell.grids)]
        if not filled:
            return 1
        if self._begins_parts(cells) or self._is_part(row, cells, filled) or self._is_head(rows, number, filled):
            return 1
        self._unnamed()
        self._head = None
        below = rows[number + 1] if number + 1 < len(rows) else ()
        if self._above(cells, filled, below):
            return 2
        if len(cells) == 1 and not self._goes_on(row):
            self._whole(cells[0])
        else:
            self._pairs(row, cells)
        return 1

    def _is_head(self, rows: Sequence[Sequence[PlanCell]], number: int, filled: Sequence[PlanCell]) -> bool:
        """Take the heads 项目, 办法 above labels that are known here, which say nothing themselves."""
        if number or self.under is None or self.under.path == BODY or len(rows) < 2 or not rows[1]:
            return False
        below = self._target(rows[1][0])
        if below is None or below.path[0] != self.under.path[0] or not all(map(self._is_guess, filled)):
            return False
        if any(target.path[0] == below.path[0] for target in map(self._target, filled) if target):
            return False
        for cell in filled:
            self.pieces.add("", cell.spot, self.under, cell.text)
        return True

    def _begins_parts(self, cells: Sequence[PlanCell]) -> bool:
        texts = [cell.text for cell in cells]
        if not all(text.strip() for text in texts[1:]) or len(texts) < 2:
            return False
        head = self.labels.head(texts)
        if head is None:
            return False
        strange = [text for i, text in enumerate(texts) if i not in head.columns and text.strip()]
        if any(len(plain_label(text)) > LONGEST_LABEL or _NO_LABEL.search(text) for text in strange):
            return False
        self._head, self._name = head, None
        self._columns = {cells[i].column: name for i, name in head.columns.items()}
        self._heads = {cell.column: cell for cell in cells}
        for cell in cells:
            self.pieces.add("", cell.spot, Target((head.field,), head.sure) if head.field else None, cell.text)
        return True

    def _is_part(self, row: Sequence[PlanCell], cells: Sequence[PlanCell], filled: Sequence[PlanCell]) -> bool:
        if self._head is None:
            return False
        if len(cells) == 1 and not self._goes_on(row) and len(self._heads) > 1:
            return self._names_part(cells[0])
        if not all(cell.column in self._heads for cell in cells):
            return False
        if (
            self._head.field
            and len(cells) <= 2 < len(self._heads)
            and self.labels.target(cells[0].text)
            and not self._goes_on(row)
        ):
            return False
        self._part(self._head, filled)
        return True

    def _names_part(self, cell: PlanCell) -> bool:
        if len(cell.text) > 2 * LONGEST_LABEL or self.labels.target(cell.text) is not None:
            return False
        self._unnamed()
        self._name = cell
        return True

    def _unnamed(self) -> None:
        """Keep a row that was taken for a name that nothing followed."""
        if self._name is not None:
            self.pieces.add(self._name.text, self._name.spot)
            self._name = None

    def _part(self, head: PartHead, filled: Sequence[PlanCell]) -> None:
        if not head.field:
            self._named_row(head, filled)
            return
        said: Mapping[str, PlanCell] = {self._columns[c.column]: c for c in filled if c.column in self._columns}
        last = self.pieces.last_part(head.field)
        first = self._first(head.field)
        sums = filled and _SUMS.match(filled[0].text)
        goes_on = first in self._columns.values() and first not in said and last is not None and not self._name
        number = last if goes_on and last is not None else None
        if not said or sums:
            number = -1
        elif number is None:
            number = self.pieces.next_part(head.field)
        if self._name is not None and number >= 0:
            path = (head.field, number, first)
            target = Target(path, HowSure.SIMILAR) if first not in said else None
            self.pieces.add(self._name.text, self._name.spot, target)
            self._name = None
        for cell in filled:
            name = self._columns.get(cell.column)
            target = Target((head.field, number, name), head.sure) if name and number >= 0 else None
            words = cell_words(cell, target)
            if target is None and _COUNTS.fullmatch(words):
                self.pieces.add("", cell.spot, None, words)
            else:
                self.pieces.add(words, cell.spot, target, "" if target else self._label_of(cell))

    def _named_row(self, head: PartHead, filled: Sequence[PlanCell]) -> None:
        """Take a row whose first cell names the field that it is for."""
        named = self.labels.target(filled[0].text)
        for cell in filled[1:]:
            name = self._columns.get(cell.column)
            target = Target((named.path[0], name), head.sure) if named and name else None
            label = filled[0].text if cell is filled[1] else ""
            self.pieces.add(cell_words(cell, target), cell.spot, target, label)

    def _label_of(self, cell: PlanCell) -> str:
        return self._heads[cell.column].text if cell.column in self._heads else ""

    def _first(self, name: str) -> str:
        model = self.labels.part_fields[name].model
        assert model is not None
        return next(iter(fields_of(model)))

    def _above(self, cells: Sequence[PlanCell], filled: Sequence[PlanCell], below: Sequence[PlanCell]) -> bool:
        """Take labels that stand above their values; return whether they do."""
        if len(below) != len(cells) or any(cell.goes_on for cell in below):
            return False
        if len(filled) != len(cells) or not all(self._known(cell) for cell in cells):
            return False
        if any(self._known(cell) for cell in below) or not any(cell.text or cell.grids for cell in below):
            return False
        for label, cell in zip(cells, below, strict=True):
            self._value(cell, _Beside(label, self._target(label)))
        return True

    def _pairs(self, row: Sequence[PlanCell], cells: Sequence[PlanCell]) -> None:
        """Take labels with the values beside them."""
        beside = self._carried(row)
        before = ""
        paired = len(cells) % 2 == 0 and beside is None and all(map(self._known, cells[::2]))
        for i, cell in enumerate(cells):
            last = i + 1 == len(cells)
            fresh = beside is None or beside.used
            guessed = fresh and not last and self._is_guess(cell)
            known = self._known(cell) and (not last or fresh)
            if i % 2 == 0 if paired else known or guessed:
                self._done(beside)
                beside, before = _Beside(cell, self._target(cell)), ""
                self._merged[cell.column] = beside
            elif self._is_sub(cell, cells[i + 1 :], beside):
                before = f"{cell.text.strip()}："
            else:
                self._value(cell, beside, before)
                before = ""
        self._done(beside)

    def _carried(self, row: Sequence[PlanCell]) -> _Beside | None:
        """Return the label that goes on from the row above."""
        first = next((cell for cell in row if cell.goes_on), None)
        beside = self._merged.get(first.column) if first is not None and first is row[0] else None
        return _Beside(beside.label, beside.target, used=False) if beside else None

    def _done(self, beside: _Beside | None) -> None:
        if beside is not None and not beside.used:
            self.pieces.add("", beside.label.spot, beside.target, beside.label.text)

    def _value(self, cell: PlanCell, beside: _Beside | None, before: str = "") -> None:
        if beside is None:
            self._whole(cell)
            return
        target = beside.target
        label = "" if beside.used else beside.label.text
        parts = target is not None and target.path[0] in self.labels.part_fields
        if parts or any(self._is_table_of_parts(grid) for grid in cell.grids):
            self.pieces.add("", beside.label.spot, target, label)
            self._whole(cell, target)
        elif not cell.text.strip(_BOXES) and beside.used:
            self.pieces.add("", cell.spot, target, cell.text)
        elif cell.text or cell.grids or not beside.used:
            words = before + cell_words(cell, target)
            self.pieces.add(words, cell.spot if words else beside.label.spot, target, label)
        beside.used = True

    def _is_table_of_parts(self, grid: Grid) -> bool:
        return any(self.labels.head([cell.text for cell in row]) for row in grid.rows[:3])

    def _whole(self, cell: PlanCell, under: Target | None = None) -> None:
        """Take a cell that is a page of its own: its lines as prose, the tables in it as tables."""
        prose = Prose(self.labels, self.pieces, under or self.under)
        for block in cell.blocks:
            if isinstance(block, PlanLine):
                prose.read(block)
            else:
                GridWalk(self.labels, self.pieces, prose.under).read(block)
        prose.rest()

    def _known(self, cell: PlanCell) -> bool:
        return (not cell.grids and self._target(cell) is not None) or self.labels.is_known(cell.text)

    def _target(self, cell: PlanCell) -> Target | None:
        within = self.under.path if self.under and self.under.path != BODY else ()
        return self.labels.target(cell.text, within)

    def _is_guess(self, cell: PlanCell) -> bool:
        """Whether a cell looks like a label that no form had before."""
        word = plain_label(cell.text)
        return 0 < len(word) <= _LONGEST_GUESS and not _NO_LABEL.search(word) and not cell.grids

    def _is_sub(self, cell: PlanCell, after: Sequence[PlanCell], beside: _Beside | None) -> bool:
        """Whether a cell is a label below a label: 教学目标 | 知识与技能 | ……."""
        if beside is None or beside.target is None or not after or self._known(after[0]):
            return False
        return 0 < len(cell.text) <= _LONGEST_SUB and beside.target.path == BODY and "\n" not in cell.text

    def _goes_on(self, row: Sequence[PlanCell]) -> bool:
        return bool(row) and row[0].goes_on
