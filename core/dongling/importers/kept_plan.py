"""A plan that is being sorted, as a text that the store keeps, and back: a person goes on with it another day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dongling.importers.recognised import FileRemark, FoundPicture, HowSure, Piece, Recognised, RemarkKind, Spot
from dongling.importers.sorted_plan import SortedPlan
from dongling.importers.source import Block, Grid, PlanCell, PlanLine
from dongling.problems import DonglingError, Said

_DAMAGED = Said(
    "带进来的原文读不出来了；稿子还在，接着写就行", "what was kept of the file can't be read; the unit itself is there"
)


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan as it is sorted now, and as it was when the unit was last made of it; None before the first time."""

    now: SortedPlan
    made: SortedPlan | None = None


def kept_text(plan: KeptPlan) -> str:
    """Return a plan as text; of its pictures only what they are called, for their bytes lie elsewhere."""
    recognised = plan.now.recognised
    held = {
        "name": recognised.name,
        "kind": recognised.kind,
        "why": [recognised.kind_why.zh, recognised.kind_why.en],
        "pieces": [_from_piece(piece) for piece in recognised.pieces],
        "pictures": [[one.name, one.media_type, one.alt, _from_spot(one.spot)] for one in recognised.pictures],
        "remarks": [[one.kind.value, _from_spot(one.spot), one.text] for one in recognised.remarks],
        "blocks": [_from_block(block) for block in recognised.blocks],
        "now": _from_decided(plan.now),
        "made": _from_decided(plan.made) if plan.made else None,
    }
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def plan_in(text: str) -> KeptPlan:
    """Return the plan that a text holds. Raises DonglingError for one that is damaged."""
    try:
        held = json.loads(text)
        recognised = Recognised(
            held["name"],
            held["kind"],
            Said(*held["why"]),
            tuple(_piece(one) for one in held["pieces"]),
            tuple(FoundPicture(name, sort, b"", alt, _spot(spot)) for name, sort, alt, spot in held["pictures"]),
            tuple(FileRemark(RemarkKind(kind), _spot(spot), said) for kind, spot, said in held["remarks"]),
            tuple(_block(one) for one in held["blocks"]),
        )
        made = _decided(recognised, held["made"]) if held["made"] else None
        return KeptPlan(_decided(recognised, held["now"]), made)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DonglingError(_DAMAGED) from None


def _from_decided(plan: SortedPlan) -> dict[str, Any]:
    return {"placed": {str(number): place for number, place in plan.placed.items()}, "answers": dict(plan.answers)}


def _decided(recognised: Recognised, held: Mapping[str, Any]) -> SortedPlan:
    placed = {int(number): str(place) for number, place in held["placed"].items()}
    return SortedPlan(recognised, MappingProxyType(placed), MappingProxyType(dict(held["answers"])))


def _from_spot(spot: Spot) -> list[str | int]:
    return [spot.part, spot.paragraph, spot.table, spot.row, spot.cell]


def _spot(held: Any) -> Spot:
    return Spot(*held)


def _from_piece(piece: Piece) -> list[Any]:
    return [piece.text, _from_spot(piece.spot), piece.path, piece.sure.value, piece.label, piece.section]


def _piece(held: Any) -> Piece:
    text, spot, path, sure, label, section = held
    return Piece(text, _spot(spot), tuple(path), HowSure(sure), label, section)


def _from_block(block: Block) -> list[Any]:
    if isinstance(block, Grid):
        return [[[_from_cell(cell) for cell in row] for row in block.rows], _from_spot(block.spot)]
    marked = "" if block.marked == block.text else block.marked
    return [block.text, _from_spot(block.spot), marked, block.form, block.level, block.bold]


def _from_cell(cell: PlanCell) -> list[Any]:
    return [[_from_block(one) for one in cell.blocks], cell.column, _from_spot(cell.spot), cell.span, cell.goes_on]


def _block(held: Any) -> Block:
    if isinstance(held[0], list):
        rows, spot = held
        return Grid(tuple(tuple(_cell(cell) for cell in row) for row in rows), _spot(spot))
    text, spot, marked, form, level, bold = held
    return PlanLine(text, marked or text, _spot(spot), form, level, bold)


def _cell(held: Any) -> PlanCell:
    blocks, column, spot, span, goes_on = held
    return PlanCell(tuple(_block(one) for one in blocks), column, _spot(spot), span, goes_on)
