"""Search of the library, for pages and for JSON."""

from dataclasses import replace

from dongling.catalog import Catalog
from dongling.problems import AWAY, DonglingError
from dongling.search import Query, Results
from dongling_web.http.context import current_library
from dongling_web.http.errors import SearchAway


def find(query: Query, catalog: Catalog) -> Results:
    """Answer a query with units of `catalog` (a reload may have brought others since); SearchAway when it can't."""
    try:
        results = current_library().search(query)
    except Exception as error:
        if isinstance(error, DonglingError) and error.status != AWAY:
            raise
        raise SearchAway(repr(error)) from error
    there, beyond = (
        tuple(hit for hit in hits if hit.identifier in catalog.units) for hits in (results.hits, results.beyond)
    )
    return replace(results, hits=there, beyond=beyond)
