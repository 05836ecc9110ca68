"""Data of the analyzer; scripts/ holds the programs that make it."""
