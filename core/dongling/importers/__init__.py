"""What brings units in."""

from dongling.importers.importer import Importer

__all__ = ["Importer"]
