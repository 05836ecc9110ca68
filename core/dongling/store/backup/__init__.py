"""A backup of the store: written, read and restored."""
