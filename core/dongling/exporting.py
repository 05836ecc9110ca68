"""What carries units and sequences out and in: two small protocols; the formats are files in exporters/."""

from typing import Protocol

from dongling.catalog import Catalog
from dongling.model import Sequence, Unit


class Exporter(Protocol):
    """A way to carry a unit or a sequence away, named by the format that `--as` takes."""

    name: str
    media_type: str
    suffix: str

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the file."""
        ...


class Importer(Protocol):
    """A way to bring a unit in, from a file of the format `name`."""

    name: str
    suffix: str

    def read(self, data: bytes) -> str:
        """Return the unit as YAML text, to be looked at and put into a content folder by a person."""
        ...
