"""A catalogue that lies in one SQLite file: units are read when they are asked for."""

from dongling.catalog.sqlite.database import CatalogueDamaged, CatalogueFile, CatalogueUnwritable, remove, seal_of
from dongling.catalog.sqlite.items import AT_ONCE, KEPT, Decoded, StoredItems, StoredRow, some_of

__all__ = [
    "AT_ONCE",
    "KEPT",
    "CatalogueDamaged",
    "CatalogueFile",
    "CatalogueUnwritable",
    "Decoded",
    "StoredItems",
    "StoredRow",
    "remove",
    "seal_of",
    "some_of",
]
