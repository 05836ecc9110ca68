"""What a format gives: lines within cells and tables in cells are all found."""

from dongling.importers import Spot
from dongling.importers.source import Grid, PlanCell, PlanLine, lines_of


def test_every_line_of_a_block_is_found() -> None:
    def line(text: str) -> PlanLine:
        return PlanLine(text, text, Spot())

    inner = Grid(((PlanCell((line("丙"),), 0, Spot()),),), Spot())
    cell = PlanCell((line("甲"), line(" "), line("乙"), inner), 0, Spot())
    outer = Grid(((cell,),), Spot())
    assert [one.text for one in lines_of(outer)] == ["甲", " ", "乙", "丙"]
    assert (cell.text, cell.grids, len(cell.lines)) == ("甲\n乙", (inner,), 3)
