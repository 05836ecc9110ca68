"""What the page of a unit says to those who write it: that there is a manuscript, and whether its original changed."""

from dataclasses import dataclass

from dongling.model import Unit
from dongling.problems import DonglingError
from dongling_web.accounts.access import has_accounts, signed_in
from dongling_web.drafts.held_store import current_store
from dongling_web.workshop.ties.origin import origin_changed


@dataclass(frozen=True, slots=True)
class UnitNote:
    """A manuscript of a unit: its number, whether it has come further than what readers see, what it was made from."""

    number: int
    is_ahead: bool
    origin: str
    origin_has_changed: bool


def manuscript_of(unit: Unit) -> UnitNote | None:
    """Return how the manuscript of a unit stands, for those who may see it; None for all others."""
    person = signed_in() if has_accounts() else None
    if person is None:
        return None
    try:
        line = current_store().manuscripts.of_unit(person.actor, unit.school, unit.identifier)
        if line is None:
            return None
        return UnitNote(line.number, line.version != line.published, line.origin, origin_changed(line, person.actor))
    except DonglingError:  # the page of a unit is there whatever is the matter with what people save
        return None
