"""The program `dongling`."""
