"""From a file to what is recognised in it: read in its format, taken for a kind, piece by piece put to a field."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from dongling.catalog import Catalog
from dongling.importers.plan.grids import GridWalk
from dongling.importers.plan.kind_choice import KindChoice, chosen_kind
from dongling.importers.plan.labels import BODY, Labels
from dongling.importers.plan.own_form import REGISTER, OwnForm, is_own
from dongling.importers.plan.pieces import Pieces, as_markdown
from dongling.importers.plan.prose import Prose
from dongling.importers.plan.unit_rows import unit_rows
from dongling.importers.recognised import HowSure, Piece, Recognised
from dongling.importers.source import Grid, PlanLine, PlanSource, lines_of
from dongling.problems import FieldPath, Said, unknown

GIVEN = Said("你选的", "you chose it")


def recognise_each(data: bytes, name: str, catalog: Catalog, kind: str = "") -> list[Recognised]:
    """Return what is recognised of each unit in a file: of a table with a unit a row there are several.

    They are of the kind that is given, else of the one that their labels speak for. Raises DonglingError, with what
    mends it, for what can't be read, and for a kind that there isn't.
    """
    from dongling.importers.formats.file import read_file

    source = read_file(data, PurePosixPath(name.replace("\\", "/")).name)
    given = _choice(source, catalog, kind).kind if kind else ""
    return unit_rows(source, catalog, given) or [recognised_in(source, catalog, kind)]


def read_as(recognised: Recognised, kind: str, catalog: Catalog) -> Recognised:
    """Return what is recognised of the same file when it is taken for another kind. Raises DonglingError for none."""
    source = PlanSource(recognised.name, list(recognised.blocks), list(recognised.pictures), list(recognised.remarks))
    return recognised_in(source, catalog, kind)


def can_be_read(name: str) -> bool:
    """Whether files of that name are of a format that can be brought in, or of an old one that is said to be so."""
    from dongling.importers.formats.file import ENDINGS

    return PurePosixPath(name).suffix.lower() in ENDINGS


def recognised_in(source: PlanSource, catalog: Catalog, kind: str = "") -> Recognised:
    """Return what is recognised in a file that was read."""
    choice = _choice(source, catalog, kind)
    labels = Labels(catalog.kinds[choice.kind], catalog.terms)
    pieces = Pieces()
    own = OwnForm(labels, pieces, source) if is_own(source) else None
    prose = Prose(labels, pieces, own=own is not None)
    for block in own.rest() if own else source.blocks:
        if isinstance(block, PlanLine):
            prose.read(block)
        else:
            prose.rest()
            _read_grid(block, prose)
    prose.rest()
    held = tuple(_singled([_settled(piece, labels) for piece in pieces.held], labels))
    beside = tuple(source.pictures), tuple(source.remarks), tuple(source.blocks)
    return Recognised(source.name, choice.kind, choice.why, held, *beside)


def _read_grid(grid: Grid, prose: Prose) -> None:
    """Take a table: below a heading of a body, one without any label that is known is a part of the body."""
    labels, under = prose.labels, prose.under
    if not any(line.text.strip() for line in lines_of(grid)):
        return
    known = any(labels.head([c.text for c in row]) or any(labels.is_known(c.text) for c in row) for row in grid.rows)
    if under is not None and under.path == BODY and not known:
        prose.pieces.add(as_markdown(grid), grid.spot, under, prose.heading)
        prose.heading = ""
    else:
        GridWalk(labels, prose.pieces, under).read(grid)


def _settled(piece: Piece, labels: Labels) -> Piece:
    """Return a piece whose field holds a value, not parts: text for parts that names none of them lies in the tray."""
    if piece.path[:1] == ("terms",) and not labels.has_terms(str(piece.path[1]), piece.text):
        return replace(piece, path=(), sure=HowSure.YOUR_WORD)
    if len(piece.path) != 1 or not piece.text:
        return piece
    declared = labels.fields[str(piece.path[0])]
    if declared.name == "textbook" and piece.spot.part != REGISTER:
        return replace(piece, path=("textbook", 0, "volume"))
    return piece if declared.model is None else replace(piece, path=(), sure=HowSure.YOUR_WORD)


def _choice(source: PlanSource, catalog: Catalog, kind: str) -> KindChoice:
    if not kind:
        return chosen_kind(source, catalog.kinds, catalog.terms)
    names = {word: one.identifier for one in catalog.kinds.values() for word in (one.identifier, one.name, *one.aka)}
    if kind not in names:
        raise unknown(Said(f"没有“{kind[:40]}”这种单元", f"there is no kind “{kind[:40]}”"), kind, names)
    return KindChoice(names[kind], GIVEN)


def _singled(pieces: list[Piece], labels: Labels) -> Iterator[Piece]:
    """Yield pieces, of several that stand for one short value the surest for it and the others for the tray."""
    best: dict[FieldPath, Piece] = {}
    for piece in pieces:
        if piece.text and piece.path and labels.holds_one(piece.path):
            known = best.get(piece.path)
            if known is None or _worth(piece) > _worth(known):
                best[piece.path] = piece
    for piece in pieces:
        other = piece.text and piece.path in best and best[piece.path] is not piece
        yield replace(piece, path=(), sure=HowSure.YOUR_WORD) if other else piece


def _worth(piece: Piece) -> tuple[bool, bool]:
    return bool(piece.label), piece.sure is HowSure.SAME_LABEL
