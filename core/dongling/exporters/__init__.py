"""What carries units and sequences away. The door holds the protocols; a format is imported where it is used."""

from dongling.exporters.exporter import Dated, Exported, Exporter, SaysWhatItLeaves, When, carry, find_exporter

__all__ = ["Dated", "Exported", "Exporter", "SaysWhatItLeaves", "When", "carry", "find_exporter"]
