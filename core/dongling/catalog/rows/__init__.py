"""The light fields of many units as plain columns: some hundred bytes a unit; a record is made when asked for."""

from dongling.catalog.rows.columns import places_of
from dongling.catalog.rows.rows import Rows, pairs_of

__all__ = ["Rows", "pairs_of", "places_of"]
