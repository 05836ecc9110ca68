"""Units that tell when they are looked at: for tests of how many a question costs.

A catalogue whose units are counted has its tables of stored records, as one that lies on disk: they decode no unit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from dongling.catalog import Catalog, Record
from dongling.catalog.tables import Tables
from dongling.model import Unit

T = TypeVar("T")


class Counting(Mapping[str, T]):
    """Values by name. `names` are those that were taken out since `forget`; keys may be looked at freely.

    A table on disk has its keys too.
    """

    def __init__(self, values: Mapping[str, T]) -> None:
        self.names: set[str] = set()
        self._values = values

    def forget(self) -> None:
        """Begin to count anew."""
        self.names.clear()

    def __getitem__(self, name: str) -> T:
        value = self._values[name]
        self.names.add(name)
        return value

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Touched(Counting[Unit]):
    """The units of a catalogue; one counts too when a field of it is read, whoever holds it.

    `decoded` are those that were taken out since `forget`: on disk each of them is decoded.
    """

    def __init__(self, units: Mapping[str, Unit]) -> None:
        super().__init__({})
        self.decoded: set[str] = set()
        self._values = {name: _told_on(unit, self.names) for name, unit in units.items()}

    def forget(self) -> None:
        """Begin to count anew."""
        super().forget()
        self.decoded.clear()

    def __getitem__(self, name: str) -> Unit:
        unit = super().__getitem__(name)
        self.decoded.add(name)
        return unit


def counted(catalog: Catalog, **more: Any) -> tuple[Catalog, Touched]:
    """Return a catalogue of the same content whose units are counted, and the count; `more` are other fields of it."""
    touched = Touched(catalog.units)
    return with_records(replace(catalog, units=touched, **more), catalog.tables.records), touched


def with_records(catalog: Catalog, records: Mapping[str, Record]) -> Catalog:
    """Return the catalogue anew, its tables to be made of these records and its records counted in them."""
    anew = replace(catalog)
    tables = Tables(records.values, anew.sequences, anew.facts)
    vars(tables).update(records=Counting(records))
    vars(anew).update(tables=tables)
    return anew


def _told_on(unit: Unit, names: set[str]) -> Unit:
    identifier = unit.identifier

    class Told(Unit):
        """A unit that notes in `names` that a field of it is read, whoever holds it."""

        def __getattribute__(self, name: str) -> Any:
            if not name.startswith("_"):
                names.add(identifier)
            return super().__getattribute__(name)

    fields = {name: getattr(unit, name) for name in Unit.model_fields}
    return Told.model_construct(unit.model_fields_set, **fields)
