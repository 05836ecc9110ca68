"""The catalogue of a process that only reads: another keeps the catalogue's file, and this one sees what it wrote."""

from collections.abc import Mapping

from dongling.catalog import Catalog
from dongling.catalog.sqlite import CatalogueFile
from dongling.content.holdings.assembly import Assembly
from dongling.content.holdings.entries import Changes, Holdings
from dongling.content.holdings.surroundings import kept
from dongling.model import Kind


class Follower:
    """Follows a catalogue's file that another process writes."""

    def __init__(self, database: CatalogueFile, kinds: Mapping[str, Kind]) -> None:
        """Begin with what the file holds. Raises CatalogueDamaged when that is not what was written."""
        self._database, self._kinds = database, kinds
        self._holdings = Holdings(database)
        self._assembly = Assembly(database)
        self._around = kept(database, kinds)
        self._digest = database.value("around")
        self.catalog = self._assembly.catalog(self._holdings, self._around, Catalog(), Changes())

    @property
    def in_place(self) -> bool:
        """Whether the file is still the one that is followed."""
        return self._database.in_place and not self._database.damage

    def look(self) -> bool:
        """Take what was written since; return whether there was anything. Raises CatalogueDamaged."""
        digest = self._database.value("around")
        if digest == self._digest and self._database.generation == self._holdings.generation:
            return False
        changes = self._holdings.refresh()
        if digest != self._digest:
            self._around, self._digest = kept(self._database, self._kinds), digest
        self.catalog = self._assembly.catalog(self._holdings, self._around, self.catalog, changes)
        return True
