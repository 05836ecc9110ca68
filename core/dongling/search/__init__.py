"""The contract of search: a query, its results, and the protocol of a backend."""

from dongling.search.backend import Embedding, IndexDamaged, IndexUnwritable, Progress, SearchBackend
from dongling.search.document import Document, TextField, digest, document
from dongling.search.embedder import Embedder, MakeEmbedder, Vector
from dongling.search.facets import own_facets, shown_facets
from dongling.search.lexicon import Lexicon, lexicon
from dongling.search.missed import MISSED_DAYS, Missed, MissedKind, MissedQueries
from dongling.search.parameters import make_query, page_number
from dongling.search.query import DOOR, FACETS, FILTERS, MAX_TEXT, PAGE, Query, Sort
from dongling.search.results import (
    Chip,
    Hit,
    Marked,
    Part,
    Parts,
    Results,
    Via,
    Why,
    as_json,
    facet_values,
    found_beyond,
)

__all__ = [
    "DOOR",
    "FACETS",
    "FILTERS",
    "MAX_TEXT",
    "MISSED_DAYS",
    "PAGE",
    "Chip",
    "Document",
    "Embedder",
    "Embedding",
    "Hit",
    "IndexDamaged",
    "IndexUnwritable",
    "Lexicon",
    "MakeEmbedder",
    "Marked",
    "Missed",
    "MissedKind",
    "MissedQueries",
    "Part",
    "Parts",
    "Progress",
    "Query",
    "Results",
    "SearchBackend",
    "Sort",
    "TextField",
    "Vector",
    "Via",
    "Why",
    "as_json",
    "digest",
    "document",
    "facet_values",
    "found_beyond",
    "lexicon",
    "make_query",
    "own_facets",
    "page_number",
    "shown_facets",
]
