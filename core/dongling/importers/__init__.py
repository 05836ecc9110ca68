"""Import of units: the protocol."""

from dongling.importers.importer import Importer

__all__ = ["Importer"]
