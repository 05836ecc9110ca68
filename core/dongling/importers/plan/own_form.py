"""A lesson plan that we wrote ourselves (exporters/word), as it comes back: what stands where is known.

Its last page, 备查, has what the plan shows elsewhere in another form; the plan's own parts are read as any other's.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from dongling.importers.plan.labels import Labels, Target
from dongling.importers.plan.pieces import Pieces
from dongling.importers.recognised import FileRemark, HowSure, RemarkKind, Spot
from dongling.importers.source import Block, Grid, PlanCell, PlanLine, PlanSource, lines_of

REGISTER = "备查"
NOTHING_THERE = "（空）"
_ASIDE = frozenset(
    ("出发前填写", "分组与责任人", "行后总结", "给家长的信", "史料来源", "答案与解析（教师用）", "练习", "常见误解")
)
"""Headings of what was printed from other fields, or is to be filled in by hand."""
_ASIDE_BEGINS = ("任务单：", "量规：", "试教记录：", "答案（教师用）")
_LAST_LINE = re.compile(r"编号：(\S+?)(?:\u3000|$)")
_IN_LAST_LINE = {"编号": "identifier", "作者": "authors", "责任人": "owner", "许可": "license", "更新": "updated"}
_BEFORE = re.compile(r"^(?:\d+\.|□|[A-Z]\.|（\s*）|\s)+")
_OURS, _WITH_PENCIL = frozenset(("连一连",)), "（用铅笔画）"
_TO_WRITE_ON = re.compile("[_\uff3f]{3}")
_FACT_ROWS = frozenset(("类型", "学校", "更进一步", "教材依据", "课标依据", "先修", "地点"))


def is_own(source: PlanSource) -> bool:
    """Whether a file is one of ours: its line of identifier and review status stands in it."""
    return any(_is_last_line(block) for block in source.blocks)


def _is_last_line(block: Block) -> bool:
    return isinstance(block, PlanLine) and bool(_LAST_LINE.match(block.text)) and "审核：" in block.text


class OwnForm:
    """Takes what only our own plans have; `rest` is what is read as any other plan."""

    def __init__(self, labels: Labels, pieces: Pieces, source: PlanSource) -> None:
        self._labels, self._pieces, self._source = labels, pieces, source
        self._aside = self._registered = self._on_sheet = False

    def rest(self) -> Iterator[Block]:
        """Yield the blocks that are not ours alone; those that are become pieces and remarks."""
        for block in self._source.blocks:
            if isinstance(block, PlanLine) and block.form == "heading" and block.level == 1:
                self._head(block.text)
            if self._registered:
                self._register(block)
            elif isinstance(block, PlanLine) and _is_last_line(block):
                self._last_line(block)
            elif self._aside or (isinstance(block, PlanLine) and block.form == "caption"):
                self._printed(block)
            elif isinstance(block, Grid) and self._is_facts(block):
                yield self._facts(block)
            else:
                yield block

    def _head(self, text: str) -> None:
        self._registered = text == REGISTER
        self._on_sheet = text in self._handouts
        self._aside = text in _ASIDE or text.startswith(_ASIDE_BEGINS) or self._on_sheet

    @cached_property
    def _handouts(self) -> frozenset[str]:
        """The names of sheets and sets of cards, whose pages were printed from the register."""
        rows = ((row[0].text, row[1].text) for row in self._rows() if len(row) == 2)
        return frozenset(text for label, text in rows if re.fullmatch(r"(?:学习单|卡片)\d+ 名称", label))

    @cached_property
    def _words(self) -> str:
        """All that the register says, without spaces."""
        return "".join("".join(cell.text.split()) for row in self._rows() for cell in row)

    def _rows(self) -> Iterator[tuple[PlanCell, ...]]:
        within = False
        for block in self._source.blocks:
            if isinstance(block, PlanLine) and block.form == "heading":
                within = block.text == REGISTER
            elif within and isinstance(block, Grid):
                yield from block.rows

    def _register(self, block: Block) -> None:
        if isinstance(block, PlanLine):
            self._printed(block)
            return
        for row in block.rows:
            path = self._labels.path(row[0].text) if len(row) == 2 else ()
            if path:
                spot = Spot(REGISTER, 0, block.spot.table, row[0].spot.row)
                text = "\n".join(line.text for line in row[1].lines)
                self._pieces.add(text, spot, Target(path, HowSure.SAME_LABEL), row[0].text)
            else:
                for cell in row:
                    self._pieces.add(cell.text, cell.spot) if row is not block.rows[0] else self._printed_text(
                        cell.text
                    )

    def _last_line(self, line: PlanLine) -> None:
        for part in line.text.split("\u3000"):
            label, _, words = part.partition("：")
            if label in _IN_LAST_LINE:
                self._pieces.add(words, line.spot, Target((_IN_LAST_LINE[label],), HowSure.SAME_LABEL), label)
            else:
                self._printed_text(part)

    def _is_facts(self, grid: Grid) -> bool:
        first = grid.rows[0][0].text if grid.rows and grid.rows[0] else ""
        return first == "类型"

    def _facts(self, grid: Grid) -> Grid:
        """Return the table of facts without what the register tells exactly."""
        rows = []
        for row in grid.rows:
            kept = []
            for i in range(0, len(row) - 1, 2):
                label, cell = row[i], row[i + 1]
                if label.text in _FACT_ROWS and self._is_told(label.text, cell.text):
                    self._printed_text(f"{label.text}：{cell.text}")
                else:
                    kept += [label, cell]
            rows.append(tuple(kept))
        return Grid(tuple(rows), grid.spot)

    def _is_told(self, label: str, text: str) -> bool:
        if label in ("类型", "学校", "先修", "地点"):
            return True
        parts = re.split(r"[\s（），]+", text)
        return all("".join(part.split()) in self._words for part in parts)

    def _printed(self, block: Block) -> None:
        """Keep what was printed from other fields as a remark."""
        for line in lines_of(block):
            if self._on_sheet and line.form != "caption" and not self._is_as_printed(line.text):
                self._pieces.add(line.text, line.spot)
            else:
                self._printed_text(line.text)

    def _is_as_printed(self, text: str) -> bool:
        """Whether a line of a sheet says what the register says; else somebody wrote it, and it is for the tray."""
        bare = _BEFORE.sub("", text)
        parts = ["".join(_BEFORE.sub("", part.removesuffix(_WITH_PENCIL)).split()) for part in bare.split("\u3000")]
        return all(part in self._words or part in _OURS or _TO_WRITE_ON.search(part) for part in parts)

    def _printed_text(self, text: str) -> None:
        if text.strip():
            self._source.remarks.append(FileRemark(RemarkKind.PRINTED, Spot(), text))
