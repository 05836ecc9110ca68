"""The protocol of importers, which read units from files of other formats."""

from typing import Protocol


class Importer(Protocol):
    """Reads a unit from a file of the format `name`."""

    name: str
    suffix: str

    def read(self, data: bytes) -> str:
        """Return the unit as YAML text, to be looked at and put into a content folder by a person."""
        ...
