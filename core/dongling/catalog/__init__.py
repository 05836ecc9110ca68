"""The catalog: all units, sequences, schools, terms and facts that were loaded, and how to look one up."""

from dongling.catalog.catalog import Catalog
from dongling.catalog.doors import DOOR_NAMES, DOORS, EVERYTHING, PUPIL, TEACHER, beyond, doors_of, find_door
from dongling.catalog.heard_terms import HeardTerms, Question, answer
from dongling.catalog.lookup import find_item, find_value, unknown_value
from dongling.catalog.names import prefix_length, short_name, unit_name
from dongling.catalog.record import Described, Names, Record, record_of
from dongling.catalog.records import Chosen, Records, Several
from dongling.catalog.rows import Rows
from dongling.catalog.table_changes import tables_after
from dongling.catalog.terms import Terms, in_words, terms_of

__all__ = [
    "DOORS",
    "DOOR_NAMES",
    "EVERYTHING",
    "PUPIL",
    "TEACHER",
    "Catalog",
    "Chosen",
    "Described",
    "HeardTerms",
    "Names",
    "Question",
    "Record",
    "Records",
    "Rows",
    "Several",
    "Terms",
    "answer",
    "beyond",
    "doors_of",
    "find_door",
    "find_item",
    "find_value",
    "in_words",
    "prefix_length",
    "record_of",
    "short_name",
    "tables_after",
    "terms_of",
    "unit_name",
    "unknown_value",
]
