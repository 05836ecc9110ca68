"""What the words of a lesson plan mean: labels, tables, prose, plans of our own, tables with a unit a row."""
