"""From files to values: YAML read with every guard, decoded, merged and loaded."""

from dongling.content.files import fallback_school, read_owned, read_school, read_table, read_terms, read_unit
from dongling.content.folders import read_folder, shown
from dongling.content.loader import Loader
from dongling.content.merge import Found, Read, merged
from dongling.content.vocabulary import Vocabulary
from dongling.content.yamlfile import MAX_BYTES, MAX_DEPTH, Document, YamlProblem, decode, load, locate, parse

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Document",
    "Found",
    "Loader",
    "Read",
    "Vocabulary",
    "YamlProblem",
    "decode",
    "fallback_school",
    "load",
    "locate",
    "merged",
    "parse",
    "read_folder",
    "read_owned",
    "read_school",
    "read_table",
    "read_terms",
    "read_unit",
    "shown",
]
