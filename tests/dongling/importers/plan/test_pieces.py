"""Pieces in the order of the file, lines as Markdown, tables as lines and as tables."""

from dongling.importers import Spot
from dongling.importers.plan.labels import BODY, Target
from dongling.importers.plan.pieces import Pieces, as_markdown, cell_words, flat, written
from dongling.importers.recognised import HowSure
from dongling.importers.source import Grid, PlanCell, PlanLine

HERE = Spot(paragraph=1)


def cell(text: str, column: int = 0) -> PlanCell:
    """Return a cell."""
    return PlanCell((PlanLine(text, text, HERE),), column, HERE)


def test_parts_are_counted_by_field() -> None:
    pieces = Pieces()
    assert pieces.last_part("process") is None
    assert [pieces.next_part("process"), pieces.next_part("process"), pieces.next_part("stops")] == [0, 1, 0]
    assert pieces.last_part("process") == 1


def test_what_says_nothing_is_no_piece() -> None:
    pieces = Pieces()
    pieces.add(" \n", HERE, None, " ")
    pieces.add("", HERE, None, "教学反思")
    assert [(one.text, one.label, one.in_tray) for one in pieces.held] == [("", "教学反思", False)]


def test_lines_are_written_as_markdown() -> None:
    lines = [
        PlanLine("甲", "甲", HERE, "bullet", 2),
        PlanLine("乙", "**乙**", HERE, "number"),
        PlanLine("丙", "丙", HERE, "quote"),
        PlanLine("丁", "丁", HERE, "heading", 2),
        PlanLine("戊", "**戊**", HERE),
    ]
    assert list(map(written, lines)) == ["  - 甲", "1. **乙**", "> 丙", "### 丁", "**戊**"]


def test_a_table_is_told_in_lines_or_drawn_in_a_body() -> None:
    grid = Grid(((cell("甲"), cell("一|二", 1)), (cell("乙"), cell("三", 1))), HERE)
    assert flat(grid) == "甲：一|二\n乙：三"
    assert as_markdown(grid) == "| 甲 | 一\\|二 |\n| --- | --- |\n| 乙 | 三 |"


def test_a_cell_says_to_a_body_what_is_marked_and_to_a_field_what_it_reads() -> None:
    marked = PlanCell((PlanLine("看桥", "**看桥**", HERE, "bullet"),), 0, HERE)
    assert cell_words(marked, Target(BODY, HowSure.SIMILAR, "目标")) == "- **看桥**"
    assert cell_words(marked, None) == "看桥"
