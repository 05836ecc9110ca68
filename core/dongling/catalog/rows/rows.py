"""Rows of light fields: a record goes in, and comes out equal."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from pydantic_core import from_json, to_json

from dongling.catalog.record import Names, Record
from dongling.catalog.rows.columns import Alike, Column, Listed, Parts, Pool, Texts

_ALIKE = ("kind", "band", "stage", "school", "depth", "minutes", "review_status", "updated", "folder")
_SETS = ("themes", "competencies", "audience")
"""Few different ones, of a few words each."""
_LISTED = ("prerequisites", "facts", "further", "places", "keywords")
_TEXTS = ("name", "name_en", "file")
MOST = 1000
"""So many records are kept of those that were made: pages of results come back to the same ones."""
_Terms = tuple[tuple[str, Names], ...]


class Rows:
    """The light fields of units, but for identifiers, by the numbers of rows. Rows are added, none ever changes."""

    def __init__(self, parts: Parts | None = None) -> None:
        """Begin with what was `kept`. Raises ValueError when that is no such thing."""
        kept = parts or {}
        pools = from_json(kept.get("pools", b"{}"))
        self._alike = {name: Alike(_pool(name, pools), kept.get(name, b"")) for name in (*_ALIKE, *_SETS)}
        words = _pool("words", pools)
        pool_of = {"terms": _pool("terms", pools)}
        self._listed = {
            name: Listed(pool_of.get(name, words), kept.get(name, b""), kept.get(f"{name}.ends", b""))
            for name in (*_LISTED, "terms")
        }
        self._texts = {name: Texts(kept.get(name, b""), kept.get(f"{name}.ends", b"")) for name in _TEXTS}
        self._columns: Mapping[str, Column] = {**self._alike, **self._listed, **self._texts}
        self._count = int(pools.get("count", [0])[0])
        self._made: dict[int, Record] = {}

    def kept(self) -> dict[str, bytes]:
        """Return what other rows can begin with."""
        pools: dict[str, Any] = {name: column.pool.values for name, column in self._alike.items()}
        pools |= {"words": self._listed["facts"].pool.values, "terms": self._listed["terms"].pool.values}
        parts = {"pools": to_json({**pools, "count": [self._count]})}
        parts |= {name: column.kept() for name, column in self._alike.items()}
        in_two: Mapping[str, Listed | Texts] = {**self._listed, **self._texts}
        for name, both in in_two.items():
            parts[name], parts[f"{name}.ends"] = both.kept()
        return parts

    def __len__(self) -> int:
        return self._count

    def add(self, record: Record) -> int:
        """Add a record, and return the number of its row."""
        folder, slash, file = record.path.rpartition("/")
        own = {"folder": folder + slash, "file": file, "terms": pairs_of(record.terms)}
        for name, column in self._columns.items():
            column.add(own[name] if name in own else getattr(record, name))
        self._count += 1
        return self._count - 1

    def record(self, row: int, identifier: str) -> Record:
        """Return the record of a row, which belongs to an identifier."""
        made = self._made.get(row)
        if made is None:
            if len(self._made) >= MOST:
                self._made.clear()
            made = self._made[row] = self._record(row, identifier)
        return made

    def _record(self, row: int, identifier: str) -> Record:
        fields = {name: column[row] for name, column in self._columns.items()}
        path = fields.pop("folder") + fields.pop("file")
        return Record(identifier=identifier, path=path, **{**fields, "terms": _together(fields["terms"])})

    def every(self, field: str, rows: Sequence[int]) -> Iterator[Any]:
        """Yield a field of some rows; `terms` as pairs of scheme and term."""
        return self._columns[field].every(rows)

    def groups(self, field: str, rows: Sequence[int], places: Iterable[int]) -> dict[Any, list[int]]:
        """Return the places of rows by what they have in a field, an `Alike` or `Listed` one, in the order of rows."""
        if field in self._listed:
            return self._listed[field].groups(rows, places)
        return self._alike[field].groups(rows, places)


def pairs_of(terms: _Terms) -> Iterator[tuple[str, str | None]]:
    """Yield each term with its scheme; a scheme without any is there too."""
    return ((scheme, word) for scheme, words in terms for word in words or (None,))


def _together(pairs: Iterable[tuple[str, str | None]]) -> _Terms:
    groups = groupby(pairs, itemgetter(0))
    return tuple((scheme, tuple(word for _, word in group if word is not None)) for scheme, group in groups)


_READ: Mapping[str, Callable[[Any], Any]] = {
    "updated": lambda day: None if day is None else dt.date.fromisoformat(day),
    "terms": tuple,
    **dict.fromkeys(_SETS, tuple),
}


def _pool(name: str, pools: Mapping[str, Any]) -> Pool:
    read = _READ.get(name)
    values = pools.get(name, [])
    return Pool(map(read, values) if read else values)
