"""The contract of search: a query, its results, and the protocol of a backend."""

from dongling.search.backend import IndexDamaged, IndexUnwritable, SearchBackend
from dongling.search.document import Document, TextField, digest, document
from dongling.search.lexicon import Lexicon, lexicon
from dongling.search.parameters import make_query, page_number
from dongling.search.query import FACETS, FILTERS, MAX_TEXT, PAGE, Query, Sort
from dongling.search.results import Chip, Hit, Marked, Part, Results, Via, Why, as_json, facet_values

__all__ = [
    "FACETS",
    "FILTERS",
    "MAX_TEXT",
    "PAGE",
    "Chip",
    "Document",
    "Hit",
    "IndexDamaged",
    "IndexUnwritable",
    "Lexicon",
    "Marked",
    "Part",
    "Query",
    "Results",
    "SearchBackend",
    "Sort",
    "TextField",
    "Via",
    "Why",
    "as_json",
    "digest",
    "document",
    "facet_values",
    "lexicon",
    "make_query",
    "page_number",
]
