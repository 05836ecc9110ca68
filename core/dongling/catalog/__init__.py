"""All that was loaded, read-only, and how to find a thing in it."""

from dongling.catalog.catalog import Catalog
from dongling.catalog.lookup import find_item, find_value, unknown_value
from dongling.catalog.terms import Terms, terms_of

__all__ = ["Catalog", "Terms", "find_item", "find_value", "terms_of", "unknown_value"]
