"""Manuscripts: units that are being written, from the first word until an editor publishes them, and after."""
