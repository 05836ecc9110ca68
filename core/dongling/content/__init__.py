"""From files to values: YAML read with every guard, decoded, merged and loaded."""

from dongling.content.content_file import ContentFile
from dongling.content.files import SequenceText, read_sequence, read_terms, read_unit
from dongling.content.folders import shown
from dongling.content.holdings import Documented, Follower
from dongling.content.loader import Loader, Opinion
from dongling.content.vocabulary import KnownWords
from dongling.content.yamlfile import YamlDocument, YamlProblem, parse

__all__ = [
    "ContentFile",
    "Documented",
    "Follower",
    "KnownWords",
    "Loader",
    "Opinion",
    "SequenceText",
    "YamlDocument",
    "YamlProblem",
    "parse",
    "read_sequence",
    "read_terms",
    "read_unit",
    "shown",
]
