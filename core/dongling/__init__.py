"""dongling: course units in YAML, loaded, checked and searchable, with plugins for schools."""

from dongling.fields import About, Model, Whole, Words, YesNo
from dongling.hookspecs import hookimpl
from dongling.library import Library
from dongling.model import Fact, Kind, Minutes, Place, School, Sequence, Step, Term, Text, Unit
from dongling.plugins import Plugins
from dongling.problems import DonglingError, Problem, Said
from dongling.searching import Query, Results
from dongling.settings import Settings

__all__ = [
    "About",
    "DonglingError",
    "Fact",
    "Kind",
    "Library",
    "Minutes",
    "Model",
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
    "hookimpl",
]
