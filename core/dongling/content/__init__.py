"""From files to values: YAML read with every guard, decoded, merged and loaded."""

from dongling.content.content_file import ContentFile
from dongling.content.files import SequenceText, read_school, read_sequence, read_terms, read_unit
from dongling.content.folders import shown
from dongling.content.holdings import Documented, Follower
from dongling.content.loader import Loader, Opinion
from dongling.content.mending.encodings import ENCODINGS, likely
from dongling.content.mending.raw_text import MAX_BYTES, decode
from dongling.content.mending.repair import Repair, repair
from dongling.content.mending.replacement import replace_file
from dongling.content.mending.slips import MENDABLE
from dongling.content.mending.targets import files_of
from dongling.content.vocabulary import KnownWords
from dongling.content.yamlfile import YamlDocument, YamlProblem, parse

__all__ = [
    "ENCODINGS",
    "MAX_BYTES",
    "MENDABLE",
    "ContentFile",
    "Documented",
    "Follower",
    "KnownWords",
    "Loader",
    "Opinion",
    "Repair",
    "SequenceText",
    "YamlDocument",
    "YamlProblem",
    "decode",
    "files_of",
    "likely",
    "parse",
    "read_school",
    "read_sequence",
    "read_terms",
    "read_unit",
    "repair",
    "replace_file",
    "shown",
]
