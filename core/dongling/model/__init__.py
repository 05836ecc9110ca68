"""What a course is made of: frozen values that open no file."""

from dongling.model.collection import Collection, CollectionFields, CollectionQuery
from dongling.model.facts import CONFIDENCE, CONFIDENCE_MEANS, Fact, FactSource, Place, fact_tables
from dongling.model.fields import About, Field, Keys, Model, fields_of
from dongling.model.kind import Kind, NoDetails
from dongling.model.scalars import IDENTIFIER, Minutes, Text, Whole, Words, YesNo
from dongling.model.school import School
from dongling.model.sequence import Sequence, SequenceFields, Step, Task
from dongling.model.source import Source
from dongling.model.term import Basis, Term
from dongling.model.unit import Unit, UnitFields, meant_for_pupils

__all__ = [
    "CONFIDENCE",
    "CONFIDENCE_MEANS",
    "IDENTIFIER",
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
    "fact_tables",
    "fields_of",
    "meant_for_pupils",
]
