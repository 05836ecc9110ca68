"""The results page: hits with why they were found, facets, chips, sorting and paging."""

from dataclasses import replace

from flask import Blueprint, render_template, request

from dongling.catalog import Catalog
from dongling.problems import AWAY, DonglingError
from dongling.search import Query, Results
from dongling_web import asked, chips
from dongling_web.asked import Asked
from dongling_web.current import current_catalog, current_library
from dongling_web.errors import SearchAway
from dongling_web.hits import changed, shown_hits
from dongling_web.kept import kept

page = Blueprint("search", __name__)


def find(query: Query, catalog: Catalog) -> Results:
    """Answer a query with units of `catalog` (a reload may have brought others since); SearchAway when it can't."""
    try:
        results = current_library().search(query)
    except Exception as error:
        if isinstance(error, DonglingError) and error.status != AWAY:
            raise
        raise SearchAway(repr(error)) from error
    return replace(results, hits=tuple(hit for hit in results.hits if hit.identifier in catalog.units))


@page.get("/search")
@kept
def search() -> str:
    """Show what was found."""
    catalog = current_catalog()
    question = Asked.read(request.args, catalog)
    results = find(question.query, catalog)
    return render_template(
        "search/search.html",
        asked=question,
        query=question.query,
        results=results,
        meant=results.corrected or question.query.text,
        changed=changed(question.query.text, results.corrected),
        hits=shown_hits(results, catalog),
        facets=question.facets(results, catalog),
        chips=chips.chips(question, results, catalog),
        names=chips.FACET_NAMES,
        at_most=chips.at_most,
        sorts=asked.SORTS,
        minutes_choices=asked.MINUTES,
    )
