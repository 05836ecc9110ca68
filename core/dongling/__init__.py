"""dongling: course units in YAML, loaded, checked and searchable, with plugins for schools."""

from dongling.catalog import Catalog
from dongling.checks import check_minutes
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
from dongling.search import Query, Results
from dongling.settings import Settings

__all__ = [
    "About",
    "Catalog",
    "DonglingError",
    "Fact",
    "Kind",
    "Library",
    "Minutes",
    "Model",
    "Phase",
    "Place",
    "Plugins",
    "Problem",
    "Query",
    "Results",
    "Said",
    "School",
    "Sequence",
    "Settings",
    "Step",
    "Term",
    "Text",
    "Unit",
    "Whole",
    "Words",
    "YesNo",
    "check_minutes",
    "hookimpl",
]
