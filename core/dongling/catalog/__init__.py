"""The catalog: all units, sequences, schools, terms and facts that were loaded, and how to look one up."""

from dongling.catalog.catalog import Catalog
from dongling.catalog.lookup import find_item, find_value, unknown_value
from dongling.catalog.terms import Terms, terms_of

__all__ = ["Catalog", "Terms", "find_item", "find_value", "terms_of", "unknown_value"]
