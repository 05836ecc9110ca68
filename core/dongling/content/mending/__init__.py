"""Slips of writing, found all at once and mended: full-width signs, odd spaces, encodings, names of files."""

from dongling.content.mending.mender import mended
from dongling.content.mending.slips import Mended, Slip

__all__ = ["Mended", "Slip", "mended"]
