"""The data model: units, sequences, collections, schools, terms, facts, places. Frozen values that open no file."""

from dongling.model.collection import Collection, CollectionFields, CollectionQuery
from dongling.model.facts import CONFIDENCE, CONFIDENCE_MEANS, Fact, FactSource, Place, fact_tables
from dongling.model.fields import About, Field, Keys, Model, fields_of
from dongling.model.kind import Kind, NoDetails
from dongling.model.scalars import (
    MOST_MINUTES,
    Minutes,
    Text,
    Whole,
    Words,
    YesNo,
    as_identifier,
    is_identifier,
    is_minutes,
    yes_or_no,
)
from dongling.model.school import School, is_colour
from dongling.model.sequence import Sequence, SequenceFields, Step, Task
from dongling.model.source import Located, Source
from dongling.model.term import Basis, Term
from dongling.model.unit import Unit, UnitFields, meant_for_pupils

__all__ = [
    "CONFIDENCE",
    "CONFIDENCE_MEANS",
    "MOST_MINUTES",
    "About",
    "Basis",
    "Collection",
    "CollectionFields",
    "CollectionQuery",
    "Fact",
    "FactSource",
    "Field",
    "Keys",
    "Kind",
    "Located",
    "Minutes",
    "Model",
    "NoDetails",
    "Place",
    "School",
    "Sequence",
    "SequenceFields",
    "Source",
    "Step",
    "Task",
    "Term",
    "Text",
    "Unit",
    "UnitFields",
    "Whole",
    "Words",
    "YesNo",
    "as_identifier",
    "fact_tables",
    "fields_of",
    "is_colour",
    "is_identifier",
    "is_minutes",
    "meant_for_pupils",
    "yes_or_no",
]
