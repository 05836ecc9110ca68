"""From typed text to what an engine is asked: syntax, filters, expansion, correction, completion."""

from dongling_search.query.correction import RUN, correct
from dongling_search.query.expansion import expand
from dongling_search.query.filters import Facets, ReadQuery, read
from dongling_search.query.syntax import Alternative, Gram, Leaf, Phrase, Plan, Prefix, parse, whole
from dongling_search.query.vocabulary import Vocabulary

__all__ = [
    "RUN",
    "Alternative",
    "Facets",
    "Gram",
    "Leaf",
    "Phrase",
    "Plan",
    "Prefix",
    "ReadQuery",
    "Vocabulary",
    "correct",
    "expand",
    "parse",
    "read",
    "whole",
]
