"""From files to values: YAML read with every guard, decoded, merged and loaded."""

from dongling.content.content_file import ContentFile
from dongling.content.files import SequenceText, read_sequence, read_terms, read_unit
from dongling.content.folders import read_folder, shown
from dongling.content.loader import Loader
from dongling.content.vocabulary import KnownWords
from dongling.content.yamlfile import parse

__all__ = [
    "ContentFile",
    "KnownWords",
    "Loader",
    "SequenceText",
    "parse",
    "read_folder",
    "read_sequence",
    "read_terms",
    "read_unit",
    "shown",
]
