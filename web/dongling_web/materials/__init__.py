"""The materials of a unit to print: its pack, each sheet, its key, each set of cards, its rubrics."""
