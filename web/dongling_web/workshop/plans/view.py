"""A plan as its page shows it: a row for each field that got something, what needs a word, and the tray."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dongling.catalog import Catalog
from dongling.forms import Question, Sort, questions
from dongling.importers import (
    SURE_WORDS,
    HowSure,
    Piece,
    PiecePlace,
    SortedPlan,
    Spot,
    UnitDraft,
    asked,
    path_of,
    places,
    row_of,
)
from dongling.model import Keys, Kind, UnitFields
from dongling.problems import FieldPath
from dongling_web.languages.words import label_of, said_here, spoken
from dongling_web.workshop.plans.decisions import row_name
from dongling_web.workshop.plans.remainders import likely_number

SHOWN_IN_TRAY = 12
"""So many pieces of the tray stand on a page; the next come when these are settled."""
_LONGEST_SHOWN, _LONGEST_TEXT = 60, 800
_TYPED = frozenset((Sort.LINE, Sort.TEXT, Sort.WORDS, Sort.NUMBER, Sort.DATE, Sort.CHOICE, Sort.CHOICES))
_WORST = (HowSure.YOUR_WORD, HowSure.SIMILAR, HowSure.SAME_HEAD, HowSure.SAME_LABEL)


@dataclass(frozen=True)
class Ask:
    """A field for which a word is needed: its question, why, and what is likely; `likely` may be empty."""

    question: Question
    label: str
    why: str
    likely: str = ""


@dataclass(frozen=True)
class PlanRow:
    """A field, or a part of a list, with what it got. `number` is 0 for one that the file says nothing about."""

    name: str
    number: int
    label: str
    value: str
    text: str
    origin: str
    sure: HowSure | None
    place: str
    asks: tuple[Ask, ...]

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look."""
        return not self.asks and self.sure in (HowSure.SAME_LABEL, HowSure.SAME_HEAD)

    @property
    def why(self) -> str:
        """Return the reason in words."""
        return said_here(SURE_WORDS[HowSure.YOUR_WORD if self.asks or self.sure is None else self.sure])


@dataclass(frozen=True)
class TrayPiece:
    """A piece that waits for a word: its number among all, its sign, and what it says."""

    number: int
    sign: str
    label: str
    text: str


@dataclass(frozen=True)
class SpotMark:
    """What the file is marked with at a place: the signs to show, whether of a row or of the tray, and how sure."""

    signs: tuple[tuple[str, str], ...]
    look: str


class PlanView:
    """A plan, laid out for its page."""

    def __init__(self, plan: SortedPlan, catalog: Catalog, identifier: str) -> None:
        self.plan, self._catalog = plan, catalog
        self.kind: Kind = catalog.kinds[plan.recognised.kind]
        self.draft: UnitDraft = plan.draft(catalog, identifier)

    @cached_property
    def asks(self) -> Mapping[str, Question]:
        """Return the questions for which a word is needed, by their fields."""
        by_path = {one.path: one for one in _every(questions(self.draft.data, self.kind, self._catalog.terms))}
        names = (".".join(map(str, path)) for path in asked(self.draft))
        return {name: by_path[name] for name in names if name in by_path and by_path[name].sort in _TYPED}

    @cached_property
    def rows(self) -> tuple[PlanRow, ...]:
        """Return the fields that got something, in the order of the file; after them those that need a word."""
        groups: dict[tuple[FieldPath, str], list[Piece]] = {}
        for piece in self.plan.settled().pieces:
            if piece.path and piece.text.strip():
                groups.setdefault(row_of(piece), []).append(piece)
        asks: dict[tuple[FieldPath, str], list[Ask]] = {}
        for name, question in self.asks.items():
            path = path_of(name)
            asks.setdefault(row_of(Piece("", Spot(), path)), []).append(self._ask(path, question))
        both = [*groups, *(key for key in asks if key not in groups)]
        return tuple(
            self._row(key, number if key in groups else 0, groups.get(key, []), asks.get(key, []))
            for number, key in enumerate(both, 1)
        )

    def _ask(self, path: FieldPath, question: Question) -> Ask:
        said = next((mark.why for mark in self.draft.marks if mark.path == path and mark.strange), None)
        likely = likely_number(self.draft.data, path, self.kind)
        return Ask(question, named(path, self.kind), said_here(said) if said else "", likely)

    def _row(self, key: tuple[FieldPath, str], number: int, held: list[Piece], asks: list[Ask]) -> PlanRow:
        path, section = key
        text = "\n".join(piece.text for piece in held)
        value, origin = self._value(path, held)
        label = named(path, self.kind)
        if section:
            label = spoken("%(label)s：%(text)s", label=label, text=section)
        sure = next((one for one in _WORST if any(piece.sure is one for piece in held)), None)
        place = row_name(path, "")
        if len(path) == 2 and isinstance(path[1], int):
            place = next((".".join(map(str, one.path)) for one in self._below(path)), place)
        name = row_name(path, section)
        return PlanRow(name, number, label, value, _short(text, _LONGEST_TEXT), origin, sure, place, tuple(asks))

    def _below(self, path: FieldPath) -> Iterator[PiecePlace]:
        """Yield the fields of a part, those that hold a text of some length first."""
        inside = [one for one in self.places if one.path[:2] == path]
        yield from sorted(inside, key=lambda one: inside.index(one) == 0 or one.path[-1] in ("minutes", "seconds"))

    def _value(self, path: FieldPath, held: list[Piece]) -> tuple[str, str]:
        """Return what stands in a field in a few words, and the words of the file when those are others."""
        text = " ".join(" ".join(piece.text for piece in held).split())
        if len(path) == 2 and isinstance(path[1], int):
            return self._part(path, held), ""
        keys = Keys(UnitFields, self.kind.details)
        declared = keys.fields.get(str(path[0]))
        if len(path) == 1 and declared and (declared.about.scheme or path == ("minutes",)):
            value = self.draft.data.get(declared.about.label, "")
            made = spoken("、").join(value) if isinstance(value, list) else str(value)
            return made or _short(text), _short(text) if made and made != text else ""
        return _short(text), ""

    def _part(self, path: FieldPath, held: list[Piece]) -> str:
        keys = Keys(UnitFields, self.kind.details).below(str(path[0]))
        assert keys is not None
        first = next(iter(keys.fields))
        title = " ".join(piece.text for piece in held if piece.path[2:3] == (first,))
        names = [str(piece.path[2]) for piece in held if len(piece.path) > 2]
        others = [label_of(keys.fields[name]) for name in dict.fromkeys(names) if name in keys.fields and name != first]
        return " · ".join(filter(None, (_short(" ".join(title.split())), spoken("、").join(others))))

    @cached_property
    def tray(self) -> tuple[TrayPiece, ...]:
        """Return the pieces that wait for a word, those that a page shows."""
        signs = spoken("甲乙丙丁戊己庚辛壬癸")
        return tuple(
            TrayPiece(number, signs[i] if i < len(signs) else str(i + 1), " ".join(piece.label.split()), piece.text)
            for i, number in enumerate(self.plan.waiting[:SHOWN_IN_TRAY])
            for piece in [self.plan.pieces[number]]
        )

    @property
    def left(self) -> int:
        """How many more wait than the page shows."""
        return len(self.plan.waiting) - len(self.tray)

    @cached_property
    def places(self) -> tuple[PiecePlace, ...]:
        """Return where a piece can go."""
        return places(self.kind, self.plan.pieces)

    @cached_property
    def place_names(self) -> tuple[tuple[str, str], ...]:
        """Return where a piece can go: what is sent, and what is read."""
        return tuple((place.name, named(place.path, self.kind)) for place in self.places)

    @property
    def undecided(self) -> int:
        """How many fields need a word."""
        return sum(len(row.asks) for row in self.rows)

    @property
    def next_row(self) -> str:
        """Return the first row that needs a word; nothing when none does."""
        return next((row.name for row in self.rows if row.asks), "")

    @cached_property
    def marks(self) -> Mapping[Spot, SpotMark]:
        """Return what the file is marked with, by where it stands."""
        rows = {row.name: row for row in self.rows}
        shown, signs, looks = set[str](), dict[Spot, list[tuple[str, str]]](), dict[Spot, str]()
        tray = {piece.number: piece.sign for piece in self.tray}
        waiting = set(self.plan.waiting)
        for number, piece in enumerate(self.plan.pieces):
            if not piece.text.strip():
                continue
            row = rows.get(row_name(piece.path, row_of(piece)[1])) if piece.path else None
            held = signs.setdefault(piece.spot, [])
            if row and row.number:
                looks.setdefault(piece.spot, "p-sure" if row.is_sure else "p-look")
                if row.name not in shown:
                    held.append((str(row.number), f"r-{row.name}"))
                    shown.add(row.name)
            elif number in waiting:
                looks.setdefault(piece.spot, "p-loose")
                held += [(tray[number], f"t-{number}")] if number in tray else []
            else:
                looks.setdefault(piece.spot, "p-aside")
        return {spot: SpotMark(tuple(held), looks[spot]) for spot, held in signs.items()}


def _short(text: str, most: int = _LONGEST_SHOWN) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _every(asked: tuple[Question, ...]) -> Iterator[Question]:
    for one in asked:
        yield one
        for row in one.rows:
            yield from _every(row.questions)


def named(path: FieldPath, kind: Kind) -> str:
    """Return what a field is called, with the numbers of its parts."""
    keys: Keys | None = Keys(UnitFields, kind.details)
    words: list[str] = []
    for step in path:
        if isinstance(step, int):
            words[-1] += f" {step + 1}"
        elif keys is not None and step in keys.fields:
            words.append(label_of(keys.fields[step]))
            keys = keys.below(step)
        else:
            words.append(step)
    return " ".join(words)
