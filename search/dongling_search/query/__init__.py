"""From typed text to what an engine is asked: syntax, filters, expansion, correction, completion."""

from dongling_search.query.correction import RUN, correct, is_other_word
from dongling_search.query.expansion import expand
from dongling_search.query.filters import Facets, ReadQuery, filters_of, read, seen_from
from dongling_search.query.names import Names
from dongling_search.query.syntax import Alternative, Gram, Leaf, Phrase, Plan, Prefix, Topic, parse, whole
from dongling_search.query.vocabulary import Vocabulary

__all__ = [
    "RUN",
    "Alternative",
    "Facets",
    "Gram",
    "Leaf",
    "Names",
    "Phrase",
    "Plan",
    "Prefix",
    "ReadQuery",
    "Topic",
    "Vocabulary",
    "correct",
    "expand",
    "filters_of",
    "is_other_word",
    "parse",
    "read",
    "seen_from",
    "whole",
]
