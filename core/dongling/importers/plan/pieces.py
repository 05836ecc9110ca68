"""The pieces that are being found, in the order of the file, and how many parts of each sort there are so far."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dongling.importers.plan.labels import BODY, Target
from dongling.importers.recognised import HowSure, Piece, Spot
from dongling.importers.source import Grid, PlanCell, PlanLine
from dongling.problems import FieldPath

_BEFORE = {"bullet": "- ", "number": "1. ", "quote": "> "}
_INDENT = "  "


@dataclass(slots=True)
class Pieces:
    """Pieces found so far."""

    held: list[Piece] = field(default_factory=list)
    _parts: Counter[str] = field(default_factory=Counter)
    _told: set[FieldPath] = field(default_factory=set)

    def add(self, text: str, spot: Spot, target: Target | None = None, label: str = "") -> None:
        """Add a piece for a field, or for the tray."""
        if text.strip() or label.strip():
            if target and text.strip():
                self._told.add(target.path)
            path, sure, section = (target.path, target.sure, target.section) if target else ((), HowSure.YOUR_WORD, "")
            self.held.append(Piece(text.strip("\n").replace("\t", " "), spot, path, sure, label.strip(), section))

    def next_part(self, name: str) -> int:
        """Return the number of the next part of a field, counted from 0."""
        self._parts[name] += 1
        return self._parts[name] - 1

    def last_part(self, name: str) -> int | None:
        """Return the number of the last part of a field; None before the first."""
        return self._parts[name] - 1 if self._parts[name] else None

    def has(self, path: FieldPath) -> bool:
        """Whether a field has a piece with text already."""
        return path in self._told


def written(line: PlanLine) -> str:
    """Return a line as Markdown."""
    if line.form == "heading":
        return f"{'#' * min(line.level + 1, 6)} {line.text}"
    before = _BEFORE.get(line.form, "")
    indent = _INDENT * (line.level - 1) if line.form in ("bullet", "number") else ""
    return f"{indent}{before}{line.marked}" if before else line.marked


def words_of(lines: Iterable[PlanLine], target: Target | None) -> str:
    """Return lines as a field takes them: Markdown for a body, else as they read."""
    if target is not None and target.path == BODY:
        return "\n".join(map(written, lines))
    return "\n".join(line.text for line in lines)


def as_markdown(grid: Grid) -> str:
    """Return a grid as a table of Markdown."""
    rows = [[cell_words(cell, None).replace("\n", " ").replace("|", "\\|") for cell in row] for row in grid.rows]
    wide = max(map(len, rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (wide - len(row))])} |" for row in rows]
    return "\n".join([*lines[:1], f"|{' --- |' * wide}", *lines[1:]])


def cell_words(cell: PlanCell, target: Target | None) -> str:
    """Return what a cell says to a field, grids in it as lines."""
    said = (flat(block) if isinstance(block, Grid) else words_of([block], target) for block in cell.blocks)
    return "\n".join(filter(None, said))


def flat(grid: Grid) -> str:
    """Return a grid as lines, a row each."""
    rows = ([cell_words(cell, None).replace("\n", " ") for cell in row if not cell.goes_on] for row in grid.rows)
    return "\n".join("：".join(row) if len(row) == 2 else " | ".join(row) for row in rows if any(row))
