"""dongling: course units in YAML, loaded, checked and searchable, with plugins for schools."""

from dongling.catalog import Catalog
from dongling.checks import check_minutes
from dongling.fields import About, Model, Whole, Words, YesNo
from dongling.hookspecs import hookimpl
from dongling.kinds.lesson import Phase
from dongling.library import Library
from dongling.model import Kind, Minutes, School, Sequence, Step, Term, Text, Unit
from dongling.plugins import Plugins
from dongling.problems import DonglingError, Problem, Said
from dongling.searching import Query, Results
from dongling.seeds import Fact, Place
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
