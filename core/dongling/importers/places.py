"""The fields that a piece can be put into: those of every unit that forms have, and those of its kind, part by part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dongling.importers.plan.labels import BODY
from dongling.importers.recognised import Piece
from dongling.model import Field, Kind, fields_of
from dongling.problems import FieldPath

_COMMON = ("name", "description", "band", "minutes", "subjects", "themes", "competencies", "body", "keywords")
MOST_PARTS, MOST_PLACES = 12, 80


@dataclass(frozen=True, slots=True)
class PiecePlace:
    """A field that a piece can be put into."""

    path: FieldPath

    @property
    def name(self) -> str:
        """The field with dots."""
        return ".".join(map(str, self.path))


def places(kind: Kind, pieces: Iterable[Piece]) -> tuple[PiecePlace, ...]:
    """Return where a piece can go: of a list of parts to those that are there, and to one more."""
    counts: dict[str, int] = {}
    for piece in pieces:
        if len(piece.path) > 1 and isinstance(piece.path[1], int):
            name = str(piece.path[0])
            counts[name] = max(counts.get(name, 0), piece.path[1] + 1)
    return tuple(islice(_places(kind, counts), MOST_PLACES))


def _places(kind: Kind, counts: dict[str, int]) -> Iterator[PiecePlace]:
    for name in _COMMON:
        yield PiecePlace((name,))
    for name, field in sorted(fields_of(kind.details).items(), key=lambda one: one[1].model is not None):
        if field.about.pupils == "picture":
            continue
        if field.model is None:
            yield PiecePlace((name,))
        elif not field.many:
            yield from (PiecePlace((name, below)) for below in _leaves(field))
        else:
            for number in range(min(counts.get(name, 0) + 1, MOST_PARTS)):
                yield from (PiecePlace((name, number, below)) for below in _leaves(field))


def _leaves(field: Field) -> Iterator[str]:
    assert field.model is not None
    for name, below in fields_of(field.model).items():
        if below.model is None and below.about.pupils != "picture":
            yield name


def row_of(piece: Piece) -> tuple[FieldPath, str]:
    """Return what a piece stands together with: a part of a list, a section of the body, or its field."""
    if piece.path == BODY:
        return BODY, piece.section
    numbered = len(piece.path) > 1 and isinstance(piece.path[1], int)
    return piece.path[:2] if numbered else piece.path, ""
