"""The records of all units of a catalogue, laid out as columns: each is made when it is asked for."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count
from typing import Any, TypeVar, overload

from dongling.catalog.record import Names, Record
from dongling.catalog.rows import Rows, places_of

K = TypeVar("K")
Several = Sequence[str]
"""Identifiers of units, in the order of loading unless it is said otherwise."""
_FEW = 8
"""Of so many a tuple takes less than a Group."""
_SPARSE = 1000
"""So many rows may be of catalogues that were, and as many again as there are units: then all are laid out anew."""


class Records(Mapping[str, Record]):
    """Records by identifier, in the order of loading; `place` is where in it each stands.

    What walks through all of them asks for a field (`every`, `groups`), and makes no record.
    """

    def __init__(self, names: Sequence[str], rows: Rows, at: Sequence[int]) -> None:
        """`at` has the row of each of `names`; rows that are none of these are of other catalogues."""
        self._names, self._rows, self._at = names, rows, at
        self.place: Mapping[str, int] = dict(zip(names, count()))

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Records":
        """Return records as columns."""
        names, rows = list[str](), Rows()
        for record in records:
            names.append(record.identifier)
            rows.add(record)
        return cls(names, rows, range(len(names)))

    def changed(self, order: Iterable[str], changed: Mapping[str, Record]) -> "Records":
        """Return the records of `order`: those of `changed`, and of all others those that are here."""
        if len(self._rows) > _SPARSE + 2 * len(self):
            return Records.of(self[name] for name in self).changed(order, changed)
        if not self._stay(names := list(order)):
            at = array("I", (self._at[self.place[name]] if name not in changed else 0 for name in names))
            after = Records(names, self._rows, at)
        else:
            at = array("I", self._at)
            after = Records.__new__(Records)
            vars(after).update(vars(self), _at=at)
        for name, record in changed.items():
            at[after.place[name]] = self._rows.add(record)
        return after

    def _stay(self, names: list[str]) -> bool:
        return len(names) == len(self._names) and names == self._names

    def laid_out(self, names: Several | None = None) -> "tuple[Rows, array[int]]":
        """Return the rows, and the row of each record, or of some."""
        return self._rows, places_of(self._at) if names is None else self._rows_of(names)

    def __getitem__(self, identifier: str) -> Record:
        place = self.place[identifier]
        return self._rows.record(self._at[place], self._names[place])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self.place

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Records) or self._rows is not other._rows or self._names != other._names:
            return super().__eq__(other)
        pairs = zip(self._names, self._at, other._at, strict=True)
        return all(self[name] == other[name] for name, row, another in pairs if row != another)

    __hash__ = None  # type: ignore[assignment]  # as of any mapping

    def every(self, field: str, names: Iterable[str] | None = None) -> Iterator[Any]:
        """Yield a field of all units, or of some; `terms` as pairs of scheme and term, None where it has none."""
        return self._rows.every(field, self._at if names is None else self._rows_of(names))

    def groups(self, field: str, names: Several | None = None) -> dict[Any, Several]:
        """Return all units, or some, by what they have in a field: one value, a few words, or each word of a list.

        Lists are `prerequisites`, `facts`, `further`, `places`, `keywords` and `terms`.
        """
        every = range(len(self)) if names is None else self._places(names)
        at = self._at if names is None else self._rows_of(names)
        return {value: self._several(group) for value, group in self._rows.groups(field, at, every).items()}

    def grouped(self, keys: Iterable[Iterable[K]], names: Several | None = None) -> dict[K, Several]:
        """Return all units, or some, by each of the keys that they have, which come in the order of the units."""
        groups: dict[K, list[int]] = defaultdict(list)
        for place, own in zip(range(len(self)) if names is None else self._places(names), keys, strict=True):
            for key in own:
                groups[key].append(place)
        return {key: self._several(group) for key, group in groups.items()}

    def several(self, names: Iterable[str]) -> Several:
        """Return some of the units, as they are held for long."""
        return self._several(list(map(self.place.__getitem__, names)))

    def marked(self, marks: bytes, names: Several | None = None) -> Several:
        """Return those units, or those of some, that have a mark, which is a number by their place."""
        places = range(len(self)) if names is None else self._places(names)
        return self._several([place for place in places if marks[place]])

    def _several(self, places: list[int]) -> Several:
        if len(places) > _FEW:
            return Group(self._names, places_of(places))
        return tuple(map(self._names.__getitem__, places))

    def _places(self, names: Iterable[str]) -> Iterable[int]:
        if isinstance(names, Group) and names.of is self._names:
            return names.places
        return map(self.place.__getitem__, names)

    def _rows_of(self, names: Iterable[str]) -> "array[int]":
        return places_of(map(self._at.__getitem__, self._places(names)))


class Group(Sequence[str]):
    """Some of the identifiers `of` a catalogue, by their places: half of what a tuple takes."""

    __slots__ = ("of", "places")

    def __init__(self, of: Sequence[str], places: "array[int]") -> None:
        self.of, self.places = of, places

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> "Group": ...
    def __getitem__(self, at: int | slice) -> "str | Group":
        if isinstance(at, slice):
            return Group(self.of, self.places[at])
        return self.of[self.places[at]]

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[str]:
        return map(self.of.__getitem__, self.places)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Group) and self.of is other.of:
            return self.places == other.places
        return isinstance(other, Sequence) and not isinstance(other, str) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as of any list


class Chosen(Sequence[Record]):
    """Some of the records, in an order of their own: each is made when it is looked at.

    What is asked of many of them is asked of the columns of all.
    """

    def __init__(self, names: Several, records: Mapping[str, Record], columns: Records) -> None:
        self.names, self._records, self.columns = names, records, columns

    def every(self, field: str) -> Iterator[Any]:
        """Yield a field of each, as `Records.every` does."""
        rows, at = self._laid_out
        return rows.every(field, at)

    def others(self, names: Several) -> "Chosen":
        """Return others of the same catalogue."""
        return Chosen(names, self._records, self.columns)

    def positions(self, field: str, among: Sequence[int]) -> dict[Any, list[int]]:
        """Return the positions of those `among` these, by what they have in a field, as `Records.groups` does."""
        rows, at = self._laid_out
        return rows.groups(field, list(map(at.__getitem__, among)), among)

    @cached_property
    def _laid_out(self) -> "tuple[Rows, array[int]]":
        return self.columns.laid_out(self.names)

    @cached_property
    def depths(self) -> Names:
        """The different depths that they have, as they come."""
        return tuple(dict.fromkeys(self.every("depth")))

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> "Chosen": ...
    def __getitem__(self, at: int | slice) -> "Record | Chosen":
        if isinstance(at, slice):
            return self.others(self.names[at])
        return self._records[self.names[at]]

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[Record]:
        return map(self._records.__getitem__, self.names)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Chosen):
            return self.names == other.names and (self._records is other._records or list(self) == list(other))
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as of any list
