"""dongling: course units in YAML, loaded, checked and searchable, with plugins for schools."""

from dongling.accounts import PluginAction, Reach, Role
from dongling.catalog import Catalog
from dongling.checks import check_minutes
from dongling.exporters import Dated, Exporter, SaysWhatItLeaves, Speaks, When
from dongling.importers import Importer
from dongling.kinds.lesson import Phase
from dongling.languages import Tongue
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
from dongling.search import (
    Document,
    Embedder,
    Hit,
    Lexicon,
    MakeEmbedder,
    Part,
    Query,
    Results,
    SearchBackend,
    TextField,
)
from dongling.settings import Settings

__all__ = [
    "About",
    "Catalog",
    "Dated",
    "Document",
    "DonglingError",
    "Embedder",
    "Exporter",
    "Fact",
    "Hit",
    "Importer",
    "Kind",
    "Lexicon",
    "Library",
    "MakeEmbedder",
    "Minutes",
    "Model",
    "Part",
    "Phase",
    "Place",
    "PluginAction",
    "Plugins",
    "Problem",
    "Query",
    "Reach",
    "Results",
    "Role",
    "Said",
    "SaysWhatItLeaves",
    "School",
    "SearchBackend",
    "Sequence",
    "Settings",
    "Speaks",
    "Step",
    "Term",
    "Text",
    "TextField",
    "Tongue",
    "Unit",
    "When",
    "Whole",
    "Words",
    "YesNo",
    "check_minutes",
    "hookimpl",
]
