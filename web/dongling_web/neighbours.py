"""What comes before and after a unit: its prerequisites and the units that build on it, by stage."""

from dataclasses import dataclass
from typing import Literal

from dongling.catalog import Catalog
from dongling.model import Unit

Place = Literal["before", "here", "after"]


@dataclass(frozen=True)
class Rung:
    """A unit on the ladder; one whose school is not loaded has only its identifier."""

    place: Place
    identifier: str
    unit: Unit | None


def ladder(unit: Unit, catalog: Catalog) -> list[Rung]:
    """Return the units before, this one, and those after; nothing when it stands alone."""
    before = [Rung("before", name, catalog.units.get(name)) for name in unit.prerequisites]
    later = [other for other in catalog.student_units if unit.identifier in other.prerequisites]
    bands = list(catalog.terms.scheme("band"))
    later.sort(key=lambda other: bands.index(other.band) if other.band in bands else len(bands))
    after = [Rung("after", other.identifier, other) for other in later]
    if not before and not after:
        return []
    return [*before, Rung("here", unit.identifier, unit), *after]
