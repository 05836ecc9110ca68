"""From typed text to what an engine is asked: syntax, filters, expansion, correction, completion."""

from dongling_search.query.completion import Completer
from dongling_search.query.correction import RUN, correct
from dongling_search.query.expansion import HALF, MOST, expand
from dongling_search.query.filters import Facets, Read, read
from dongling_search.query.syntax import Alternative, Gram, Leaf, Phrase, Plan, Prefix, parse, whole
from dongling_search.query.vocabulary import Vocabulary

__all__ = [
    "HALF",
    "MOST",
    "RUN",
    "Alternative",
    "Completer",
    "Facets",
    "Gram",
    "Leaf",
    "Phrase",
    "Plan",
    "Prefix",
    "Read",
    "Vocabulary",
    "correct",
    "expand",
    "parse",
    "read",
    "whole",
]
