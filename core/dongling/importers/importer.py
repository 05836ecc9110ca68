"""What brings a unit in: a small protocol."""

from typing import Protocol


class Importer(Protocol):
    """A way to bring a unit in, from a file of the format `name`."""

    name: str
    suffix: str

    def read(self, data: bytes) -> str:
        """Return the unit as YAML text, to be looked at and put into a content folder by a person."""
        ...
