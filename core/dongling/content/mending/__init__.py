"""Slips of writing, found all at once and mended: full-width signs, odd spaces, encodings."""
