"""From files to values: YAML read with every guard, decoded, merged and loaded."""

from dongling.content.files import read_terms, read_unit
from dongling.content.folders import shown
from dongling.content.loader import Loader
from dongling.content.sequence_text import SequenceText, read_sequence
from dongling.content.vocabulary import KnownWords
from dongling.content.yamlfile import parse

__all__ = [
    "KnownWords",
    "Loader",
    "SequenceText",
    "parse",
    "read_sequence",
    "read_terms",
    "read_unit",
    "shown",
]
