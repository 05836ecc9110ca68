"""What a person made of a file that came in: where each piece goes, and what was answered where the file says nothing.

A piece that was neither put into a field nor set aside waits in the tray: nothing leaves it unasked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from dongling.catalog import Catalog
from dongling.importers.draft import UnitDraft, draft_of
from dongling.importers.plan.labels import BODY, Labels, plain_label
from dongling.importers.recognised import HowSure, Piece, Recognised, Spot
from dongling.problems import FieldPath

TRAY, ASIDE, REMARK = "tray", "aside", "remark"
"""Where a piece may go that no field takes: it waits, it is not wanted, or it is said beside the unit."""
_KEPT_OUT = frozenset((TRAY, ASIDE, REMARK))
_ANSWERED = Spot(part="+")
"""Where stands what somebody answered."""


@dataclass(frozen=True, slots=True)
class SortedPlan:
    """What was recognised, and what a person decided: `placed` by the numbers of pieces, `answers` by fields.

    A place is TRAY, ASIDE, REMARK or a field with dots: `process.0.teacher`. An answer may be empty: 不填.
    """

    recognised: Recognised
    placed: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces in their order, each at the field where it stands now; without one it is out of the unit."""
        return tuple(self._piece(number, piece) for number, piece in enumerate(self.recognised.pieces))

    def _piece(self, number: int, piece: Piece) -> Piece:
        place = self.placed.get(number)
        if place is None:
            return piece
        if place in _KEPT_OUT:
            return replace(piece, path=(), sure=HowSure.YOUR_WORD)
        path = path_of(place)
        section = plain_label(piece.label) if path == BODY else ""
        return replace(piece, path=path, sure=HowSure.SAME_LABEL, section=section)

    @property
    def waiting(self) -> tuple[int, ...]:
        """The numbers of the pieces in the tray about which nothing was decided."""
        return tuple(
            number
            for number, piece in enumerate(self.pieces)
            if piece.in_tray and self.placed.get(number, TRAY) == TRAY
        )

    def at(self, place: str) -> tuple[int, ...]:
        """Return the numbers of the pieces that were put to a place."""
        return tuple(sorted(number for number, where in self.placed.items() if where == place))

    def put(self, number: int, place: str, catalog: Catalog) -> "SortedPlan":
        """Return it with a piece put to a place; from a field that holds one short value another one leaves for it."""
        placed = {**self.placed, number: place}
        path = () if place in _KEPT_OUT else path_of(place)
        if path and Labels(catalog.kinds[self.recognised.kind], catalog.terms).holds_one(path):
            others = (i for i, piece in enumerate(self.pieces) if piece.path == path and i != number and piece.text)
            placed |= dict.fromkeys(others, TRAY)
        answers = {name: said for name, said in self.answers.items() if path_of(name) != path}
        return replace(self, placed=MappingProxyType(placed), answers=MappingProxyType(answers))

    def answer(self, name: str, said: str) -> "SortedPlan":
        """Return it with an answer for a field, which stands there instead of what the file says."""
        return replace(self, answers=MappingProxyType({**self.answers, name: said}))

    def settled(self) -> Recognised:
        """Return what is recognised after all that was decided; an answer stands where the file had something."""
        answered = {path_of(name): said for name, said in self.answers.items()}
        waiting, held = dict(answered), list[Piece]()
        for piece in self.pieces:
            if piece.path not in answered:
                held.append(piece)
            elif piece.path in waiting:
                held += _answer(piece.path, waiting.pop(piece.path))
        held += (one for path, said in waiting.items() for one in _answer(path, said))
        return replace(self.recognised, pieces=tuple(held))

    def draft(self, catalog: Catalog, identifier: str) -> UnitDraft:
        """Return the unit as it is now."""
        return draft_of(self.settled(), catalog, identifier)


def _answer(path: FieldPath, said: str) -> Iterator[Piece]:
    if said.strip():
        yield Piece(said, _ANSWERED, path, HowSure.SAME_LABEL)


def path_of(place: str) -> FieldPath:
    """Return the field that a place names."""
    return tuple(int(step) if step.isascii() and step.isdecimal() else step for step in place.split("."))


def asked(draft: UnitDraft) -> tuple[FieldPath, ...]:
    """Return the fields for which a person's word is needed: what is missing, and words that no term is called by."""
    strange = (mark.path for mark in draft.marks if mark.strange)
    return tuple(dict.fromkeys((*draft.missing, *strange)))
