"""The catalog: all units, sequences, schools, terms and facts that were loaded, and how to look one up."""

from dongling.catalog.catalog import Catalog
from dongling.catalog.lookup import find_item, find_value, unknown_value
from dongling.catalog.names import prefix_length, short_name, unit_name
from dongling.catalog.tables import Names
from dongling.catalog.terms import Terms, in_words, terms_of

__all__ = [
    "Catalog",
    "Names",
    "Terms",
    "find_item",
    "find_value",
    "in_words",
    "prefix_length",
    "short_name",
    "terms_of",
    "unit_name",
    "unknown_value",
]
