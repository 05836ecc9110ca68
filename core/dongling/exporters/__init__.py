"""Export of units and sequences. The door holds the protocols; a format is imported where it is used."""

from dongling.exporters.exporter import Dated, Exporter, SaysWhatItLeaves, Speaks, When, carry, find_exporter

__all__ = ["Dated", "Exporter", "SaysWhatItLeaves", "Speaks", "When", "carry", "find_exporter"]
