"""Units that tell when they are looked at: for tests of how many a question costs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dongling.catalog import Catalog
from dongling.model import Unit


class Touched(Mapping[str, Unit]):
    """The units of a catalogue. `names` are those that were taken out of it, or had a field read, since `forget`.

    Its keys may be looked at freely: a table on disk has them too.
    """

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self.names: set[str] = set()
        self._units = {name: _told_on(unit, self.names) for name, unit in units.items()}

    def forget(self) -> None:
        """Begin to count anew."""
        self.names.clear()

    def __getitem__(self, name: str) -> Unit:
        unit = self._units[name]
        self.names.add(name)
        return unit

    def __contains__(self, name: object) -> bool:
        return name in self._units

    def __iter__(self) -> Iterator[str]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)


def counted(catalog: Catalog) -> tuple[Catalog, Touched]:
    """Return a catalogue of the same content whose units are counted, and the count."""
    touched = Touched(catalog.units)
    return replace(catalog, units=touched), touched


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
