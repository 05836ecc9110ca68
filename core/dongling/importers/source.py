"""A file as every format gives it: lines and grids in their order, pictures, and what was met."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from dongling.importers.recognised import FileRemark, FoundPicture, Spot

LineForm = Literal["plain", "title", "heading", "bullet", "number", "quote", "caption"]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A paragraph: its text alone, and as Markdown with what was bold and struck. `level` counts from 1."""

    text: str
    marked: str
    spot: Spot
    form: LineForm = "plain"
    level: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PlanCell:
    """A cell: what stands in it, at which column it begins and how many it takes.

    goes_on: it is the continuation of the cell above, with which it was merged.
    """

    blocks: tuple["Block", ...]
    column: int
    spot: Spot
    span: int = 1
    goes_on: bool = False

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """Its own lines, without those of grids in it."""
        return tuple(block for block in self.blocks if isinstance(block, PlanLine))

    @property
    def grids(self) -> tuple["Grid", ...]:
        """The grids in it."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    @property
    def text(self) -> str:
        """The text of its own lines."""
        return "\n".join(line.text for line in self.lines if line.text.strip())


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, row by row."""

    rows: tuple[tuple[PlanCell, ...], ...]
    spot: Spot


Block: TypeAlias = PlanLine | Grid


@dataclass(slots=True)
class PlanSource:
    """What a file holds. `title` is what it calls itself in its properties; `name` the name of the file."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    pictures: list[FoundPicture] = field(default_factory=list)
    remarks: list[FileRemark] = field(default_factory=list)


def lines_of(block: Block) -> Iterator[PlanLine]:
    """Yield every line of a block, those within cells and grids in cells too."""
    if isinstance(block, PlanLine):
        yield block
        return
    for row in block.rows:
        for cell in row:
            for below in cell.blocks:
                yield from lines_of(below)
