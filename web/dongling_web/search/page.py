"""The results page: hits with why they were found, facets, chips, sorting and paging."""

from flask import Blueprint, render_template, request

from dongling_web.http.context import current_catalog
from dongling_web.search import active_filters, address
from dongling_web.search.address import SearchAddress
from dongling_web.search.finder import find
from dongling_web.search.hits import changed, shown_hits
from dongling_web.workload.answer_cache import cached_answer

page = Blueprint("search", __name__)


@page.get("/search")
@cached_answer
def search() -> str:
    """Show the results of a search."""
    catalog = current_catalog()
    question = SearchAddress.read(request.args, catalog)
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
        chips=active_filters.chips(question, results, catalog),
        names=active_filters.FACET_NAMES,
        at_most=active_filters.at_most,
        sorts=address.SORTS,
        minutes_choices=address.MINUTES,
    )
