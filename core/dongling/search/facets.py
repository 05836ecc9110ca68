"""The facets of a catalog: those of every site, and the vocabularies that declare themselves one (`facet: 是`)."""

from dongling.catalog import Terms
from dongling.search.query import FACETS, FILTERS

_TAKEN = frozenset({*FILTERS, "q", "minutes", "door", "page", "limit", "sort", "raw", "back", "theme", "scheme"})
"""What an address says otherwise can't be the name of a facet."""


def own_facets(terms: Terms) -> tuple[str, ...]:
    """Return the vocabularies that declare themselves a facet, in their order."""
    declared = (term.identifier for term in terms.scheme("scheme").values() if term.extra.get("facet"))
    return tuple(scheme for scheme in declared if scheme not in _TAKEN)


def shown_facets(terms: Terms) -> tuple[str, ...]:
    """Return the facets that are counted and shown beside the hits."""
    return (*FACETS, *own_facets(terms))
