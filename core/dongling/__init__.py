"""dongling: course units in YAML, loaded, checked and searchable, with plugins for schools."""

from dongling.catalog import Catalog
from dongling.checks import check_minutes
from dongling.exporters import Dated, Exporter, SaysWhatItLeaves, When
from dongling.importers import Importer
from dongling.kinds.lesson import Phase
from dongling.library import Library
from dongling.model import (
    About,
    Fact,
    Kind,
    Minutes,
    Model,
    Place,
    School,
    Sequence,
    Step,
    Term,
    Text,
    Unit,
    Whole,
    Words,
    YesNo,
)
from dongling.plugins import Plugins, hookimpl
from dongling.problems import DonglingError, Problem, Said
from dongling.search import Document, Hit, Lexicon, Part, Query, Results, SearchBackend, TextField
from dongling.settings import Settings

__all__ = [
    "About",
    "Catalog",
    "Dated",
    "Document",
    "DonglingError",
    "Exporter",
    "Fact",
    "Hit",
    "Importer",
    "Kind",
    "Lexicon",
    "Library",
    "Minutes",
    "Model",
    "Part",
    "Phase",
    "Place",
    "Plugins",
    "Problem",
    "Query",
    "Results",
    "Said",
    "SaysWhatItLeaves",
    "School",
    "SearchBackend",
    "Sequence",
    "Settings",
    "Step",
    "Term",
    "Text",
    "TextField",
    "Unit",
    "When",
    "Whole",
    "Words",
    "YesNo",
    "check_minutes",
    "hookimpl",
]
