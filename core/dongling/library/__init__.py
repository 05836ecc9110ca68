"""Folders, plugins, catalog and search put together, and kept up to date."""

from dongling.library.advice import Advice, advice
from dongling.library.index import documents
from dongling.library.library import Library
from dongling.library.proof import Proof, proof

__all__ = ["Advice", "Library", "Proof", "advice", "documents", "proof"]
